// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/selector/choices.h"

#include "ui/items/texts.h"

#include <QDateTime>
#include <QFileInfo>
#include <QTimeZone>
#include <algorithm>

namespace longspan::panels {
namespace {

QDateTime dateTime(Nanos time, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(time / kMillisecond, zone);
}

} // namespace

QString Choices::titleOf(const session::SourceProfile& profile)
{
    if (!profile.title.empty())
        return items::toQString(profile.title);
    if (profile.kind == session::SourceKind::demo)
        return tr("Demo shop");
    if (profile.places.empty())
        return items::toQString(profile.id);
    const QString first = QFileInfo(items::toQString(profile.places.front())).fileName();
    const int others = static_cast<int>(profile.places.size()) - 1;
    return others == 0 ? first : tr("%1 and %Ln more", nullptr, others).arg(first);
}

Choices::List Choices::sources(const std::vector<session::SourceProfile>& profiles)
{
    List list;
    for (const session::SourceProfile& profile : profiles) {
        QString detail;
        switch (profile.kind) {
        case session::SourceKind::demo: detail = tr("built in"); break;
        case session::SourceKind::file: detail = tr("file"); break;
        case session::SourceKind::store: detail = tr("local store"); break;
        default: detail = items::toQString(name(profile.kind)); break;
        }
        list.push_back({items::toQString(profile.id), titleOf(profile), detail, {}});
    }
    list.push_back({openFileId(), tr("Open a file…"), QStringLiteral("Ctrl+O"), {}});
    return list;
}

Choices::List Choices::regions(const std::vector<source::Region>& regions, const QLocale& locale)
{
    const bool chinese = locale.language() == QLocale::Chinese;
    List list;
    for (const source::Region& region : regions) {
        const std::string& own = chinese && !region.chineseName.empty() ? region.chineseName : region.name;
        const std::string& other = chinese ? region.name : region.chineseName;
        const QString id = items::toQString(region.id);
        list.push_back({id, own.empty() ? id : items::toQString(own), id, items::toQString(other)});
    }
    return list;
}

QString Choices::allApplications()
{
    return tr("All applications");
}

Choices::List Choices::applications(const std::vector<source::Application>& applications)
{
    List list{{QString(), allApplications(), {}, {}}};
    for (const source::Application& application : applications) {
        const QString name = items::toQString(application.ref.name);
        QString detail;
        if (application.spans)
            detail = tr(
                "%Ln span(s)", nullptr, static_cast<int>(std::min<std::uint64_t>(*application.spans, 1'000'000'000)));
        if (application.p99)
            detail += QStringLiteral("  p99 ") + items::durationCell(*application.p99);
        list.push_back({name, name, detail, {}});
    }
    return list;
}

Choices::List Choices::times()
{
    using Kind = session::TimeChoice::Kind;
    const std::pair<Kind, QString> texts[] = {
        {Kind::last15Minutes, tr("Last 15 min")},
        {Kind::last30Minutes, tr("Last 30 min")},
        {Kind::lastHour, tr("Last hour")},
        {Kind::last3Hours, tr("Last 3 hours")},
        {Kind::last12Hours, tr("Last 12 hours")},
        {Kind::today, tr("Today")},
        {Kind::all, tr("All times")},
        {Kind::custom, tr("Custom…")},
    };
    List list;
    for (const auto& [kind, text] : texts)
        list.push_back({items::toQString(name(kind)), text, {}, {}});
    return list;
}

QString Choices::customTime(const TimeRange& range, const QTimeZone& zone)
{
    const QDateTime from = dateTime(range.from, zone);
    const QDateTime to = dateTime(range.to, zone);
    const QString end =
        to.toString(from.date() == to.date() ? QStringLiteral("HH:mm:ss") : QStringLiteral("MM-dd HH:mm:ss"));
    return from.toString(QStringLiteral("MM-dd HH:mm:ss")) + QStringLiteral(" – ") + end;
}

Choices::List Choices::zones(Nanos now)
{
    const QDateTime utc = dateTime(now, QTimeZone::utc());
    std::vector<std::pair<int, QByteArray>> zones;
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        zones.emplace_back(QTimeZone(id).offsetFromUtc(utc), id);
    std::sort(zones.begin(), zones.end());
    List list;
    for (const auto& [seconds, id] : zones) {
        const QString text = QString::fromLatin1(id);
        const int minutes = std::abs(seconds) / 60;
        const QString offset = QStringLiteral("UTC%1%2:%3")
                                   .arg(seconds < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                                   .arg(minutes / 60)
                                   .arg(minutes % 60, 2, 10, QLatin1Char('0'));
        list.push_back({text, text, offset, {}});
    }
    return list;
}

} // namespace longspan::panels
