// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/field_lines.h"
#include "app/ctl/table.h"
#include "model/encode/json_writer.h"
#include "model/source/source_types.h"

#include <span>

namespace longspan::ctl {

/// Calls as lines that stand for themselves.
void writeCallTitles(FieldLines& lines);
void writeCallLine(FieldLines& lines, const source::SpanPage& page, const source::CallRow& call, std::size_t rank);

/// Calls as a table for people. mixed: of several interfaces, which then have columns of their own.
void printCallTable(encode::TextOut& out, const source::SpanPage& page, std::span<const source::CallRow> calls,
    const Terminal& terminal, bool mixed);

/// One call as a JSON object, see "longspanctl help json".
void writeCall(encode::JsonWriter& json, TimeWriter& times, const source::SpanPage& page, const source::CallRow& call,
    std::size_t rank);

/// The console's steps: under 500 ms, up to a second, above or failed; in a word and as a colour.
struct CallState {
    std::string_view word;
    Style style = Style::plain;
};
[[nodiscard]] CallState stateOf(SpanStatus status, bool durationKnown, Nanos duration);

} // namespace longspan::ctl
