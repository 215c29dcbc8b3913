// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/column.h"
#include "model/trace/span.h"

namespace longspan {

/// The columns of many spans, one row a span; all of equal length. 64 bytes a span.
struct SpanColumns {
    Column<Nanos> start;
    Column<Nanos> duration;
    Column<SpanId> id;
    Column<SpanId> parent;
    Column<TraceNo> trace;
    Column<InterfaceNo> interface;
    Column<ResourceNo> resource;
    Column<StringId> peer;
    Column<std::uint64_t> place;
    Column<std::uint32_t> placeLength;
    Column<SpanFlags> flags;
    Column<SpanKind> kind;
    Column<SpanStatus> status;

    [[nodiscard]] std::size_t size() const { return start.size(); }
    void push_back(const SpanRow& row);
    [[nodiscard]] SpanRow row(std::size_t at) const;
    void append(const SpanColumns& other);
    void reserve(std::size_t spans);
    void clear();
    [[nodiscard]] std::size_t bytes() const;

    /// Calls visit(column) for every column; visit(mine, theirs) for every pair.
    template <class Visit>
    void forEach(Visit&& visit)
    {
        visit(start), visit(duration), visit(id), visit(parent), visit(trace), visit(interface), visit(resource),
            visit(peer);
        visit(place), visit(placeLength), visit(flags), visit(kind), visit(status);
    }
};

} // namespace longspan
