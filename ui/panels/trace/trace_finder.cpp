// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/trace_finder.h"

#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/reports.h"
#include "ui/panels/trace/waterfall_view.h"

namespace longspan::panels {

using scene::FindDepth;
using scene::NodeSet;

TraceFinder::TraceFinder(const Context& context, WaterfallView& view, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_query(scene::FindQuery::parse({}).value())
    , m_find(context.workers, [this](Result<NodeSet> matches) {
        if (matches)
            take(*std::move(matches));
    })
{
    context.reports.watch(m_find, tr("Searching the trace"));
    connect(&view, &WaterfallView::selectedChanged, this, &TraceFinder::tell);
}

void TraceFinder::clear()
{
    m_find.cancel();
    m_matches.reset();
    if (m_query.empty()) {
        filter();
        tell();
    } else {
        start(FindDepth::names);
    }
}

void TraceFinder::find(const QString& typed)
{
    auto query = scene::FindQuery::parse(typed.toStdString());
    Q_EMIT wrong(query ? QString() : items::toQString(query.error().what));
    if (!query)
        return;
    m_query = *std::move(query);
    m_matches.reset();
    m_find.cancel();
    if (m_query.empty()) {
        filter();
        tell();
        return;
    }
    start(FindDepth::names);
}

void TraceFinder::start(FindDepth depth)
{
    if (!m_view.trace())
        return;
    m_depth = depth;
    m_find.start([trace = m_view.trace(), query = m_query, depth](
                     const Call& call) { return scene::findSpans(trace->tree(), query, depth, call); });
}

void TraceFinder::take(NodeSet matches)
{
    const bool first = !m_matches || m_matches->count() == 0;
    m_matches = std::make_shared<const NodeSet>(std::move(matches));
    filter();
    const NodeNo selected = m_view.selected();
    const bool onMatch = selected != NodeNo::none && m_matches->contains(selected);
    if (first && !onMatch && m_matches->count() > 0)
        step(true);
    if (m_depth == FindDepth::names)
        start(FindDepth::details);
    tell();
}

void TraceFinder::filter()
{
    m_view.setMatches(m_matches);
    m_view.setFilter({.matches = m_onlyMatches ? m_matches : nullptr, .minDuration = m_minDuration});
}

void TraceFinder::setOnlyMatches(bool only)
{
    m_onlyMatches = only;
    filter();
}

void TraceFinder::setMinDuration(qint64 nanos)
{
    m_minDuration = nanos;
    filter();
}

void TraceFinder::step(bool forward)
{
    if (m_matches)
        stepIn(*m_matches, forward);
}

void TraceFinder::stepToError(bool forward)
{
    if (m_view.trace())
        stepIn(m_view.trace()->errors(), forward);
}

void TraceFinder::stepIn(const NodeSet& nodes, bool forward)
{
    if (!m_view.trace())
        return;
    const std::size_t size = m_view.trace()->tree().size();
    const NodeNo selected = m_view.selected();
    const std::size_t from = selected == NodeNo::none ? (forward ? 0 : size) : index(selected) + (forward ? 1 : 0);
    NodeNo next = forward ? nodes.firstFrom(from) : nodes.lastBefore(from);
    if (next == NodeNo::none)
        next = forward ? nodes.firstFrom(0) : nodes.lastBefore(size);
    if (next != NodeNo::none)
        m_view.select(next);
}

void TraceFinder::tell()
{
    if (!m_matches) {
        Q_EMIT found(0, -1, m_find.busy());
        return;
    }
    int place = 0;
    const NodeNo selected = m_view.selected();
    if (selected != NodeNo::none && m_matches->contains(selected)) {
        NodeNo at = NodeNo::none;
        std::size_t from = 0;
        while ((at = m_matches->firstFrom(from)) != NodeNo::none && at <= selected) {
            ++place;
            from = index(at) + 1;
        }
    }
    Q_EMIT found(place, static_cast<int>(m_matches->count()), m_find.busy());
}

} // namespace longspan::panels
