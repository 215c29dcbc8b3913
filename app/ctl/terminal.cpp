// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include "app/ctl/platform/console.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace longspan::ctl {

namespace {

std::string_view environment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? std::string_view(value) : std::string_view();
}

bool localeIsUtf8()
{
    std::string_view locale = environment("LC_ALL");
    if (locale.empty())
        locale = environment("LC_CTYPE");
    if (locale.empty())
        locale = environment("LANG");
    return locale.find("UTF-8") != std::string_view::npos || locale.find("utf8") != std::string_view::npos ||
        locale.find("UTF8") != std::string_view::npos || locale.find("utf-8") != std::string_view::npos;
}

} // namespace

Terminal detectTerminal()
{
    constexpr unsigned kNarrowest = 40;
    Terminal terminal;
    terminal.outIsTerminal = platform::isTerminal(platform::Stream::out);
    terminal.errIsTerminal = platform::isTerminal(platform::Stream::err);
    terminal.color = terminal.outIsTerminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    terminal.unicode = localeIsUtf8();
    if (terminal.outIsTerminal)
        terminal.columns = platform::terminalColumns().value_or(80);
    if (const long columns = std::strtol(std::string(environment("COLUMNS")).c_str(), nullptr, 10); columns > 0)
        terminal.columns = static_cast<unsigned>(std::min(columns, 10'000L));
    terminal.columns = std::max(terminal.columns, kNarrowest);
    return terminal;
}

std::string_view beginStyle(Style style)
{
    switch (style) {
    case Style::plain: return {};
    case Style::dim: return "\x1b[2m";
    case Style::bold: return "\x1b[1m";
    case Style::good: return "\x1b[32m";
    case Style::warn: return "\x1b[33m";
    case Style::bad: return "\x1b[31m";
    case Style::accent: return "\x1b[36m";
    }
    return {};
}

std::string_view endStyle()
{
    return "\x1b[0m";
}

} // namespace longspan::ctl
