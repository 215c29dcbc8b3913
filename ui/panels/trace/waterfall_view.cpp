// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/waterfall_view.h"

#include "ui/a11y/painted_access.h"
#include "ui/items/texts.h"
#include "ui/panels/trace/time_header.h"
#include "ui/scene/waterfall_painter.h"
#include "ui/widgets/appearance.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace longspan::panels {
namespace {

constexpr double kLeastTree = 160;
constexpr double kLeastTimeline = 240;
constexpr int kHeader = TimeHeader::kMinimap + TimeHeader::kRuler;

} // namespace

WaterfallView::WaterfallView(const widgets::Appearance& appearance, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_appearance(appearance)
    , m_header(new TimeHeader(*this))
    , m_texts(std::make_unique<scene::TextCache>(font()))
{
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(0, kHeader, 0, 0);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Waterfall"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(static_cast<int>(m_style.rowHeight));
    connect(&m_appearance, &widgets::Appearance::changed, this, [this] {
        viewport()->update();
        m_header->update();
    });
}

WaterfallView::~WaterfallView() = default;

const scene::Theme& WaterfallView::theme() const
{
    return m_appearance.theme();
}

void WaterfallView::setTrace(const LoadedTrace& loaded, const QString& summary)
{
    m_trace = loaded.shown;
    m_rows = loaded.rows;
    m_parts = std::make_unique<scene::SpanPartsCache>(m_trace);
    m_extent = m_trace->extent();
    m_selected = NodeNo::none;
    m_hovered = NodeNo::none;
    m_matches.reset();
    m_header->setSummary(summary);
    arrange();
    m_scale = scene::TimeScale(m_extent, m_scale.width());
    rowsMoved();
    verticalScrollBar()->setValue(0);
}

void WaterfallView::clear()
{
    m_trace.reset();
    m_rows.reset();
    m_parts.reset();
    m_scene = {};
    m_selected = NodeNo::none;
    m_header->setSummary({});
    rowsMoved();
}

void WaterfallView::arrange()
{
    const int width = viewport()->width();
    m_header->setGeometry(0, 0, width, kHeader);
    const double most = std::max(kLeastTree, width - kLeastTimeline);
    // Until somebody chose: the timeline has the larger part.
    constexpr double kShare = 0.4;
    constexpr double kMostByItself = 400;
    const double wanted = m_wantedTree > 0 ? m_wantedTree : std::min(width * kShare, kMostByItself);
    m_style.treeWidth = std::clamp(wanted, kLeastTree, most);
    m_scale = m_scale.resized(std::max(1.0, width - m_style.treeWidth));
}

void WaterfallView::updateScrollBar()
{
    const double content = m_rows ? static_cast<double>(m_rows->size()) * m_style.rowHeight : 0;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(content) - viewport()->height()));
}

void WaterfallView::changed()
{
    viewport()->update();
    m_header->update();
}

void WaterfallView::rowsMoved()
{
    updateScrollBar();
    changed();
    a11y::tellItemsChanged(*this);
}

void WaterfallView::layOut()
{
    m_scene = scene::layOutWaterfall({.trace = *m_trace,
        .rows = *m_rows,
        .parts = *m_parts,
        .widths = *m_texts,
        .scale = m_scale,
        .scrollY = static_cast<double>(verticalScrollBar()->value()),
        .height = static_cast<double>(viewport()->height()),
        .style = m_style,
        .selected = m_selected,
        .hovered = m_hovered,
        .matches = m_matches.get(),
        .criticalPath = m_critical});
}

void WaterfallView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().base);
    if (!m_trace)
        return;
    layOut();
    scene::paintWaterfall(painter, m_scene, theme(), *m_texts);
}

void WaterfallView::resizeEvent(QResizeEvent*)
{
    arrange();
    updateScrollBar();
    changed();
}

void WaterfallView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void WaterfallView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        m_texts = std::make_unique<scene::TextCache>(font());
        changed();
    }
    QAbstractScrollArea::changeEvent(event);
}

void WaterfallView::setScale(const scene::TimeScale& scale)
{
    if (scale == m_scale)
        return;
    m_scale = scale;
    changed();
    Q_EMIT visibleChanged();
}

