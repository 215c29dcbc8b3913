// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "ui/session/selection.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::session {

/// A place in the data that can be given to somebody else: the arguments of the program and what "copy link" copies.
///
///     longspan FILE... [--source ID] [--region R] [--service S] [--interface I] [--trace ID [--span ID]]
///                      [--from TIME] [--to TIME]
///
/// Values follow their option as the next argument or after "="; "--" ends the options.
struct DeepLink {
    std::vector<std::string> files;
    std::string source; ///< id of a profile; empty with files
    std::string region;
    std::string service;
    std::string interface; ///< needs a service
    TraceId trace;         ///< not valid: none
    SpanId span = SpanId::none;
    std::optional<TimeRange> time; ///< open ends as in TimeRange

    friend bool operator==(const DeepLink&, const DeepLink&) = default;
};

/// args: without the program's name. Errors: malformed; what: the fact, where: the option.
[[nodiscard]] Result<DeepLink> parseDeepLink(std::span<const std::string> args);
/// The arguments; parsing them gives the same link.
[[nodiscard]] std::vector<std::string> toArguments(const DeepLink& link);
/// One line for a POSIX shell: "longspan demo.json --trace 4f...".
[[nodiscard]] std::string toCommandLine(std::string_view program, const DeepLink& link);

/// What of a link the session takes over; files are opened by whoever knows sources.
[[nodiscard]] Selection toSelection(const DeepLink& link);

} // namespace longspan::session
