// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/shell_line.h"

#include <algorithm>
#include <optional>

namespace longspan::ctl {

namespace {

constexpr std::string_view kBreaks = ":=";

/// Reads letter by letter; a word exists once a letter or a quote of it was seen.
class Lexer {
public:
    ShellLine read(std::string_view line)
    {
        for (std::size_t at = 0; at < line.size(); ++at)
            take(line, at);
        m_line.current = m_word.value_or(std::string());
        return std::move(m_line);
    }

private:
    void take(std::string_view line, std::size_t& at)
    {
        const char letter = line[at];
        char& quote = m_line.openQuote;
        if (quote == 0 && (letter == ' ' || letter == '\t' || letter == '\n')) {
            endWord();
            return;
        }
        m_line.currentRaw += letter;
        if (letter == quote && quote != 0) {
            quote = 0;
        } else if (quote == 0 && (letter == '\'' || letter == '"')) {
            quote = letter;
            add({});
        } else if (letter == '\\' && quote != '\'' && at + 1 < line.size()) {
            m_line.currentRaw += line[++at];
            add(line.substr(at, 1));
        } else {
            add(line.substr(at, 1));
        }
    }

    void add(std::string_view text)
    {
        if (!m_word)
            m_word.emplace();
        m_word->append(text);
    }

    void endWord()
    {
        if (m_word)
            m_line.words.push_back(*m_word);
        m_word.reset();
        m_line.currentRaw.clear();
    }

    ShellLine m_line;
    std::optional<std::string> m_word;
};

std::string escaped(std::string_view text, std::string_view special)
{
    std::string out;
    for (const char letter : text) {
        if (special.find(letter) != std::string_view::npos)
            out += '\\';
        out += letter;
    }
    return out;
}

/// Where the part of the word begins that bash replaces: behind the last break that is not quoted.
std::size_t replacedFrom(std::string_view raw)
{
    std::size_t from = 0;
    char quote = 0;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (raw[at] == '\\' && quote != '\'')
            ++at;
        else if (quote != 0)
            quote = raw[at] == quote ? char{0} : quote;
        else if (raw[at] == '\'' || raw[at] == '"')
            quote = raw[at];
        else if (kBreaks.find(raw[at]) != std::string_view::npos)
            from = at + 1;
    }
    return from;
}

} // namespace

ShellLine readShellLine(std::string_view line)
{
    return Lexer().read(line);
}

std::string bashReply(const ShellLine& line, std::string_view candidate)
{
    if (line.openQuote == '\'')
        return std::string(candidate);
    if (line.openQuote == '"')
        return escaped(candidate, "\\\"$`");
    const std::string quoted = escaped(candidate, " \t\n\\'\"$`&|;()<>*?[]{}!#~");
    const std::size_t from = replacedFrom(line.currentRaw);
    // What stands before the break was typed as it is, so the candidate has the same letters there.
    const std::string_view before = std::string_view(line.currentRaw).substr(0, from);
    const auto breaks =
        std::count_if(before.begin(), before.end(), [](char c) { return kBreaks.find(c) != std::string_view::npos; });
    std::size_t cut = 0;
    for (auto left = breaks; left > 0; --left)
        cut = quoted.find_first_of(kBreaks, cut) + 1;
    return quoted.substr(cut);
}

} // namespace longspan::ctl
