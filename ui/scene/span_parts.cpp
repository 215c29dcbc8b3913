// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/span_parts.h"

#include "model/analysis/waiting.h"

#include <algorithm>

namespace longspan::scene {
namespace {

/// Takes the time of events and nothing else.
class EventTimes final : public DetailSink {
public:
    void attribute(std::string_view, const ValueView&) override {}
    void beginEvent(Nanos time, std::string_view, std::uint32_t) override { m_times.push_back(time); }
    void beginLink(const LinkFacts&) override {}
    void facts(const SpanFacts&) override {}
    void remoteEndpoint(const Endpoint&) override {}
    void warning(std::string_view) override {}

    [[nodiscard]] std::vector<Nanos> take() { return std::move(m_times); }

private:
    std::vector<Nanos> m_times;
};

/// Joins neighbours with small gaps until few enough are left; gaps are judged by the whole, so that what is joined
/// would not be seen at a glance on the whole span.
void thin(std::vector<Stretch>& stretches, std::size_t most)
{
    if (stretches.size() <= most)
        return;
    const Nanos step =
        std::max<Nanos>(1, subtractClamped(stretches.back().to, stretches.front().from) / static_cast<Nanos>(most));
    std::size_t last = 0;
    for (std::size_t at = 1; at < stretches.size(); ++at) {
        Stretch& into = stretches[last];
        if (subtractClamped(stretches[at].from, into.from) < step)
            into.to = std::max(into.to, stretches[at].to);
        else
            stretches[++last] = stretches[at];
    }
    stretches.resize(last + 1);
}

} // namespace

const SpanParts& SpanPartsCache::of(NodeNo node)
{
    const auto number = static_cast<std::uint32_t>(node);
    if (const auto found = m_young.find(number); found != m_young.end())
        return found->second;
    if (m_young.size() >= kNodes) {
        m_old = std::move(m_young);
        m_young.clear();
    }
    if (auto older = m_old.extract(number))
        return m_young.insert(std::move(older)).position->second;
    return m_young.emplace(number, make(node)).first->second;
}

SpanParts SpanPartsCache::make(NodeNo node) const
{
    SpanParts parts;
    parts.self = selfOf(node);
    thin(parts.self, kMostStretches);
    const Nanos delta = m_trace->delta(node);
    for (const analysis::PathSection& section : m_trace->critical().of(node))
        parts.critical.push_back({addClamped(section.from, delta), addClamped(section.to, delta)});
    thin(parts.critical, kMostStretches);
    parts.events = eventsOf(node);
    return parts;
}

// Children stand by their start, but moved ones may not, and those of a shared clock may overlap: what is covered is
// swept up while the cursor only goes forward, which is right for children in order; others are sorted first.
std::vector<Stretch> SpanPartsCache::selfOf(NodeNo node) const
{
    const TraceTree& tree = m_trace->tree();
    if (!tree.startKnown(node) || !tree.durationKnown(node))
        return {};
    std::vector<Stretch> children;
    for (NodeNo child = tree.firstChild(node); child != NodeNo::none; child = tree.nextSibling(child)) {
        if (tree.startKnown(child) && tree.durationKnown(child) && analysis::parentWaits(tree, child))
            children.push_back({m_trace->start(child), m_trace->end(child)});
    }
    const auto earlier = [](const Stretch& a, const Stretch& b) { return a.from < b.from; };
    if (!std::is_sorted(children.begin(), children.end(), earlier))
        std::sort(children.begin(), children.end(), earlier);

    std::vector<Stretch> self;
    Nanos cursor = m_trace->start(node);
    const Nanos end = m_trace->end(node);
    for (const Stretch& child : children) {
        if (child.from >= end)
            break;
        if (child.from > cursor)
            self.push_back({cursor, child.from});
        cursor = std::max(cursor, child.to);
    }
    if (cursor < end)
        self.push_back({cursor, end});
    return self;
}

std::vector<Nanos> SpanPartsCache::eventsOf(NodeNo node) const
{
    const TraceTree& tree = m_trace->tree();
    const SpanTable& table = tree.table();
    EventTimes times;
    for (const SpanIndex row : tree.partsOf(node)) {
        // A span that cannot be read has no marks; its details say why.
        if (const DetailReaderPtr& reader = table.document(row).reader)
            (void)reader->visitSpan(table, row, times);
    }
    std::vector<Nanos> events = times.take();
    for (Nanos& event : events)
        event = addClamped(event, m_trace->delta(node));
    std::sort(events.begin(), events.end());
    return events;
}

} // namespace longspan::scene