void WaterfallView::zoomTo(const TimeRange& range)
{
    if (m_trace)
        setScale(
            scene::TimeScale({std::max(range.from, m_extent.from), std::min(range.to, m_extent.to)}, m_scale.width()));
}

void WaterfallView::zoomBy(double factor)
{
    if (m_trace)
        setScale(m_scale.zoomed(factor, m_scale.width() / 2, m_extent));
}

void WaterfallView::panBy(double pixels)
{
    if (m_trace)
        setScale(m_scale.panned(pixels, m_extent));
}

void WaterfallView::panTo(Nanos from)
{
    if (m_trace)
        setScale(m_scale.panned(m_scale.x(m_scale.visible().from) - m_scale.x(from), m_extent));
}

void WaterfallView::zoomToSelected()
{
    if (!m_trace || m_selected == NodeNo::none || !m_trace->tree().startKnown(m_selected))
        return;
    const Nanos from = m_trace->start(m_selected);
    const Nanos to = m_trace->end(m_selected);
    constexpr Nanos kMargin = 20; // one part of this many at either side
    const Nanos margin = (to - from) / kMargin + 1;
    zoomTo({from - margin, to + margin});
    settle();
}

void WaterfallView::setTreeWidth(double width)
{
    m_wantedTree = width;
    arrange();
    changed();
}

void WaterfallView::select(NodeNo node)
{
    if (!m_trace)
        return;
    const std::uint64_t before = m_rows->revision();
    if (node != NodeNo::none && m_rows->reveal(node)) {
        if (m_rows->revision() != before)
            rowsMoved();
        keepInView(node);
    }
    changed();
    if (node == m_selected)
        return;
    m_selected = node;
    Q_EMIT selectedChanged(node);
    a11y::tellCurrentChanged(*this);
}

void WaterfallView::keepInView(NodeNo node)
{
    if (const auto row = m_rows->rowOf(node))
        verticalScrollBar()->setValue(
            static_cast<int>(scene::scrollTo(*row, verticalScrollBar()->value(), viewport()->height(), m_style)));
}

void WaterfallView::foldAll()
{
    if (!m_trace)
        return;
    m_rows->foldAll();
    rowsMoved();
}

void WaterfallView::unfoldAll()
{
    if (!m_trace)
        return;
    m_rows->unfoldAll();
    rowsMoved();
    if (m_selected != NodeNo::none)
        keepInView(m_selected);
}

void WaterfallView::foldFrom(std::uint32_t depth)
{
    if (!m_trace)
        return;
    m_rows->foldFrom(depth);
    rowsMoved();
}

void WaterfallView::setFilter(const scene::RowFilter& filter)
{
    if (!m_trace)
        return;
    m_rows->setFilter(filter);
    rowsMoved();
    if (m_selected != NodeNo::none)
        keepInView(m_selected);
}

void WaterfallView::setMatches(scene::NodeSetPtr matches)
{
    m_matches = std::move(matches);
    changed();
}

void WaterfallView::setCriticalPath(bool shown)
{
    m_critical = shown;
    changed();
}

QString WaterfallView::describe(NodeNo node) const
{
    const TraceTree& tree = m_trace->tree();
    QStringList lines{items::toQString(tree.service(node)) + QStringLiteral("  ") + items::toQString(tree.name(node))};
    lines.append(tr("Duration %1").arg(items::durationCell(tree.duration(node), tree.durationKnown(node))));
    if (tree.durationKnown(node))
        lines.append(tr("Self time %1").arg(items::durationCell(m_trace->self(node))));
    if (tree.startKnown(node))
        lines.append(tr("Starts at %1").arg(items::durationCell(m_trace->start(node) - m_extent.from)));
    if (tree.isError(node))
        lines.append(tr("Failed"));
    if (m_trace->delta(node) != 0)
        lines.append(tr("Clock moved by %1").arg(items::durationCell(m_trace->delta(node))));
    const NodeFlags flags = tree.flags(node);
    if (flags.has(NodeFlag::orphan))
        lines.append(tr("Its parent is not in the trace"));
    if (flags.has(NodeFlag::cycle))
        lines.append(tr("A circle of parents was broken here"));
    return lines.join(QLatin1Char('\n'));
}

} // namespace longspan::panels
