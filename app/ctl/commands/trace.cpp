// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/request.h"
#include "app/ctl/text_waterfall.h"
#include "app/ctl/trace_json.h"
#include "app/ctl/trace_report.h"
#include "app/ctl/write_json.h"
#include "model/query/queries.h"
#include "model/trace/canonical_text.h"

#include <array>

namespace longspan::ctl {

namespace {

/// The words of the command line: an id and sources, in this order; either may be missing.
struct Wanted {
    std::optional<TraceId> id;
    std::vector<std::string> sources;
};

Wanted readWords(const Arguments& arguments)
{
    Wanted wanted{std::nullopt, arguments.words()};
    if (wanted.sources.empty())
        return wanted;
    wanted.id = traceIdFromHex(wanted.sources.front());
    if (wanted.id)
        wanted.sources.erase(wanted.sources.begin());
    return wanted;
}

/// The only trace of a source that has just one.
Result<TraceId> onlyTrace(Context& context, const Request& request)
{
    const auto facts = request.source->facts(context.call);
    if (!facts)
        return tl::unexpected(facts.error());
    source::SpanQuery query;
    query.limit = 1;
    const auto page = request.source->search(query, context.call);
    if (!page)
        return tl::unexpected(page.error());
    if (page->rows.empty())
        return fail(ErrorKind::notFound, "holds no trace", request.sourceName);
    if (facts->traces.value_or(0) != 1)
        return fail(ErrorKind::malformed,
            "name one of the traces by its id; 'longspanctl slowest " + request.sourceName + "' lists some",
            "command line");
    return page->rows.front().trace;
}

Result<ExitCode> print(Context& context, const Request& request, const query::OpenedTrace& opened)
{
    const auto tree = TraceTree::build(opened.answer, context.call);
    if (!tree)
        return tl::unexpected(tree.error());
    const auto path = criticalSections(*tree, context.call);
    if (!path)
        return tl::unexpected(path.error());
    if (context.arguments.has(Option::canonical)) {
        auto written = writeCanonicalText(
            *tree, {}, [&context](std::string_view line) { context.out.add(line); }, context.call);
        return written.map([] { return ExitCode::ok; });
    }
    if (!context.arguments.has(Option::json)) {
        printTraceReport(context, *tree, *path);
        return ExitCode::ok;
    }
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    writeHead(json, "longspan.trace/1", request);
    writeTrust(json, opened.completeness, opened.evidence);
    if (auto written = writeTrace(json, *tree, *path, context.call); !written)
        return failWith(std::move(written));
    json.endObject();
    context.out.add('\n');
    return ExitCode::ok;
}

Result<ExitCode> run(Context& context)
{
    const Wanted wanted = readWords(context.arguments);
    auto request = readRequest(context, wanted.sources);
    if (!request)
        return failWith(std::move(request));
    const auto id = wanted.id ? Result<TraceId>(*wanted.id) : onlyTrace(context, *request);
    if (!id)
        return tl::unexpected(id.error());
    const auto opened = query::openTrace(*request->source, *id, context.call);
    if (!opened && opened.error().kind == ErrorKind::notFound) {
        context.messages.line(request->sourceName + ": no trace " + toHex(*id));
        return ExitCode::nothingFound;
    }
    if (!opened)
        return tl::unexpected(opened.error());
    const ExitCode code = conclude(context, opened->evidence, false);
    auto printed = print(context, *request, *opened);
    return printed.map([code](ExitCode) { return code; });
}

constexpr std::array kOptions{Option::source, Option::canonical, Option::json};

constexpr std::array kExamples{
    Example{"trace 5982fe77008310cc80f1da5e10147517 traces.json", "one trace as a waterfall of text"},
    Example{"trace one-trace.json", "the id may be left out where there is only one"},
    Example{"trace 5982fe77008310cc80f1da5e10147517 shop.longspan --json", "with all attributes, for programs"},
};

} // namespace

const Command kTraceCommand{"trace", "[ID] [SOURCE...]", "one trace as a waterfall of text, or as JSON",
    "Prints the tree of a trace with durations and bars on the time axis. Solid parts of the bars are on the critical\n"
    "path: shortening them would have shortened the trace. Failed spans, missing parents and the like are named.\n"
    "\n"
    "--canonical prints a form in which the same trace looks the same whatever format it came in.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
