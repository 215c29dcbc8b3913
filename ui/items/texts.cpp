// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

namespace longspan::items {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(longspan::items)
};

QDateTime inZone(Nanos time, const QTimeZone& zone)
{
    // Rounded down also before 1970.
    const Nanos millis = time / kMillisecond - (time % kMillisecond < 0 ? 1 : 0);
    return QDateTime::fromMSecsSinceEpoch(millis, zone);
}

} // namespace

QString durationCell(Nanos duration, bool known)
{
    return known ? QString::fromStdString(durationText(duration)) : QStringLiteral("?");
}

QString countCell(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString shareCell(double share)
{
    if (share <= 0)
        return QStringLiteral("0%");
    const double percent = share * 100;
    if (percent < 0.01)
        return QStringLiteral("<") + QLocale().toString(0.01) + QLatin1Char('%');
    const int digits = percent >= 10 ? 0 : (percent >= 1 ? 1 : 2);
    return QLocale().toString(percent, 'f', digits) + QLatin1Char('%');
}

QString kindText(SpanKind kind)
{
    switch (kind) {
    case SpanKind::server: return Text::tr("server");
    case SpanKind::client: return Text::tr("client");
    case SpanKind::producer: return Text::tr("producer");
    case SpanKind::consumer: return Text::tr("consumer");
    case SpanKind::internal:
    case SpanKind::unspecified: break;
    }
    return Text::tr("local");
}

Status statusOf(Nanos duration, bool known, bool error)
{
    constexpr Nanos kSlow = 500 * kMillisecond;
    constexpr Nanos kBad = 1000 * kMillisecond;
    if (error)
        return Status::bad;
    if (!known)
        return Status::none;
    if (duration < kSlow)
        return Status::good;
    return duration <= kBad ? Status::slow : Status::bad;
}

QString TimeTexts::clock(Nanos time) const
{
    return inZone(time, m_zone).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString TimeTexts::full(Nanos time) const
{
    return inZone(time, m_zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString TimeTexts::offset(Nanos time) const
{
    const int seconds = inZone(time, m_zone).offsetFromUtc();
    const int minutes = std::abs(seconds) / 60;
    QString text = QStringLiteral("UTC");
    if (minutes == 0)
        return text;
    text += QLatin1Char(seconds < 0 ? '-' : '+') + QString::number(minutes / 60);
    if (minutes % 60 != 0)
        text += QStringLiteral(":%1").arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return text;
}

} // namespace longspan::items
