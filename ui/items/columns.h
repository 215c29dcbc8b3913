// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Columns of the item models, in their order. Views and delegates need no model for them.
namespace longspan::items {

struct InterfaceColumn {
    enum : int { kind, name, service, calls, errors, p50, p95, p99, max, trend, count };
};

/// Of lists of calls, flat or grouped.
struct CallColumn {
    enum : int { rank, duration, traceDuration, start, interface, service, status, address, tags, trace, count };
};

struct SpanColumn {
    enum : int { service, name, kind, start, duration, self, status, depth, address, id, count };
};

struct StatisticsColumn {
    enum : int { name, calls, errors, total, self, selfShare, mean, p95, max, count };
};

/// Of two traces compared, as a tree or summed up.
struct CompareColumn {
    enum : int {
        name,
        firstSpans,
        secondSpans,
        first,
        second,
        difference,
        firstSelf,
        secondSelf,
        selfDifference,
        count
    };
};

struct AttributeColumn {
    enum : int { key, value, count };
};

} // namespace longspan::items
