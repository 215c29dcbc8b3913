// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/topology_painter.h"

#include "ui/scene/topology_glyphs.h"

#include <QPainter>
#include <QTransform>
#include <algorithm>

namespace longspan::scene {
namespace {

using Node = TopologyScene::Node;
using Edge = TopologyScene::Edge;
using Health = TopologyScene::Health;

constexpr double kFaded = 0.3;
constexpr double kCorner = 6;

QPainterPath pathOf(const TopologyScene& scene, const Edge& edge)
{
    const std::span<const QPointF> curve = scene.curve(edge);
    QPainterPath path(curve.front());
    for (std::size_t at = 1; at < curve.size(); at += 3)
        path.cubicTo(curve[at], curve[at + 1], curve[at + 2]);
    return path;
}

class Paint {
public:
    Paint(QPainter& painter, const TopologyPicture& picture, TextCache& texts)
        : m_painter(painter)
        , m_scene(picture.scene)
        , m_theme(picture.theme)
        , m_marks(picture.marks)
        , m_texts(texts)
        , m_zoom(picture.view.zoom)
        , m_text(std::max(1.0, kLeastTopologyText / picture.view.zoom))
        , m_visible(picture.view.visible(picture.window))
        , m_plain(painter.worldTransform())
        , m_enlarged(QTransform::fromScale(m_text, m_text) * m_plain)
    {
        noteNeighbours();
    }

    void all()
    {
        for (const Level level : {Level::faded, Level::plain, Level::marked}) {
            for (std::uint32_t i = 0; i < m_scene.edges.size(); ++i) {
                if (levelOf(i) == level && m_scene.edges[i].bounds.intersects(m_visible))
                    edge(i);
            }
        }
        for (std::uint32_t i = 0; i < m_scene.edges.size() && m_zoom >= TopologyScene::kLabelZoom; ++i) {
            if (levelOf(i) != Level::faded && m_scene.edges[i].labelRect.intersects(m_visible))
                label(i);
        }
        for (std::uint32_t i = 0; i < m_scene.nodes.size(); ++i) {
            if (m_scene.nodes[i].box.intersects(m_visible))
                node(i);
        }
    }

private:
    void noteNeighbours()
    {
        const TopologyHit& selected = m_marks.selected;
        m_near.assign(m_scene.nodes.size(), selected == TopologyHit{});
        if (selected.node < m_near.size())
            m_near[selected.node] = true;
        for (std::uint32_t i = 0; i < m_scene.edges.size(); ++i) {
            if (isNear(i))
                m_near[m_scene.edges[i].from] = m_near[m_scene.edges[i].to] = true;
        }
    }

    /// Whether the selection leaves the edge as it is.
    [[nodiscard]] bool isNear(std::uint32_t edge) const
    {
        const TopologyHit& selected = m_marks.selected;
        const Edge& ends = m_scene.edges[edge];
        return selected == TopologyHit{} || selected.edge == edge ||
            (selected.node != TopologyScene::kNone && (ends.from == selected.node || ends.to == selected.node));
    }

    /// In the order of painting.
    enum class Level : unsigned char { faded, plain, marked };
    [[nodiscard]] Level levelOf(std::uint32_t edge) const
    {
        if (edge == m_marks.hovered.edge || edge == m_marks.selected.edge)
            return Level::marked;
        return isNear(edge) ? Level::plain : Level::faded;
    }

    [[nodiscard]] const QColor& colour(Health health) const
    {
        switch (health) {
        case Health::someErrors: return m_theme.slow;
        case Health::manyErrors: return m_theme.bad;
        case Health::unknown:
        case Health::fine: break;
        }
        return m_theme.ghost;
    }

