// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace longspan::ctl {

/// Every option of every command, in the order of help and completion.
enum class Option : std::uint8_t {
    source,
    region,
    service,
    interface,
    last,
    from,
    to,
    limit,
    minDuration,
    maxDuration,
    errors,
    attribute,
    sort,
    points,
    trace,
    format,
    canonical,
    dot,
    into,
    write,
    seed,
    json,
    csv,
    output,
    color,
    noColor,
    utc,
    notes,
    url,
    profile,
    demoCloud,
    user,
    tokenFile,
    headerFile,
    caFile,
    showTokens,
    controller,
    sarif,
    threads,
    timeout,
    help,
    version,
};
inline constexpr std::size_t kOptionCount = static_cast<std::size_t>(Option::version) + 1;

struct OptionInfo {
    /// What may stand as its value, for completion.
    enum class Values : std::uint8_t { none, text, file, source, region, service, interface, format, sort };

    Option option = Option::help;
    std::string_view name;  ///< without the two dashes
    char letter = 0;        ///< short form, 0 for none
    std::string_view value; ///< what help calls its value; empty for a switch
    Values values = Values::none;
    std::string_view help;
};

/// In the order of the enumeration.
[[nodiscard]] std::span<const OptionInfo> allOptions();
[[nodiscard]] const OptionInfo& info(Option option);

} // namespace longspan::ctl
