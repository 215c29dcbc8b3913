// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/topology_glyphs.h"

namespace longspan::scene {
namespace {

// Drawn in a square of 16 by 16.

/// A box with a lid: something that runs.
QPainterPath service()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(1.5, 2.5, 13, 11), 2, 2);
    path.moveTo(1.5, 6.5);
    path.lineTo(14.5, 6.5);
    return path;
}

/// An arrow through a door.
QPainterPath entrance()
{
    QPainterPath path;
    path.moveTo(7, 2);
    path.lineTo(14, 2);
    path.lineTo(14, 14);
    path.lineTo(7, 14);
    path.moveTo(1, 8);
    path.lineTo(10, 8);
    path.moveTo(7, 5);
    path.lineTo(10, 8);
    path.lineTo(7, 11);
    return path;
}

/// A drum with a shelf.
QPainterPath database()
{
    QPainterPath path;
    path.addEllipse(QRectF(2, 1, 12, 4.5));
    path.moveTo(2, 3.25);
    path.lineTo(2, 12.75);
    path.arcTo(QRectF(2, 10.5, 12, 4.5), 180, 180);
    path.lineTo(14, 3.25);
    path.moveTo(2, 8);
    path.arcTo(QRectF(2, 5.75, 12, 4.5), 180, 180);
    return path;
}

/// Letters in a row.
QPainterPath queue()
{
    QPainterPath path;
    for (const double x : {1.0, 6.25, 11.5})
        path.addRoundedRect(QRectF(x, 3, 3.5, 10), 1, 1);
    return path;
}

/// A globe.
QPainterPath outside()
{
    QPainterPath path;
    path.addEllipse(QRectF(1.5, 1.5, 13, 13));
    path.addEllipse(QRectF(5, 1.5, 6, 13));
    path.moveTo(1.5, 8);
    path.lineTo(14.5, 8);
    return path;
}

/// Head and shoulders.
QPainterPath callers()
{
    QPainterPath path;
    path.addEllipse(QRectF(5, 1.5, 6, 6));
    path.moveTo(2, 14.5);
    path.cubicTo(2, 8, 14, 8, 14, 14.5);
    path.closeSubpath();
    return path;
}

QPainterPath drawn(TopologyScene::Glyph glyph)
{
    switch (glyph) {
    case TopologyScene::Glyph::service: return service();
    case TopologyScene::Glyph::entrance: return entrance();
    case TopologyScene::Glyph::database: return database();
    case TopologyScene::Glyph::queue: return queue();
    case TopologyScene::Glyph::outside: return outside();
    case TopologyScene::Glyph::callers: return callers();
    }
    return {};
}

} // namespace

QPainterPath topologyGlyph(TopologyScene::Glyph glyph, const QRectF& rect)
{
    constexpr double kSide = 16;
    return QTransform::fromTranslate(rect.left(), rect.top())
        .scale(rect.width() / kSide, rect.height() / kSide)
        .map(drawn(glyph));
}

} // namespace longspan::scene
