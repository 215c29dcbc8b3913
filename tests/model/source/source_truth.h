// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/model/source/source_maker.h"

#include <cmath>
#include <set>
#include <string>
#include <vector>

/// What a source holds, found by looking at every span of every trace: slow, and too simple to be wrong.
namespace longspan::test {

struct Seen {
    TraceId trace;
    SpanId span = SpanId::none;
    std::string service;
    std::string name;
    Nanos start = 0;
    Nanos duration = 0;
    Nanos traceDuration = 0;
    SpanKind kind = SpanKind::unspecified;
    SpanStatus status = SpanStatus::unset;
    bool durationKnown = true;
};

[[nodiscard]] std::vector<Seen> everySpan(source::TraceSource& from);

[[nodiscard]] inline bool failed(const Seen& seen)
{
    return seen.status == SpanStatus::error;
}
[[nodiscard]] inline bool shorter(const Seen& a, const Seen& b)
{
    return a.duration < b.duration;
}
/// The order of every list of slow calls.
[[nodiscard]] bool slowerSeen(const Seen& a, const Seen& b);

template <class Key>
[[nodiscard]] std::vector<std::string> distinct(const std::vector<Seen>& spans, Key&& key)
{
    std::set<std::string> keys;
    for (const Seen& seen : spans)
        keys.insert(key(seen));
    return {keys.begin(), keys.end()};
}
/// Sorted by service and name.
[[nodiscard]] std::set<std::pair<std::string, std::string>> interfacesOf(const std::vector<Seen>& spans);

struct AttributeCount {
    std::string key;
    std::string value;
    std::size_t withKey = 0;
    std::size_t withValue = 0;
};
/// An attribute that some spans have and others do not, counted by hand.
[[nodiscard]] AttributeCount someAttribute(source::TraceSource& from);

} // namespace longspan::test
