// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/span_content.h"

#include <algorithm>

namespace longspan::store {

namespace {

bool sameTime(Nanos a, Nanos b, bool micros)
{
    if (a == b || !micros)
        return a == b;
    // Without signs: the difference of two times may be too large for one.
    const auto low = static_cast<std::uint64_t>(std::min(a, b));
    return static_cast<std::uint64_t>(std::max(a, b)) - low <= static_cast<std::uint64_t>(kMicrosecond);
}

} // namespace

SpanKey keyOf(const SpanTable& table, SpanIndex span)
{
    return {table.id(span), table.interfaces()[index(table.interface(span))].service, table.kind(span)};
}

std::optional<SpanKey> SpanKey::twin() const
{
    if (kind == SpanKind::internal)
        return SpanKey{id, service, SpanKind::unspecified};
    if (kind == SpanKind::unspecified)
        return SpanKey{id, service, SpanKind::internal};
    return std::nullopt;
}

SpanContent SpanContent::of(const SpanTable& table, SpanIndex span)
{
    return {.start = table.start(span),
        .duration = table.duration(span),
        .parent = table.parentId(span),
        .name = table.interfaces()[index(table.interface(span))].name,
        .startKnown = table.startKnown(span),
        .durationKnown = table.durationKnown(span),
        .error = table.isError(span),
        .micros = table.flags(span).has(SpanFlag::micros)};
}

bool SpanContent::tells(const SpanContent& other) const
{
    const bool rounded = micros || other.micros;
    return (!other.startKnown || (startKnown && sameTime(start, other.start, rounded))) &&
        (!other.durationKnown || (durationKnown && sameTime(duration, other.duration, rounded))) &&
        (other.parent == SpanId::none || parent == other.parent) &&
        (other.name == StringId::empty || name == other.name) && (!other.error || error);
}

bool SpanContent::countsBefore(const SpanContent& other) const
{
    if (durationKnown != other.durationKnown)
        return durationKnown;
    if (duration != other.duration)
        return duration > other.duration;
    if (startKnown != other.startKnown)
        return startKnown;
    if (start != other.start)
        return start < other.start;
    return name != StringId::empty && other.name == StringId::empty;
}

} // namespace longspan::store
