// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/secret.h"
#include "model/base/time.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// ACS3-HMAC-SHA256 ("V3 request body and signing"), as the official libraries send it: pure functions.
namespace longspan::source::aliyun {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// What is signed of a request. Names of headers in any case; those besides host, content-type and x-acs-* are left
/// out of the signature.
struct SignedRequest {
    std::string method = "POST";
    std::string path = "/";
    Pairs query;
    Pairs headers;
    std::string payloadHash; ///< hex SHA-256 of the body
};

/// Lists become Name.1, Name.2 and Name.1.Key, objects Name.Key; null is left out, an empty text stays.
[[nodiscard]] Pairs flattenQuery(const nlohmann::json& parameters);

/// Sorted by name in bytes, percent-encoded: also what goes into the URL, byte for byte.
[[nodiscard]] std::string canonicalQuery(Pairs query);
[[nodiscard]] std::string canonicalRequest(const SignedRequest& request);
[[nodiscard]] std::string stringToSign(std::string_view canonicalRequest);
/// The value of the header Authorization.
[[nodiscard]] std::string authorization(
    const SignedRequest& request, std::string_view accessKeyId, const Secret& accessKeySecret);

/// Hex in lower case.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);
[[nodiscard]] std::string hmacSha256Hex(const Secret& key, std::string_view bytes);
/// "2026-01-02T03:04:05Z"
[[nodiscard]] std::string signingTime(Nanos wall);
/// 128 random bits in hex.
[[nodiscard]] std::string randomNonce();

} // namespace longspan::source::aliyun
