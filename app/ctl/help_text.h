// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace longspan::ctl {

void writeProgramHelp(encode::TextOut& out);
void writeCommandHelp(encode::TextOut& out, const Command& command);
void writeVersion(encode::TextOut& out);

/// Pages of "longspanctl help TOPIC" besides the commands: exit-codes, json, sources, times.
struct HelpTopic {
    std::string_view name;
    std::string_view summary;
    std::string_view text;
};
[[nodiscard]] std::span<const HelpTopic> helpTopics();

} // namespace longspan::ctl
