// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/note.h"
#include "model/query/completeness.h"
#include "ui/session/activity.h"
#include "ui/widgets/banner.h"

#include <QCoreApplication>
#include <QString>

namespace longspan::panels {

/// Words for people; the model only gives kinds and facts.
class Messages {
    Q_DECLARE_TR_FUNCTIONS(longspan::panels::Messages)

public:
    /// What went wrong and what to do about it.
    [[nodiscard]] static widgets::Banner::Message error(const QString& failed, const Error& error);
    [[nodiscard]] static QString advice(const Error& error);
    /// "19 spans without a duration"
    [[nodiscard]] static QString note(const Note& note);
    /// "exact"
    [[nodiscard]] static QString completeness(const query::Completeness& completeness);
    /// Several lines: what it means, and what the answer rests on.
    [[nodiscard]] static QString explanation(const query::Completeness& completeness, const query::Evidence& evidence);
    /// "4 requests, 1,204,331 spans, 0.4 s"
    [[nodiscard]] static QString evidence(const query::Evidence& evidence);
    /// "reading 40 of 91 MB"
    [[nodiscard]] static QString progress(const session::Progress& progress);
};

} // namespace longspan::panels
