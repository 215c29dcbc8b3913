// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/url.h"

#include "model/base/ascii.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace longspan::net {

namespace {

bool isBad(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return value <= 0x20 || value == 0x7F;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBad(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBad(text.back()))
        text.remove_suffix(1);
    return text;
}

// "scheme" of "scheme:rest"; "shop.example:9411" has none, as digits follow.
std::string_view schemeOf(std::string_view text)
{
    const std::size_t colon = text.find("://");
    if (colon == std::string_view::npos || colon == 0)
        return {};
    const std::string_view scheme = text.substr(0, colon);
    const bool fits = std::all_of(scheme.begin(), scheme.end(), [](char byte) {
        const char small = lowered(byte);
        return (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || small == '+' || small == '-' ||
            small == '.';
    });
    return fits ? scheme : std::string_view();
}

void takeUser(std::string_view& authority, Url& url)
{
    const std::size_t at = authority.rfind('@');
    if (at == std::string_view::npos)
        return;
    const std::string_view user = authority.substr(0, at);
    const std::size_t colon = user.find(':');
    url.user = Secret(percentDecode(user.substr(0, colon)));
    if (colon != std::string_view::npos)
        url.password = Secret(percentDecode(user.substr(colon + 1)));
    authority.remove_prefix(at + 1);
}

std::optional<std::uint16_t> portNumber(std::string_view text)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc() || end != text.data() + text.size() || port == 0)
        return std::nullopt;
    return port;
}

// Where the host ends and ":port" begins.
std::size_t hostLength(std::string_view authority)
{
    if (!authority.empty() && authority.front() == '[') {
        const std::size_t close = authority.find(']');
        return close == std::string_view::npos ? 0 : close + 1;
    }
    return std::min(authority.find(':'), authority.size());
}

bool takeAuthority(std::string_view authority, Url& url)
{
    takeUser(authority, url);
    const std::size_t length = hostLength(authority);
    url.host = lowered(authority.substr(0, length));
    const std::string_view rest = authority.substr(length);
    const bool strange = std::any_of(url.host.begin(), url.host.end(),
        [](char byte) { return std::string_view("<>\"\\^`{|}%").find(byte) != std::string_view::npos; });
    if (url.host.empty() || url.host == "[]" || strange)
        return false;
    if (rest.empty() || rest == ":")
        return true;
    const std::optional<std::uint16_t> port = rest.front() == ':' ? portNumber(rest.substr(1)) : std::nullopt;
    if (!port)
        return false;
    url.port = *port == (url.scheme == "https" ? 443 : 80) ? 0 : *port;
    return true;
}

// RFC 3986 section 5.2.4.
std::string withoutDots(std::string_view path)
{
    std::string out;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        const std::string_view segment = path.substr(0, path.find('/'));
        path.remove_prefix(segment.size());
        if (segment == "." || segment == "..") {
            if (segment == ".." && !out.empty())
                out.erase(out.rfind('/'));
            if (path.empty())
                out += '/';
            continue;
        }
        out.append("/").append(segment);
    }
    return out.empty() ? "/" : out;
}

void takePathAndQuery(std::string_view rest, Url& url)
{
    rest = rest.substr(0, rest.find('#'));
    const std::size_t mark = rest.find('?');
    std::string path(rest.substr(0, mark));
    if (path.empty() || path.front() != '/')
        path.insert(path.begin(), '/');
    url.path = withoutDots(path);
    url.query = mark == std::string_view::npos ? std::string() : std::string(rest.substr(mark + 1));
}

bool isUnreserved(char byte)
{
    const char small = lowered(byte);
    return (small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' ||
        byte == '_' || byte == '~';
}

std::string encoded(std::string_view text, char alsoKept)
{
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size() + text.size() / 2);
    for (const char byte : text) {
        if (isUnreserved(byte) || (alsoKept != '\0' && byte == alsoKept)) {
            out += byte;
            continue;
        }
        const auto value = static_cast<unsigned char>(byte);
        out += '%';
        out += kDigits[value >> 4U];
        out += kDigits[value & 15U];
    }
    return out;
}

int hexDigit(char byte)
{
    const char small = lowered(byte);
    if (small >= '0' && small <= '9')
        return small - '0';
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

} // namespace

std::string Url::origin() const
{
    return scheme + "://" + host + (port == 0 ? std::string() : ":" + std::to_string(port));
}

std::string Url::place() const
{
    return origin() + path;
}

std::string Url::text() const
{
    return query.empty() ? place() : place() + "?" + query;
}

