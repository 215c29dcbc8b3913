// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/time_marks.h"

#include "model/source/source_types.h"
#include "ui/scene/theme.h"

#include <QDateTime>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace longspan::panels {
namespace {

constexpr Nanos kMinute = 60 * kSecond;
constexpr Nanos kDay = 24 * 60 * kMinute;

QDateTime inZone(Nanos time, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(time / kMillisecond, zone);
}

QString formatOf(Nanos step)
{
    if (step >= kDay)
        return QStringLiteral("MM-dd");
    if (step >= kMinute)
        return QStringLiteral("HH:mm");
    return step >= kSecond ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm:ss.zzz");
}

/// The first multiple of the step, by the clock of a zone that is offset ahead, which is not before the time.
Nanos roundUp(Nanos time, Nanos step, Nanos offset)
{
    const Nanos rest = addClamped(time, offset) % step;
    const Nanos missing = rest > 0 ? step - rest : -rest;
    return addClamped(time, missing);
}

} // namespace

QList<TimeMark> timeMarks(const TimeRange& range, const QTimeZone& zone, int most)
{
    QList<TimeMark> marks;
    // A range of all times has no width that could be counted in.
    Nanos width = 0;
    if (most < 1 || range.from >= range.to || __builtin_sub_overflow(range.to, range.from, &width))
        return marks;
    const Nanos step = std::max(kMillisecond, source::roundStep(width, static_cast<std::uint32_t>(most)));
    const Nanos offset = inZone(range.from, zone).offsetFromUtc() * kSecond;
    const QString format = formatOf(step);
    for (Nanos time = roundUp(range.from, step, offset); time <= range.to && marks.size() < most;
         time = addClamped(time, step))
        marks.append({time, inZone(time, zone).toString(format)});
    return marks;
}

void paintTimeAxis(
    QPainter& painter, const QRectF& area, const TimeRange& range, const QTimeZone& zone, const scene::Theme& theme)
{
    constexpr double kRoom = 110;
    constexpr double kWidth = 90;
    const int most = std::max(1, static_cast<int>(area.width() / kRoom));
    const auto width = static_cast<double>(range.to) - static_cast<double>(range.from);
    for (const TimeMark& mark : timeMarks(range, zone, most)) {
        const double share = (static_cast<double>(mark.time) - static_cast<double>(range.from)) / width;
        const double x = std::round(area.left() + share * area.width());
        painter.fillRect(QRectF(x, area.top(), 1, area.height() + 4), theme.grid);
        painter.setPen(theme.dimText);
        painter.drawText(QRectF(x - kWidth / 2, area.bottom() + 4, kWidth, 18), Qt::AlignCenter, mark.text);
    }
}

QRectF chartArea(const QRectF& widget)
{
    const QRectF area = widget.adjusted(64, 30, -20, -24);
    return {area.topLeft(), QSizeF(std::max(1.0, area.width()), std::max(1.0, area.height()))};
}

} // namespace longspan::panels
