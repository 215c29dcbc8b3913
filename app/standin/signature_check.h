// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/secret.h"
#include "model/base/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace longspan::standin {

/// A request as the server got it. Names of headers in lower case; parameters decoded.
struct Received {
    std::string method;
    std::string path;
    std::map<std::string, std::string> parameters;
    std::map<std::string, std::string> headers;

    [[nodiscard]] std::string header(const std::string& name) const;
    [[nodiscard]] std::string parameter(const std::string& name) const;
    [[nodiscard]] std::int64_t number(const std::string& name, std::int64_t otherwise) const;
};

struct Refusal {
    int status = 400;
    std::string code;
    std::string message;
};

/// Whom the server knows.
struct KnownKey {
    std::string accessKeyId;
    Secret accessKeySecret;
    Secret securityToken; ///< empty: a lasting key
};

/// Checks key, date (15 minutes either way of now) and ACS3-HMAC-SHA256 signature by the written rules; shares no code
/// with the client. The nonce is the caller's business.
[[nodiscard]] std::optional<Refusal> checkSignature(const Received& request, const KnownKey& key, Nanos now);

} // namespace longspan::standin
