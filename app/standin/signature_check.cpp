// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standin/signature_check.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <vector>

namespace longspan::standin {

namespace {

constexpr std::string_view kScheme = "ACS3-HMAC-SHA256";
constexpr Nanos kAllowedSkew = Nanos{15} * 60 * kSecond;

std::string asHex(const unsigned char* bytes, std::size_t size)
{
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        char pair[3];
        std::snprintf(pair, sizeof pair, "%02x", static_cast<unsigned>(bytes[i]));
        text += pair;
    }
    return text;
}

std::string digestOf(std::string_view text)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    std::size_t size = 0;
    EVP_Q_digest(nullptr, "SHA256", nullptr, text.data(), text.size(), digest, &size);
    return asHex(digest, size);
}

std::string macOf(const std::string& key, std::string_view text)
{
    unsigned char mac[EVP_MAX_MD_SIZE];
    std::size_t size = 0;
    EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), key.size(),
        reinterpret_cast<const unsigned char*>(text.data()), text.size(), mac, sizeof mac, &size);
    return asHex(mac, size);
}

/// RFC 3986, all but the unreserved characters.
std::string escaped(std::string_view text, bool keepSlash)
{
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    std::string out;
    for (const char c : text) {
        if (kPlain.find(c) != std::string_view::npos || (keepSlash && c == '/')) {
            out += c;
            continue;
        }
        char code[4];
        std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += code;
    }
    return out;
}

struct Authorization {
    std::string credential;
    std::string signedHeaders;
    std::string signature;
};

std::optional<Authorization> parseAuthorization(std::string_view text)
{
    if (!text.starts_with(kScheme))
        return std::nullopt;
    text.remove_prefix(kScheme.size());
    Authorization parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        std::string_view part = text.substr(0, comma);
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
        part.remove_prefix(std::min(part.size(), part.find_first_not_of(' ')));
        const auto equals = part.find('=');
        if (equals == std::string_view::npos)
            return std::nullopt;
        const std::string_view name = part.substr(0, equals);
        const std::string value(part.substr(equals + 1));
        if (name == "Credential")
            parts.credential = value;
        else if (name == "SignedHeaders")
            parts.signedHeaders = value;
        else if (name == "Signature")
            parts.signature = value;
    }
    return parts;
}

std::vector<std::string> splitNames(const std::string& names)
{
    std::vector<std::string> parts(1);
    for (const char c : names) {
        if (c == ';')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

std::string canonicalText(const Received& request, const std::string& signedHeaders)
{
    std::string query;
    // A map is sorted by bytes already.
    for (const auto& [name, value] : request.parameters)
        query += (query.empty() ? "" : "&") + escaped(name, false) + '=' + escaped(value, false);
    std::string text = request.method + '\n' + escaped(request.path, true) + '\n' + query + '\n';
    for (const std::string& name : splitNames(signedHeaders))
        text += name + ':' + request.header(name) + '\n';
    return text + '\n' + signedHeaders + '\n' + request.header("x-acs-content-sha256");
}

bool signsAll(const std::string& signedHeaders)
{
    const std::vector<std::string> names = splitNames(signedHeaders);
    for (const char* needed :
        {"host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"})
        if (std::find(names.begin(), names.end(), needed) == names.end())
            return false;
    return std::is_sorted(names.begin(), names.end());
}

std::optional<Refusal> checkDate(const Received& request, Nanos now)
{
    const std::string date = request.header("x-acs-date");
    if (date.empty())
        return Refusal{400, "MissingTimestamp", "Timestamp is mandatory for this action."};
    const auto time = date.size() == 20 && date.back() == 'Z' ? parseTime(date) : std::nullopt;
    if (!time)
        return Refusal{400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted."};
    if (*time > now + kAllowedSkew || *time < now - kAllowedSkew)
        return Refusal{400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."};
    return std::nullopt;
}

} // namespace

std::string Received::header(const std::string& name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

std::string Received::parameter(const std::string& name) const
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : found->second;
}

std::int64_t Received::number(const std::string& name, std::int64_t otherwise) const
{
    const std::string text = parameter(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? value : otherwise;
}

std::optional<Refusal> checkSignature(const Received& request, const KnownKey& key, Nanos now)
{
    const auto given = parseAuthorization(request.header("authorization"));
    if (!given || given->signature.empty())
        return Refusal{400, "IncompleteSignature", "The request signature does not conform to platform standards."};
    if (given->credential != key.accessKeyId)
        return Refusal{404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."};
    if (!key.securityToken.empty() && request.header("x-acs-security-token").empty())
        return Refusal{400, "MissingSecurityToken", "SecurityToken is mandatory for this action."};
    if (request.header("x-acs-security-token") != key.securityToken.reveal())
        return Refusal{400, "InvalidSecurityToken.Malformed", "The specified SecurityToken is malformed."};
    if (auto refusal = checkDate(request, now))
        return refusal;
    if (!signsAll(given->signedHeaders) || request.header("x-acs-content-sha256") != digestOf(""))
        return Refusal{400, "IncompleteSignature", "The request signature does not conform to platform standards."};
    const std::string toSign = std::string(kScheme) + '\n' + digestOf(canonicalText(request, given->signedHeaders));
    const std::string expected = macOf(key.accessKeySecret.reveal(), toSign);
    if (expected.size() != given->signature.size() ||
        CRYPTO_memcmp(expected.data(), given->signature.data(), expected.size()) != 0)
        return Refusal{403, "SignatureDoesNotMatch",
            "Specified signature is not matched with our calculation. server string to sign is:" +
                canonicalText(request, given->signedHeaders)};
    return std::nullopt;
}

} // namespace longspan::standin
