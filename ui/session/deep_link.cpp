// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/deep_link.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace longspan::session {
namespace {

/// Takes a value over; false when it makes no sense.
using Setter = bool (*)(DeepLink&, const std::string&);

struct Option {
    std::string_view name;
    Setter set;
};

bool setTrace(DeepLink& link, const std::string& value)
{
    const std::optional<TraceId> id = traceIdFromHex(value);
    link.trace = id.value_or(TraceId{});
    return link.trace.valid();
}

bool setSpan(DeepLink& link, const std::string& value)
{
    link.span = spanIdFromHex(value).value_or(SpanId::none);
    return link.span != SpanId::none;
}

bool setTime(DeepLink& link, const std::string& value, Nanos TimeRange::*end)
{
    const std::optional<Nanos> time = parseTime(value);
    if (!time)
        return false;
    if (!link.time)
        link.time.emplace();
    (*link.time).*end = *time;
    return true;
}

template <std::string DeepLink::*Field>
bool setText(DeepLink& link, const std::string& value)
{
    link.*Field = value;
    return true;
}

constexpr Option kOptions[] = {
    {"--source", setText<&DeepLink::source>},
    {"--region", setText<&DeepLink::region>},
    {"--service", setText<&DeepLink::service>},
    {"--interface", setText<&DeepLink::interface>},
    {"--trace", setTrace},
    {"--span", setSpan},
    {"--from", [](DeepLink& link, const std::string& value) { return setTime(link, value, &TimeRange::from); }},
    {"--to", [](DeepLink& link, const std::string& value) { return setTime(link, value, &TimeRange::to); }},
};

/// One argument after the other.
class Parser {
public:
    explicit Parser(std::span<const std::string> args) : m_args(args) {}

    Result<DeepLink> parse()
    {
        while (m_at < m_args.size()) {
            const std::string& word = m_args[m_at++];
            if (m_optionsEnded || word.size() < 2 || word.front() != '-')
                m_link.files.push_back(word);
            else if (word == "--")
                m_optionsEnded = true;
            else if (Result<> done = option(word); !done)
                return failWith(std::move(done));
        }
        return whole();
    }

private:
    Result<> option(const std::string& word)
    {
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto* const known = std::find_if(
            std::begin(kOptions), std::end(kOptions), [&](const Option& each) { return each.name == name; });
        if (known == std::end(kOptions))
            return fail(ErrorKind::malformed, "unknown option", name);
        if (equals == std::string::npos && m_at == m_args.size())
            return fail(ErrorKind::malformed, "a value is missing", name);
        const std::string value = equals == std::string::npos ? m_args[m_at++] : word.substr(equals + 1);
        if (!known->set(m_link, value))
            return fail(ErrorKind::malformed, "'" + value + "' is no value for it", name);
        return {};
    }

    Result<DeepLink> whole()
    {
        if (m_link.span != SpanId::none && !m_link.trace.valid())
            return fail(ErrorKind::malformed, "needs --trace", "--span");
        if (!m_link.interface.empty() && m_link.service.empty())
            return fail(ErrorKind::malformed, "needs --service", "--interface");
        if (m_link.time && m_link.time->from >= m_link.time->to)
            return fail(ErrorKind::malformed, "ends before it begins", "--to");
        return m_link;
    }

    std::span<const std::string> m_args;
    std::size_t m_at = 0;
    bool m_optionsEnded = false;
    DeepLink m_link;
};

bool isPlain(std::string_view text)
{
    const auto plain = [](char c) {
        constexpr std::string_view kOthers = "-_./:=,@%+";
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            kOthers.find(c) != std::string_view::npos;
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), plain);
}

std::string quoted(std::string_view text)
{
    if (isPlain(text))
        return std::string(text);
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'')
            result += "'\\''";
        else
            result += c;
    }
    return result + "'";
}

} // namespace

Result<DeepLink> parseDeepLink(std::span<const std::string> args)
{
    return Parser(args).parse();
}

std::vector<std::string> toArguments(const DeepLink& link)
{
    std::vector<std::string> args;
    const auto add = [&args](const char* name, std::string value) {
        if (!value.empty())
            args.insert(args.end(), {name, std::move(value)});
    };
    add("--source", link.source);
    add("--region", link.region);
    add("--service", link.service);
    add("--interface", link.interface);
    add("--trace", link.trace.valid() ? toHex(link.trace) : std::string());
    add("--span", link.span == SpanId::none ? std::string() : toHex(link.span));
    if (link.time && link.time->from != TimeRange().from)
        add("--from", timeText(link.time->from));
    if (link.time && link.time->to != TimeRange().to)
        add("--to", timeText(link.time->to));
    const bool odd = std::any_of(
        link.files.begin(), link.files.end(), [](const std::string& file) { return file.starts_with('-'); });
    if (odd) {
        args.emplace_back("--");
        args.insert(args.end(), link.files.begin(), link.files.end());
    } else {
        args.insert(args.begin(), link.files.begin(), link.files.end());
    }
    return args;
}

std::string toCommandLine(std::string_view program, const DeepLink& link)
{
    std::string line = quoted(program);
    for (const std::string& argument : toArguments(link))
        line += ' ' + quoted(argument);
    return line;
}

Selection toSelection(const DeepLink& link)
{
    Selection selection{.source = link.source, .region = link.region, .application = link.service};
    if (!link.interface.empty())
        selection.interface = InterfaceRef{link.service, link.interface};
    if (link.trace.valid())
        selection.call = CallRef{link.trace, link.span};
    if (link.time)
        selection.time = TimeChoice::between(*link.time);
    return selection;
}

} // namespace longspan::session