std::uint16_t Url::effectivePort() const
{
    if (port != 0)
        return port;
    return scheme == "https" ? 443 : 80;
}

std::string placeOf(std::string_view url)
{
    std::string out(url.substr(0, url.find_first_of("?#")));
    const std::size_t slashes = out.find("//");
    const std::size_t begin = slashes == std::string::npos ? 0 : slashes + 2;
    // As far as a person may have meant it: a password with a slash in it is no URL, and still no one's business.
    const std::size_t at = out.rfind('@');
    if (at != std::string::npos && at >= begin)
        out.erase(begin, at + 1 - begin);
    std::replace_if(
        out.begin(), out.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x20; }, ' ');
    static constexpr std::size_t kLongest = 300;
    return out.size() > kLongest ? out.substr(0, kLongest) : out;
}

Result<Url> parseUrl(std::string_view text)
{
    text = trimmed(text);
    Url url;
    const std::string_view scheme = schemeOf(text);
    url.scheme = lowered(scheme);
    if (url.scheme.empty())
        return fail(ErrorKind::malformed, "not the address of a server", placeOf(text));
    if (url.scheme != "http" && url.scheme != "https")
        return fail(ErrorKind::refused, "only http and https are spoken, not " + url.scheme, placeOf(text));
    if (std::any_of(text.begin(), text.end(), isBad))
        return fail(ErrorKind::malformed, "a space or control character in an address", placeOf(text));
    const std::string_view rest = text.substr(scheme.size() + 3);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (!takeAuthority(authority, url))
        return fail(ErrorKind::malformed, "an address without a proper host and port", placeOf(text));
    takePathAndQuery(rest.substr(authority.size()), url);
    return url;
}

Result<Url> parseBaseUrl(std::string_view text)
{
    text = trimmed(text);
    Result<Url> url = parseUrl(schemeOf(text).empty() ? "http://" + std::string(text) : std::string(text));
    if (!url)
        return url;
    while (!url->path.empty() && url->path.back() == '/')
        url->path.pop_back();
    url->query.clear();
    return url;
}

Url join(const Url& base, std::string_view pathAndQuery)
{
    Url url = base;
    while (!url.path.empty() && url.path.back() == '/')
        url.path.pop_back();
    const std::string slash = pathAndQuery.empty() || pathAndQuery.front() == '/' ? "" : "/";
    takePathAndQuery(url.path + slash + std::string(pathAndQuery), url);
    return url;
}

Result<Url> resolve(const Url& from, std::string_view location)
{
    location = trimmed(location);
    const std::size_t colon = location.find(':');
    const bool hasScheme = colon != std::string_view::npos && colon < location.find_first_of("/?#");
    if (hasScheme || !schemeOf(location).empty())
        return parseUrl(location);
    if (location.substr(0, 2) == "//")
        return parseUrl(from.scheme + ":" + std::string(location));
    Url url = from;
    if (std::any_of(location.begin(), location.end(), isBad))
        return fail(ErrorKind::malformed, "a space or control character in an address", from.place());
    if (location.substr(0, 1) == "/")
        takePathAndQuery(location, url);
    else if (location.substr(0, 1) == "?" || location.empty())
        takePathAndQuery(from.path + std::string(location), url);
    else
        takePathAndQuery(from.path.substr(0, from.path.rfind('/') + 1) + std::string(location), url);
    return url;
}

std::string percentEncode(std::string_view text)
{
    return encoded(text, '\0');
}

std::string encodePath(std::string_view text)
{
    return encoded(text, '/');
}

std::string formEncode(std::string_view text)
{
    std::string out = encoded(text, ' ');
    std::replace(out.begin(), out.end(), ' ', '+');
    return out;
}

std::string percentDecode(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? hexDigit(text[at + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[at + 2]) : -1;
        if (low < 0) {
            out += text[at];
            continue;
        }
        out += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return out;
}

Query& Query::add(std::string_view name, std::string_view value)
{
    if (!m_text.empty())
        m_text += '&';
    m_text.append(percentEncode(name)).append("=").append(percentEncode(value));
    return *this;
}

Query& Query::add(std::string_view name, std::int64_t value)
{
    return add(name, std::to_string(value));
}

Query& Query::addIfAny(std::string_view name, std::string_view value)
{
    return value.empty() ? *this : add(name, value);
}

std::string Query::appendedTo(std::string_view url) const
{
    std::string out(url);
    if (m_text.empty())
        return out;
    if (out.find('?') == std::string::npos)
        out += '?';
    else if (out.back() != '?' && out.back() != '&')
        out += '&';
    return out + m_text;
}

} // namespace longspan::net
