// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longspan::session {
class Session;
class Settings;
class SourceProfiles;
class Workers;
} // namespace longspan::session
namespace longspan::widgets {
class Appearance;
}

namespace longspan::panels {

class Reports;

/// What every panel is given. All of it outlives the panels.
struct Context {
    session::Session& session;
    session::Workers& workers;
    session::SourceProfiles& profiles;
    session::Settings& settings;
    widgets::Appearance& appearance;
    Reports& reports;
};

} // namespace longspan::panels
