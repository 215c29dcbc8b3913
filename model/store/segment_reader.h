// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/columns_decoder.h"
#include "model/store/ids_part.h"
#include "model/store/sqlite.h"
#include "model/trace/span_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace longspan::store {

/// Numbers of segments go up and are never used again.
using SegmentId = std::int64_t;

/// What the table segment says.
struct SegmentInfo {
    SegmentId id = 0;
    std::uint32_t spans = 0;
    std::uint32_t traces = 0;
    std::uint32_t unknownStarts = 0;
    std::uint64_t bytes = 0;
    Nanos minStart = 0;
    Nanos maxStart = 0;
    Nanos maxEnd = 0;
    bool startKnown = false; ///< of any span; else the three above mean nothing
    Nanos importedAt = 0;
    std::string origin;

    /// Some span may belong to the range.
    [[nodiscard]] bool touches(const TimeRange& range) const
    {
        return range.everything() || (startKnown && minStart < range.to && range.from <= maxStart);
    }
    /// Every span belongs to the range.
    [[nodiscard]] bool within(const TimeRange& range) const
    {
        return range.everything() ||
            (unknownStarts == 0 && startKnown && range.from <= minStart && maxStart < range.to);
    }
};

[[nodiscard]] Result<std::vector<SegmentInfo>> readSegments(sqlite::Database& database);

[[nodiscard]] Result<bool> hasSegment(sqlite::Database& database, SegmentId segment);

/// A part as it lies in the file. malformed: it is missing.
[[nodiscard]] Result<std::string> readPart(sqlite::Database& database, const std::string& table, SegmentId segment);
/// The same into memory that is used again.
[[nodiscard]] Result<> readPart(
    sqlite::Database& database, const std::string& table, SegmentId segment, std::string& bytes);

/// Rows that do not count, by segment, ascending.
using RepeatedRows = std::unordered_map<SegmentId, std::vector<std::uint32_t>>;
[[nodiscard]] Result<RepeatedRows> readRepeated(sqlite::Database& database);
[[nodiscard]] Result<> writeRepeated(
    sqlite::Database& database, SegmentId segment, const std::vector<std::uint32_t>& rows);

/// The parts that the columns need, and the details for those who want them.
struct RawSegment {
    SegmentId id = 0;
    std::string columns;
    std::string ids;
    std::string details;
};
[[nodiscard]] Result<RawSegment> readRaw(sqlite::Database& database, SegmentId segment);
[[nodiscard]] Result<> readRaw(sqlite::Database& database, SegmentId segment, RawSegment& raw);

/// A segment's columns. Interfaces, resources and traces are numbered within the segment (see head and traces), peers
/// are the store's texts. Can be used again for another segment without new memory.
struct UnpackedSegment {
    SegmentId id = 0;
    ColumnsHead head;
    std::vector<TraceId> traces;
    SpanColumns columns;

    /// The store's number of a row's interface.
    [[nodiscard]] std::uint32_t interface(std::size_t row) const
    {
        return head.interfaces[index(columns.interface[row])].id;
    }
    [[nodiscard]] std::uint32_t address(std::size_t row) const
    {
        return head.resources[index(columns.resource[row])].address;
    }
    /// From the first start to the last end of each trace's rows here.
    [[nodiscard]] std::vector<TraceExtent> extents() const;

    /// Away from any database. malformed: damaged.
    [[nodiscard]] Result<> unpack(const RawSegment& raw);
};

} // namespace longspan::store
