// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/retry.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace longspan::net {

namespace {

using Millis = std::chrono::milliseconds;

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    // Nobody waits for a year; the bound keeps the sums below from overflowing.
    return std::min<std::int64_t>(number, 366LL * 24 * 3600 * 1000);
}

std::optional<std::int64_t> dateSeconds(std::string_view text)
{
    const std::time_t time = text.empty() ? -1 : curl_getdate(std::string(text).c_str(), nullptr);
    return time < 0 ? std::nullopt : std::optional<std::int64_t>(time);
}

std::optional<Millis> standardWish(const Response& response, std::chrono::system_clock::time_point wallNow)
{
    const std::string_view text = response.header("retry-after");
    if (const auto seconds = wholeNumber(text))
        return Millis(*seconds * 1000);
    const auto date = dateSeconds(text);
    if (!date)
        return std::nullopt;
    const auto ours = std::chrono::duration_cast<std::chrono::seconds>(wallNow.time_since_epoch()).count();
    const std::int64_t from = dateSeconds(response.header("date")).value_or(ours);
    return Millis(std::max<std::int64_t>(*date - from, 0) * 1000);
}

} // namespace

std::optional<Millis> retryWish(const Response& response, std::chrono::system_clock::time_point wallNow)
{
    const std::optional<Millis> standard = standardWish(response, wallNow);
    const auto own = wholeNumber(response.header("x-acs-retry-after"));
    if (!own)
        return standard;
    return std::max(standard.value_or(Millis(0)), Millis(*own));
}

bool worthRepeating(int status)
{
    return status == 429 || status == 502 || status == 503 || status == 504;
}

bool worthRepeating(const Error& error)
{
    return error.reason == ErrorReason::connectionLost;
}

std::optional<Millis> pauseBefore(int attempt, const RetryPolicy& policy, std::optional<Millis> wish, double chance)
{
    if (attempt > policy.retries || (wish && *wish > policy.longestWish))
        return std::nullopt;
    Millis longest = policy.firstPause;
    for (int doubled = 1; doubled < attempt && longest < policy.longestPause; ++doubled)
        longest *= 2;
    longest = std::min(longest, policy.longestPause);
    const Millis half = longest / 2;
    const auto added = static_cast<std::int64_t>(static_cast<double>((longest - half).count()) * chance);
    // Behind a wish as well: whoever was turned away together shall not come back together.
    return wish.value_or(Millis(0)) + half + Millis(added);
}

} // namespace longspan::net
