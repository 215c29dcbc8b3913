// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/waterfall_painter.h"

#include <QPainter>
#include <QPainterPath>
#include <array>
#include <cmath>

namespace longspan::scene {
namespace {

using Row = WaterfallScene::Row;
using Piece = WaterfallScene::Piece;
using BarKind = WaterfallScene::BarKind;

/// Vertical edges on whole pixels: bars of one time begin on one line, whatever their width.
QRectF snapped(const QRectF& rect)
{
    const double left = std::floor(rect.left());
    const double right = std::max(left + 1, std::round(rect.right()));
    return {left, std::round(rect.top()), right - left, std::round(rect.height())};
}

class Paint {
public:
    Paint(QPainter& painter, const WaterfallScene& scene, const Theme& theme, TextCache& texts)
        : m_painter(painter), m_scene(scene), m_theme(theme), m_texts(texts)
    {
    }

    void all()
    {
        m_painter.fillRect(m_scene.view, m_theme.base);
        for (const Row& row : m_scene.rows)
            ground(row);
        lines();
        for (const Row& row : m_scene.rows) {
            if (row.ghost.isValid())
                ghost(row);
            bar(row);
        }
        for (const Row& row : m_scene.rows)
            signs(row);
        for (const Row& row : m_scene.rows)
            text(row);
    }

private:
    void ground(const Row& row)
    {
        if (row.selected)
            m_painter.fillRect(row.rect, m_theme.selection);
        else if (row.hovered)
            m_painter.fillRect(row.rect, m_theme.hover);
        if (row.selected)
            m_painter.fillRect(QRectF(0, row.rect.top(), 3, row.rect.height()), m_theme.accent);
    }

    void lines()
    {
        const double height = m_scene.rows.empty() ? 0 : m_scene.rows.back().rect.bottom();
        for (const double x : m_scene.grid)
            m_painter.fillRect(QRectF(std::round(x), 0, 1, height), m_theme.grid);
        for (const WaterfallScene::Guide& guide : m_scene.guides)
            m_painter.fillRect(QRectF(std::floor(guide.x), guide.top, 1, guide.bottom - guide.top), m_theme.grid);
        m_painter.fillRect(QRectF(m_scene.timeline.left() - 1, 0, 1, m_scene.view.height()), m_theme.border);
    }

    void bar(const Row& row)
    {
        switch (row.barKind) {
        case BarKind::none: break;
        case BarKind::whole: wholeBar(row); break;
        case BarKind::unknownDuration: startMark(row); break;
        case BarKind::left: arrow(row, m_scene.timeline.left() + 3, 6); break;
        case BarKind::right: arrow(row, m_scene.timeline.right() - 3, -6); break;
        }
    }

    void wholeBar(const Row& row)
    {
        const QRectF rect = snapped(row.bar);
        softRect(rect, m_theme.shade(row.colour));
        for (const Piece& piece : m_scene.piecesOf(row)) {
            const QRectF part = snapped({piece.x, rect.top(), piece.width, rect.height()});
            if (piece.kind == Piece::Kind::self)
                softPart(rect, part, m_theme.service(row.colour));
            else if (piece.kind == Piece::Kind::critical)
                m_painter.fillRect(QRectF(part.left(), rect.bottom() - 3, part.width(), 3), m_theme.critical);
            else
                m_painter.fillRect(QRectF(part.left(), rect.top() - 2, part.width(), rect.height() + 1), m_theme.event);
        }
        if (row.error)
            m_painter.fillRect(QRectF(rect.left(), rect.top() - 2, std::max(rect.width(), 3.0), 2), m_theme.bad);
    }

    /// Corners of a pixel make bars look round at the price of plain rectangles.
    void softRect(const QRectF& rect, const QColor& colour)
    {
        if (rect.width() < 4) {
            m_painter.fillRect(rect, colour);
            return;
        }
        m_painter.fillRect(rect.adjusted(1, 0, -1, 0), colour);
        m_painter.fillRect(QRectF(rect.left(), rect.top() + 1, 1, rect.height() - 2), colour);
        m_painter.fillRect(QRectF(rect.right() - 1, rect.top() + 1, 1, rect.height() - 2), colour);
    }

    void softPart(const QRectF& bar, const QRectF& part, const QColor& colour)
    {
        if (part.left() <= bar.left() && part.right() >= bar.right()) {
            softRect(bar, colour);
            return;
        }
        QRectF rect = part;
        if (part.left() <= bar.left())
            rect.setLeft(bar.left() + 1);
        if (part.right() >= bar.right())
            rect.setRight(bar.right() - 1);
        m_painter.fillRect(rect.width() < 1 ? part : rect, colour);
    }

    void startMark(const Row& row)
    {
        QRectF rect = snapped(row.bar);
        rect.setWidth(2);
        m_painter.fillRect(rect, m_theme.service(row.colour));
        // Fades out: it began here, nobody knows when it ended.
        for (int step = 0; step < 4; ++step)
            m_painter.fillRect(QRectF(rect.right() + 2 + step * 4, rect.top() + 4, 2, rect.height() - 8),
                step < 2 ? m_theme.service(row.colour) : m_theme.shade(row.colour));
    }

