// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/topology_texts.h"

#include <array>

namespace longspan::scene {
std::string countText(std::uint64_t count)
{
    constexpr std::array<const char*, 7> kUnits = {"", "k", "M", "G", "T", "P", "E"};
    std::uint64_t unit = 1;
    std::size_t i = 0;
    while (count / unit >= 1000) {
        unit *= 1000;
        ++i;
    }
    if (i == 0 || count / unit >= 10)
        return std::to_string(count / unit) + kUnits[i];
    const std::uint64_t tenths = count / (unit / 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + kUnits[i];
}

std::string shareText(std::uint64_t part, std::uint64_t whole)
{
    if (part == 0 || whole == 0)
        return "0 %";
    // Cut, not rounded: never 100 for a share that is not. Of a thousand, so that tenths of a percent are whole.
    const auto tenths = static_cast<std::uint64_t>(1000 * static_cast<double>(part) / static_cast<double>(whole));
    if (tenths == 0)
        return "<0.1 %";
    const std::string percent = std::to_string(tenths / 10);
    return tenths >= 100 ? percent + " %" : percent + "." + std::to_string(tenths % 10) + " %";
}

std::string numbersText(const CallNumbers& numbers)
{
    std::string text = countText(numbers.calls);
    if (numbers.errorsKnown && numbers.errors > 0)
        text += "  " + shareText(numbers.errors, numbers.calls);
    if (numbers.p95)
        text += "  " + durationText(*numbers.p95);
    return text;
}

} // namespace longspan::scene
