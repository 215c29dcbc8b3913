// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/slowest.h"
#include "model/source/attribute_match.h"
#include "model/source/table_answers.h"

#include <algorithm>
#include <numeric>

namespace longspan::source {

namespace {

constexpr std::size_t kCheckEvery = 1024;

/// One search over one table: rows that the columns admit, put in order, then looked at in detail until enough are
/// found.
class TableSearch {
public:
    TableSearch(const analysis::CallScan& scan, const SpanQuery& query, const Call& call);

    Result<SpanPage> run();

private:
    using Order = SpanQuery::Order;

    [[nodiscard]] Result<> takeReady();
    [[nodiscard]] Result<> takeFiltered();
    void collect();
    void sort();
    [[nodiscard]] bool before(SpanIndex a, SpanIndex b) const;
    [[nodiscard]] bool sameList(SpanIndex a, SpanIndex b) const;
    [[nodiscard]] std::vector<std::uint32_t> sortedInterfaces() const;
    void add(SpanIndex span);
    void nameInterfaces();

    const analysis::CallScan* m_scan;
    const SpanTable* m_table;
    const SpanQuery* m_query;
    const Call* m_call;
    analysis::CallFilter m_filter;
    std::vector<bool> m_wanted;        ///< by InterfaceNo
    std::vector<std::uint32_t> m_rank; ///< by InterfaceNo: its place when sorted by service and name
    std::vector<SpanIndex> m_candidates;
    SpanPage m_page;
};

TableSearch::TableSearch(const analysis::CallScan& scan, const SpanQuery& query, const Call& call)
    : m_scan(&scan), m_table(&scan.table()), m_query(&query), m_call(&call)
{
    m_filter.started = query.range;
    m_filter.minDuration = query.minDuration;
    m_filter.errorsOnly = query.onlyErrors;
    const auto interfaces = m_table->interfaces();
    m_wanted.resize(interfaces.size());
    for (std::size_t no = 0; no < interfaces.size(); ++no) {
        const bool service =
            query.application.name.empty() || m_table->text(interfaces[no].service) == query.application.name;
        m_wanted[no] = service && (!query.interface || m_table->text(interfaces[no].name) == *query.interface);
    }
    m_page.table = scan.tablePtr();
    m_page.spansSeen = m_table->size();
    m_page.tracesSeen = m_table->traceCount();
}

std::vector<std::uint32_t> TableSearch::sortedInterfaces() const
{
    const auto interfaces = m_table->interfaces();
    std::vector<std::uint32_t> order(interfaces.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto left = m_table->text(interfaces[a].service).compare(m_table->text(interfaces[b].service));
        return left != 0 ? left < 0 : m_table->text(interfaces[a].name) < m_table->text(interfaces[b].name);
    });
    return order;
}

Result<SpanPage> TableSearch::run()
{
    nameInterfaces();
    const bool perInterface = m_query->order == Order::slowestPerInterface;
    const bool ready = perInterface && m_query->attributes.empty() && !m_query->maxDuration;
    if (auto done = ready ? takeReady() : takeFiltered(); !done)
        return failWith(std::move(done));
    return std::move(m_page);
}

/// The page names all of the table's interfaces by their own numbers.
void TableSearch::nameInterfaces()
{
    for (const InterfaceKey& key : m_table->interfaces())
        m_page.interfaces.push_back({m_table->text(key.service), m_table->text(key.name)});
}

/// The lists that one pass over the columns makes for all interfaces. One more than asked for tells whether it was cut.
Result<> TableSearch::takeReady()
{
    const auto lists = analysis::slowestOfEach(*m_scan, {m_query->limit + 1, m_filter}, *m_call);
    if (!lists)
        return tl::unexpected(lists.error());
    m_page.rows.reserve(lists->size());
    for (const std::uint32_t no : sortedInterfaces()) {
        if (!m_wanted[no])
            continue;
        const auto calls = lists->of(InterfaceNo{no});
        if (calls.size() > m_query->limit)
            m_page.truncation = SpanPage::Truncation::byLimit;
        for (const analysis::SlowCall& slow : calls.first(std::min(calls.size(), m_query->limit)))
            add(slow.span);
    }
    return {};
}

void TableSearch::collect()
{
    const SpanColumns& columns = m_table->columns();
    const bool needsDuration = m_query->order != Order::newestFirst || m_query->maxDuration;
    const Nanos longest = m_query->maxDuration.value_or(std::numeric_limits<Nanos>::max());
    m_scan->forEachRow(0, columns.size(), [&](std::size_t row) {
        if (!m_wanted[index(columns.interface[row])] || !m_filter.accepts(columns, row))
            return;
        if (needsDuration && (columns.flags[row].has(SpanFlag::durationUnknown) || columns.duration[row] > longest))
            return;
        m_candidates.push_back(SpanIndex{static_cast<std::uint32_t>(row)});
    });
}

bool TableSearch::before(SpanIndex a, SpanIndex b) const
{
    if (m_query->order == Order::newestFirst) {
        const bool knowsA = m_table->startKnown(a);
        const bool knowsB = m_table->startKnown(b);
        if (knowsA != knowsB)
            return knowsA;
        return m_table->start(a) != m_table->start(b) ? m_table->start(a) > m_table->start(b) : a < b;
    }
    if (!sameList(a, b))
        return m_rank[index(m_table->interface(a))] < m_rank[index(m_table->interface(b))];
    return slower(analysis::rankOf(*m_table, a), analysis::rankOf(*m_table, b));
}

bool TableSearch::sameList(SpanIndex a, SpanIndex b) const
{
    return m_query->order != Order::slowestPerInterface || m_table->interface(a) == m_table->interface(b);
}

/// Only as far as rows can be needed: without conditions on attributes no row past the limit is looked at.
void TableSearch::sort()
{
    m_rank.resize(m_table->interfaces().size());
    const auto order = sortedInterfaces();
    for (std::uint32_t place = 0; place < order.size(); ++place)
        m_rank[order[place]] = place;
    const bool all = !m_query->attributes.empty() || m_query->order == Order::slowestPerInterface;
    const std::size_t needed = all ? m_candidates.size() : std::min(m_candidates.size(), m_query->limit + 1);
    std::partial_sort(m_candidates.begin(), m_candidates.begin() + static_cast<std::ptrdiff_t>(needed),
        m_candidates.end(), [this](SpanIndex a, SpanIndex b) { return before(a, b); });
    m_candidates.resize(needed);
}

Result<> TableSearch::takeFiltered()
{
    collect();
    sort();
    AttributeMatch match(*m_table, m_query->attributes);
    std::size_t inList = 0;
    std::size_t looked = 0;
    for (std::size_t at = 0; at < m_candidates.size(); ++at) {
        const SpanIndex span = m_candidates[at];
        if (at > 0 && !sameList(m_candidates[at - 1], span))
            inList = 0;
        if (inList > m_query->limit)
            continue;
        if (looked++ % kCheckEvery == 0)
            if (auto good = m_call->check(); !good)
                return good;
        if (!match(span, *m_call))
            continue;
        if (++inList > m_query->limit)
            m_page.truncation = SpanPage::Truncation::byLimit;
        else
            add(span);
    }
    return {};
}

void TableSearch::add(SpanIndex span)
{
    const SpanTable& table = *m_table;
    const TraceNo trace = table.trace(span);
    const TraceExtent& extent = table.extent(trace);
    CallRow row;
    row.trace = table.traceId(trace);
    row.span = table.id(span);
    row.start = table.start(span);
    row.duration = table.duration(span);
    row.traceDuration = extent.duration();
    row.address = table.text(table.resource(span).address);
    row.interface = static_cast<std::uint32_t>(table.interface(span));
    row.row = span;
    row.flags = table.flags(span);
    row.kind = table.kind(span);
    row.status = table.status(span);
    row.traceDurationKnown = extent.known;
    m_page.rows.push_back(row);
}

} // namespace

Result<SpanPage> TableAnswers::search(const SpanQuery& query, const Call& call) const
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    return TableSearch(m_scan, query, call).run();
}

} // namespace longspan::source
