// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table.h"

#include <optional>

namespace longspan::store {

/// What makes two spans of a trace the same. Services are texts of the table that is imported.
struct SpanKey {
    SpanId id = SpanId::none;
    StringId service = StringId::empty;
    SpanKind kind = SpanKind::unspecified;

    /// What another format calls a span of this key: only some tell internal spans from those of no kind.
    [[nodiscard]] std::optional<SpanKey> twin() const;
    friend bool operator==(const SpanKey&, const SpanKey&) = default;
};
[[nodiscard]] SpanKey keyOf(const SpanTable& table, SpanIndex span);

/// What a row tells of its span beside the key, as far as every format can tell it.
struct SpanContent {
    Nanos start = 0;
    Nanos duration = 0;
    SpanId parent = SpanId::none;    ///< none: not told
    StringId name = StringId::empty; ///< text of the table that is imported; empty: not told
    bool startKnown = false;
    bool durationKnown = false;
    bool error = false;
    bool micros = false; ///< the source counts in microseconds

    [[nodiscard]] static SpanContent of(const SpanTable& table, SpanIndex span);

    /// True when this row tells all that the other one tells. Times that a source may have rounded to microseconds are
    /// the same when they are at most one apart.
    [[nodiscard]] bool tells(const SpanContent& other) const;
    /// True when this row counts rather than another one of its call that was there before (see analysis::CallScan).
    [[nodiscard]] bool countsBefore(const SpanContent& other) const;

    friend bool operator==(const SpanContent&, const SpanContent&) = default;
};

} // namespace longspan::store