    void edge(std::uint32_t i)
    {
        const Edge& edge = m_scene.edges[i];
        m_painter.setOpacity(levelOf(i) == Level::faded ? kFaded : 1);
        const QPainterPath path = pathOf(m_scene, edge);
        const double width = std::max(edge.width, 1 / m_zoom); // a line is never thinner than a pixel
        m_painter.setBrush(Qt::NoBrush);
        if (levelOf(i) == Level::marked)
            stroke(path, m_theme.selection, width + 8 / m_zoom, {});
        const QColor& ink = i == m_marks.selected.edge ? m_theme.accent : colour(edge.health);
        stroke(path, ink, width, edge.waits ? QList<double>{} : QList<double>{7, 5});
        // Teeth: errors are seen without colours, too.
        if (edge.health == Health::someErrors)
            stroke(path, ink, width + 5, {1.5, 22.5});
        else if (edge.health == Health::manyErrors)
            stroke(path, ink, width + 6, {1.5, 6.5});
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ink);
        m_painter.drawPolygon(edge.arrow.data(), static_cast<int>(edge.arrow.size()));
        m_painter.setOpacity(1);
    }

    /// dashes: lengths in the scene, on and off in turn; empty for a whole line.
    void stroke(const QPainterPath& path, const QColor& colour, double width, QList<double> dashes)
    {
        QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (!dashes.empty()) {
            for (double& length : dashes)
                length /= width; // a pen counts them in widths
            pen.setDashPattern(dashes);
        }
        m_painter.setPen(pen);
        m_painter.drawPath(path);
    }

    void label(std::uint32_t i)
    {
        const Edge& edge = m_scene.edges[i];
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(levelOf(i) == Level::marked ? m_theme.selection : m_theme.base);
        const QSizeF more = edge.labelRect.size() * (m_text - 1) / 2;
        const QRectF place = edge.labelRect.adjusted(-more.width(), -more.height(), more.width(), more.height());
        m_painter.drawRoundedRect(place, 4, 4);
        const bool failed = edge.health == Health::someErrors || edge.health == Health::manyErrors;
        write({place, edge.label, TextStyle::small, TextSpec::Align::centre,
            failed ? colour(edge.health) : m_theme.dimText});
    }

    void node(std::uint32_t i)
    {
        const Node& node = m_scene.nodes[i];
        const bool selected = i == m_marks.selected.node;
        const bool match = std::binary_search(m_marks.matches.begin(), m_marks.matches.end(), node.node);
        const bool near = m_near[i] || match;
        // Lines must not shine through a faded box.
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.base);
        m_painter.drawRoundedRect(node.box, kCorner, kCorner);
        m_painter.setOpacity(near ? 1 : kFaded);
        box(node, selected, i == m_marks.hovered.node, match);
        if (m_zoom >= TopologyScene::kNameZoom)
            contents(node, match);
        m_painter.setOpacity(1);
    }

    void box(const Node& node, bool selected, bool hovered, bool match)
    {
        QColor ground = hovered ? m_theme.hover : m_theme.panel;
        if (match)
            ground = m_theme.match;
        else if (selected)
            ground = m_theme.selection;
        const bool marked = selected || match;
        QPainterPath outline;
        outline.addRoundedRect(node.box, kCorner, kCorner);
        m_painter.fillPath(outline, ground);
        // A stripe at the left side: as high as the box for many errors, half as high for some.
        if (node.health == Health::someErrors || node.health == Health::manyErrors) {
            QRectF stripe(node.box.topLeft(), QSizeF(5, node.box.height()));
            if (node.health == Health::someErrors)
                stripe.setTop(node.box.center().y());
            QPainterPath area;
            area.addRect(stripe);
            m_painter.fillPath(outline.intersected(area), colour(node.health));
        }
        const double width = std::max(marked ? 2.0 : 1.0, 1 / m_zoom);
        QPen pen(marked ? m_theme.accent : m_theme.border, width);
        if (node.glyph == TopologyScene::Glyph::outside || node.glyph == TopologyScene::Glyph::callers)
            pen.setDashPattern({4, 3});
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(outline);
    }

