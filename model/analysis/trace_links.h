// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/link_peer.h"
#include "model/analysis/links.h"
#include "model/trace/clean_spans.h"

#include <vector>

namespace longspan::analysis {

/// Counts the calls of one trace after the other of one table into a LinkCounter. Positions are those of CleanSpans.
class TraceLinks {
public:
    TraceLinks(LinkCounter& counter, const SpanTable& table);

    void add(const Trace& trace);

private:
    static constexpr std::uint32_t kNone = CleanSpans::kNone;

    /// What the rules look at.
    struct Facts {
        SpanIndex row = SpanIndex::none;
        StringId service = StringId::empty;
        StringId peer = StringId::empty;
        Nanos duration = 0;
        SpanKind kind = SpanKind::unspecified; ///< the four kinds of calls, or unspecified
        bool durationKnown = false;
        bool failed = false;
        bool stands = false;
        bool hasCallBelow = false;
        bool isRoot = false; ///< names no parent
        std::uint32_t parent = kNone;
        std::uint32_t above = kNone;      ///< the nearest position above that is no local span
        std::uint32_t namedAbove = kNone; ///< the nearest such position with a service
    };
    struct Outcome {
        bool failed = false;
        bool messaging = false;
        std::optional<Nanos> latency;
    };

    void readFacts(const CleanSpans& clean);
    void readMerged(const CleanSpans& clean, const MergedSpan& merged, Facts& facts) const;
    void findAbove();
    void findAboveOf(std::uint32_t position);
    void markCallers();
    void countSpan(const Facts& facts);
    void link(const Facts& facts);
    void linkServer(const Facts& server);
    void linkClient(const Facts& client);
    void linkProducer(const Facts& producer);
    void linkConsumer(const Facts& consumer);
    void linkMissingServer(const Facts& client);

    /// The service a span stands for; empty when it cannot be told.
    [[nodiscard]] StringId senderOf(const Facts& facts) const;
    [[nodiscard]] const Facts* at(std::uint32_t position) const
    {
        return position == kNone ? nullptr : &m_facts[position];
    }
    [[nodiscard]] std::uint32_t node(StringId name);
    [[nodiscard]] std::uint32_t peerNode(StringId name, ServiceGraph::NodeKind kind);
    [[nodiscard]] static Outcome outcomeOf(const Facts& facts);
    void count(std::uint32_t from, std::uint32_t to, const Outcome& outcome);
    void countUnmatched(std::uint32_t from, const Outcome& outcome);

    LinkCounter& m_counter;
    const SpanTable& m_table;
    LinkPeers m_peers;
    TraceId m_trace;
    std::vector<Facts> m_facts;
    std::vector<std::uint32_t> m_way;
    std::vector<std::uint32_t> m_nodeOf; ///< by StringId of the table; kNone until it was needed
};

} // namespace longspan::analysis
