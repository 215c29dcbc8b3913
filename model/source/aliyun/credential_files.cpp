// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/credential_files.h"

#include "model/source/aliyun/lenient_json.h"

#include <map>

namespace longspan::source::aliyun {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// The lines of one section as keys and values; nothing when there is no such section.
std::optional<std::map<std::string, Secret, std::less<>>> iniSection(std::string_view text, std::string_view name)
{
    std::optional<std::map<std::string, Secret, std::less<>>> section;
    bool inside = false;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.front() == '#' || line.front() == ';')
            continue;
        if (line.front() == '[' && line.back() == ']') {
            inside = trimmed(line.substr(1, line.size() - 2)) == name;
            if (inside && !section)
                section.emplace();
            continue;
        }
        const auto equals = line.find('=');
        if (inside && equals != std::string_view::npos)
            section->insert_or_assign(
                std::string(trimmed(line.substr(0, equals))), Secret(trimmed(line.substr(equals + 1))));
    }
    return section;
}

const Json* findProfile(const Json& config, const std::string& name)
{
    for (const Json* profile : listOf(member(config, "profiles"), "profile"))
        if (textOf(member(*profile, "name")) == name)
            return profile;
    return nullptr;
}

} // namespace

Result<Credentials> readCliProfile(std::string_view text, const std::string& profile)
{
    const Result<Json> config = parseJson(text);
    if (!config)
        return fail(ErrorKind::malformed, config.error().what);
    const std::string name = profile.empty() ? textOf(member(*config, "current")) : profile;
    const Json* found = findProfile(*config, name);
    if (!found)
        return fail(ErrorKind::notFound, "no profile '" + name + "'");
    const std::string mode = textOf(member(*found, "mode"));
    if (mode != "AK" && mode != "StsToken")
        return fail(ErrorKind::refused, "profile '" + name + "' has the mode '" + mode + "', not AK or StsToken");
    Credentials credentials;
    credentials.accessKeyId = textOf(member(*found, "access_key_id"));
    credentials.accessKeySecret = textOf(member(*found, "access_key_secret"));
    if (mode == "StsToken")
        credentials.securityToken = textOf(member(*found, "sts_token"));
    credentials.region = textOf(member(*found, "region_id"));
    credentials.from = "profile " + name;
    if (!credentials.complete())
        return fail(ErrorKind::malformed, "profile '" + name + "' has no key id or no secret");
    if (mode == "StsToken" && credentials.securityToken.empty())
        return fail(ErrorKind::malformed, "profile '" + name + "' has no sts_token");
    return credentials;
}

Result<Credentials> readCredentialsIni(std::string_view text, const std::string& profile)
{
    const std::string name = profile.empty() ? "default" : profile;
    auto section = iniSection(text, name);
    if (!section)
        return fail(ErrorKind::notFound, "no section '" + name + "'");
    const std::string type = (*section)["type"].reveal();
    if (!type.empty() && type != "access_key" && type != "sts")
        return fail(ErrorKind::refused, "section '" + name + "' has the type '" + type + "', not access_key");
    Credentials credentials;
    credentials.accessKeyId = (*section)["access_key_id"];
    credentials.accessKeySecret = (*section)["access_key_secret"];
    credentials.securityToken = (*section)["security_token"];
    credentials.region = (*section)["region_id"].reveal();
    credentials.from = "section " + name;
    if (!credentials.complete())
        return fail(ErrorKind::malformed, "section '" + name + "' has no access_key_id or no access_key_secret");
    if (type == "sts" && credentials.securityToken.empty())
        return fail(ErrorKind::malformed, "section '" + name + "' has no security_token");
    return credentials;
}

} // namespace longspan::source::aliyun
