// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/flame_view.h"

#include "ui/items/texts.h"
#include "ui/widgets/appearance.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace longspan::panels {
namespace {

constexpr double kRowHeight = 20;
constexpr double kZoomStep = 1.25;
constexpr double kNotch = 120;

} // namespace

FlameView::FlameView(const widgets::Appearance& appearance, QWidget* parent)
    : QAbstractScrollArea(parent), m_appearance(appearance), m_texts(font())
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Flame graph"));
    viewport()->setMouseTracking(true);
    connect(&m_appearance, &widgets::Appearance::changed, viewport(), qOverload<>(&QWidget::update));
}

FlameView::~FlameView() = default;

void FlameView::setGraph(std::shared_ptr<const scene::FlameGraph> graph)
{
    m_graph = std::move(graph);
    m_scene = {};
    m_hovered.reset();
    if (m_graph)
        m_scale = scene::TimeScale(whole(), std::max(1, viewport()->width()));
    updateScrollBar();
    viewport()->update();
}

TimeRange FlameView::whole() const
{
    return scene::rangeOf(m_graph->frame(0));
}

void FlameView::updateScrollBar()
{
    const double content = m_graph ? (m_graph->maxDepth() + 1) * kRowHeight : 0;
    verticalScrollBar()->setSingleStep(static_cast<int>(kRowHeight));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(content) - viewport()->height()));
}

void FlameView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const scene::Theme& theme = m_appearance.theme();
    painter.fillRect(viewport()->rect(), theme.base);
    if (!m_graph)
        return;
    m_scene = scene::layOutFlames({.graph = *m_graph,
        .scale = m_scale,
        .scrollY = static_cast<double>(verticalScrollBar()->value()),
        .height = static_cast<double>(viewport()->height()),
        .rowHeight = kRowHeight,
        .hovered = m_hovered});
    scene::paintFlames(painter, m_scene, *m_graph, theme, m_texts);
}

void FlameView::resizeEvent(QResizeEvent*)
{
    m_scale = m_scale.resized(std::max(1, viewport()->width()));
    updateScrollBar();
}

void FlameView::scrollContentsBy(int, int)
{
    viewport()->update();
}

std::optional<std::uint32_t> FlameView::frameAt(const QPointF& point) const
{
    const auto box = m_graph ? scene::hitTest(m_scene, point) : std::nullopt;
    return box ? std::optional(m_scene.boxes[*box].frame) : std::nullopt;
}

QString FlameView::describe(std::uint32_t number) const
{
    const scene::FlameGraph::Frame& frame = m_graph->frame(number);
    QStringList lines;
    if (frame.interface != InterfaceNo::none)
        lines.append(
            items::toQString(m_graph->service(frame)) + QStringLiteral("  ") + items::toQString(m_graph->name(frame)));
    lines.append(tr("%Ln span(s)", nullptr, static_cast<int>(frame.count)));
    lines.append(tr("Total self time %1").arg(items::durationCell(frame.total)));
    lines.append(tr("Self time %1").arg(items::durationCell(frame.self)));
    if (frame.errors > 0)
        lines.append(tr("%Ln error(s)", nullptr, static_cast<int>(frame.errors)));
    return lines.join(QLatin1Char('\n'));
}

bool FlameView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto frame = frameAt(help->pos()))
            QToolTip::showText(help->globalPos(), describe(*frame), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FlameView::setScale(const scene::TimeScale& scale)
{
    m_scale = scale;
    viewport()->update();
}

void FlameView::wheelEvent(QWheelEvent* event)
{
    if (!m_graph || !event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setScale(m_scale.zoomed(std::pow(kZoomStep, event->angleDelta().y() / kNotch), event->position().x(), whole()));
}

void FlameView::keyPressEvent(QKeyEvent* event)
{
    constexpr double kPan = 80;
    if (!m_graph)
        return;
    switch (event->key()) {
    case Qt::Key_0:
    case Qt::Key_Escape: setScale(scene::TimeScale(whole(), m_scale.width())); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: setScale(m_scale.zoomed(kZoomStep, m_scale.width() / 2, whole())); break;
    case Qt::Key_Minus: setScale(m_scale.zoomed(1 / kZoomStep, m_scale.width() / 2, whole())); break;
    case Qt::Key_Left: setScale(m_scale.panned(kPan, whole())); break;
    case Qt::Key_Right: setScale(m_scale.panned(-kPan, whole())); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void FlameView::mousePressEvent(QMouseEvent* event)
{
    if (const auto frame = frameAt(event->position()); frame && m_graph->frame(*frame).worst != NodeNo::none)
        Q_EMIT nodeChosen(m_graph->frame(*frame).worst);
}

void FlameView::mouseMoveEvent(QMouseEvent* event)
{
    const auto frame = frameAt(event->position());
    if (frame == m_hovered)
        return;
    m_hovered = frame;
    viewport()->update();
}

void FlameView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto frame = frameAt(event->position()))
        setScale(scene::TimeScale(scene::rangeOf(m_graph->frame(*frame)), m_scale.width()));
}

} // namespace longspan::panels
