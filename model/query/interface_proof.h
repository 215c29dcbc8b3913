// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/proof.h"
#include "model/query/proof_candidates.h"
#include "model/query/source_knowledge.h"
#include "model/query/threshold_search.h"

#include <optional>
#include <vector>

namespace longspan::query {

/// The proof of one list; made for one query and run once.
class InterfaceProof {
public:
    InterfaceProof(source::TraceSource& from, source::SpanQuery query, const ProofOptions& options,
        SourceKnowledge& knowledge, std::optional<source::Statistics> statistics);

    /// Errors: the source's, when not even the first question was answered.
    [[nodiscard]] Result<SlowestCalls> run(const Call& call);

private:
    /// A part of the time range and what is known of it.
    struct Window {
        TimeRange range;
        std::optional<Nanos> complete; ///< all calls of at least that duration are known
    };
    struct Answer {
        source::SpanPage page;
        std::optional<Nanos> complete; ///< as a window's; nothing when it was cut
        std::uint64_t units = 0;
    };

    [[nodiscard]] Result<Answer> ask(const TimeRange& range, Nanos d, const Call& call);
    [[nodiscard]] Result<Answer> askRaw(const source::SpanQuery& query, const Call& call);
    [[nodiscard]] Result<> search(const Call& call);
    void observe(Nanos d, const Answer& answer);
    [[nodiscard]] std::optional<double> totalOf(const Answer& answer) const;
    [[nodiscard]] Result<> verify(const TimeRange& range, Nanos d, Answer& answer, const Call& call);
    [[nodiscard]] Result<> probe(const Call& call);
    [[nodiscard]] Result<> halves(const TimeRange& range, Nanos d, Answer& answer, const Call& call);

    [[nodiscard]] Result<> sweep(const Call& call);
    [[nodiscard]] bool narrowed(const Answer& answer, Nanos d) const;
    bool split(std::size_t window, const Answer& answer);
    bool cutAt(std::size_t window, const std::vector<Nanos>& cuts);
    [[nodiscard]] Nanos sweepThreshold() const;
    [[nodiscard]] Result<> widen(const Call& call);

    [[nodiscard]] std::size_t limit() const;
    [[nodiscard]] std::size_t unitsFrom(Nanos d) const;
    [[nodiscard]] std::optional<Nanos> completeFrom() const;
    [[nodiscard]] bool done() const;
    [[nodiscard]] bool tied() const;
    [[nodiscard]] bool mayAsk() const { return m_requests < m_options.requestsPerInterface; }
    [[nodiscard]] Completeness judged() const;
    [[nodiscard]] Completeness unproven() const;
    [[nodiscard]] bool settling() const;
    [[nodiscard]] SlowestCalls concluded(std::optional<Error> stoppedBy);

    source::TraceSource* m_from;
    source::SpanQuery m_query;
    ProofOptions m_options;
    SourceKnowledge* m_knowledge;
    std::optional<source::Statistics> m_statistics;
    source::Capabilities m_able;
    source::SearchRules m_rules;
    ProofCandidates m_candidates;
    ThresholdSearch m_search;
    std::vector<Window> m_windows;
    Nanos m_slack = 0; ///< how far before the range traces are looked for
    std::size_t m_requests = 0;
    std::size_t m_parts = 1;
    Evidence m_evidence;
    Call::Clock::time_point m_began;
};

} // namespace longspan::query
