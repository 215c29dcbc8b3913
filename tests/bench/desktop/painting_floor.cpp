// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/painting_floor.h"

#include <QPainter>

namespace longspan::bench {
namespace {

constexpr int kRowHeight = 22;
constexpr int kTree = 400;

} // namespace

PaintingFloor::PaintingFloor()
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void PaintingFloor::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    const int rows = height() / kRowHeight;
    for (int at = 0; at < rows; ++at) {
        const int row = m_first + at;
        const QRect line(0, at * kRowHeight, width(), kRowHeight);
        const int indent = 14 * (row % 12);
        if (row % 2 == 0)
            painter.fillRect(line, QColor(246, 247, 249));
        const QColor colour = QColor::fromHsv(row * 37 % 360, 160, 200);
        painter.fillRect(QRect(indent + 12, line.top() + 6, 4, 10), colour);
        painter.setPen(Qt::black);
        painter.drawText(QRect(indent + 20, line.top(), kTree - indent - 20, kRowHeight), Qt::AlignVCenter,
            QStringLiteral("service-%1  GET /cart/items/%2").arg(row % 40).arg(row));
        const QRect bar(kTree + row * 13 % 500, line.top() + 5, 40 + row * 7 % 300, 12);
        painter.fillRect(bar, colour);
        painter.drawText(QRect(bar.right() + 4, line.top(), 90, kRowHeight), Qt::AlignVCenter,
            QStringLiteral("%1 ms").arg(row % 900));
    }
}

} // namespace longspan::bench
