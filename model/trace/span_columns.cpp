// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/span_columns.h"

namespace longspan {

void SpanColumns::push_back(const SpanRow& row)
{
    start.push_back(row.start);
    duration.push_back(row.duration);
    id.push_back(row.id);
    parent.push_back(row.parent);
    trace.push_back(row.trace);
    interface.push_back(row.interface);
    resource.push_back(row.resource);
    peer.push_back(row.peer);
    place.push_back(row.place);
    placeLength.push_back(row.placeLength);
    flags.push_back(row.flags);
    kind.push_back(row.kind);
    status.push_back(row.status);
}

SpanRow SpanColumns::row(std::size_t at) const
{
    return {start[at], duration[at], id[at], parent[at], trace[at], interface[at], resource[at], peer[at], place[at],
        placeLength[at], flags[at], kind[at], status[at]};
}

void SpanColumns::append(const SpanColumns& other)
{
    start.append(other.start.view());
    duration.append(other.duration.view());
    id.append(other.id.view());
    parent.append(other.parent.view());
    trace.append(other.trace.view());
    interface.append(other.interface.view());
    resource.append(other.resource.view());
    peer.append(other.peer.view());
    place.append(other.place.view());
    placeLength.append(other.placeLength.view());
    flags.append(other.flags.view());
    kind.append(other.kind.view());
    status.append(other.status.view());
}

void SpanColumns::reserve(std::size_t spans)
{
    forEach([spans](auto& column) { column.reserve(spans); });
}

void SpanColumns::clear()
{
    forEach([](auto& column) { column.clear(); });
}

std::size_t SpanColumns::bytes() const
{
    return size() * (8 * 5 + 4 * 5 + sizeof(SpanFlags) + sizeof(SpanKind) + sizeof(SpanStatus));
}

} // namespace longspan
