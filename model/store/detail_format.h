// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_detail.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace longspan::store {

/// The part "details" of a segment: everything of its spans that is no column, told row by row as the difference to the
/// last span of the same interface (see DetailSlots). One field is one attribute key with one type.
///
/// Streams, in this order:
///
///   head        rows; fields - kReserved, (type, key) of each; shapes - 1, (parent, field) of each
///   texts       for each set of streams two: entries (length * 2 + is a template, in the last set behind the field)
///               and their bytes
///   extras      a byte a span: what of Extra it has, exclusive-or with the last span of its interface
///   shapes      for each span, event and link: 0 as the last one of its kind, else the shape + 1
///   parts       for each span with events or links: their number; if it has links, then a byte each: 0 an event,
///               1 a link
///   events      for each: dropped attributes
///   times       numbers: event time - start of its span
///   links       for each: type, trace id, span id
///   facts       for each span with Extra::facts: trace flags, dropped attributes, events, links; for each span with
///               Extra::warnings their number
///   resources   the records of the segment's resources, each behind its length (see ResourceRecord)
///   codes, bytes, (widths, bits) x kNumberStreams   for each set of streams; see below
///
/// A value is a code and what the code asks for, by type:
///
///   string          0 as last time; 1 the field's next new entry; n + 2 its entry n; then the entry's numbers
///   binary, complex the same, entries are never templates; complex values are written by putValue()
///   integer         0 as last time; 1 the next number, zigzag
///   real            0 as last time; 1 the next 8 bytes
///   boolean         0, 1
///   null            0
///
/// "Last time" is the slot of the field in its kind of record. Fields share sets of streams from kStreamSets on.
namespace detail_format {

inline constexpr std::uint8_t kVersion = 1;
inline constexpr std::size_t kStreamSets = 256;
inline constexpr std::size_t kNumberStreams = 10; ///< of a set; later numbers of a text share the last one
inline constexpr std::size_t kMaxFields = 1U << 24U;

/// Fields that are no attributes; their keys are empty.
enum Reserved : std::uint32_t { eventName, remoteEndpoint, statusMessage, traceState, warning, linkState, kReserved };
inline constexpr std::array<ValueView::Type, kReserved> kReservedTypes = {ValueView::Type::string,
    ValueView::Type::binary, ValueView::Type::string, ValueView::Type::string, ValueView::Type::string,
    ValueView::Type::string};

enum Extra : std::uint8_t { facts = 1, remote = 2, warnings = 4, events = 8, links = 16, kAllExtras = 31 };

[[nodiscard]] inline std::size_t streamSet(std::uint32_t field)
{
    return field < kStreamSets ? field : kStreamSets - 1;
}

} // namespace detail_format

} // namespace longspan::store
