// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace longspan::ctl {

namespace {

const OptionInfo* findByName(std::string_view name)
{
    const auto all = allOptions();
    const auto found = std::find_if(all.begin(), all.end(), [name](const OptionInfo& o) { return o.name == name; });
    return found == all.end() ? nullptr : &*found;
}

const OptionInfo* findByLetter(char letter)
{
    const auto all = allOptions();
    const auto found =
        std::find_if(all.begin(), all.end(), [letter](const OptionInfo& o) { return o.letter == letter; });
    return found == all.end() || letter == 0 ? nullptr : &*found;
}

bool isKnown(const OptionInfo& option, std::span<const Option> known)
{
    return std::find(known.begin(), known.end(), option.option) != known.end();
}

tl::unexpected<Error> unknownOption(std::string_view word, std::string_view name, std::span<const Option> known)
{
    std::vector<std::string_view> names;
    for (const Option option : known)
        names.push_back(info(option).name);
    const std::string near = nearest(name, names);
    std::string what = "no such option";
    if (!near.empty())
        what += "; did you mean --" + near + "?";
    return fail(ErrorKind::malformed, std::move(what), std::string(word));
}

/// One option as it stands on the command line, taken apart.
struct Written {
    const OptionInfo* option = nullptr;
    std::string name;
    std::optional<std::string> value;
};

Written takeApart(const std::string& word)
{
    Written written;
    if (word.starts_with("--")) {
        const std::size_t equals = word.find('=');
        written.name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        written.option = findByName(written.name);
        if (equals != std::string::npos)
            written.value = word.substr(equals + 1);
        return written;
    }
    written.name = word.substr(1, 1);
    written.option = findByLetter(word[1]);
    if (word.size() > 2)
        written.value = word.substr(word[2] == '=' ? 3 : 2);
    return written;
}

} // namespace

Result<Arguments> Arguments::parse(std::span<const std::string> words, std::span<const Option> known)
{
    Arguments arguments;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (word == "--") {
            arguments.m_words.insert(
                arguments.m_words.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
            break;
        }
        if (word.size() < 2 || word.front() != '-') {
            arguments.m_words.push_back(word);
            continue;
        }
        Written written = takeApart(word);
        if (!written.option || !isKnown(*written.option, known))
            return unknownOption(word, written.name, known);
        const bool wantsValue = !written.option->value.empty();
        if (!wantsValue && written.value)
            return fail(ErrorKind::malformed, "this option takes no value", word);
        if (wantsValue && !written.value) {
            if (at + 1 == words.size())
                return fail(
                    ErrorKind::malformed, "this option needs a value: " + std::string(written.option->value), word);
            written.value = words[++at];
        }
        arguments.m_options.emplace_back(written.option->option, written.value.value_or(std::string()));
    }
    return arguments;
}

bool Arguments::has(Option option) const
{
    return std::any_of(m_options.begin(), m_options.end(), [option](const auto& o) { return o.first == option; });
}

std::optional<std::string> Arguments::value(Option option) const
{
    const auto found =
        std::find_if(m_options.rbegin(), m_options.rend(), [option](const auto& o) { return o.first == option; });
    return found == m_options.rend() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Arguments::values(Option option) const
{
    std::vector<std::string> values;
    for (const auto& [given, value] : m_options)
        if (given == option)
            values.push_back(value);
    return values;
}

void Arguments::move(Option from, Option to, bool fits(const std::string& value))
{
    for (auto& [option, value] : m_options)
        if (option == from && fits(value))
            option = to;
}

namespace {

tl::unexpected<Error> badValue(Option option, const std::string& value, std::string_view wanted)
{
    return fail(
        ErrorKind::malformed, "'" + value + "' is not " + std::string(wanted), "--" + std::string(info(option).name));
}

} // namespace

Result<std::uint64_t> Arguments::count(Option option, std::uint64_t otherwise) const
{
    const auto text = value(option);
    if (!text)
        return otherwise;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size())
        return badValue(option, *text, "a whole number");
    return number;
}

Result<std::optional<Nanos>> Arguments::duration(Option option) const
{
    const auto text = value(option);
    if (!text)
        return std::optional<Nanos>();
    const auto duration = parseDuration(*text);
    if (!duration)
        return badValue(option, *text, "a duration such as 250ms, 1.5s, 30m or 7d");
    return duration;
}

Result<std::optional<Nanos>> Arguments::time(Option option) const
{
    const auto text = value(option);
    if (!text)
        return std::optional<Nanos>();
    const auto time = parseTime(*text);
    if (!time)
        return badValue(option, *text, "a time such as 2026-05-01T10:00:00Z or @1777629600");
    return time;
}

std::string nearest(std::string_view word, std::span<const std::string_view> candidates)
{
    std::size_t best = 4;
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        std::vector<std::size_t> row(candidate.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 1; i <= word.size() && i <= 64; ++i) {
            std::size_t diagonal = row[0]++;
            for (std::size_t j = 1; j <= candidate.size(); ++j) {
                const std::size_t replaced = diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
            }
        }
        if (row.back() < best && row.back() * 2 < candidate.size() + 1) {
            best = row.back();
            found = candidate;
        }
    }
    return std::string(found);
}

} // namespace longspan::ctl