    /// The rectangle is the scene's.
    void write(TextSpec spec)
    {
        spec.rect = QRectF(spec.rect.topLeft() / m_text, spec.rect.size() / m_text);
        m_painter.setWorldTransform(m_enlarged);
        m_texts.draw(m_painter, spec);
        m_painter.setWorldTransform(m_plain);
    }

    void contents(const Node& node, bool match)
    {
        const bool failed = node.health == Health::manyErrors || node.health == Health::someErrors;
        const QColor& ink = failed ? colour(node.health) : m_theme.dimText;
        const NodeTexts place = textsOf(node);
        if (place.glyph) {
            m_painter.setPen(QPen(m_theme.dimText, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawPath(topologyGlyph(node.glyph, node.glyphRect));
        }
        write({place.name, node.name, place.style, {}, m_theme.text});
        if (!place.numbers.isNull())
            write({place.numbers, node.numbers, TextStyle::small, {}, match ? m_theme.text : ink});
    }

    struct NodeTexts {
        QRectF name;
        QRectF numbers;                    ///< null: no room
        TextStyle style = TextStyle::bold; ///< of the name
        bool glyph = true;
    };
    /// Larger texts than the scene has room for: the sign goes first, the numbers go when they would be cut.
    [[nodiscard]] NodeTexts textsOf(const Node& node) const
    {
        if (m_text <= 1)
            return {node.nameRect, node.numbersRect, TextStyle::bold, true};
        constexpr double kEdge = 2;
        const QRectF room = node.box.adjusted(kEdge / m_zoom + 4, 0, -kEdge / m_zoom, 0);
        const double name = m_texts.width(TextStyle::bold, node.name) * m_text;
        const double numbers = m_texts.width(TextStyle::small, node.numbers) * m_text;
        const double high = m_texts.lineHeight(TextStyle::bold) * m_text;
        const double low = m_texts.lineHeight(TextStyle::small) * m_text;
        NodeTexts place;
        place.glyph = std::max(name, numbers) <= room.right() - node.nameRect.left();
        place.name = room;
        if (place.glyph)
            place.name.setLeft(node.nameRect.left());
        if (name > place.name.width())
            place.style = TextStyle::small;
        if (node.numbers.empty() || high + low > room.height() || numbers > place.name.width())
            return place;
        place.numbers = place.name;
        place.numbers.setTop(room.center().y() + (high - low) / 2);
        place.name.setBottom(place.numbers.top());
        return place;
    }

    QPainter& m_painter;
    const TopologyScene& m_scene;
    const Theme& m_theme;
    const TopologyMarks& m_marks;
    TextCache& m_texts;
    double m_zoom;
    double m_text; ///< by how much texts are larger than the scene has them
    QRectF m_visible;
    QTransform m_plain;
    QTransform m_enlarged;
    std::vector<bool> m_near; ///< nodes that the selection leaves as they are
};

} // namespace

void paintTopology(QPainter& painter, const TopologyPicture& picture, TextCache& texts)
{
    painter.save();
    painter.setClipRect(QRectF(QPointF(), picture.window), Qt::IntersectClip);
    painter.fillRect(QRectF(QPointF(), picture.window), picture.theme.base);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(picture.view.zoom, picture.view.zoom);
    painter.translate(-picture.view.origin);
    Paint(painter, picture, texts).all();
    painter.restore();
}

void paintTopologyFrames(QPainter& painter, const TopologyPicture& picture)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(picture.view.zoom, picture.view.zoom);
    painter.translate(-picture.view.origin);
    painter.setBrush(Qt::NoBrush);
    for (const TopologyHit& hit : {picture.marks.hovered, picture.marks.selected}) {
        const double width = 2 / picture.view.zoom;
        painter.setPen(QPen(picture.theme.accent, width));
        if (hit.node < picture.scene.nodes.size())
            painter.drawRoundedRect(picture.scene.nodes[hit.node].box, kCorner, kCorner);
        else if (hit.edge < picture.scene.edges.size())
            painter.drawPath(pathOf(picture.scene, picture.scene.edges[hit.edge]));
    }
    painter.restore();
}

} // namespace longspan::scene
