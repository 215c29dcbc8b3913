// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/live/answers.h"
#include "model/source/live/trace_cache.h"

#include <mutex>

namespace longspan::source {

/// Traces that were found, and whether there may be more.
struct Finding {
    std::vector<AnswerBody> bodies;
    AnswerTable answer;
    bool cut = false; ///< by the limit, by damage, or because nobody can say that it was not
    std::uint64_t requests = 0;

    [[nodiscard]] std::size_t bodyBytes() const;
};

/// Asks a server for traces and judges whether the answer is all there is. Learns from every answer: the largest limit
/// the server takes, how many traces it is known to give, and how long traces are. Safe to use from any thread.
class LiveFinder {
public:
    LiveFinder(TraceServerPtr server, LiveLimits limits, std::function<Nanos()> now);

    [[nodiscard]] TraceServer& server() { return *m_server; }
    [[nodiscard]] const LiveLimits& limits() const { return m_limits; }
    [[nodiscard]] Nanos now() const { return m_now(); }
    /// The server's, with what was learnt.
    [[nodiscard]] Capabilities capabilities() const;
    [[nodiscard]] TraceCache& cache() { return m_cache; }

    /// The range with ends a server can be told. narrowed: it had no start, so older spans were left out.
    struct Window {
        TimeRange range;
        bool narrowed = false;
    };
    [[nodiscard]] Window windowOf(const TimeRange& range) const;

    /// One answer, and as many more as it takes to know that a hidden maximum did not cut it. Whatever went wrong after
    /// the first answer only makes it cut, with a note.
    [[nodiscard]] Result<Finding> find(FindQuery query, const Call& call);
    /// One answer: cut when as many traces came as were asked for, or when nobody can tell.
    [[nodiscard]] Result<Finding> findOnce(FindQuery query, const Call& call);
    /// One answer each, asked at once, in one table. Failed ones are left out, noted, and make it cut; if all fail, the
    /// first error. Without a hidden maximum in mind.
    [[nodiscard]] Result<Finding> findAll(std::span<const FindQuery> queries, const Call& call);
    /// Adds the answers to another query; a failure is noted and makes the whole cut.
    void widen(Finding& finding, const FindQuery& query, const Call& call);

    /// The limit that such a question is really asked with.
    [[nodiscard]] std::size_t limitFor(std::size_t wanted) const;
    /// The longest trace seen so far, at least some seconds: how much earlier than a call its trace may have begun.
    [[nodiscard]] Nanos longestTrace() const;
    /// For later trace() calls.
    void keep(const Finding& finding);

private:
    struct Learnt {
        std::size_t largestLimit = 0; ///< 0: none known
        std::size_t given = 0;        ///< fewer traces than that were never cut by a hidden maximum
        Nanos longestTrace = 10 * kSecond;
    };

    [[nodiscard]] Learnt learnt() const;
    [[nodiscard]] bool mayBeHiddenMaximum(const Finding& finding) const;
    void confirm(Finding& finding, const FindQuery& query, const Call& call);
    void learnLimit(std::size_t limit);
    void learnGiven(std::size_t traces);
    void learnLengths(const SpanTable& table);

    TraceServerPtr m_server;
    LiveLimits m_limits;
    std::function<Nanos()> m_now;
    TraceCache m_cache;
    mutable std::mutex m_mutex;
    Learnt m_learnt;
};

} // namespace longspan::source
