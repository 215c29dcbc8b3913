// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "model/query/completeness.h"
#include "model/source/trace_source.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::ctl {

/// What the options --source, --region, ..., --errors and the words of a command line ask for.
struct Request {
    source::SourcePtr source;
    std::string sourceName; ///< as typed
    source::SpanQuery query;
    bool limited = false; ///< a limit was given
};

/// Opens the source that the words and --source name, and reads the options that select calls. Without any source:
/// malformed.
[[nodiscard]] Result<Request> readRequest(Context& context, const std::vector<std::string>& words);
/// With the command's own words as sources.
[[nodiscard]] Result<Request> readRequest(Context& context);

/// The time range of --last, --from and --to. --last counts back from now where spans keep coming, else from the last
/// one there is.
[[nodiscard]] Result<TimeRange> readTimeRange(Context& context, source::TraceSource& source);

/// Tells on standard error what was left out, and picks the exit code of an answer.
[[nodiscard]] ExitCode conclude(Context& context, const query::Evidence& evidence, bool empty);

/// "exact: 2 requests, 35,708 spans in 2,184 traces"; on a terminal also how long it took.
[[nodiscard]] std::string trustText(
    const query::Completeness& completeness, const query::Evidence& evidence, const Terminal& terminal);

/// How the answer is to be printed.
enum class Print : std::uint8_t { table, lines, csv, json };
/// table on a terminal, lines elsewhere. malformed when both --json and --csv are given.
[[nodiscard]] Result<Print> printKind(const Context& context);

/// An answer in any form but JSON. lines(true) writes it as CSV, lines(false) as fields below the title, which is a
/// comment there; table() draws it below the title.
template <class Lines, class Table>
void printRows(Context& context, Print kind, std::string_view title, Lines&& lines, Table&& table)
{
    if (kind == Print::csv)
        return lines(true);
    context.out.add(kind == Print::lines ? "# " : "");
    context.out.add(title);
    if (kind == Print::lines)
        lines(false);
    else
        table();
}

} // namespace longspan::ctl
