// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/proof_candidates.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace longspan::query {

/// Nodes stay where they are, so that views into them live as long as the set.
struct ProofCandidates::Texts {
    std::set<std::string, std::less<>> texts;
    std::vector<source::InterfaceName> interfaces;
    std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> numbers;
    std::map<std::string_view, std::uint32_t> services;

    std::string_view kept(std::string_view text)
    {
        const auto place = texts.find(text);
        return place != texts.end() ? std::string_view(*place) : std::string_view(*texts.emplace(text).first);
    }
};

ProofCandidates::ProofCandidates() : m_texts(std::make_shared<Texts>()) {}

std::uint32_t ProofCandidates::interfaceNo(const source::InterfaceName& name)
{
    const auto known = m_texts->numbers.find({name.service, name.name});
    if (known != m_texts->numbers.end())
        return known->second;
    const auto no = static_cast<std::uint32_t>(m_texts->interfaces.size());
    const source::InterfaceName kept{m_texts->kept(name.service), m_texts->kept(name.name)};
    m_texts->interfaces.push_back(kept);
    m_texts->numbers.emplace(std::pair(kept.service, kept.name), no);
    m_texts->services.emplace(kept.service, static_cast<std::uint32_t>(m_texts->services.size()));
    return no;
}

std::size_t ProofCandidates::add(const source::SpanPage& page)
{
    const std::size_t before = m_rows.size();
    for (const source::CallRow& call : page.rows) {
        if (!call.durationKnown())
            continue;
        Row row;
        row.call = call;
        row.call.interface = interfaceNo(page.interfaces[call.interface]);
        row.call.address = m_texts->kept(call.address);
        row.call.row = SpanIndex::none;
        row.duration = call.duration;
        row.start = call.startKnown() ? call.start : 0;
        row.trace = call.trace;
        row.span = call.span;
        row.kind = call.kind;
        row.service = m_texts->services.at(m_texts->interfaces[row.call.interface].service);
        if (call.traceDurationKnown)
            m_longestTrace = std::max(m_longestTrace, call.traceDuration);
        m_rows.push_back(row);
    }
    // The same call has the same rank in every answer, unless the source changed it meanwhile: then the longest counts.
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return slower(a, b); });
    std::set<std::tuple<TraceId, SpanId, SpanKind, std::uint32_t>> seen;
    std::erase_if(
        m_rows, [&seen](const Row& row) { return !seen.emplace(row.trace, row.span, row.kind, row.service).second; });
    return m_rows.size() - before;
}

std::optional<Nanos> ProofCandidates::kth(std::size_t k) const
{
    if (k == 0 || m_rows.size() < k)
        return std::nullopt;
    return m_rows[k - 1].duration;
}

std::size_t ProofCandidates::calls(Nanos atLeast) const
{
    const auto end = std::partition_point(
        m_rows.begin(), m_rows.end(), [atLeast](const Row& row) { return row.duration >= atLeast; });
    return static_cast<std::size_t>(end - m_rows.begin());
}

std::size_t ProofCandidates::traces(Nanos atLeast) const
{
    std::set<TraceId> traces;
    for (const Row& row : m_rows) {
        if (row.duration < atLeast)
            break;
        traces.insert(row.trace);
    }
    return traces.size();
}

std::optional<Nanos> ProofCandidates::middleStart() const
{
    std::vector<Nanos> starts;
    for (const Row& row : m_rows)
        if (row.call.startKnown())
            starts.push_back(row.start);
    if (starts.empty())
        return std::nullopt;
    const auto middle = starts.begin() + static_cast<std::ptrdiff_t>(starts.size() / 2);
    std::nth_element(starts.begin(), middle, starts.end());
    return *middle;
}

bool ProofCandidates::multiplesOf(Nanos step) const
{
    return step <= 1 ||
        std::all_of(m_rows.begin(), m_rows.end(), [step](const Row& row) { return row.duration % step == 0; });
}

source::SpanPage ProofCandidates::page(std::size_t k) const
{
    source::SpanPage page;
    const std::size_t count = std::min(k, m_rows.size());
    page.rows.reserve(count);
    for (std::size_t at = 0; at < count; ++at)
        page.rows.push_back(m_rows[at].call);
    page.interfaces = m_texts->interfaces;
    page.texts = m_texts;
    return page;
}

std::vector<Nanos> durationsOf(const source::SpanPage& page)
{
    std::vector<Nanos> durations;
    durations.reserve(page.rows.size());
    for (const source::CallRow& row : page.rows)
        if (row.durationKnown())
            durations.push_back(row.duration);
    std::sort(durations.begin(), durations.end(), std::greater<>());
    return durations;
}

std::vector<Nanos> longestPerTrace(const source::SpanPage& page)
{
    std::map<TraceId, Nanos> longest;
    for (const source::CallRow& row : page.rows) {
        if (!row.durationKnown())
            continue;
        const auto [place, fresh] = longest.emplace(row.trace, row.duration);
        if (!fresh)
            place->second = std::max(place->second, row.duration);
    }
    std::vector<Nanos> durations;
    durations.reserve(longest.size());
    for (const auto& [trace, duration] : longest)
        durations.push_back(duration);
    std::sort(durations.begin(), durations.end(), std::greater<>());
    return durations;
}

} // namespace longspan::query
