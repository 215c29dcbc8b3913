// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/open_source.h"

#include "model/source/demo_source.h"
#include "model/source/file_source.h"
#include "model/source/store_source.h"

#include <algorithm>
#include <charconv>

namespace longspan::wiring {

namespace {

bool takeWord(std::string_view& text, std::string_view word)
{
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

Result<> readDemoOption(std::string_view option, source::DemoOptions& options)
{
    std::string_view value = option;
    if (takeWord(value, "seed=")) {
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), options.seed);
        if (error == std::errc{} && end == value.data() + value.size())
            return {};
        return fail(ErrorKind::malformed, "a seed is a whole number", std::string(option));
    }
    if (takeWord(value, "now=")) {
        const auto time = parseTime(value);
        if (!time)
            return fail(ErrorKind::malformed, "not a time", std::string(option));
        options.now = *time;
        return {};
    }
    return fail(ErrorKind::malformed, "the demo knows seed=NUMBER and now=TIME", std::string(option));
}

Result<source::SourcePtr> openDemo(std::string_view rest, const OpenOptions& options)
{
    source::DemoOptions demo;
    demo.now = options.now;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        if (auto read = readDemoOption(rest.substr(0, comma), demo); !read)
            return failWith(std::move(read));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return source::makeDemoSource(demo);
}

} // namespace

bool isDemo(std::string_view word)
{
    return word == "demo" || word.starts_with("demo:");
}

bool isStore(std::string_view word)
{
    if (word.starts_with("store:"))
        return true;
    takeWord(word, "file:");
    return source::looksLikeStore(std::string(word));
}

std::vector<std::string> withoutPrefixes(const std::vector<std::string>& words)
{
    std::vector<std::string> paths;
    for (std::string_view word : words) {
        if (!takeWord(word, "file:"))
            takeWord(word, "store:");
        paths.emplace_back(word);
    }
    return paths;
}

Result<source::SourcePtr> openSource(
    const std::vector<std::string>& words, const OpenOptions& options, const Call& call)
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    const std::vector<std::string> paths = withoutPrefixes(words);
    if (words.size() == 1 && isDemo(words.front()))
        return openDemo(
            std::string_view(words.front()).substr(std::min<std::size_t>(5, words.front().size())), options);
    if (words.size() == 1 && isLive(words.front()))
        return openLive(words.front(), options.live, options.now, call);
    if (const auto live = std::find_if(words.begin(), words.end(), isLive); live != words.end())
        return fail(ErrorKind::malformed, "a server or an account is a source of its own", *live);
    if (words.size() == 1 && isStore(words.front()))
        return source::openStore(paths.front(), call);
    decode::Options reading;
    reading.threads = options.threads;
    return source::openFiles(paths, reading, call);
}

} // namespace longspan::wiring
