// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/time_choice.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>

namespace longspan::session {
namespace {

constexpr std::array<std::string_view, TimeChoice::kKinds.size()> kNames{
    "last15Minutes", "last30Minutes", "lastHour", "last3Hours", "last12Hours", "today", "all", "custom"};

constexpr Nanos kMinute = 60 * kSecond;

TimeRange last(Nanos width, Nanos now)
{
    return {addClamped(now, -width), addClamped(now, 1)};
}

TimeRange today(Nanos now, const QTimeZone& zone)
{
    const QDateTime here = QDateTime::fromMSecsSinceEpoch(now / kMillisecond, zone);
    const Nanos midnight = here.date().startOfDay(zone).toMSecsSinceEpoch() * kMillisecond;
    return {midnight, addClamped(now, 1)};
}

} // namespace

std::string_view name(TimeChoice::Kind kind)
{
    return kNames[static_cast<std::size_t>(kind)];
}

std::optional<TimeChoice::Kind> timeChoiceByName(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        return std::nullopt;
    return TimeChoice::kKinds[static_cast<std::size_t>(found - kNames.begin())];
}

TimeRange resolve(const TimeChoice& choice, Nanos now, const QTimeZone& zone)
{
    using Kind = TimeChoice::Kind;
    switch (choice.kind) {
    case Kind::last15Minutes: return last(15 * kMinute, now);
    case Kind::last30Minutes: return last(30 * kMinute, now);
    case Kind::lastHour: return last(60 * kMinute, now);
    case Kind::last3Hours: return last(3 * 60 * kMinute, now);
    case Kind::last12Hours: return last(12 * 60 * kMinute, now);
    case Kind::today: return today(now, zone);
    case Kind::all: return {};
    case Kind::custom: return choice.custom;
    }
    return {};
}

} // namespace longspan::session
