// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wiring/open_live.h"

#include <string>

namespace longspan::wiring {

/// An Alibaba Cloud account on this machine: starts the stand-in over the made-up shop (demo: its options, "seed=7")
/// and opens it as the real one. The stand-in stops with the source. Errors: malformed (the options), refused.
[[nodiscard]] Result<source::SourcePtr> openDemoCloud(
    const std::string& demo, const LiveAccess& access, Nanos now, const Call& call);

} // namespace longspan::wiring
