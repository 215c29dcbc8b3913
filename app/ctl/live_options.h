// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "app/wiring/open_source.h"

#include <string>
#include <vector>

namespace longspan::ctl {

/// How to get into servers and accounts, from the environment and from the files that options name. Environment:
/// LONGSPAN_TOKEN, LONGSPAN_USER, LONGSPAN_PASSWORD, LONGSPAN_REPORT_TOKEN, LONGSPAN_ECS_ROLE.
/// Errors: those of reading the files; malformed (a line that is no header). None names a secret.
[[nodiscard]] Result<wiring::LiveAccess> liveAccess(const Context& context);

/// Everything a source is opened with.
[[nodiscard]] Result<wiring::OpenOptions> openOptions(const Context& context);

/// The sources that the words of a line and --source, --url, --profile and --demo-cloud name. notFound: no such
/// profile.
[[nodiscard]] Result<std::vector<std::string>> sourceWords(
    const Arguments& arguments, const std::vector<std::string>& words);

} // namespace longspan::ctl