    void arrow(const Row& row, double x, double depth)
    {
        const double y = row.bar.center().y();
        const std::array<QPointF, 3> points{QPointF(x, y), QPointF(x + depth, y - 5), QPointF(x + depth, y + 5)};
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.service(row.colour));
        m_painter.drawPolygon(points.data(), static_cast<int>(points.size()));
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }

    void ghost(const Row& row)
    {
        QPen pen(m_theme.ghost, 1, Qt::DashLine);
        pen.setDashPattern({3, 2});
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(snapped(row.ghost).adjusted(0.5, 0.5, -0.5, -0.5));
    }

    void signs(const Row& row)
    {
        m_painter.fillRect(row.chip, m_theme.service(row.colour));
        if (row.expanderState != WaterfallScene::Expander::none)
            expander(row);
        if (row.error)
            mark(row.sign, m_theme.bad, "!");
        else if (row.oddity != WaterfallScene::Sign::none)
            mark(row.sign, m_theme.slow, "?");
        if (row.errorBelow) {
            m_painter.setRenderHint(QPainter::Antialiasing);
            m_painter.setPen(QPen(m_theme.base, 1));
            m_painter.setBrush(m_theme.bad);
            m_painter.drawEllipse(QRectF(row.expander.right() - 6, row.expander.top() - 1, 7, 7));
            m_painter.setRenderHint(QPainter::Antialiasing, false);
        }
    }

    void expander(const Row& row)
    {
        const QPointF c = row.expander.center();
        constexpr double kHalf = 3.5;
        const bool open = row.expanderState == WaterfallScene::Expander::open;
        std::array<QPointF, 3> points{
            QPointF(c.x() - 2, c.y() - kHalf), QPointF(c.x() + 2, c.y()), QPointF(c.x() - 2, c.y() + kHalf)};
        if (open)
            points = {QPointF(c.x() - kHalf, c.y() - 2), QPointF(c.x(), c.y() + 2), QPointF(c.x() + kHalf, c.y() - 2)};
        m_painter.fillRect(row.expander.adjusted(1, 1, -1, -1), row.selected ? m_theme.selection : m_theme.base);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(m_theme.dimText, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPolyline(points.data(), static_cast<int>(points.size()));
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }

    void mark(const QRectF& rect, const QColor& colour, const char* letter)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawEllipse(rect);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_texts.draw(m_painter, {rect, letter, TextStyle::bold, TextSpec::Align::centre, m_theme.onMark});
    }

    void text(const Row& row)
    {
        if (row.match)
            m_painter.fillRect(row.names.adjusted(-3, 2, 3, -2), m_theme.match);
        QRectF rect = row.names;
        if (!row.hidden.empty()) {
            const double room = m_texts.width(TextStyle::small, row.hidden) + 1;
            const QRectF place(rect.right() - room, rect.top(), room, rect.height());
            m_texts.draw(m_painter, {place, row.hidden, TextStyle::small, TextSpec::Align::right, m_theme.dimText});
            rect.setRight(place.left() - 6);
        }
        const double used = m_texts.draw(m_painter, {rect, row.service, TextStyle::bold, {}, m_theme.text});
        rect.setLeft(rect.left() + used + 8);
        m_texts.draw(m_painter, {rect, row.name, TextStyle::normal, {}, row.match ? m_theme.text : m_theme.dimText});
        const QColor& label = row.labelInside ? readableOn(groundOfLabel(row), m_theme.text, m_theme.base)
                                              : (row.error ? m_theme.bad : m_theme.dimText);
        m_texts.draw(m_painter, {row.labelRect, row.label, TextStyle::small, {}, label});
    }

    [[nodiscard]] const QColor& groundOfLabel(const Row& row) const
    {
        const double middle = row.labelRect.center().x();
        for (const Piece& piece : m_scene.piecesOf(row)) {
            if (piece.kind == Piece::Kind::self && piece.x <= middle && middle <= piece.x + piece.width)
                return m_theme.service(row.colour);
        }
        return m_theme.shade(row.colour);
    }

    QPainter& m_painter;
    const WaterfallScene& m_scene;
    const Theme& m_theme;
    TextCache& m_texts;
};

} // namespace

void paintWaterfall(QPainter& painter, const WaterfallScene& scene, const Theme& theme, TextCache& texts)
{
    painter.save();
    painter.setClipRect(scene.view, Qt::IntersectClip);
    Paint(painter, scene, theme, texts).all();
    painter.restore();
}

void paintRuler(QPainter& painter, const Ruler& ruler, const QRectF& rect, const Theme& theme, TextCache& texts)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, theme.panel);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.border);
    double used = rect.left();
    for (const Ruler::Tick& tick : ruler.ticks) {
        const double x = rect.left() + tick.x;
        painter.fillRect(QRectF(std::round(x), rect.bottom() - 6, 1, 6), theme.dimText);
        const double room = texts.width(TextStyle::small, tick.label) + 1;
        // Beside the line, so that the first and the last are whole; the last one turns to the left.
        const double left = x + 4 + room > rect.right() ? x - 4 - room : x + 4;
        constexpr double kApart = 12;
        if (used > rect.left() && left < used + kApart)
            continue;
        used = left + room;
        texts.draw(painter,
            {QRectF(left, rect.top(), room, rect.height() - 4), tick.label, TextStyle::small, {}, theme.dimText});
    }
    painter.restore();
}

} // namespace longspan::scene
