// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace longspan::ctl {

extern const Command kAccessPointsCommand;
extern const Command kCompletionCommand;
extern const Command kDemoCommand;
extern const Command kExportCommand;
extern const Command kFormatsCommand;
extern const Command kHelpCommand;
extern const Command kImportCommand;
extern const Command kIngressCommand;
extern const Command kInterfacesCommand;
extern const Command kMetricsCommand;
extern const Command kProbeCommand;
extern const Command kRegionsCommand;
extern const Command kSearchCommand;
extern const Command kServicesCommand;
extern const Command kSlowestCommand;
extern const Command kTopologyCommand;
extern const Command kTraceCommand;

} // namespace longspan::ctl
