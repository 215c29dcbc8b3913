// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/client_options.h"
#include "model/net/http_client.h"

#include <chrono>
#include <optional>

namespace longspan::net {

/// How long a server asks to be left alone: Retry-After in seconds or as a date (measured from the server's own Date,
/// else from wallNow), and x-acs-retry-after in milliseconds. The longer of the two; nothing when none is understood.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryWish(
    const Response& response, std::chrono::system_clock::time_point wallNow);

/// 429, 502, 503 and 504: likely to go better in a moment.
[[nodiscard]] bool worthRepeating(int status);
/// A connection that was lost on the way. Names, certificates and closed ports stay what they are.
[[nodiscard]] bool worthRepeating(const Error& error);

/// The pause before the attempt of that number (1: the first repetition); nothing: give up. chance: 0 to 1.
[[nodiscard]] std::optional<std::chrono::milliseconds> pauseBefore(
    int attempt, const RetryPolicy& policy, std::optional<std::chrono::milliseconds> wish, double chance);

} // namespace longspan::net
