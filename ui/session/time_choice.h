// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"

#include <QByteArray>
#include <array>
#include <optional>
#include <string_view>

class QTimeZone;

namespace longspan::session {

/// The window of time a person chose: one that ends now, today, everything, or two points in time.
struct TimeChoice {
    enum class Kind : std::uint8_t {
        last15Minutes,
        last30Minutes,
        lastHour,
        last3Hours,
        last12Hours,
        today,
        all,
        custom
    };
    static constexpr std::array kKinds{Kind::last15Minutes, Kind::last30Minutes, Kind::lastHour, Kind::last3Hours,
        Kind::last12Hours, Kind::today, Kind::all, Kind::custom};

    Kind kind = Kind::last30Minutes;
    TimeRange custom = {}; ///< for Kind::custom

    [[nodiscard]] static TimeChoice between(TimeRange range) { return {Kind::custom, range}; }
    friend bool operator==(const TimeChoice&, const TimeChoice&) = default;
};

/// The kind's name as it stands in the enumeration, for settings.
[[nodiscard]] std::string_view name(TimeChoice::Kind kind);
[[nodiscard]] std::optional<TimeChoice::Kind> timeChoiceByName(std::string_view name);

/// now: what "last" counts back from; for sources that nothing is added to any more, the end of what they hold.
/// The end of the range is just after now, so that a span that began at now is in it.
[[nodiscard]] TimeRange resolve(const TimeChoice& choice, Nanos now, const QTimeZone& zone);

} // namespace longspan::session
