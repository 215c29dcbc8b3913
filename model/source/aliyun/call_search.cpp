// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/call_search.h"

#include "model/source/aliyun/unit_check.h"

#include <algorithm>

namespace longspan::source::aliyun {

UnitBook::Units UnitBook::of(const std::string& region) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_units.find(region);
    return found == m_units.end() ? Units{} : found->second;
}

void UnitBook::set(const std::string& region, const Units& units)
{
    const std::lock_guard lock(m_mutex);
    m_units[region] = units;
}

Nanos UnitBook::coarsest() const
{
    const std::lock_guard lock(m_mutex);
    Nanos coarsest = kMillisecond;
    for (const auto& [region, units] : m_units)
        coarsest = std::max(coarsest, units.duration.value_or(0));
    return coarsest;
}

std::optional<Nanos> CallSearch::durationOf(const TraceRow& row) const
{
    Nanos duration = 0;
    const Nanos unit = m_units.duration.value_or(kMillisecond);
    if (!row.duration || __builtin_mul_overflow(*row.duration, unit, &duration))
        return std::nullopt;
    return duration;
}

/// A row of another application or interface than was asked for.
bool CallSearch::strange(const TraceRow& row) const
{
    return (!m_query.application.name.empty() && row.service != m_query.application.name) ||
        (m_query.interface && row.operation != *m_query.interface);
}

bool CallSearch::fits(const TraceRow& row) const
{
    if (strange(row))
        return false;
    if (!m_query.range.everything() && !(row.start && m_query.range.contains(*row.start)))
        return false;
    const auto duration = durationOf(row);
    if (m_query.minDuration > 0 && duration.value_or(-1) < m_query.minDuration)
        return false;
    return !m_query.maxDuration || (duration && *duration <= *m_query.maxDuration);
}

/// How many pages to ask for at once: all that the limit needs when the total is known, else one.
std::int64_t CallSearch::pagesNext() const
{
    constexpr std::int64_t kMost = 8;
    if (!m_total)
        return 1;
    const auto fetched = static_cast<std::int64_t>(m_fetched);
    const std::int64_t wanted = std::min(*m_total, static_cast<std::int64_t>(m_query.limit)) - fetched;
    return std::clamp<std::int64_t>((wanted + m_pageRows - 1) / m_pageRows, 1, kMost);
}

void CallSearch::take(TracePage page)
{
    const std::size_t size = page.rows.size() + page.left;
    m_fetched += size;
    if (page.total)
        m_total = page.total;
    // A server that allows smaller pages than asked for says so.
    if (page.pageSize && *page.pageSize > 0 && *page.pageSize < m_pageRows)
        m_pageRows = *page.pageSize;
    const bool more = m_total && static_cast<std::int64_t>(m_fetched) < *m_total;
    m_ended = m_ended || size == 0 || (m_total && !more) || (!m_total && static_cast<std::int64_t>(size) < m_pageRows);
    m_strangers += page.left;
    m_rows->insert(m_rows->end(), std::make_move_iterator(page.rows.begin()), std::make_move_iterator(page.rows.end()));
}

Result<bool> CallSearch::comesWith(const TraceRow& row, std::int64_t bound, const Call& call)
{
    SearchQuestion narrow = m_question;
    narrow.tags.clear();
    narrow.onlyErrors = false;
    narrow.service = row.service;
    narrow.operation = row.operation;
    narrow.minDuration = bound;
    narrow.times = {*row.start / kMillisecond, *row.start / kMillisecond + 1};
    ++m_requests;
    auto page = std::move(m_tools.api.search(narrow, 1, 1, call).front());
    if (!page)
        return failWith(std::move(page));
    return std::any_of(page->rows.begin(), page->rows.end(),
        [&row](const TraceRow& seen) { return seen.traceId == row.traceId && seen.start == row.start; });
}

Result<> CallSearch::checkUnits(std::span<const TraceRow> rows, const Call& call)
{
    constexpr int kMostTries = 3;
    const TraceRow* row = m_units.duration || m_units.tries >= kMostTries ? nullptr : tellingRow(rows);
    if (!row)
        return {};
    ++m_requests;
    ++m_units.tries;
    const auto trace = m_tools.api.trace(m_question.region, row->traceId, call);
    if (!trace && (trace.error().kind == ErrorKind::cancelled || trace.error().kind == ErrorKind::deadline))
        return tl::unexpected(trace.error());
    m_units.duration = trace ? unitOf(*row, *trace) : std::nullopt;
    if (m_units.duration)
        m_units.row = *row;
    m_tools.units.set(m_question.region, m_units);
    return {};
}

/// Half the row's duration as a bound in milliseconds lets the row through only if the server counts milliseconds;
/// twice its duration keeps it out unless the server counts something smaller or does not look at the bound at all.
Result<> CallSearch::checkBound(const Call& call)
{
    if (m_query.minDuration <= 0 || m_units.minDuration)
        return {};
    if (!m_units.row) {
        // Nothing is known of this region yet: some rows without a bound tell.
        ++m_requests;
        const auto some = std::move(m_tools.api.search(m_question, 1, 1, call).front());
        if (!some)
            return tl::unexpected(some.error());
        if (auto checked = checkUnits(some->rows, call); !checked || !m_units.row)
            return checked;
    }
    const TraceRow row = *m_units.row;
    const std::int64_t millis = *durationOf(row) / kMillisecond;
    if (millis < 2)
        return {};
    const auto half = comesWith(row, millis / 2, call);
    if (!half)
        return tl::unexpected(half.error());
    if (!*half) {
        m_units.minDuration = kSecond;
    } else {
        const auto twice = comesWith(row, millis * 2, call);
        if (!twice)
            return tl::unexpected(twice.error());
        m_units.minDuration = *twice ? 0 : kMillisecond;
    }
    m_tools.units.set(m_question.region, m_units);
    return {};
}

