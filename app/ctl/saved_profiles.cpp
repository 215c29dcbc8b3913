// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/saved_profiles.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

namespace longspan::ctl {

namespace {

using Fields = std::map<std::string, std::string, std::less<>>;

std::string settingsPath()
{
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const std::string folder = config && *config ? std::string(config) : std::string(home ? home : "") + "/.config";
    return folder + "/longspan/longspan.ini";
}

/// A list as the settings write it: texts between commas, quoted where they hold one.
std::vector<std::string> listOf(std::string_view text)
{
    std::vector<std::string> list;
    std::string current;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\' && at + 1 < text.size()) {
            current += text[++at];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            list.push_back(std::move(current));
            current.clear();
        } else if (c != ' ' || quoted || !current.empty()) {
            current += c;
        }
    }
    if (!current.empty())
        list.push_back(std::move(current));
    return list;
}

/// Lines of [sources]: "NAME\field=value", by name and field.
std::map<std::string, Fields, std::less<>> profilesIn(std::string_view settings)
{
    std::map<std::string, Fields, std::less<>> profiles;
    bool inSources = false;
    for (std::size_t begin = 0; begin < settings.size();) {
        const std::size_t end = std::min(settings.find('\n', begin), settings.size());
        std::string_view line = settings.substr(begin, end - begin);
        begin = end + 1;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.starts_with('[')) {
            inSources = line == "[sources]";
            continue;
        }
        const std::size_t equals = line.find('=');
        const std::size_t slash = line.find('\\');
        if (!inSources || equals == std::string_view::npos || slash > equals)
            continue;
        profiles[std::string(line.substr(0, slash))].emplace(
            line.substr(slash + 1, equals - slash - 1), line.substr(equals + 1));
    }
    return profiles;
}

Result<std::vector<std::string>> wordsOf(const std::string& name, const Fields& fields)
{
    const auto field = [&fields](std::string_view key) {
        const auto found = fields.find(key);
        return found == fields.end() ? std::string() : found->second;
    };
    const std::string kind = field("kind");
    if (kind == "demo")
        return std::vector<std::string>{"demo"};
    if (kind == "aliyun") {
        if (field("options\\standIn") == "yes")
            return std::vector<std::string>{"demo-cloud"};
        const std::string region = field("options\\region");
        return std::vector<std::string>{region.empty() ? "aliyun" : "aliyun:" + region};
    }
    if (kind != "zipkin" && kind != "jaeger" && kind != "file" && kind != "store")
        return fail(ErrorKind::refused, "this version cannot open sources of kind '" + kind + "'", name);
    std::vector<std::string> words;
    for (const std::string& place : listOf(field("places")))
        words.push_back(kind + ":" + place);
    return words;
}

} // namespace

Result<std::vector<std::string>> sourceIn(std::string_view settings, const std::string& name)
{
    const auto profiles = profilesIn(settings);
    const auto found = profiles.find(name);
    if (found != profiles.end())
        return wordsOf(name, found->second);
    std::string known;
    for (const auto& [id, fields] : profiles)
        known.append(known.empty() ? "" : ", ").append(id);
    return fail(ErrorKind::notFound,
        "no profile '" + name + "' is saved" + (known.empty() ? std::string() : "; there are " + known));
}

Result<std::vector<std::string>> savedSource(const std::string& name)
{
    std::ifstream file(settingsPath(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return sourceIn(text, name);
}

} // namespace longspan::ctl
