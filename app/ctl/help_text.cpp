// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/help_text.h"

#include "app/ctl/common_options.h"
#include "app/ctl/text_width.h"

#include <algorithm>

namespace longspan::ctl {

namespace {

constexpr std::size_t kLineWidth = 100;

void line(encode::TextOut& out, std::string_view text = {})
{
    out.add(text);
    out.add('\n');
}

/// Words into lines that all begin at a column; the first line has begun there already.
void wrapped(encode::TextOut& out, std::string_view text, std::size_t column)
{
    std::size_t at = column;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        if (at > column && at + 1 + word.size() > kLineWidth) {
            out.add('\n');
            out.add(column, ' ');
            at = column;
        } else if (at > column) {
            out.add(' ');
            ++at;
        }
        out.add(word);
        at += displayWidth(word);
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    out.add('\n');
}

std::string optionLabel(const OptionInfo& option)
{
    std::string label = option.letter == 0 ? "      " : std::string("  -") + option.letter + ", ";
    label.append("--").append(option.name);
    if (!option.value.empty())
        label.append(" ").append(option.value);
    return label;
}

void writeOption(encode::TextOut& out, Option option)
{
    constexpr std::size_t kColumn = 31;
    const std::string label = optionLabel(info(option));
    out.add(label);
    if (label.size() + 2 > kColumn) {
        out.add('\n');
        out.add(kColumn, ' ');
    } else {
        out.add(kColumn - label.size(), ' ');
    }
    wrapped(out, info(option).help, kColumn);
}

void writeExamples(encode::TextOut& out, std::span<const Example> examples)
{
    line(out, "\nExamples:");
    for (const Example& example : examples) {
        const bool whole = example.line.find("longspanctl") != std::string_view::npos;
        out.add("  # ");
        line(out, example.what);
        out.add(whole ? "  " : "  longspanctl ");
        line(out, example.line);
    }
}

} // namespace

void writeProgramHelp(encode::TextOut& out)
{
    line(out, "longspanctl: which calls are slow, and where in the call chain is the time spent?\n");
    line(out, "  longspanctl COMMAND [SOURCE...] [OPTIONS]\n");
    line(out, "Commands:");
    for (const Command* command : allCommands()) {
        out.add("  ");
        out.add(command->name);
        out.add(14 - std::min<std::size_t>(13, command->name.size()), ' ');
        line(out, command->summary);
    }
    line(out,
        "\nA SOURCE is a trace file (Zipkin, Jaeger, OpenTelemetry, Tempo; plain, gzip or zstd), several of them,");
    line(out, "a directory, - for standard input, a local store (*.longspan), a Zipkin or Jaeger server (its URL),");
    line(out, "aliyun (Alibaba Cloud Tracing Analysis), or demo, a made-up shop.");
    line(out, "\nStart here:");
    line(out, "  longspanctl demo                 # what it does, without any data");
    line(out, "  longspanctl slowest traces.json  # the 100 slowest calls of every interface");
    line(out, "\nMore help:");
    line(out, "  longspanctl COMMAND --help");
    for (const HelpTopic& topic : helpTopics()) {
        out.add("  longspanctl help ");
        out.add(topic.name);
        out.add(16 - std::min<std::size_t>(15, topic.name.size()), ' ');
        out.add("# ");
        line(out, topic.summary);
    }
}

void writeCommandHelp(encode::TextOut& out, const Command& command)
{
    out.add("longspanctl ");
    out.add(command.name);
    out.add(": ");
    line(out, command.summary);
    out.add("\n  longspanctl ");
    out.add(command.name);
    out.add(command.words.empty() ? "" : " ");
    out.add(command.words);
    line(out, " [OPTIONS]\n");
    line(out, command.description);
    line(out, "\nOptions:");
    for (const Option option : command.options)
        writeOption(out, option);
    if (!command.options.empty())
        line(out);
    const auto live = liveOptionsOf(command.options);
    for (const Option option : live)
        writeOption(out, option);
    if (!live.empty())
        line(out);
    for (const Option option : commonOptions())
        writeOption(out, option);
    writeExamples(out, command.examples);
}

void writeVersion(encode::TextOut& out)
{
    out.add("longspanctl ");
    line(out, LONGSPAN_VERSION);
}

} // namespace longspan::ctl
