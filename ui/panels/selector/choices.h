// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/source_types.h"
#include "ui/session/source_profiles.h"
#include "ui/session/time_choice.h"
#include "ui/widgets/choice_button.h"

#include <QCoreApplication>
#include <QLocale>

class QTimeZone;

namespace longspan::panels {

/// What the selectors offer, in words.
class Choices {
    Q_DECLARE_TR_FUNCTIONS(longspan::panels::Choices)

public:
    using List = std::vector<widgets::ChoiceButton::Choice>;

    /// The profiles, and a last line that opens a file.
    [[nodiscard]] static List sources(const std::vector<session::SourceProfile>& profiles);
    [[nodiscard]] static QString openFileId() { return QStringLiteral("open-file"); }
    [[nodiscard]] static QString titleOf(const session::SourceProfile& profile);
    [[nodiscard]] static List regions(const std::vector<source::Region>& regions, const QLocale& locale);
    /// "All applications" first.
    [[nodiscard]] static List applications(const std::vector<source::Application>& applications);
    [[nodiscard]] static QString allApplications();
    [[nodiscard]] static List times();
    /// "May 1, 10:31 to 10:45"
    [[nodiscard]] static QString customTime(const TimeRange& range, const QTimeZone& zone);
    /// Sorted by their offset at that time.
    [[nodiscard]] static List zones(Nanos now);
};

} // namespace longspan::panels
