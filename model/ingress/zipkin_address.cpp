// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/zipkin_address.h"

#include "model/base/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace longspan::ingress {

namespace {

constexpr std::string_view kV1Path = "/api/v1/spans";
constexpr std::string_view kV2Path = "/api/v2/spans";

/// What is cut off both ends: ASCII blanks, then no-break, ideographic and zero-width spaces and the byte order mark.
constexpr std::array<std::string_view, 13> kBlanks{" ", "\t", "\n", "\r", "\v", "\f", "\xC2\xA0", "\xE3\x80\x80",
    "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0", "\xEF\xBB\xBF"};

constexpr std::array<std::pair<std::string_view, char>, 3> kWide{
    {{"\xEF\xBC\x9F", '?'}, {"\xEF\xBC\x9A", ':'}, {"\xEF\xBC\x8F", '/'}}};

std::string_view trim(std::string_view text)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (const std::string_view blank : kBlanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                changed = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                changed = true;
            }
        }
    }
    return text;
}

std::string narrow(std::string_view text)
{
    std::string result(text);
    for (const auto& [wide, plain] : kWide)
        for (std::size_t at = result.find(wide); at != std::string::npos; at = result.find(wide, at + 1))
            result.replace(at, wide.size(), 1, plain);
    return result;
}

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool blankInside(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), isControl) ||
        std::any_of(kBlanks.begin(), kBlanks.end(), [text](std::string_view blank) { return holds(text, blank); });
}

/// A port from 1 to 65535, nothing else around it.
std::optional<std::int64_t> readPort(std::string_view text)
{
    std::int64_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc() || end != text.data() + text.size() || port < 1 || port > 65535)
        return std::nullopt;
    return port;
}

std::optional<AddressFault> faultOf(std::string_view text)
{
    if (text.empty())
        return AddressFault::empty;
    if (blankInside(text))
        return AddressFault::blankInside;
    constexpr std::array<std::pair<char, AddressFault>, 4> kFaults{{{'"', AddressFault::quote},
        {'\\', AddressFault::backslash}, {'$', AddressFault::dollar}, {'*', AddressFault::masked}}};
    for (const auto& [character, fault] : kFaults)
        if (text.find(character) != std::string_view::npos)
            return fault;
    return std::nullopt;
}

/// Takes an access point through its steps.
class Normaliser {
public:
    AccessPoint run(std::string_view pasted)
    {
        const std::string_view trimmed = trim(pasted);
        did(AddressStep::trimmed, trimmed != pasted);
        m_text = narrow(trimmed);
        did(AddressStep::narrowed, m_text != trimmed);
        if (!m_result.fault)
            m_result.fault = takeScheme();
        if (!m_result.fault)
            m_result.fault = faultOf(m_text);
        if (!m_result.fault)
            shape();
        if (!m_result.fault)
            m_result.host = m_text;
        return std::move(m_result);
    }

private:
    void did(AddressStep step, bool really)
    {
        if (really)
            m_result.steps.push_back(step);
    }

    std::optional<AddressFault> takeScheme()
    {
        std::size_t length = 0;
        if (sameInAnyCase(std::string_view(m_text).substr(0, 7), "http://"))
            length = 7;
        else if (m_text.starts_with("//"))
            length = 2;
        did(AddressStep::droppedScheme, length > 0);
        m_text.erase(0, length);
        if (sameInAnyCase(std::string_view(m_text).substr(0, 8), "https://"))
            return AddressFault::https;
        // A scheme stands before the first slash; a URL inside a query is nobody's business.
        const std::size_t slash = m_text.find('/');
        const bool scheme = slash != std::string::npos && slash > 1 && m_text.compare(slash - 1, 3, "://") == 0;
        return scheme ? std::optional(AddressFault::otherScheme) : std::nullopt;
    }

    void shape()
    {
        const std::size_t slash = m_text.find('/');
        if (slash == std::string::npos || slash + 1 == m_text.size() || m_text.substr(slash) == "/?")
            shapeBareHost(slash);
        else
            shapePath();
    }

    void shapeBareHost(std::size_t slash)
    {
        const bool marked = m_text.ends_with('?');
        while (m_text.ends_with('?'))
            m_text.pop_back();
        did(AddressStep::droppedQuestionMark, marked);
        did(AddressStep::droppedSlash, slash != std::string::npos);
        m_text.resize(std::min(slash, m_text.size()));
        if (holds(m_text, "?"))
            m_result.fault = AddressFault::otherPath;
        else if (m_text.empty())
            m_result.fault = AddressFault::empty;
        else
            movePort();
    }

    void movePort()
    {
        const std::size_t colon = m_text.rfind(':');
        if (colon == std::string::npos || m_text.ends_with(']'))
            return;
        if (m_text.front() != '[' && m_text.find(':') != colon) {
            m_text = '[' + m_text + ']';
            did(AddressStep::bracketed, true);
            return;
        }
        m_result.port = readPort(std::string_view(m_text).substr(colon + 1));
        if (!m_result.port) {
            m_result.fault = AddressFault::badPort;
            return;
        }
        m_text.resize(colon);
        did(AddressStep::movedPort, true);
    }

