// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/shown_trace.h"

#include "ui/scene/theme.h"

#include <algorithm>
#include <tuple>

namespace longspan::scene {

CriticalIndex::CriticalIndex(std::span<const analysis::CriticalPath> paths)
{
    std::size_t count = 0;
    for (const analysis::CriticalPath& path : paths)
        count += path.sections.size();
    m_sections.reserve(count);
    for (const analysis::CriticalPath& path : paths)
        m_sections.insert(m_sections.end(), path.sections.begin(), path.sections.end());
    std::sort(m_sections.begin(), m_sections.end(), [](const analysis::PathSection& a, const analysis::PathSection& b) {
        return std::tie(a.node, a.from) < std::tie(b.node, b.from);
    });
}

std::span<const analysis::PathSection> CriticalIndex::of(NodeNo node) const
{
    const auto before = [](const analysis::PathSection& section, NodeNo wanted) { return section.node < wanted; };
    const auto after = [](NodeNo wanted, const analysis::PathSection& section) { return wanted < section.node; };
    const auto first = std::lower_bound(m_sections.begin(), m_sections.end(), node, before);
    const auto last = std::upper_bound(first, m_sections.end(), node, after);
    return {first, last};
}

Result<ShownTracePtr> ShownTrace::make(std::shared_ptr<const TraceTree> tree, const Options& options, const Call& call)
{
    std::shared_ptr<ShownTrace> made(new ShownTrace);
    made->m_tree = std::move(tree);
    Result<analysis::SelfTimes> self = analysis::selfTimes(*made->m_tree, call);
    if (!self)
        return failWith(std::move(self));
    made->m_self = std::move(*self);
    if (options.criticalPath) {
        Result<std::vector<analysis::CriticalPath>> paths = analysis::criticalPaths(*made->m_tree, {}, call);
        if (!paths)
            return failWith(std::move(paths));
        made->m_critical = CriticalIndex(*paths);
    }
    if (options.fixClocks) {
        Result<analysis::ClockSkew> skew = analysis::jaegerClockSkew(*made->m_tree, {}, call);
        if (!skew)
            return failWith(std::move(skew));
        made->m_skew = std::move(*skew);
    }
    made->colourInterfaces();
    made->measure();
    return made;
}

void ShownTrace::colourInterfaces()
{
    const SpanTable& table = m_tree->table();
    const std::span<const InterfaceKey> interfaces = table.interfaces();
    std::vector<StringId> services;
    services.reserve(interfaces.size());
    for (const InterfaceKey& key : interfaces)
        services.push_back(key.service);
    std::sort(services.begin(), services.end());
    services.erase(std::unique(services.begin(), services.end()), services.end());

    std::vector<std::string_view> names;
    names.reserve(services.size());
    for (const StringId service : services)
        names.push_back(table.text(service));
    const std::vector<std::uint8_t> colours = colourServices(names);
    m_colours.reserve(interfaces.size());
    for (const InterfaceKey& key : interfaces) {
        const auto place = std::lower_bound(services.begin(), services.end(), key.service) - services.begin();
        m_colours.push_back(colours[static_cast<std::size_t>(place)]);
    }
}

void ShownTrace::measure()
{
    m_errors = NodeSet(m_tree->size());
    Nanos from = std::numeric_limits<Nanos>::max();
    Nanos to = std::numeric_limits<Nanos>::min();
    for (std::uint32_t at = 0; at < m_tree->size(); ++at) {
        const NodeNo node{at};
        m_maxDepth = std::max(m_maxDepth, m_tree->depth(node));
        if (m_tree->isError(node))
            m_errors.insert(node);
        if (!m_tree->startKnown(node))
            continue;
        from = std::min(from, start(node));
        to = std::max(to, end(node));
    }
    m_extent = from <= to ? TimeRange{from, std::max(to, addClamped(from, 1))} : TimeRange{0, 1};
}

bool ShownTrace::errorBelow(NodeNo node) const
{
    const NodeNo found = m_errors.firstFrom(index(node) + 1);
    return found != NodeNo::none && found < m_tree->subtreeEnd(node);
}

} // namespace longspan::scene
