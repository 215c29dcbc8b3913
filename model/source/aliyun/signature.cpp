// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/signature.h"

#include "model/base/ascii.h"
#include "model/net/url.h"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <random>

namespace longspan::source::aliyun {

namespace {

constexpr std::string_view kAlgorithm = "ACS3-HMAC-SHA256";

std::string hex(const unsigned char* bytes, std::size_t size)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(size * 2);
    for (std::size_t i = 0; i < size; ++i) {
        text += kDigits[bytes[i] >> 4U];
        text += kDigits[bytes[i] & 15U];
    }
    return text;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// Those that are signed, in lower case, sorted.
Pairs signedHeaders(const Pairs& headers)
{
    Pairs kept;
    for (const auto& [name, value] : headers) {
        std::string low = lowered(name);
        if (low == "host" || low == "content-type" || low.starts_with("x-acs-"))
            kept.emplace_back(std::move(low), trimmed(value));
    }
    std::sort(kept.begin(), kept.end());
    return kept;
}

std::string namesOf(const Pairs& headers)
{
    std::string names;
    for (const auto& header : headers)
        names += (names.empty() ? "" : ";") + header.first;
    return names;
}

std::string scalarText(const nlohmann::json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace

Pairs flattenQuery(const nlohmann::json& parameters)
{
    Pairs flat;
    std::vector<std::pair<std::string, const nlohmann::json*>> open{{"", &parameters}};
    while (!open.empty()) {
        const auto [name, value] = std::move(open.back());
        open.pop_back();
        const std::string prefix = name.empty() ? name : name + ".";
        if (value->is_object()) {
            for (const auto& [key, member] : value->items())
                open.emplace_back(prefix + key, &member);
        } else if (value->is_array()) {
            for (std::size_t i = 0; i < value->size(); ++i)
                open.emplace_back(prefix + std::to_string(i + 1), &(*value)[i]);
        } else if (!value->is_null()) {
            flat.emplace_back(name, scalarText(*value));
        }
    }
    std::sort(flat.begin(), flat.end());
    return flat;
}

std::string canonicalQuery(Pairs query)
{
    std::sort(query.begin(), query.end());
    std::string text;
    for (const auto& [name, value] : query)
        text += (text.empty() ? "" : "&") + net::percentEncode(name) + "=" + net::percentEncode(value);
    return text;
}

std::string canonicalRequest(const SignedRequest& request)
{
    const Pairs headers = signedHeaders(request.headers);
    std::string text =
        request.method + "\n" + net::encodePath(request.path) + "\n" + canonicalQuery(request.query) + "\n";
    for (const auto& [name, value] : headers)
        text += name + ":" + value + "\n";
    return text + "\n" + namesOf(headers) + "\n" + request.payloadHash;
}

std::string stringToSign(std::string_view canonicalRequest)
{
    return std::string(kAlgorithm) + "\n" + sha256Hex(canonicalRequest);
}

std::string authorization(const SignedRequest& request, std::string_view accessKeyId, const Secret& accessKeySecret)
{
    const std::string signature = hmacSha256Hex(accessKeySecret, stringToSign(canonicalRequest(request)));
    return std::string(kAlgorithm) + " Credential=" + std::string(accessKeyId) +
        ",SignedHeaders=" + namesOf(signedHeaders(request.headers)) + ",Signature=" + signature;
}

std::string sha256Hex(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return hex(digest.data(), size);
}

std::string hmacSha256Hex(const Secret& key, std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    HMAC(EVP_sha256(), key.reveal().data(), static_cast<int>(key.reveal().size()),
        reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(), &size);
    return hex(digest.data(), size);
}

std::string signingTime(Nanos wall)
{
    return timeText(wall - ((wall % kSecond) + kSecond) % kSecond);
}

std::string randomNonce()
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        std::random_device device;
        for (unsigned char& byte : bytes)
            byte = static_cast<unsigned char>(device());
    }
    return hex(bytes.data(), bytes.size());
}

} // namespace longspan::source::aliyun
