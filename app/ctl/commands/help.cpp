// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/help_text.h"

#include <algorithm>
#include <array>

namespace longspan::ctl {

namespace {

Result<ExitCode> run(Context& context)
{
    const auto& words = context.arguments.words();
    if (words.empty()) {
        writeProgramHelp(context.out);
        return ExitCode::ok;
    }
    const std::string& wanted = words.front();
    if (const Command* command = findCommand(wanted)) {
        writeCommandHelp(context.out, *command);
        return ExitCode::ok;
    }
    const auto topics = helpTopics();
    const auto topic =
        std::find_if(topics.begin(), topics.end(), [&wanted](const HelpTopic& t) { return t.name == wanted; });
    if (topic == topics.end())
        return fail(ErrorKind::malformed, "no help on '" + wanted + "'", "command line");
    context.out.add(topic->text);
    return ExitCode::ok;
}

constexpr std::array kExamples{
    Example{"help slowest", "the same as longspanctl slowest --help"},
    Example{"help exit-codes", "what the exit code says"},
};

} // namespace

const Command kHelpCommand{"help", "[COMMAND | TOPIC]", "explain a command or a topic",
    "Explains a command, or one of the topics sources, times, exit-codes and json.", {}, kExamples, run};

} // namespace longspan::ctl
