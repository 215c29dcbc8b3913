// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/topology/topology_canvas.h"

#include "ui/a11y/painted_access.h"
#include "ui/items/texts.h"
#include "ui/widgets/appearance.h"

#include <QBackingStore>
#include <QHelpEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QToolTip>

namespace longspan::panels {

TopologyCanvas::TopologyCanvas(const widgets::Appearance& appearance, session::Workers& workers, QWidget* parent)
    : QWidget(parent), m_appearance(appearance), m_texts(font()), m_picture(workers)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Topology"));
    setMinimumSize(200, 120);
    connect(&m_appearance, &widgets::Appearance::changed, this, &TopologyCanvas::otherSubject);
    connect(&m_picture, &SharpPicture::changed, this, qOverload<>(&QWidget::update));
}

TopologyCanvas::~TopologyCanvas() = default;

void TopologyCanvas::show(std::shared_ptr<const ShownTopology> shown, bool keepView)
{
    m_shown = std::move(shown);
    m_selected = {};
    m_hovered = {};
    if (!keepView || m_fitted)
        fit();
    otherSubject();
    a11y::tellItemsChanged(*this);
    Q_EMIT selectedChanged();
}

void TopologyCanvas::clear()
{
    m_shown.reset();
    m_selected = {};
    m_hovered = {};
    m_picture.clear();
    update();
    a11y::tellItemsChanged(*this);
}

/// What was painted is of something else.
void TopologyCanvas::otherSubject()
{
    ++m_version;
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
    otherSubject();
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
    if (m_shown && hit.node != scene::TopologyScene::kNone)
        m_view = m_view.showing(m_shown->scene.nodes[hit.node].box, QSizeF(size()));
    setSelected(hit);
}

void TopologyCanvas::setSelected(const scene::TopologyHit& hit)
{
    if (hit == m_selected)
        return;
    m_selected = hit;
    setAccessibleDescription(describe(hit));
    otherSubject();
    a11y::tellCurrentChanged(*this);
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

bool TopologyCanvas::large() const
{
    return m_shown && m_shown->scene.nodes.size() + m_shown->scene.edges.size() > kMostPainted;
}

SharpPicture::Window TopologyCanvas::window() const
{
    return {m_view, QSizeF(size()), devicePixelRatioF()};
}

bool TopologyCanvas::sharp() const
{
    return !large() || m_picture.sharp(m_version, window());
}

/// Small ones, and whatever does not go to the screen: exports and pictures are sharp at once.
bool TopologyCanvas::paintsDirectly(const QPainter& painter) const
{
    QBackingStore* screen = QWidget::window()->backingStore();
    return !large() || !screen || painter.paintEngine()->paintDevice() != screen->paintDevice();
}

void TopologyCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const scene::Theme& theme = m_appearance.theme();
    painter.fillRect(rect(), theme.base);
    if (!m_shown)
        return;
    const scene::TopologyPicture picture{.scene = m_shown->scene,
        .theme = theme,
        .view = m_view,
        .window = QSizeF(size()),
        .marks = {.selected = m_selected, .hovered = m_hovered, .matches = m_matches}};
    if (paintsDirectly(painter)) {
        scene::paintTopology(painter, picture, m_texts);
        return;
    }
    m_picture.want({m_shown, theme, m_selected, m_matches, font(), m_version}, window());
    m_picture.draw(painter, window());
    scene::paintTopologyFrames(painter, picture);
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

} // namespace longspan::panels
