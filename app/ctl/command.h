// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/arguments.h"
#include "app/ctl/exit_code.h"
#include "app/ctl/messages.h"
#include "app/ctl/terminal.h"
#include "model/base/call.h"
#include "model/encode/text_out.h"

#include <span>
#include <string_view>

namespace longspan::ctl {

/// Everything a command works with.
struct Context {
    const Arguments& arguments;
    const Terminal& terminal;
    encode::TextOut& out; ///< standard output, or the file of --output
    Messages& messages;
    Call call;
    Nanos now = 0; ///< wall clock at the start
};

struct Example {
    std::string_view line; ///< without the program's name
    std::string_view what;
};

/// A command as the table of commands knows it. One file a command.
struct Command {
    std::string_view name;
    std::string_view words;       ///< what may stand besides options: "[SOURCE...]"
    std::string_view summary;     ///< one line, without a full stop
    std::string_view description; ///< paragraphs; lines of at most 100 characters
    std::span<const Option> options;
    std::span<const Example> examples;
    /// An error is printed by the caller, which makes the exit code from its kind. A usage error is malformed with an
    /// option or a word of the command line as place and is thrown by parse or usage().
    Result<ExitCode> (*run)(Context& context) = nullptr;
};

[[nodiscard]] std::span<const Command* const> allCommands();
[[nodiscard]] const Command* findCommand(std::string_view name);

} // namespace longspan::ctl
