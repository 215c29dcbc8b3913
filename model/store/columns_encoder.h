// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/columns_format.h"
#include "model/store/number_stream.h"
#include "model/store/parent_rows.h"
#include "model/store/part.h"
#include "model/store/recent.h"
#include "model/trace/span_table.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace longspan::store {

/// What the names of a table are called in a store, by their numbers in the table. Only names that occur need a number.
struct StoreNames {
    std::vector<std::uint32_t> interfaces; ///< by InterfaceNo
    std::vector<std::uint32_t> texts;      ///< by StringId
};

/// The rows of one segment: those of a trace together.
struct SegmentRows {
    std::span<const SpanIndex> rows;
    std::span<const std::uint32_t> traces; ///< rows of each trace
};

/// Numbers things of a table anew within a segment, in order of first use.
class LocalNumbers {
public:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    void begin(std::size_t things)
    {
        m_numbers.resize(things);
        ++m_segment;
    }
    [[nodiscard]] std::uint32_t find(std::size_t thing) const
    {
        const Entry& entry = m_numbers[thing];
        return entry.segment == m_segment ? entry.number : kNone;
    }
    void set(std::size_t thing, std::uint32_t number) { m_numbers[thing] = {m_segment, number}; }

private:
    struct Entry {
        std::uint32_t segment = 0;
        std::uint32_t number = 0;
    };
    std::vector<Entry> m_numbers;
    std::uint32_t m_segment = 0;
};

/// Packs the columns of a segment (see ColumnsHead). Used for many segments of a table, by one thread at a time.
class ColumnsEncoder {
public:
    ColumnsEncoder(const SpanTable& table, const StoreNames& names) : m_table(table), m_names(names) {}

    void begin(const SegmentRows& rows);
    /// A resource must be told before its first row, because its record lies in another part. True when the segment had
    /// no equal one.
    [[nodiscard]] bool knowsResource(ResourceNo resource) const;
    bool addResource(ResourceNo resource, std::uint32_t record);
    void addFact(ResourceNo resource, std::uint32_t key, const std::string& value);
    /// All rows in order, then finish().
    void row(SpanIndex span);
    [[nodiscard]] Result<std::string> finish(PartWriter& part);
    [[nodiscard]] const ColumnsHead& head() const { return m_head; }

private:
    struct LastOfInterface {
        std::uint32_t sort = LocalNumbers::kNone;
        std::uint32_t peer = LocalNumbers::kNone;
        std::uint32_t inService = 0; ///< place among its service's
    };

    void beginTrace();
    void findUnit(const SegmentRows& rows);
    void putResource(ResourceNo resource);
    std::uint32_t putInterface(InterfaceNo interface, std::uint32_t service);
    std::uint32_t addInterface(InterfaceNo interface);
    void putSort(SpanIndex span, LastOfInterface& last);
    void putPeer(StringId peer, LastOfInterface& last);
    void putTimes(SpanIndex span);

    const SpanTable& m_table;
    const StoreNames& m_names;
    ColumnsHead m_head;
    LocalNumbers m_interfaces;
    LocalNumbers m_resources;
    LocalNumbers m_peers;
    std::map<std::array<std::uint32_t, 4>, std::uint32_t> m_equalResources;
    std::map<std::uint32_t, std::uint32_t> m_services; ///< text -> interfaces so far
    std::vector<LastOfInterface> m_lastOfInterface;
    Recent m_recent;

    SegmentRows m_rows;
    std::size_t m_trace = 0;
    std::size_t m_traceBegin = 0;
    std::size_t m_traceEnd = 0;
    std::size_t m_at = 0;
    Nanos m_traceStart = 0;
    ParentRows m_parents;

    NumberWriter m_traceSizes;
    NumberWriter m_traceStarts;
    NumberWriter m_parentRows;
    ByteWriter m_parentIds;
    NumberWriter m_starts;
    NumberWriter m_durations;
    ByteWriter m_resourceCodes;
    NumberWriter m_moreResources;
    ByteWriter m_interfaceCodes;
    NumberWriter m_moreInterfaces;
    ByteWriter m_sortCodes;
    NumberWriter m_moreSorts;
    ByteWriter m_peerCodes;
    NumberWriter m_morePeers;
};

} // namespace longspan::store
