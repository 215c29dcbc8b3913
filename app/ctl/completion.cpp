// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/completion.h"

#include "app/ctl/command.h"
#include "app/ctl/common_options.h"
#include "app/ctl/help_text.h"
#include "model/encode/trace_writer.h"

#include <algorithm>

namespace longspan::ctl {

namespace {

using Values = OptionInfo::Values;

/// The line before the cursor as far as it matters.
struct Before {
    const Command* command = nullptr;
    const OptionInfo* open = nullptr; ///< an option whose value comes next
    std::vector<std::string> positional;
    NameQuestion question;
};

const OptionInfo* optionOf(const std::string& word)
{
    for (const OptionInfo& option : allOptions()) {
        const bool byName = word.starts_with("--") && word.substr(2) == option.name;
        if (byName || (option.letter != 0 && word.size() == 2 && word[0] == '-' && word[1] == option.letter))
            return &option;
    }
    return nullptr;
}

void remember(Before& before, Option option, const std::string& value)
{
    if (option == Option::source)
        before.question.sources.push_back(value);
    if (option == Option::url)
        before.question.sources.push_back(value);
    if (option == Option::service)
        before.question.service = value;
    if (option == Option::region)
        before.question.region = value;
}

Before readBefore(std::span<const std::string> words)
{
    Before before;
    if (words.empty())
        return before;
    before.command = findCommand(words.front());
    for (const std::string& word : words.subspan(1)) {
        if (before.open) {
            remember(before, before.open->option, word);
            before.open = nullptr;
            continue;
        }
        const std::size_t equals = word.find('=');
        const OptionInfo* option = optionOf(word.substr(0, equals));
        if (!option)
            before.positional.push_back(word);
        else if (equals != std::string::npos)
            remember(before, option->option, word.substr(equals + 1));
        else if (!option->value.empty())
            before.open = option;
    }
    before.question.sources.insert(before.question.sources.end(), before.positional.begin(), before.positional.end());
    return before;
}

void addSource(Completion& completion)
{
    completion.files = true;
    completion.candidates.insert(completion.candidates.end(), {"aliyun", "demo", "demo-cloud"});
}

void addSortColumns(Completion& completion, const Command& command)
{
    if (command.name == "search")
        completion.candidates = {"newest", "slowest"};
    else
        completion.candidates = {"name", "calls", "errors", "p50", "p95", "p99", "max"};
}

void addValues(Completion& completion, const Before& before, const OptionInfo& option, const NameSource& names)
{
    switch (option.values) {
    case Values::file: completion.files = true; break;
    case Values::source: addSource(completion); break;
    case Values::format:
        for (std::size_t i = 0; i <= static_cast<std::size_t>(encode::ExportFormat::csv); ++i)
            completion.candidates.emplace_back(name(static_cast<encode::ExportFormat>(i)));
        break;
    case Values::sort: addSortColumns(completion, *before.command); break;
    case Values::region:
    case Values::service:
    case Values::interface: {
        NameQuestion question = before.question;
        question.what = option.values;
        completion.candidates = names(question);
        break;
    }
    case Values::none:
    case Values::text: break;
    }
}

void addOptions(Completion& completion, const Command& command)
{
    for (const Option option : command.options)
        completion.candidates.push_back("--" + std::string(info(option).name));
    for (const Option option : liveOptionsOf(command.options))
        completion.candidates.push_back("--" + std::string(info(option).name));
    for (const Option option : commonOptions())
        completion.candidates.push_back("--" + std::string(info(option).name));
}

void addWords(Completion& completion, const Before& before)
{
    const std::string_view command = before.command->name;
    if (command == "help") {
        for (const Command* one : allCommands())
            completion.candidates.emplace_back(one->name);
        for (const HelpTopic& topic : helpTopics())
            completion.candidates.emplace_back(topic.name);
    } else if (command == "completion") {
        completion.candidates = {"bash", "zsh"};
    } else if (!before.command->words.empty()) {
        addSource(completion);
    }
}

void keepMatching(std::vector<std::string>& candidates, const std::string& typed)
{
    std::erase_if(candidates, [&typed](const std::string& candidate) { return !candidate.starts_with(typed); });
}

} // namespace

Completion complete(std::span<const std::string> words, const std::string& current, const NameSource& names)
{
    Completion completion;
    const Before before = readBefore(words);
    if (words.empty()) {
        for (const Command* command : allCommands())
            completion.candidates.emplace_back(command->name);
        completion.candidates.insert(completion.candidates.end(), {"--help", "--version"});
    } else if (!before.command) {
        return completion;
    } else if (before.open) {
        addValues(completion, before, *before.open, names);
    } else if (const std::size_t equals = current.find('='); current.starts_with("--") && equals != current.npos) {
        const OptionInfo* option = optionOf(current.substr(0, equals));
        if (option)
            addValues(completion, before, *option, names);
        for (std::string& candidate : completion.candidates)
            candidate.insert(0, current.substr(0, equals + 1));
    } else if (current.starts_with("-")) {
        addOptions(completion, *before.command);
    } else {
        addWords(completion, before);
    }
    keepMatching(completion.candidates, current);
    return completion;
}

} // namespace longspan::ctl
