// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/aliyun/trace_ids.h"
#include "model/source/aliyun/xtrace_api.h"

#include <map>
#include <mutex>
#include <optional>

namespace longspan::source::aliyun {

/// What was found out about the units of each region. Thread-safe.
class UnitBook {
public:
    struct Units {
        std::optional<Nanos> duration;    ///< of TraceInfo.Duration, by a trace
        std::optional<Nanos> minDuration; ///< of the bound, by a row that came or stayed away; 0: it is not looked at
        std::optional<TraceRow> row;      ///< the row that told
        int tries = 0;                    ///< traces opened to find out
    };
    [[nodiscard]] Units of(const std::string& region) const;
    void set(const std::string& region, const Units& units);
    /// The coarsest duration unit found anywhere, a millisecond when nothing was.
    [[nodiscard]] Nanos coarsest() const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Units> m_units;
};

/// Rows of SearchTraces as calls: pages newest first until the limit or the end, checks every condition again that the
/// row can tell, and reads durations in the unit that a trace confirmed. A row has no span id; it gets one made of what
/// it says (SpanFlag::syntheticId), the same whenever the row is seen.
class CallSearch {
public:
    /// Most rows of one search, over all its pages.
    static constexpr std::size_t kMostRows = 1000;

    struct Tools {
        XtraceApi& api;
        TraceIdBook& ids;
        UnitBook& units;
    };
    CallSearch(Tools tools, SpanQuery query) : m_tools(tools), m_query(std::move(query)) {}

    [[nodiscard]] Result<SpanPage> run(const Call& call);

private:
    [[nodiscard]] Result<> fetch(const Call& call);
    [[nodiscard]] std::int64_t pagesNext() const;
    void take(TracePage page);
    [[nodiscard]] Result<> checkUnits(std::span<const TraceRow> rows, const Call& call);
    [[nodiscard]] Result<> checkBound(const Call& call);
    [[nodiscard]] Result<bool> comesWith(const TraceRow& row, std::int64_t bound, const Call& call);
    [[nodiscard]] bool strange(const TraceRow& row) const;
    [[nodiscard]] bool fits(const TraceRow& row) const;
    [[nodiscard]] std::optional<Nanos> durationOf(const TraceRow& row) const;
    [[nodiscard]] SpanPage page();
    void addRow(SpanPage& page, const TraceRow& row);
    void sort(SpanPage& page) const;

    Tools m_tools;
    SpanQuery m_query;
    SearchQuestion m_question;
    UnitBook::Units m_units;
    std::shared_ptr<std::vector<TraceRow>> m_rows = std::make_shared<std::vector<TraceRow>>();
    std::optional<std::int64_t> m_total;
    std::int64_t m_pageRows = kPageRows;
    std::int64_t m_nextPage = 1;
    std::size_t m_fetched = 0;
    bool m_ended = false;
    std::uint64_t m_requests = 0;
    std::uint64_t m_strangers = 0; ///< rows of something else than was asked for
    std::map<std::string, std::uint32_t> m_repeats;
};

} // namespace longspan::source::aliyun
