// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "app/ctl/commands/commands.h"

#include <algorithm>
#include <array>

namespace longspan::ctl {

std::span<const Command* const> allCommands()
{
    static constexpr std::array<const Command*, 17> kCommands{&kDemoCommand, &kSlowestCommand, &kInterfacesCommand,
        &kServicesCommand, &kRegionsCommand, &kAccessPointsCommand, &kProbeCommand, &kTraceCommand, &kTopologyCommand,
        &kMetricsCommand, &kSearchCommand, &kImportCommand, &kExportCommand, &kFormatsCommand, &kIngressCommand,
        &kCompletionCommand, &kHelpCommand};
    return kCommands;
}

const Command* findCommand(std::string_view name)
{
    const auto all = allCommands();
    const auto found = std::find_if(all.begin(), all.end(), [name](const Command* c) { return c->name == name; });
    return found == all.end() ? nullptr : *found;
}

} // namespace longspan::ctl
