// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/hash.h"
#include "model/base/key_index.h"
#include "model/store/known_spans.h"

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

namespace longspan::store {

/// The rows of one segment to be.
struct PlannedSegment {
    std::vector<SpanIndex> rows;       ///< those of a trace together
    std::vector<std::uint32_t> traces; ///< rows of each
};

/// Chooses which rows of a table are added, and how they are cut into segments: traces by their start, so that a
/// segment covers little time, and whole as long as they fit.
class ImportPlan {
public:
    ImportPlan(const SpanTable& table, const KnownSpans& known, std::size_t segmentSpans);

    /// nothing: all rows were planned.
    [[nodiscard]] std::optional<PlannedSegment> next();

    // What was found so far; complete when next() gave nothing.

    [[nodiscard]] std::uint64_t known() const { return m_knownRows; }
    [[nodiscard]] std::uint64_t parts() const { return m_parts; }
    /// Rows of the table that are added but do not count, because another row of the same call does.
    [[nodiscard]] const std::unordered_set<std::uint32_t>& repeatedRows() const { return m_repeatedRows; }
    /// Stored spans that counted so far and do not count any more.
    [[nodiscard]] const std::vector<StoredSpan>& overtaken() const { return m_overtaken; }

private:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;
    /// How many rows of one call are compared with one of the table. Past them only equal rows are found.
    static constexpr int kCompared = 64;

    /// A call with the row that counts so far: a stored one, or one of the table.
    struct Call {
        SpanContent best;
        const StoredSpan* stored = nullptr;
        SpanIndex row = SpanIndex::none;
        bool wasStored = false;
        std::uint32_t others = kNone; ///< rows that are kept and do not count, the latest first
    };
    struct Other {
        std::uint32_t call = 0;
        SpanContent content;
        friend bool operator==(const Other&, const Other&) = default;
    };
    struct OtherHash {
        std::uint64_t operator()(const Other& other) const
        {
            return mixHash(static_cast<std::uint64_t>(other.content.start) ^ 0x2545'f491'4f6c'dd1dU,
                static_cast<std::uint64_t>(other.content.duration) + other.call + 0x9e37'79b9U);
        }
    };
    struct KeyHash {
        std::uint64_t operator()(const SpanKey& key) const
        {
            return mixHash(static_cast<std::uint64_t>(key.id) ^ 0x2545'f491'4f6c'dd1dU,
                (static_cast<std::uint64_t>(key.service) << 8U | static_cast<std::uint64_t>(key.kind)) + 0x9e37'79b9U);
        }
    };

    void orderTraces();
    /// The rows of a trace that are added.
    void choose(TraceNo trace);
    [[nodiscard]] bool allDiffer(std::span<const SpanIndex> rows) const;
    void findShared(std::span<const SpanIndex> rows);
    [[nodiscard]] bool mayShare(SpanIndex row) const { return m_sharedBits.empty() || isSet(m_sharedBits, bitOf(row)); }
    [[nodiscard]] std::uint64_t bitOf(SpanIndex row) const
    {
        return hashWord(static_cast<std::uint64_t>(m_table.id(row))) & m_bitMask;
    }
    [[nodiscard]] static bool isSet(const std::vector<std::uint64_t>& bits, std::uint64_t bit)
    {
        return (bits[bit / 64] >> (bit % 64) & 1U) != 0;
    }
    void addStored(const StoredSpan& span);
    void addRow(SpanIndex row);
    void addOther(std::uint32_t call, const SpanContent& content);
    [[nodiscard]] bool isKnownUnder(const std::optional<SpanKey>& key, const SpanContent& content) const;
    [[nodiscard]] bool isKnown(std::uint32_t call, const SpanContent& content) const;
    void demote(const Call& call);

    const SpanTable& m_table;
    const KnownSpans& m_known;
    std::size_t m_segmentSpans;
    std::vector<TraceNo> m_traces; ///< by start
    std::size_t m_at = 0;
    TraceNo m_trace = TraceNo::none; ///< being cut
    std::vector<SpanIndex> m_rows;   ///< of it
    std::size_t m_taken = 0;         ///< of those

    std::vector<std::uint64_t> m_sharedBits; ///< set where ids of two rows meet; empty: any row may share its id
    std::uint64_t m_bitMask = 0;

    KeyIndex<SpanKey, KeyHash> m_keys;
    std::vector<Call> m_calls;
    KeyIndex<Other, OtherHash> m_others;
    std::vector<std::uint32_t> m_nextOther; ///< of the same call
    std::uint64_t m_knownRows = 0;
    std::uint64_t m_parts = 0;
    std::unordered_set<std::uint32_t> m_repeatedRows;
    std::vector<StoredSpan> m_overtaken;
};

} // namespace longspan::store
