// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/live_options.h"

#include "app/ctl/saved_profiles.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace longspan::ctl {

namespace {

constexpr std::uint64_t kMostThreads = 1024;
constexpr std::streamsize kLargestFile = 1 << 20;

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? std::string(value) : std::string();
}

Result<std::string> smallFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(ErrorKind::refused, "cannot be read", path);
    std::string text(static_cast<std::size_t>(kLargestFile), '\0');
    file.read(text.data(), kLargestFile);
    if (file.gcount() == kLargestFile)
        return fail(ErrorKind::tooLarge, "is larger than 1 MiB", path);
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlank) + 1 - first));
}

/// "Name: value" a line; empty lines and those that begin with # are passed over.
Result<std::vector<net::Header>> readHeaders(const std::string& path)
{
    const auto text = smallFile(path);
    if (!text)
        return tl::unexpected(text.error());
    std::vector<net::Header> headers;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text->size();) {
        const std::size_t end = std::min(text->find('\n', begin), text->size());
        const std::string line = trimmed(std::string_view(*text).substr(begin, end - begin));
        begin = end + 1;
        ++number;
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t colon = line.find(':');
        if (colon == 0 || colon == std::string::npos)
            return fail(
                ErrorKind::refused, "line " + std::to_string(number) + " is no header: Name: value is expected", path);
        headers.push_back({trimmed(line.substr(0, colon)), Secret(trimmed(line.substr(colon + 1)))});
    }
    return headers;
}

bool namesAccount(const Arguments& arguments)
{
    const auto account = [](const std::string& word) { return word == "aliyun" || word.starts_with("aliyun:"); };
    const auto sources = arguments.values(Option::source);
    return std::any_of(sources.begin(), sources.end(), account) ||
        std::any_of(arguments.words().begin(), arguments.words().end(), account);
}

} // namespace

Result<wiring::LiveAccess> liveAccess(const Context& context)
{
    const Arguments& given = context.arguments;
    wiring::LiveAccess access;
    access.server.user = given.value(Option::user).value_or(environment("LONGSPAN_USER"));
    access.server.password = environment("LONGSPAN_PASSWORD");
    access.server.bearer = environment("LONGSPAN_TOKEN");
    access.reportToken = environment("LONGSPAN_REPORT_TOKEN");
    access.ecsRole = environment("LONGSPAN_ECS_ROLE") == "1";
    if (const auto path = given.value(Option::tokenFile)) {
        auto token = smallFile(*path);
        if (!token)
            return failWith(std::move(token));
        access.server.bearer = trimmed(*token);
    }
    if (const auto path = given.value(Option::headerFile)) {
        auto headers = readHeaders(*path);
        if (!headers)
            return failWith(std::move(headers));
        access.server.headers = std::move(*headers);
    }
    if (const auto path = given.value(Option::caFile)) {
        auto authorities = smallFile(*path);
        if (!authorities)
            return failWith(std::move(authorities));
        access.client.tls.authorities = std::move(*authorities);
    }
    if (namesAccount(given))
        access.credentialsProfile = given.value(Option::profile).value_or("");
    return access;
}

Result<wiring::OpenOptions> openOptions(const Context& context)
{
    const auto threads = context.arguments.count(Option::threads, 0);
    if (!threads)
        return tl::unexpected(threads.error());
    auto live = liveAccess(context);
    if (!live)
        return failWith(std::move(live));
    wiring::OpenOptions options;
    options.now = context.now;
    options.threads = static_cast<unsigned>(std::min(*threads, kMostThreads));
    options.live = std::move(*live);
    return options;
}

Result<std::vector<std::string>> sourceWords(const Arguments& arguments, const std::vector<std::string>& words)
{
    std::vector<std::string> sources = arguments.values(Option::source);
    sources.insert(sources.end(), words.begin(), words.end());
    const std::vector<std::string> urls = arguments.values(Option::url);
    sources.insert(sources.end(), urls.begin(), urls.end());
    if (arguments.has(Option::demoCloud))
        sources.emplace_back("demo-cloud");
    const auto profile = arguments.value(Option::profile);
    if (!profile || namesAccount(arguments))
        return sources;
    auto saved = savedSource(*profile);
    if (!saved)
        return failWith(std::move(saved));
    sources.insert(sources.end(), saved->begin(), saved->end());
    return sources;
}

} // namespace longspan::ctl
