// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/arguments.h"
#include "ui/panels/context.h"
#include "ui/panels/reports.h"
#include "ui/session/session.h"
#include "ui/session/settings.h"
#include "ui/session/source_profiles.h"
#include "ui/session/workers.h"
#include "ui/widgets/appearance.h"
#include "ui/window/main_window.h"

#include <memory>

class QApplication;

namespace longspan::desktop {

/// Everything the window stands on, in the order it is made and the other way round taken down.
class Desktop {
public:
    /// settings: the person's, or those of memory for pictures and tests.
    Desktop(QApplication& application, std::unique_ptr<session::Settings> settings);

    [[nodiscard]] window::MainWindow& window() { return *m_window; }
    [[nodiscard]] session::Session& session() { return m_session; }
    [[nodiscard]] panels::Reports& reports() { return m_reports; }
    [[nodiscard]] widgets::Appearance& appearance() { return m_appearance; }
    [[nodiscard]] session::SourceProfiles& profiles() { return m_profiles; }

private:
    std::unique_ptr<session::Settings> m_settings;
    session::Workers m_workers;
    session::SourceProfiles m_profiles;
    session::Session m_session;
    widgets::Appearance m_appearance;
    panels::Reports m_reports;
    std::unique_ptr<window::MainWindow> m_window;
};

/// The program from its arguments to its exit code.
[[nodiscard]] int run(int argc, char** argv);

} // namespace longspan::desktop
