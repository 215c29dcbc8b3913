// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/trace/span_table.h"

namespace longspan {

/// Most spans of one table; row numbers are 32 bits.
inline constexpr std::size_t kMaxSpans = 0xffff'fff0U;

/// Collects spans of one or several documents and makes the table. Not thread-safe: decoders work on columns of their
/// own and hand them over in blocks.
class SpanTableBuilder {
public:
    SpanTableBuilder();

    /// Opens a document of size bytes (or rows); returns its base, to be added to the places of its spans.
    std::uint64_t addDocument(std::string name, std::string format, std::uint64_t size, DetailReaderPtr reader);

    /// Gives a document, named by its base, its reader: for readers that need to know the base.
    void setReader(std::uint64_t base, DetailReaderPtr reader);

    StringId intern(std::string_view text) { return m_table->m_strings.intern(text); }
    [[nodiscard]] std::string_view text(StringId id) const { return m_table->m_strings.text(id); }
    InterfaceNo interface(StringId service, StringId name) { return InterfaceNo{m_interfaces.insert({service, name})}; }
    TraceNo trace(TraceId id) { return TraceNo{m_table->m_traceIndex.insert(id)}; }
    /// Room for that many traces more.
    void reserveTraces(std::size_t traces) { m_table->m_traceIndex.reserve(m_table->m_traceIndex.size() + traces); }
    [[nodiscard]] TraceId traceId(TraceNo no) const { return m_table->m_traceIndex[static_cast<std::uint32_t>(no)]; }
    ResourceNo addResource(const Resource& resource);
    [[nodiscard]] const Resource& resource(ResourceNo no) const { return m_table->m_resources[index(no)]; }

    /// Each row's ids must come from this builder.
    SpanIndex append(const SpanRow& row);
    /// The columns themselves, for decoders that append blocks; all columns must stay of equal length.
    [[nodiscard]] SpanColumns& columns() { return m_table->m_columns; }
    [[nodiscard]] std::size_t size() const { return m_table->m_columns.size(); }

    /// Groups the rows by trace and hands the table over; the builder is spent. A 16-digit trace id whose low half is
    /// that of a 32-digit one of the table is the same trace (Zipkin's cleaning rule 1).
    /// threads: how many may be used; the table is the same.
    [[nodiscard]] SpanTablePtr finish(unsigned threads = 1);

private:
    struct InterfaceHash {
        std::uint64_t operator()(const InterfaceKey& key) const
        {
            return hashWord(static_cast<std::uint64_t>(key.service) << 32U | static_cast<std::uint64_t>(key.name));
        }
    };

    void joinShortTraceIds();
    void groupByTrace();
    void measureTraces();
    void settleZeroStarts(const std::vector<SpanIndex>& spans);

    std::shared_ptr<SpanTable> m_table;
    KeyIndex<InterfaceKey, InterfaceHash> m_interfaces;
    std::uint64_t m_nextBase = 0;
};

} // namespace longspan
