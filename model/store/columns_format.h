// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"
#include "model/store/wire.h"
#include "model/trace/span.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace longspan::store {

/// The head of the part "columns" of a segment: what its rows refer to. Texts and interfaces are numbers of the store's
/// tables text and interface, so that the same names are held once; all else is numbered within the segment, in order
/// of first use by the rows.
///
/// Streams of the part, in this order; numbers are pairs of streams as NumberWriter makes them. A stream of a byte a
/// row asks for numbers of the stream after it:
///
///   head             this structure
///   trace sizes      numbers: rows of each trace
///   trace starts     numbers: first known start of each trace - minStart, in units; 0 when none is known
///   parents          numbers: 0 none; 1 an id of the stream parent ids; in the same trace 2 d for d rows before and
///                    2 d + 1 for d rows after
///   parent ids       8 bytes each
///   starts           numbers, zigzag, in units, only where it is known: start - that of the parent, if that stands
///                    before and is known, else - that of the trace
///   durations        numbers, in units, only where it is known
///   resources        a byte a row: 0..7 place among the last eight different ones, 8 a number
///   more resources   numbers
///   interfaces       a byte a row: place among the interfaces of the resource's service + 1, 0 the next new one if it
///                    is of that service, 255 a number
///   more interfaces  numbers
///   sorts            a byte a row: 0 as the last row of its interface, else number in sorts + 1, 255 a number
///   more sorts       numbers
///   peers            a byte a row: 0 as the last row of its interface, 1 a number
///   more peers       numbers
struct ColumnsHead {
    static constexpr std::uint8_t kVersion = 1;
    static constexpr std::size_t kRecent = 8; ///< resources
    enum ResourceCode : std::uint8_t { explicitResource = kRecent };
    enum InterfaceCode : std::uint8_t { freshInterface = 0, explicitInterface = 255 };
    static constexpr std::uint8_t kExplicitSort = 255;

    struct Interface {
        std::uint32_t id = 0;
        std::uint32_t service = 0; ///< text
        friend bool operator==(const Interface&, const Interface&) = default;
    };
    struct Resource {
        std::uint32_t service = 0; ///< texts
        std::uint32_t host = 0;
        std::uint32_t address = 0;
        std::uint32_t record = 0; ///< in the part "details"
        friend bool operator==(const Resource&, const Resource&) = default;
    };
    /// Kind, status and flags, of which there are few pairs.
    struct Sort {
        SpanKind kind = SpanKind::unspecified;
        SpanStatus status = SpanStatus::unset;
        SpanFlags flags;
        friend bool operator==(const Sort&, const Sort&) = default;
    };
    /// A resource attribute of kFactKeys.
    struct Fact {
        std::uint32_t service = 0; ///< text
        std::uint32_t key = 0;     ///< index in kFactKeys
        std::string value;
        friend auto operator<=>(const Fact&, const Fact&) = default;
    };

    std::uint32_t rows = 0;
    std::uint32_t traces = 0;
    Nanos minStart = 0;
    Nanos unit = 1; ///< all times of the segment are multiples
    std::vector<Interface> interfaces;
    std::vector<Resource> resources;
    std::vector<std::uint32_t> peers; ///< texts
    std::vector<Sort> sorts;
    std::vector<Fact> facts;

    void write(ByteWriter& out) const;
    /// False for anything that write() cannot have written.
    [[nodiscard]] bool read(ByteReader& in);
};

} // namespace longspan::store
