// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wiring/open_source.h"
#include "ui/session/source_profiles.h"

namespace longspan::wiring {

/// Makes the source of a profile. now: the wall clock, for the demo. Blocking; from any thread.
/// Errors: those of openSource(); refused for kinds that this version cannot open.
[[nodiscard]] Result<source::SourcePtr> openProfile(const session::SourceProfile& profile, Nanos now, const Call& call);

} // namespace longspan::wiring
