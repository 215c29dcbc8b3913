// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/options.h"

#include <array>
#include <span>

namespace longspan::ctl {

/// Options that every command has, in the order of its help.
[[nodiscard]] inline std::span<const Option> commonOptions()
{
    static constexpr std::array kCommon{Option::output, Option::color, Option::noColor, Option::utc, Option::notes,
        Option::threads, Option::timeout, Option::help};
    return kCommon;
}

/// Options of every command that takes a SOURCE: servers and accounts, and how to get in. Never a secret itself.
[[nodiscard]] inline std::span<const Option> liveOptions()
{
    static constexpr std::array kLive{Option::url, Option::profile, Option::demoCloud, Option::user, Option::tokenFile,
        Option::headerFile, Option::caFile};
    return kLive;
}

/// Those of them that a command with these options has.
[[nodiscard]] inline std::span<const Option> liveOptionsOf(std::span<const Option> own)
{
    for (const Option option : own)
        if (option == Option::source)
            return liveOptions();
    return {};
}

} // namespace longspan::ctl
