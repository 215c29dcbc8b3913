// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/span_table_builder.h"

#include <algorithm>
#include <thread>
#include <unordered_map>

namespace longspan {

namespace {

constexpr std::size_t kWorthAThread = 100'000;

} // namespace

SpanTableBuilder::SpanTableBuilder() : m_table(new SpanTable) {}

std::uint64_t SpanTableBuilder::addDocument(
    std::string name, std::string format, std::uint64_t size, DetailReaderPtr reader)
{
    const std::uint64_t base = m_nextBase;
    m_table->m_documents.push_back({std::move(name), std::move(format), base, size, std::move(reader)});
    m_nextBase += size + 1;
    return base;
}

void SpanTableBuilder::setReader(std::uint64_t base, DetailReaderPtr reader)
{
    for (Document& document : m_table->m_documents)
        if (document.base == base) {
            document.reader = std::move(reader);
            return;
        }
}

ResourceNo SpanTableBuilder::addResource(const Resource& resource)
{
    m_table->m_resources.push_back(resource);
    return ResourceNo{static_cast<std::uint32_t>(m_table->m_resources.size() - 1)};
}

SpanIndex SpanTableBuilder::append(const SpanRow& row)
{
    m_table->m_columns.push_back(row);
    return SpanIndex{static_cast<std::uint32_t>(size() - 1)};
}

SpanTablePtr SpanTableBuilder::finish(unsigned threads)
{
    joinShortTraceIds();
    {
        // Grouping reads the traces' numbers alone, and measuring changes none.
        const std::jthread grouping =
            threads > 1 && size() >= kWorthAThread ? std::jthread([this] { groupByTrace(); }) : std::jthread();
        if (!grouping.joinable())
            groupByTrace();
        measureTraces();
    }
    m_table->m_interfaces = m_interfaces.takeKeys();
    return std::move(m_table);
}

void SpanTableBuilder::joinShortTraceIds()
{
    const std::vector<TraceId>& ids = m_table->m_traceIndex.keys();
    const auto isShort = [](const TraceId& id) { return id.high == 0; };
    const auto count = static_cast<std::size_t>(std::count_if(ids.begin(), ids.end(), isShort));
    if (count == 0 || count == ids.size())
        return;
    std::unordered_map<std::uint64_t, TraceNo> shortIds;
    for (std::uint32_t no = 0; no < ids.size(); ++no)
        if (ids[no].high == 0)
            shortIds.emplace(ids[no].low, TraceNo{no});
    std::unordered_map<std::uint32_t, TraceNo> joined;
    for (std::uint32_t no = 0; no < ids.size(); ++no) {
        const auto found = ids[no].high != 0 ? shortIds.find(ids[no].low) : shortIds.end();
        if (found != shortIds.end())
            joined.emplace(static_cast<std::uint32_t>(found->second), TraceNo{no});
    }
    if (joined.empty())
        return;
    for (TraceNo& trace : m_table->m_columns.trace)
        if (const auto found = joined.find(static_cast<std::uint32_t>(trace)); found != joined.end())
            trace = found->second;
}

void SpanTableBuilder::groupByTrace()
{
    const Column<TraceNo>& traces = m_table->m_columns.trace;
    std::vector<std::uint32_t>& begin = m_table->m_traceBegin;
    begin.assign(m_table->m_traceIndex.size() + 1, 0);
    for (const TraceNo trace : traces)
        ++begin[index(trace) + 1];
    for (std::size_t i = 1; i < begin.size(); ++i)
        begin[i] += begin[i - 1];
    SpanIndex* order = m_table->m_order.extendToFill(traces.size());
    // The starts serve as cursors and are moved back afterwards: no second array of the traces' number.
    for (std::size_t row = 0; row < traces.size(); ++row)
        order[begin[index(traces[row])]++] = SpanIndex{static_cast<std::uint32_t>(row)};
    for (std::size_t i = begin.size() - 1; i > 0; --i)
        begin[i] = begin[i - 1];
    begin[0] = 0;
}

namespace {

void widen(TraceExtent& extent, Nanos start, Nanos end)
{
    if (!extent.known) {
        extent = {start, end, true};
        return;
    }
    extent.start = std::min(extent.start, start);
    extent.end = std::max(extent.end, end);
}

} // namespace

void SpanTableBuilder::measureTraces()
{
    const SpanTable& table = *m_table;
    std::vector<TraceExtent>& extents = m_table->m_extents;
    extents.resize(table.traceCount());
    std::vector<SpanIndex> zeroStarts;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const SpanIndex span{row};
        if (table.startKnown(span))
            widen(extents[index(table.trace(span))], table.start(span), table.end(span));
        else if (table.flags(span).has(SpanFlag::startIsZero))
            zeroStarts.push_back(span);
    }
    settleZeroStarts(zeroStarts);
}

/// A start of exactly 0 is a missing one in a trace of today, and a true one where all times count from about 0, as in
/// hand-made traces.
void SpanTableBuilder::settleZeroStarts(const std::vector<SpanIndex>& spans)
{
    constexpr Nanos kNearZero = 86'400 * kSecond;
    std::vector<TraceExtent>& extents = m_table->m_extents;
    for (const SpanIndex span : spans) {
        const TraceExtent& extent = extents[index(m_table->trace(span))];
        if (extent.known && extent.start >= kNearZero)
            continue;
        m_table->m_columns.flags[index(span)].set(SpanFlag::startUnknown, false);
        widen(extents[index(m_table->trace(span))], 0, m_table->end(span));
    }
}

} // namespace longspan
