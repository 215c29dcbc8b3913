// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/program.h"

#include "app/ctl/command.h"
#include "app/ctl/common_options.h"
#include "app/ctl/file_out.h"
#include "app/ctl/help_text.h"
#include "app/ctl/platform/console.h"

#include <algorithm>
#include <chrono>
#include <new>

namespace longspan::ctl {

namespace {

/// One run of one command.
class Run {
public:
    Run(const Command& command, std::span<const std::string> words, const Terminal& terminal, StreamOut& out,
        Messages& messages)
        : m_command(command), m_words(words), m_terminal(terminal), m_out(out), m_messages(messages)
    {
    }

    ExitCode run();

private:
    [[nodiscard]] Result<ExitCode> answer();
    [[nodiscard]] Result<ExitCode> answerInto(encode::TextOut& out);
    [[nodiscard]] Result<> readCommonOptions();
    [[nodiscard]] ExitCode explain(const Error& error);

    const Command& m_command;
    std::span<const std::string> m_words;
    Terminal m_terminal;
    StreamOut& m_out;
    Messages& m_messages;
    Arguments m_arguments;
    NoteCounter m_notes;
    platform::StopOnSignal m_signals;
    Call m_call;
};

Result<> Run::readCommonOptions()
{
    if (m_arguments.has(Option::color))
        m_terminal.color = true;
    if (m_arguments.has(Option::noColor))
        m_terminal.color = false;
    m_terminal.utc = m_arguments.has(Option::utc);
    m_call.stop = m_signals.token();
    m_call.progressSink = &m_messages;
    m_call.noteSink = &m_notes;
    const auto timeout = m_arguments.duration(Option::timeout);
    if (!timeout)
        return tl::unexpected(timeout.error());
    if (*timeout)
        m_call.deadline = Call::Clock::now() + std::chrono::nanoseconds(**timeout);
    return {};
}

Result<ExitCode> Run::answerInto(encode::TextOut& out)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    Context context{m_arguments, m_terminal, out, m_messages, m_call,
        std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
    return m_command.run(context);
}

Result<ExitCode> Run::answer()
{
    std::vector<Option> known(m_command.options.begin(), m_command.options.end());
    const auto live = liveOptionsOf(m_command.options);
    known.insert(known.end(), live.begin(), live.end());
    known.insert(known.end(), commonOptions().begin(), commonOptions().end());
    auto arguments = Arguments::parse(m_words, known);
    if (!arguments)
        return failWith(std::move(arguments));
    m_arguments = std::move(*arguments);
    if (m_arguments.has(Option::help)) {
        writeCommandHelp(m_out, m_command);
        return ExitCode::ok;
    }
    if (auto read = readCommonOptions(); !read)
        return failWith(std::move(read));
    const auto path = m_arguments.value(Option::output);
    if (!path || *path == "-")
        return answerInto(m_out);
    m_terminal.outIsTerminal = false;
    m_terminal.color = m_arguments.has(Option::color);
    auto file = FileOut::create(*path);
    if (!file)
        return failWith(std::move(file));
    auto code = answerInto(**file);
    if (!code)
        return code;
    if (auto done = (*file)->finish(); !done)
        return failWith(std::move(done));
    return code;
}

ExitCode Run::explain(const Error& error)
{
    const bool misused =
        error.kind == ErrorKind::malformed && (error.where.starts_with("-") || error.where == "command line");
    if (!misused) {
        m_messages.error(error);
        return exitCodeOf(error.kind);
    }
    std::string text = error.where == "command line" ? error.what : error.where + ": " + error.what;
    m_messages.line(text + " (" + std::string(kProgram) + " " + std::string(m_command.name) + " --help)");
    return ExitCode::usage;
}

ExitCode Run::run()
{
    const auto code = answer();
    m_messages.clearProgress();
    m_messages.notes(m_notes, m_arguments.has(Option::notes));
    return code ? *code : explain(code.error());
}

ExitCode refuseCommand(const std::string& word, Messages& messages)
{
    std::vector<std::string_view> names;
    for (const Command* command : allCommands())
        names.push_back(command->name);
    std::string text = "no such command: " + word;
    if (const std::string near = nearest(word, names); !near.empty())
        text += "; did you mean " + near + "?";
    messages.line(text + " (longspanctl help lists them)");
    return ExitCode::usage;
}

ExitCode dispatch(std::span<const std::string> words, const Terminal& terminal, StreamOut& out, Messages& messages)
{
    if (words.empty()) {
        writeProgramHelp(out);
        return ExitCode::usage;
    }
    const std::string& first = words.front();
    if (first == "--help" || first == "-h") {
        writeProgramHelp(out);
        return ExitCode::ok;
    }
    if (first == "--version" || first == "-V") {
        writeVersion(out);
        return ExitCode::ok;
    }
    const Command* command = findCommand(first);
    if (!command)
        return refuseCommand(first, messages);
    return Run(*command, words.subspan(1), terminal, out, messages).run();
}

} // namespace

ExitCode runProgram(std::span<const std::string> words)
{
    const Terminal terminal = detectTerminal();
    StreamOut out(stdout);
    StreamOut err(stderr);
    Messages messages(err, terminal);
    ExitCode code = ExitCode::internal;
    try {
        code = dispatch(words, terminal, out, messages);
    } catch (const std::bad_alloc&) {
        messages.error({ErrorKind::tooLarge, "not enough memory for this", ""});
        code = ExitCode::malformed;
    } catch (const std::exception& problem) {
        messages.error({ErrorKind::internal, problem.what(), ""});
    }
    if (!out.flush() && !out.pipeClosed()) {
        messages.line("cannot write the answer: " + out.failure());
        code = ExitCode::refused;
    }
    err.flush();
    return code;
}

} // namespace longspan::ctl
