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

} // namespace longspan::ctl
