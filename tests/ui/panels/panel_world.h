// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/demo_source.h"
#include "ui/panels/context.h"
#include "ui/panels/reports.h"
#include "ui/session/session.h"
#include "ui/session/settings.h"
#include "ui/session/source_profiles.h"
#include "ui/session/workers.h"
#include "ui/widgets/appearance.h"

#include <QApplication>

namespace longspan::panels {

/// All that a panel is given, with a source that was opened.
struct PanelWorld {
    static constexpr Nanos kNow = 1'777'600'000 * kSecond;
    static constexpr int kLong = 30'000; ///< milliseconds that a test waits at most

    PanelWorld()
    {
        session.setClock([] { return kNow; });
    }

    void open(const source::SourcePtr& source)
    {
        session.setSource("demo");
        session.setOpened(source, source->facts({}).value(), source->capabilities());
    }
    void openDemo() { open(source::makeDemoSource({.now = kNow})); }

    session::Session session;
    session::Workers workers{4};
    std::unique_ptr<session::Settings> settings = session::makeMemorySettings();
    session::SourceProfiles profiles{*settings};
    widgets::Appearance appearance{QApplication::palette()};
    Reports reports;
    Context context{session, workers, profiles, *settings, appearance, reports};
};

} // namespace longspan::panels
