// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"

#include <QList>
#include <QRectF>
#include <QString>
#include <QTimeZone>

class QPainter;

namespace longspan::scene {
struct Theme;
}

namespace longspan::panels {

/// A round point in time on the axis below a chart.
struct TimeMark {
    Nanos time = 0;
    QString text;
};

/// Round by the clock of the zone; at most that many. The text has no more than the distance of the marks needs:
/// "10:30", "10:30:15", "05-01".
[[nodiscard]] QList<TimeMark> timeMarks(const TimeRange& range, const QTimeZone& zone, int most);

/// The same below every chart, so that marks of charts above each other stand above each other: texts in the strip
/// under the area, thin lines in it.
void paintTimeAxis(
    QPainter& painter, const QRectF& area, const TimeRange& range, const QTimeZone& zone, const scene::Theme& theme);

/// Room of a chart within its widget: for the title above, values at the left, times below.
[[nodiscard]] QRectF chartArea(const QRectF& widget);

} // namespace longspan::panels
