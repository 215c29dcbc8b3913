// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/ascii.h"
#include "model/source/live/answers.h"
#include "model/source/zipkin/zipkin_server.h"

#include <algorithm>

namespace longspan::source {

namespace {

/// Stores do not index longer values (Zipkin: 256 characters).
constexpr std::size_t kIndexedBytes = 200;
constexpr std::string_view kAnd = " and ";

/// Whether the term comes out of the server's parser as it went in: terms are parted by " and ", trimmed, and cut at
/// the first "=".
bool canBeSent(const AttributeFilter& filter)
{
    const auto plain = [](std::string_view text) {
        return !text.empty() && text.front() != ' ' && text.back() != ' ' &&
            text.find(kAnd) == std::string_view::npos && text.size() <= kIndexedBytes &&
            std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < ' '; });
    };
    return plain(filter.key) && filter.key.find('=') == std::string::npos && (!filter.value || plain(*filter.value));
}

} // namespace

net::Query zipkinQuery(const FindQuery& query)
{
    net::Query text;
    text.addIfAny("serviceName", lowered(query.service));
    if (query.operation && *query.operation != "all") // "all" means any to the server
        text.addIfAny("spanName", lowered(*query.operation));
    std::string terms;
    const auto add = [&terms](const std::string& term) { terms += (terms.empty() ? "" : std::string(kAnd)) + term; };
    if (query.onlyErrors)
        add("error");
    for (const AttributeFilter& filter : query.attributes)
        if (canBeSent(filter))
            add(filter.value ? filter.key + "=" + *filter.value : filter.key);
    text.addIfAny("annotationQuery", terms);
    // A longest duration may only be told with a shortest; no duration is below a microsecond.
    const Nanos shortest = std::max<Nanos>(0, query.minDuration) / kMicrosecond;
    if (shortest > 0 || query.maxDuration)
        text.add("minDuration", std::max<std::int64_t>(1, shortest));
    if (query.maxDuration)
        text.add("maxDuration",
            std::max(std::max<std::int64_t>(1, shortest), ceilTo(*query.maxDuration, kMicrosecond) / kMicrosecond));
    const std::int64_t end = std::max<std::int64_t>(1, ceilTo(query.window.to, kMillisecond) / kMillisecond);
    text.add("endTs", end);
    text.add("lookback", std::max<std::int64_t>(1, end - floorTo(query.window.from, kMillisecond) / kMillisecond));
    text.add("limit", static_cast<std::int64_t>(query.limit));
    return text;
}

} // namespace longspan::source
