// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace longspan::ctl {

/// The files of resources/completion, built in.
extern const std::string_view kBashCompletion;
extern const std::string_view kZshCompletion;

} // namespace longspan::ctl
