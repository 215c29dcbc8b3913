// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/topology/topology_canvas.h"

#include "ui/items/texts.h"
#include "ui/widgets/appearance.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

namespace longspan::panels {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kNotch = 120;

} // namespace

TopologyCanvas::TopologyCanvas(const widgets::Appearance& appearance, QWidget* parent)
    : QWidget(parent), m_appearance(appearance), m_texts(font())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Topology"));
    setMinimumSize(200, 120);
    connect(&m_appearance, &widgets::Appearance::changed, this, qOverload<>(&QWidget::update));
}

TopologyCanvas::~TopologyCanvas() = default;

void TopologyCanvas::show(std::shared_ptr<const ShownTopology> shown, bool keepView)
{
    m_shown = std::move(shown);
    m_selected = {};
    m_hovered = {};
    if (!keepView || m_fitted)
        fit();
    update();
    Q_EMIT selectedChanged();
}

void TopologyCanvas::clear()
{
    m_shown.reset();
    m_selected = {};
    update();
}

void TopologyCanvas::setMatches(std::vector<std::uint32_t> matches)
{
    m_matches = std::move(matches);
    if (m_shown && !m_matches.empty()) {
        const std::uint32_t place = m_shown->scene.find(m_matches.front());
        if (place != scene::TopologyScene::kNone)
            m_view = m_view.showing(m_shown->scene.nodes[place].box, QSizeF(size()));
    }
    update();
}

void TopologyCanvas::fit()
{
    m_fitted = true;
    if (m_shown)
        m_view = scene::fitTopology(m_shown->scene.bounds, QSizeF(size()));
    update();
}

void TopologyCanvas::zoomBy(double factor)
{
    m_fitted = false;
    m_view = m_view.zoomed(factor, QRectF(rect()).center());
    update();
}

void TopologyCanvas::select(const scene::TopologyHit& hit)
{
    if (hit == m_selected)
        return;
    m_selected = hit;
    if (m_shown && hit.node != scene::TopologyScene::kNone)
        m_view = m_view.showing(m_shown->scene.nodes[hit.node].box, QSizeF(size()));
    setAccessibleDescription(describe(hit));
    update();
    Q_EMIT selectedChanged();
}

std::optional<std::uint32_t> TopologyCanvas::selectedNode() const
{
    if (!m_shown || m_selected.node == scene::TopologyScene::kNone)
        return std::nullopt;
    return m_shown->scene.nodes[m_selected.node].node;
}

scene::TopologyHit TopologyCanvas::hit(const QPointF& pixel) const
{
    return m_shown ? scene::hitTest(m_shown->scene, m_view.toScene(pixel), m_view.zoom) : scene::TopologyHit{};
}

void TopologyCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.theme().base);
    if (!m_shown)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    scene::paintTopology(painter,
        {.scene = m_shown->scene,
            .theme = m_appearance.theme(),
            .view = m_view,
            .window = QSizeF(size()),
            .marks = {.selected = m_selected, .hovered = m_hovered, .matches = m_matches}},
        m_texts);
}

void TopologyCanvas::resizeEvent(QResizeEvent*)
{
    if (m_fitted)
        fit();
}

QString TopologyCanvas::describe(const scene::TopologyHit& hit) const
{
    if (!m_shown)
        return {};
    const ServiceGraph& graph = *m_shown->graph;
    if (hit.node != scene::TopologyScene::kNone) {
        const auto& node = m_shown->scene.nodes[hit.node];
        return items::toQString(node.name) + QLatin1Char('\n') + items::toQString(node.numbers);
    }
    if (hit.edge == scene::TopologyScene::kNone)
        return {};
    const ServiceGraph::Edge& edge = graph.edges[m_shown->scene.edges[hit.edge].edge];
    QStringList lines{items::toQString(graph.nodes[edge.from].name) + QStringLiteral(" → ") +
        items::toQString(graph.nodes[edge.to].name)};
    lines.append(tr("Calls: %1").arg(items::countCell(edge.calls)));
    if (edge.errorsKnown && edge.calls > 0)
        lines.append(
            tr("Errors: %1").arg(items::shareCell(static_cast<double>(edge.errors) / static_cast<double>(edge.calls))));
    if (edge.latency) {
        lines.append(QStringLiteral("p50 %1  p95 %2  p99 %3")
                         .arg(items::durationCell(edge.latency->p50), items::durationCell(edge.latency->p95),
                             items::durationCell(edge.latency->p99)));
        lines.append(tr("A double click opens the slowest trace."));
    }
    return lines.join(QLatin1Char('\n'));
}

bool TopologyCanvas::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = describe(hit(help->pos()));
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void TopologyCanvas::wheelEvent(QWheelEvent* event)
{
    m_fitted = false;
    m_view = m_view.zoomed(std::pow(kZoomStep, event->angleDelta().y() / kNotch), event->position());
    update();
    event->accept();
}

void TopologyCanvas::step(scene::TopologyStep step)
{
    if (!m_shown || m_shown->scene.nodes.empty())
        return;
    if (m_selected.node == scene::TopologyScene::kNone)
        select({.node = 0});
    else if (const std::uint32_t next = scene::walk(m_shown->scene, m_selected.node, step);
             next != scene::TopologyScene::kNone)
        select({.node = next});
}

bool TopologyCanvas::walkByKey(int key)
{
    switch (key) {
    case Qt::Key_Left: step(scene::TopologyStep::left); return true;
    case Qt::Key_Right: step(scene::TopologyStep::right); return true;
    case Qt::Key_Up: step(scene::TopologyStep::up); return true;
    case Qt::Key_Down: step(scene::TopologyStep::down); return true;
    default: return false;
    }
}

void TopologyCanvas::keyPressEvent(QKeyEvent* event)
{
    if (walkByKey(event->key()))
        return;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(kZoomStep); break;
    case Qt::Key_Minus: zoomBy(1 / kZoomStep); break;
    case Qt::Key_0: fit(); break;
    case Qt::Key_Escape: select({}); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto node = selectedNode())
            Q_EMIT nodeOpened(*node);
        break;
    default: QWidget::keyPressEvent(event);
    }
}

void TopologyCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = event->position();
    const scene::TopologyHit under = hit(event->position());
    m_selected = under;
    setAccessibleDescription(describe(under));
    update();
    Q_EMIT selectedChanged();
}

void TopologyCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag) {
        const QPointF moved = event->position() - *m_drag;
        m_drag = event->position();
        m_fitted = m_fitted && moved.isNull();
        m_view = m_view.panned(moved);
        update();
        return;
    }
    const scene::TopologyHit under = hit(event->position());
    if (under == m_hovered)
        return;
    m_hovered = under;
    setCursor(under == scene::TopologyHit{} ? Qt::OpenHandCursor : Qt::PointingHandCursor);
    update();
}

void TopologyCanvas::mouseReleaseEvent(QMouseEvent*)
{
    m_drag.reset();
}

void TopologyCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    const scene::TopologyHit under = hit(event->position());
    if (under.node != scene::TopologyScene::kNone)
        Q_EMIT nodeOpened(m_shown->scene.nodes[under.node].node);
    else if (under.edge != scene::TopologyScene::kNone)
        Q_EMIT edgeOpened(m_shown->scene.edges[under.edge].edge);
}

} // namespace longspan::panels
