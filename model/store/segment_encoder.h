// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/columns_encoder.h"
#include "model/store/detail_encoder.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace longspan::store {

/// A segment ready to be written.
struct PackedSegment {
    std::string columns;
    std::string details;
    std::string ids;
    std::string filter;
    std::vector<ColumnsHead::Fact> facts;
    std::uint32_t rows = 0;
    std::uint32_t traces = 0;
    std::uint32_t errors = 0;
    std::uint32_t unknownStarts = 0;
    Nanos minStart = 0; ///< 0, as the next two, when no start is known
    Nanos maxStart = 0;
    Nanos maxEnd = 0;

    [[nodiscard]] std::size_t bytes() const { return columns.size() + details.size() + ids.size() + filter.size(); }
};

/// Packs rows of a table as segments. One per thread.
class SegmentEncoder {
public:
    /// When the details of a segment's rows reach this many bytes the segment ends.
    static constexpr std::size_t kDetailBytes = std::size_t{96} << 20U;

    SegmentEncoder(const SpanTable& table, const StoreNames& names) : m_table(table), m_columns(table, names) {}

    /// Packs the first of the rows, as many as fit, at least one; PackedSegment::rows says how many. At most
    /// kSegmentSpans rows. malformed, with the span's place: details that cannot be read.
    [[nodiscard]] Result<PackedSegment> pack(const SegmentRows& rows);

private:
    /// What a resource says, and the facts among it.
    class Teller final : public ResourceSink {
    public:
        void attribute(std::string_view key, const ValueView& value) override;
        void beginScope(std::string_view name, std::string_view version) override;
        void localEndpoint(const Endpoint& endpoint) override { m_record.localEndpoint(endpoint); }
        void clear();
        [[nodiscard]] std::string_view record() const { return m_record.view(); }
        [[nodiscard]] const std::vector<ColumnsHead::Fact>& facts() const { return m_facts; }

    private:
        ResourceRecord m_record;
        std::vector<ColumnsHead::Fact> m_facts; ///< without their service
        bool m_scope = false;
    };

    [[nodiscard]] Result<std::size_t> packDetails(std::span<const SpanIndex> rows);
    [[nodiscard]] Result<> tellSpan(SpanIndex span);
    [[nodiscard]] Result<> tellResource(SpanIndex span, const DetailReader* reader);
    void addRow(SpanIndex span);
    [[nodiscard]] const DetailReader* readerOf(SpanIndex span);
    void measure(std::span<const SpanIndex> rows, PackedSegment& segment) const;
    void packIds(const SegmentRows& rows, PackedSegment& segment) const;

    const SpanTable& m_table;
    DetailEncoder m_details;
    ColumnsEncoder m_columns;
    PartWriter m_part;
    const Document* m_document = nullptr;
    LocalNumbers m_interfaces;
    std::uint32_t m_interfaceCount = 0;
    LocalNumbers m_records; ///< by ResourceNo
    Teller m_teller;
    std::vector<std::vector<ColumnsHead::Fact>> m_factsOfRecord;
};

} // namespace longspan::store