/// Errors after the first page leave what came before it.
Result<> CallSearch::fetch(const Call& call)
{
    while (!m_ended && m_rows->size() < m_query.limit && m_fetched < kMostRows) {
        const std::int64_t count = pagesNext();
        auto pages = m_tools.api.search(m_question, m_nextPage, count, call);
        m_requests += pages.size();
        m_nextPage += count;
        for (auto& page : pages) {
            if (page) {
                take(std::move(*page));
                continue;
            }
            const ErrorKind kind = page.error().kind;
            if (m_fetched == 0 || kind == ErrorKind::cancelled || kind == ErrorKind::deadline)
                return failWith(std::move(page));
            call.note(NoteKind::partialAnswer, page.error().where);
            return {};
        }
        if (auto checked = checkUnits(*m_rows, call); !checked)
            return checked;
        const auto others =
            std::stable_partition(m_rows->begin(), m_rows->end(), [this](const TraceRow& row) { return fits(row); });
        m_strangers += static_cast<std::uint64_t>(
            std::count_if(others, m_rows->end(), [this](const TraceRow& row) { return strange(row); }));
        m_rows->erase(others, m_rows->end());
    }
    return {};
}

void CallSearch::addRow(SpanPage& page, const TraceRow& row)
{
    CallRow call;
    call.trace = m_tools.ids.remember(row.traceId, m_question.region);
    const std::string said = row.service + '\n' + row.operation + '\n' + row.ip + '\n' + row.traceId + '\n' +
        std::to_string(row.start.value_or(0)) + '\n' + std::to_string(row.duration.value_or(-1));
    call.span = SpanId{stableHash(said, ++m_repeats[said])};
    const auto duration = durationOf(row);
    call.start = row.start.value_or(0);
    call.duration = duration.value_or(0);
    call.address = row.ip;
    call.flags.set(SpanFlag::syntheticId);
    call.flags.set(SpanFlag::micros);
    call.flags.set(SpanFlag::startUnknown, !row.start);
    call.flags.set(SpanFlag::durationUnknown, !duration);
    call.status = row.error || m_query.onlyErrors ? SpanStatus::error : SpanStatus::unset;
    const auto known = std::find_if(page.interfaces.begin(), page.interfaces.end(),
        [&row](const InterfaceName& i) { return i.service == row.service && i.name == row.operation; });
    call.interface = static_cast<std::uint32_t>(known - page.interfaces.begin());
    if (known == page.interfaces.end())
        page.interfaces.push_back({row.service, row.operation});
    page.rows.push_back(call);
}

void CallSearch::sort(SpanPage& page) const
{
    const auto slower = [](const CallRow& a, const CallRow& b) {
        if (a.durationKnown() != b.durationKnown())
            return a.durationKnown();
        return a.duration != b.duration ? a.duration > b.duration : a.start > b.start;
    };
    const auto named = [&page](const CallRow& row) {
        return std::tie(page.interfaces[row.interface].service, page.interfaces[row.interface].name);
    };
    if (m_query.order == SpanQuery::Order::newestFirst)
        std::stable_sort(
            page.rows.begin(), page.rows.end(), [](const CallRow& a, const CallRow& b) { return a.start > b.start; });
    else if (m_query.order == SpanQuery::Order::slowestFirst)
        std::stable_sort(page.rows.begin(), page.rows.end(), slower);
    else
        std::stable_sort(page.rows.begin(), page.rows.end(), [&](const CallRow& a, const CallRow& b) {
            return a.interface == b.interface ? slower(a, b) : named(a) < named(b);
        });
}

SpanPage CallSearch::page()
{
    SpanPage page;
    for (const TraceRow& row : *m_rows)
        addRow(page, row);
    sort(page);
    const bool cut = page.rows.size() > m_query.limit;
    if (cut)
        page.rows.resize(m_query.limit);
    const bool newest = m_query.order == SpanQuery::Order::newestFirst;
    if (!m_ended)
        page.truncation = newest ? SpanPage::Truncation::byLimit : SpanPage::Truncation::unsorted;
    else if (cut)
        page.truncation = SpanPage::Truncation::byLimit;
    page.spansSeen = m_fetched;
    page.requests = m_requests;
    page.texts = m_rows;
    return page;
}

Result<SpanPage> CallSearch::run(const Call& call)
{
    if (m_query.attributes.size() > kMostTags)
        return fail(ErrorKind::refused, "at most five attributes can be asked for", "SearchTraces");
    m_query.limit = std::min(m_query.limit, kMostRows);
    m_question = {m_query.application.region, m_query.application.name, m_query.interface.value_or(""),
        millisOf(m_query.part.value_or(m_query.range), m_tools.api.client().now()), 0, m_query.onlyErrors,
        m_query.attributes, true};
    m_units = m_tools.units.of(m_question.region);
    if (auto checked = checkBound(call); !checked)
        return failWith(std::move(checked));
    if (const Nanos unit = m_units.minDuration.value_or(kMillisecond); unit > 0)
        m_question.minDuration = boundFor(m_query.minDuration, unit);
    if (auto fetched = fetch(call); !fetched)
        return failWith(std::move(fetched));
    if (m_strangers > 0)
        call.note(NoteKind::partialAnswer, "SearchTraces", m_strangers);
    return page();
}

} // namespace longspan::source::aliyun