    void shapePath()
    {
        // A "#" at the end works like the question mark: what follows it is cut off.
        const std::size_t mark = m_text.find_first_of("?#");
        std::string path = m_text.substr(0, mark);
        const std::string query = mark == std::string::npos ? "" : m_text.substr(mark);
        if (path.ends_with(kV2Path)) {
            path.replace(path.size() - kV2Path.size(), kV2Path.size(), kV1Path);
            did(AddressStep::turnedToV1, true);
        }
        if (!path.ends_with(kV1Path)) {
            m_result.fault = AddressFault::otherPath;
            return;
        }
        did(AddressStep::addedQuestionMark, query.empty());
        const bool onlyMarks = query.find_first_not_of('?') == std::string::npos;
        did(AddressStep::droppedQuestionMark, onlyMarks && query.size() > 1);
        m_text = path + (onlyMarks ? "?" : query);
    }

    std::string m_text;
    AccessPoint m_result;
};

/// Splits "user@host:port"; false when a port is there that is none, or an address that needs brackets.
bool readAuthority(std::string_view authority, ZipkinTarget& target)
{
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
        authority.remove_prefix(at + 1);
    const std::size_t bracket = authority.find(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    target.host = authority.substr(0, colon);
    target.port = "80";
    if (target.host.empty())
        return false;
    if (colon == std::string_view::npos || colon + 1 == authority.size())
        return true;
    target.port = authority.substr(colon + 1);
    return readPort(target.port).has_value() || target.port == "0";
}

struct RegionCode {
    std::string_view code;
    std::string_view region;
};

/// Of the older form of access points.
constexpr std::array<RegionCode, 13> kRegionCodes{
    {{"hz", "cn-hangzhou"}, {"sh", "cn-shanghai"}, {"qd", "cn-qingdao"}, {"bj", "cn-beijing"}, {"zb", "cn-zhangjiakou"},
        {"sz", "cn-shenzhen"}, {"hk", "cn-hongkong"}, {"jp", "ap-northeast-1"}, {"sg", "ap-southeast-1"},
        {"indonesia", "ap-southeast-5"}, {"frankfurt", "eu-central-1"}, {"lundun", "eu-west-1"}, {"usw", "us-west-1"}}};

/// The part between a start and an end; nothing when the text has not both.
std::optional<std::string_view> between(std::string_view text, std::string_view start, std::string_view end)
{
    if (text.size() <= start.size() + end.size() || !text.starts_with(start) || !text.ends_with(end))
        return std::nullopt;
    return text.substr(start.size(), text.size() - start.size() - end.size());
}

} // namespace

ZipkinTarget zipkinTarget(std::string_view collectorHost, std::int64_t collectorPort)
{
    ZipkinTarget target;
    target.url = "http://" + std::string(collectorHost) + ':' + std::to_string(collectorPort) + std::string(kV1Path);
    std::string_view rest = std::string_view(target.url).substr(7);
    target.usable = std::none_of(rest.begin(), rest.end(), [](char c) { return c == ' ' || isControl(c); });
    rest = rest.substr(0, rest.find('#'));
    const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
    target.usable &= readAuthority(rest.substr(0, end), target);
    rest.remove_prefix(end);
    const std::size_t mark = std::min(rest.find('?'), rest.size());
    target.path = mark == 0 ? "/" : std::string(rest.substr(0, mark));
    target.query = rest.substr(std::min(mark + 1, rest.size()));
    return target;
}

AccessPoint normaliseAccessPoint(std::string_view pasted)
{
    return Normaliser().run(pasted);
}

std::optional<AlibabaHost> readAlibabaHost(std::string_view host)
{
    constexpr std::string_view kInternal = "-internal";
    std::string_view name;
    bool coded = true;
    if (const auto code = between(host, "tracing-analysis-dc-", ".aliyuncs.com"))
        name = *code;
    else if (const auto region = between(host, "tracing-", ".arms.aliyuncs.com")) {
        name = *region;
        coded = false;
    } else {
        return std::nullopt;
    }
    AlibabaHost result;
    result.internal = name.ends_with(kInternal);
    if (result.internal)
        name.remove_suffix(kInternal.size());
    if (!coded) {
        result.region = name;
        return result;
    }
    const auto known = std::find_if(
        kRegionCodes.begin(), kRegionCodes.end(), [name](const RegionCode& row) { return row.code == name; });
    if (known != kRegionCodes.end())
        result.region = known->region;
    return result;
}

std::string withoutToken(std::string_view text)
{
    constexpr std::string_view kMark = "adapt_";
    constexpr std::string_view kDots = "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2";
    std::string result;
    while (true) {
        const std::size_t found = text.find(kMark);
        if (found == std::string_view::npos)
            return result.append(text);
        result.append(text.substr(0, found + kMark.size())).append(kDots);
        text.remove_prefix(found + kMark.size());
        text.remove_prefix(std::min(text.find_first_of("/?\"' \t\r\n"), text.size()));
    }
}

} // namespace longspan::ingress
