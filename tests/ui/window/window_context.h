// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/context.h"
#include "ui/panels/reports.h"
#include "ui/session/session.h"
#include "ui/session/settings.h"
#include "ui/session/source_profiles.h"
#include "ui/session/workers.h"
#include "ui/widgets/appearance.h"

#include <QGuiApplication>
#include <memory>

namespace longspan::window {

/// Everything a window stands on, with settings in memory.
struct WindowContext {
    std::unique_ptr<session::Settings> settings = session::makeMemorySettings();
    session::Workers workers;
    session::SourceProfiles profiles{*settings};
    session::Session session;
    widgets::Appearance appearance{QGuiApplication::palette()};
    panels::Reports reports;
    panels::Context context{session, workers, profiles, *settings, appearance, reports};
};

} // namespace longspan::window
