// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/interface_proof.h"

#include <algorithm>
#include <cmath>

/// The second half of a proof: the time range in parts, where calls of nearly one duration leave no threshold with few
/// enough above it.
namespace longspan::query {

namespace {

constexpr std::size_t kMostParts = 8;
/// Parts are made for that share of the limit, so that most of them fit.
constexpr double kFilling = 0.6;
constexpr Nanos kNarrowest = kMillisecond;

std::vector<Nanos> startsOf(const source::SpanPage& page, const TimeRange& range)
{
    std::vector<Nanos> starts;
    for (const source::CallRow& row : page.rows)
        if (row.startKnown() && range.contains(row.start))
            starts.push_back(row.start);
    std::sort(starts.begin(), starts.end());
    return starts;
}

bool finite(const TimeRange& range)
{
    return range.from > TimeRange{}.from && range.to < TimeRange{}.to;
}

} // namespace

/// What the parts are asked for: nothing shorter than the list can hold, or somewhat more than is wanted.
Nanos InterfaceProof::sweepThreshold() const
{
    if (!m_rules.filtersDuration)
        return m_query.minDuration;
    if (const auto kth = m_candidates.kth(m_query.limit))
        return m_search.rounded(*kth);
    return m_search.durationFor(1.3 * static_cast<double>(m_query.limit));
}

Result<> InterfaceProof::sweep(const Call& call)
{
    while (!done() && !tied() && mayAsk()) {
        const Nanos d = sweepThreshold();
        const auto open = std::find_if(m_windows.begin(), m_windows.end(),
            [d](const Window& window) { return !window.complete || *window.complete > d; });
        if (open == m_windows.end()) {
            const Nanos lower = std::max(d, completeFrom().value_or(d));
            m_search.complete(lower, unitsFrom(lower));
            if (sweepThreshold() >= d)
                return {};
            continue;
        }
        const auto place = static_cast<std::size_t>(open - m_windows.begin());
        auto answer = ask(open->range, d, call);
        if (!answer)
            return failWith(std::move(answer));
        if (answer->complete) {
            Window& window = m_windows[place];
            window.complete = std::min(*answer->complete, window.complete.value_or(*answer->complete));
            continue;
        }
        if (!narrowed(*answer, d) && !split(place, *answer))
            return {};
    }
    return {};
}

/// The answer itself raised the threshold so far that asking the same part again is worth it.
bool InterfaceProof::narrowed(const Answer& answer, Nanos d) const
{
    const Nanos next = sweepThreshold();
    if (next <= d)
        return false;
    const auto& rows = answer.page.rows;
    const auto longer =
        std::count_if(rows.begin(), rows.end(), [next](const source::CallRow& row) { return row.duration >= next; });
    return static_cast<std::size_t>(longer) * 2 < rows.size();
}

/// Cuts a part where the calls of its answer lie. A server that kept the newest told of the end of the part only: the
/// last piece is made to fit, what lies before it is one piece more.
bool InterfaceProof::split(std::size_t window, const Answer& answer)
{
    const Window whole = m_windows[window];
    const std::vector<Nanos> starts = startsOf(answer.page, whole.range);
    std::vector<Nanos> cuts;
    if (starts.size() >= 4 && m_rules.kept == source::SearchRules::Kept::newest) {
        cuts.push_back(starts[static_cast<std::size_t>(static_cast<double>(starts.size()) * (1 - kFilling))]);
    } else if (starts.size() >= 4) {
        const double units =
            m_parts == 1 ? m_search.estimate(sweepThreshold()) : 2 * kFilling * static_cast<double>(limit());
        const double wanted = std::ceil(units / (kFilling * static_cast<double>(limit())));
        const auto pieces = std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 2, kMostParts);
        for (std::size_t piece = 1; piece < pieces; ++piece)
            cuts.push_back(starts[starts.size() * piece / pieces]);
    } else if (finite(whole.range)) {
        cuts.push_back(whole.range.from + (whole.range.to - whole.range.from) / 2);
    }
    return cutAt(window, cuts);
}

bool InterfaceProof::cutAt(std::size_t window, const std::vector<Nanos>& cuts)
{
    const Window whole = m_windows[window];
    std::vector<Window> pieces;
    Nanos from = whole.range.from;
    const Nanos step = std::max(m_rules.timeStep, Nanos{1});
    for (Nanos cut : cuts) {
        cut -= cut % step;
        if (cut <= from || cut >= whole.range.to)
            continue;
        pieces.push_back({{from, cut}, whole.complete});
        from = cut;
    }
    pieces.push_back({{from, whole.range.to}, whole.complete});
    if (pieces.size() < 2) {
        const bool wide = finite(whole.range) && whole.range.to - whole.range.from > 2 * std::max(step, kNarrowest);
        if (!wide)
            return false;
        return cutAt(window, {whole.range.from + (whole.range.to - whole.range.from) / 2});
    }
    m_parts += pieces.size() - 1;
    m_windows.erase(m_windows.begin() + static_cast<std::ptrdiff_t>(window));
    // The last piece first: where the newest were kept it is the one that fits.
    std::reverse(pieces.begin(), pieces.end());
    m_windows.insert(m_windows.begin() + static_cast<std::ptrdiff_t>(window), pieces.begin(), pieces.end());
    return true;
}

/// Traces that began before the range may have calls in it: looked for as far back as the traces seen are long.
Result<> InterfaceProof::widen(const Call& call)
{
    while (m_slack > 0 && (done() || tied()) && mayAsk()) {
        const Nanos needed = 2 * std::min(m_candidates.longestTrace(), Nanos{1} << 60U);
        if (needed <= m_slack)
            return {};
        const Nanos from = m_query.range.from;
        m_windows.push_back({{subtractClamped(from, needed), subtractClamped(from, m_slack)}, std::nullopt});
        m_slack = needed;
        ++m_parts;
        if (auto good = sweep(call); !good)
            return good;
    }
    return {};
}

} // namespace longspan::query
