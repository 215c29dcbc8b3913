// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/texts.h"
#include "ui/panels/trace/trace_bar.h"
#include "ui/panels/trace/trace_finder.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/panels/trace/waterfall_view.h"
#include "ui/widgets/search_field.h"

/// How a trace is looked at: told to back and forward, and brought back by them.
namespace longspan::panels {

using session::ViewStep;

void TracePanel::connectView()
{
    // After the finder's own slots: what is told has their effect.
    connect(m_waterfall, &WaterfallView::visibleChanged, this, [this] { tellView(ViewStep::zoom); });
    connect(m_waterfall, &WaterfallView::settled, this, &TracePanel::viewSettled);
    connect(m_bar, &TraceBar::findWanted, this, [this] { tellView(ViewStep::filter); });
    connect(m_bar, &TraceBar::onlyMatchesWanted, this, [this] { tellView(ViewStep::select); });
    connect(m_bar, &TraceBar::minDurationWanted, this, [this] { tellView(ViewStep::select); });
    connect(m_bar, &TraceBar::layoutChosen, this, [this] { tellView(ViewStep::select); });
}

void TracePanel::tellView(ViewStep step)
{
    if (!m_applying && m_loaded)
        Q_EMIT viewChanged(step);
}

session::TraceView TracePanel::view() const
{
    if (!m_loaded || !m_call || m_loaded->id != m_call->trace)
        return m_pending ? m_pending->view : session::TraceView{};
    session::TraceView view;
    if (m_waterfall->visible() != m_waterfall->extent())
        view.visible = m_waterfall->visible();
    if (const NodeNo node = m_waterfall->selected(); node != NodeNo::none)
        view.focus = m_loaded->shown->tree().id(node);
    view.find = m_bar->findField().text().toStdString();
    view.onlyMatches = m_finder->onlyMatches();
    view.minDuration = m_finder->minDuration();
    view.layout = m_bar->layoutName().toStdString();
    return view;
}

void TracePanel::setView(TraceId trace, const session::TraceView& view)
{
    if (m_loaded && m_loaded->id == trace && m_call && m_call->trace == trace)
        applyView(view);
    else
        m_pending = PendingView{trace, view};
}

void TracePanel::applyView(const session::TraceView& view)
{
    m_applying = true;
    if (!view.layout.empty())
        setLayoutName(items::toQString(view.layout));
    m_bar->setFilters(view.onlyMatches, view.minDuration);
    m_finder->setOnlyMatches(view.onlyMatches);
    m_finder->setMinDuration(view.minDuration);
    m_bar->findField().setText(items::toQString(view.find));
    if (view.focus != SpanId::none)
        selectSpan(view.focus);
    m_waterfall->zoomTo(view.visible.value_or(m_waterfall->extent()));
    m_applying = false;
}

} // namespace longspan::panels
