// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/trace_links.h"

namespace longspan::analysis {

namespace {

bool isCallKind(SpanKind kind)
{
    return kind != SpanKind::internal && kind != SpanKind::unspecified;
}

} // namespace

TraceLinks::TraceLinks(LinkCounter& counter, const SpanTable& table)
    : m_counter(counter), m_table(table), m_peers(table), m_nodeOf(table.strings().size(), kNone)
{
}

void TraceLinks::add(const Trace& trace)
{
    const CleanSpans clean(trace);
    m_trace = trace.id();
    readFacts(clean);
    findAbove();
    markCallers();
    for (const Facts& facts : m_facts) {
        if (!facts.stands)
            continue;
        countSpan(facts);
        link(facts);
    }
    ++m_counter.m_traces;
    if (const TraceExtent& extent = trace.extent(); extent.known)
        m_counter.widen({extent.start, extent.end});
}

void TraceLinks::readFacts(const CleanSpans& clean)
{
    const SpanColumns& columns = m_table.columns();
    m_facts.assign(clean.size(), {});
    for (std::uint32_t position = 0; position < clean.size(); ++position) {
        if (!clean.stands(position))
            continue;
        Facts& facts = m_facts[position];
        const std::size_t row = index(clean.row(position));
        facts.row = clean.row(position);
        facts.stands = true;
        facts.service = m_table.interfaces()[index(columns.interface[row])].service;
        facts.peer = columns.peer[row];
        facts.kind = columns.kind[row];
        facts.failed = columns.status[row] == SpanStatus::error;
        facts.duration = columns.duration[row];
        facts.durationKnown = !columns.flags[row].has(SpanFlag::durationUnknown);
        if (const MergedSpan* merged = clean.merged(position))
            readMerged(clean, *merged, facts);
        const std::uint32_t parent = clean.parentOf(position);
        facts.isRoot = parent == kNone;
        facts.parent = parent == CleanSpans::kMissing ? kNone : parent;
    }
}

void TraceLinks::readMerged(const CleanSpans& clean, const MergedSpan& merged, Facts& facts) const
{
    facts.service = merged.service;
    facts.kind = merged.kind;
    facts.failed = merged.status == SpanStatus::error;
    facts.duration = merged.duration;
    facts.durationKnown = !merged.flags.has(SpanFlag::durationUnknown);
    for (const std::uint32_t part : clean.parts(merged))
        if (facts.peer == StringId::empty)
            facts.peer = m_table.columns().peer[index(clean.row(part))];
}

void TraceLinks::findAbove()
{
    // Until it is found, "above" of a position that has a parent is the position itself.
    for (std::uint32_t position = 0; position < m_facts.size(); ++position)
        m_facts[position].above = m_facts[position].parent == kNone ? kNone : position;
    for (std::uint32_t position = 0; position < m_facts.size(); ++position)
        findAboveOf(position);
}

/// Climbs until it is known what is above, then tells all it passed. In a circle nothing is above.
void TraceLinks::findAboveOf(std::uint32_t position)
{
    m_way.clear();
    while (m_facts[position].above == position) {
        m_way.push_back(position);
        m_facts[position].above = kNone;
        position = m_facts[position].parent;
    }
    for (auto passed = m_way.rbegin(); passed != m_way.rend(); ++passed) {
        Facts& facts = m_facts[*passed];
        const Facts& parent = m_facts[facts.parent];
        const bool parentCalls = isCallKind(parent.kind);
        facts.above = parentCalls ? facts.parent : parent.above;
        facts.namedAbove = parentCalls && parent.service != StringId::empty ? facts.parent : parent.namedAbove;
    }
}

void TraceLinks::markCallers()
{
    for (const Facts& facts : m_facts)
        if (facts.above != kNone && (facts.kind == SpanKind::client || facts.kind == SpanKind::server))
            m_facts[facts.above].hasCallBelow = true;
}

void TraceLinks::countSpan(const Facts& facts)
{
    if (facts.service == StringId::empty)
        return;
    LinkCounter::NodeSums& sums = m_counter.m_nodeSums[node(facts.service)];
    ++sums.spans;
    sums.errors += facts.failed ? 1U : 0U;
}

void TraceLinks::link(const Facts& facts)
{
    switch (facts.kind) {
    case SpanKind::server: linkServer(facts); return;
    case SpanKind::client: linkClient(facts); return;
    case SpanKind::producer: linkProducer(facts); return;
    case SpanKind::consumer: linkConsumer(facts); return;
    case SpanKind::internal: return;
    case SpanKind::unspecified:
        if (facts.service != StringId::empty && facts.peer != StringId::empty)
            linkClient(facts);
        return;
    }
}

StringId TraceLinks::senderOf(const Facts& facts) const
{
    const Facts* above = at(facts.namedAbove);
    return facts.service == StringId::empty && above ? above->service : facts.service;
}

TraceLinks::Outcome TraceLinks::outcomeOf(const Facts& facts)
{
    Outcome outcome;
    outcome.failed = facts.failed;
    if (facts.durationKnown)
        outcome.latency = facts.duration;
    return outcome;
}

void TraceLinks::linkServer(const Facts& server)
{
    Outcome outcome = outcomeOf(server);
    const Facts* parent = at(server.parent);
    const bool paired = parent && parent->kind == SpanKind::client;
    if (paired) {
        outcome.failed = outcome.failed || parent->failed;
        if (parent->durationKnown)
            outcome.latency = parent->duration;
    }
    StringId callee = server.service;
    if (callee == StringId::empty && paired)
        callee = parent->peer;
    if (callee == StringId::empty)
        return;
    if (const Facts* caller = at(server.namedAbove))
        count(node(caller->service), node(callee), outcome);
    else if (server.peer != StringId::empty)
        count(node(server.peer), node(callee), outcome);
    else if (!server.isRoot)
        ++m_counter.m_unmatched;
    else if (m_counter.m_options.users)
        count(peerNode(StringId::empty, ServiceGraph::NodeKind::user), node(callee), outcome);
}

/// A call span on another service than the next one above it: somebody in between did not report.
void TraceLinks::linkMissingServer(const Facts& client)
{
    const Facts* above = at(client.namedAbove);
    if (above && client.service != StringId::empty && above->service != client.service)
        count(node(above->service), node(client.service), {});
}

void TraceLinks::linkClient(const Facts& client)
{
    if (client.hasCallBelow)
        return;
    linkMissingServer(client);
    const StringId caller = senderOf(client);
    if (caller == StringId::empty)
        return;
    using Kind = ServiceGraph::NodeKind;
    const bool details = m_counter.m_options.details;
    const Outcome outcome = outcomeOf(client);
    if (client.peer != StringId::empty) {
        const bool database = details && m_peers.isDatabase(client.row, client.peer);
        count(node(caller), peerNode(client.peer, database ? Kind::database : Kind::external), outcome);
        return;
    }
    const LinkPeer peer = details ? m_peers.look(client.row) : LinkPeer{};
    if (peer.name.empty()) {
        countUnmatched(node(caller), outcome);
        return;
    }
    const std::uint32_t callee = m_counter.node(peer.name);
    if (peer.database)
        m_counter.m_nodeSums[callee].kind = Kind::database;
    count(node(caller), callee, outcome);
}

void TraceLinks::linkProducer(const Facts& producer)
{
    if (producer.service == StringId::empty || producer.peer == StringId::empty)
        return;
    Outcome outcome = outcomeOf(producer);
    outcome.messaging = true;
    count(node(producer.service), peerNode(producer.peer, ServiceGraph::NodeKind::messaging), outcome);
}

void TraceLinks::linkConsumer(const Facts& consumer)
{
    if (consumer.service == StringId::empty)
        return;
    Outcome outcome = outcomeOf(consumer);
    outcome.messaging = true;
    const Facts* above = at(consumer.above);
    const Facts* producer = above && above->kind == SpanKind::producer ? above : nullptr;
    const bool sentByKnown = producer && producer->service != StringId::empty;
    const StringId broker = consumer.peer != StringId::empty || !producer ? consumer.peer : producer->peer;
    if (broker == StringId::empty) {
        outcome.failed = outcome.failed || (producer && producer->failed);
        if (sentByKnown)
            count(node(producer->service), node(consumer.service), outcome);
        return;
    }
    const std::uint32_t between = peerNode(broker, ServiceGraph::NodeKind::messaging);
    count(between, node(consumer.service), outcome);
    if (sentByKnown && producer->peer == StringId::empty) {
        Outcome sent = outcomeOf(*producer);
        sent.messaging = true;
        count(node(producer->service), between, sent);
    }
}

std::uint32_t TraceLinks::node(StringId name)
{
    std::uint32_t& known = m_nodeOf[index(name)];
    if (known == kNone)
        known = m_counter.node(m_table.text(name));
    return known;
}

std::uint32_t TraceLinks::peerNode(StringId name, ServiceGraph::NodeKind kind)
{
    using Kind = ServiceGraph::NodeKind;
    const std::uint32_t number = kind == Kind::user ? m_counter.node("user", true) : node(name);
    if (Kind& known = m_counter.m_nodeSums[number].kind; known == Kind::external)
        known = kind;
    return number;
}

void TraceLinks::count(std::uint32_t from, std::uint32_t to, const Outcome& outcome)
{
    LinkCounter::EdgeSums& edge = m_counter.edge(from, to);
    ++edge.calls;
    edge.errors += outcome.failed ? 1U : 0U;
    edge.messaging = edge.messaging || outcome.messaging;
    if (outcome.latency)
        edge.addLatency(*outcome.latency, m_trace);
}

void TraceLinks::countUnmatched(std::uint32_t from, const Outcome& outcome)
{
    if (m_counter.m_options.unknownPeers)
        count(from, m_counter.node("unknown", true), outcome);
    else
        ++m_counter.m_unmatched;
}

} // namespace longspan::analysis
