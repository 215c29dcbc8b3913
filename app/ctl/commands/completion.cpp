// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/completion.h"

#include "app/ctl/commands/commands.h"
#include "app/ctl/completion_scripts.h"
#include "app/ctl/live_options.h"
#include "app/ctl/shell_line.h"
#include "app/wiring/open_source.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace longspan::ctl {

namespace {

/// A person waits for the Tab key; a large file is not read to its end for names.
constexpr auto kPatience = std::chrono::milliseconds(1500);

std::vector<std::string> sortedNames(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::erase_if(names, [](const std::string& name) { return name.empty(); });
    return names;
}

Result<std::vector<std::string>> askForNames(const NameQuestion& question, Context& context)
{
    // Standard input belongs to the line that is being typed, and is not there yet.
    if (question.sources.empty() || question.sources.front() == "-")
        return std::vector<std::string>();
    Call call = context.call;
    call.noteSink = nullptr;
    call.deadline = Call::Clock::now() + kPatience;
    wiring::OpenOptions options;
    options.now = context.now;
    // The line's own options are not read here; what the environment says is enough for names.
    if (auto live = liveAccess(context); live)
        options.live = std::move(*live);
    auto source = wiring::openSource(question.sources, options, call);
    if (!source)
        return failWith(std::move(source));
    std::vector<std::string> names;
    if (question.what == OptionInfo::Values::region)
        return (*source)->regions(call).map([&names](const std::vector<source::Region>& regions) {
            for (const source::Region& region : regions)
                names.push_back(region.id);
            return names;
        });
    return (*source)->interfaces({question.region, question.service}, {}, call).map([&](const auto& interfaces) {
        for (const source::Interface& interface : interfaces)
            names.push_back(question.what == OptionInfo::Values::service ? interface.service : interface.name);
        return names;
    });
}

NameSource namesFrom(Context& context)
{
    return [&context](const NameQuestion& question) {
        return sortedNames(askForNames(question, context).value_or(std::vector<std::string>()));
    };
}

void printCompletion(encode::TextOut& out, const std::vector<std::string>& candidates, bool files)
{
    out.add(files ? "files\n" : "words\n");
    for (const std::string& candidate : candidates) {
        out.add(candidate);
        out.add('\n');
    }
}

void completeLine(Context& context, const std::string& text)
{
    const ShellLine line = readShellLine(text);
    const std::span<const std::string> words(line.words);
    const Completion completion =
        complete(words.subspan(std::min<std::size_t>(1, words.size())), line.current, namesFrom(context));
    std::vector<std::string> replies;
    for (const std::string& candidate : completion.candidates)
        replies.push_back(bashReply(line, candidate));
    printCompletion(context.out, replies, completion.files);
}

void completeWords(Context& context, std::span<const std::string> words)
{
    const std::string current = words.empty() ? std::string() : words.back();
    const Completion completion =
        complete(words.first(words.empty() ? 0 : words.size() - 1), current, namesFrom(context));
    printCompletion(context.out, completion.candidates, completion.files);
}

Result<ExitCode> run(Context& context)
{
    const std::vector<std::string>& words = context.arguments.words();
    const std::string what = words.empty() ? std::string() : words.front();
    if (what == "bash")
        context.out.add(kBashCompletion);
    else if (what == "zsh")
        context.out.add(kZshCompletion);
    else if (what == "line" && words.size() == 2)
        completeLine(context, words[1]);
    else if (what == "words")
        completeWords(context, std::span(words).subspan(1));
    else
        return fail(ErrorKind::malformed, "name a shell: bash or zsh", "command line");
    return ExitCode::ok;
}

constexpr std::array kExamples{
    Example{"source <(longspanctl completion bash)", "for this shell; put it into ~/.bashrc to have it always"},
    Example{"longspanctl completion zsh > ~/.zfunc/_longspanctl", "for zsh, in a folder of $fpath"},
};

} // namespace

const Command kCompletionCommand{"completion", "bash | zsh", "completion for the shell",
    "Prints a script that lets the shell complete commands, options, files, and the names of services, interfaces and\n"
    "regions of the source on the line.",
    {}, kExamples, run};

} // namespace longspan::ctl
