// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"
#include "model/trace/span.h"
#include "ui/items/roles.h"

#include <QString>
#include <QTimeZone>
#include <cstdint>
#include <string_view>

namespace longspan::items {

[[nodiscard]] inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// "4.21 s"; a question mark for an unknown duration.
[[nodiscard]] QString durationCell(Nanos duration, bool known = true);
/// "1,204", in the user's way of writing numbers.
[[nodiscard]] QString countCell(std::uint64_t count);
/// "2.1%": two digits that matter; "0%" for none and "<0.01%" for hardly any.
[[nodiscard]] QString shareCell(double share);

/// The kind in the user's language; "local" for what is neither side of a call.
[[nodiscard]] QString kindText(SpanKind kind);

[[nodiscard]] Status statusOf(Nanos duration, bool known, bool error);

/// Points in time in one time zone.
class TimeTexts {
public:
    explicit TimeTexts(const QTimeZone& zone = QTimeZone::utc()) : m_zone(zone) {}

    /// "10:31:07.204"
    [[nodiscard]] QString clock(Nanos time) const;
    /// "2026-05-01 10:31:07.204"
    [[nodiscard]] QString full(Nanos time) const;
    /// "UTC+8" at that time.
    [[nodiscard]] QString offset(Nanos time) const;

private:
    QTimeZone m_zone;
};

} // namespace longspan::items
