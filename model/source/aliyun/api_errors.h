// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/base/time.h"
#include "model/net/http_client.h"

#include <optional>
#include <span>

namespace longspan::source::aliyun {

/// What an answer that failed means, and whether it may be tried again.
struct Failure {
    enum class Cure { none, measureClock, newNonce, wait };
    Error error;
    Cure cure = Cure::none;
};

/// Nothing for a success. Successes of the gateway have a status of 2xx and a body without a "Code" that is an error.
/// hidden: what must not be repeated from the server's words.
[[nodiscard]] std::optional<Failure> failureOf(const net::Response& response, std::span<const net::Header> hidden);

/// An HTTP date ("Fri, 02 Jan 2026 03:04:05 GMT") as nanoseconds; nothing for another form.
[[nodiscard]] std::optional<Nanos> parseHttpDate(std::string_view text);

/// What x-acs-retry-after or Retry-After asks for, at most 30 s. The unit of the former is not written anywhere: below
/// 1000 it is taken for seconds, above for milliseconds.
[[nodiscard]] std::optional<Nanos> retryAfter(const net::Response& response);

} // namespace longspan::source::aliyun
