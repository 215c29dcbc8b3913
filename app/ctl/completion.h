// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/options.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace longspan::ctl {

/// What may stand at the cursor.
struct Completion {
    std::vector<std::string> candidates; ///< those that begin with what is typed
    bool files = false;                  ///< names of files as well
};

/// Asks a source for names: what it is asked for, the sources on the line, and the service if one is named.
struct NameQuestion {
    OptionInfo::Values what = OptionInfo::Values::none; ///< service, interface or region
    std::vector<std::string> sources;
    std::string region;
    std::string service;
};
using NameSource = std::function<std::vector<std::string>(const NameQuestion&)>;

/// words: those before the cursor, without the program's name; current: what is typed of the next one.
[[nodiscard]] Completion complete(
    std::span<const std::string> words, const std::string& current, const NameSource& names);

} // namespace longspan::ctl
