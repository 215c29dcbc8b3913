// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/field_lines.h"
#include "app/ctl/live_options.h"
#include "app/ctl/request.h"
#include "app/ctl/table.h"
#include "app/wiring/import_into.h"
#include "model/encode/json_writer.h"

#include <algorithm>
#include <array>

namespace longspan::ctl {

namespace {

using wiring::ImportReport;

std::string summary(const ImportReport& report, const std::string& store)
{
    return store + ": " + countText(report.total.spans, "span", "spans") + " added, " + countText(report.total.known) +
        " known already, " + bytesText(report.total.bytes) + " written\n";
}

void printTable(Context& context, const ImportReport& report)
{
    using Align = TableColumn::Align;
    Table table({{"source", Align::left, 20}, {"added", Align::right}, {"known", Align::right}}, context.terminal);
    for (const wiring::ImportedPart& part : report.parts) {
        table.cell(part.name);
        table.cell(countText(part.counts.spans));
        table.cell(countText(part.counts.known));
    }
    table.print(context.out);
}

void printLines(Context& context, const ImportReport& report, bool csv)
{
    FieldLines lines(context.out, csv);
    lines.titles({"source", "added", "known"});
    for (const wiring::ImportedPart& part : report.parts) {
        lines.text(part.name);
        lines.number(part.counts.spans);
        lines.number(part.counts.known);
        lines.end();
    }
}

void printJson(Context& context, const ImportReport& report, const std::string& store)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    json.key("schema").text("longspan.import/1");
    json.key("store").text(store);
    json.key("added").number(report.total.spans);
    json.key("known").number(report.total.known);
    json.key("bytes").number(report.total.bytes);
    json.key("parts").beginArray();
    for (const wiring::ImportedPart& part : report.parts) {
        json.beginRow();
        json.key("source").text(part.name);
        json.key("added").number(part.counts.spans);
        json.key("known").number(part.counts.known);
        json.endRow();
    }
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void print(Context& context, const ImportReport& report, const std::string& store, Print kind)
{
    if (kind == Print::json)
        return printJson(context, report, store);
    printRows(
        context, kind, summary(report, store), [&](bool csv) { printLines(context, report, csv); },
        [&] {
            if (report.parts.size() > 1)
                printTable(context, report);
        });
}

Result<ExitCode> run(Context& context)
{
    const auto kind = printKind(context);
    if (!kind)
        return tl::unexpected(kind.error());
    const auto store = context.arguments.value(Option::into);
    if (!store)
        return fail(ErrorKind::malformed, "name the store to import into: --into traces.longspan", "command line");
    const auto named = sourceWords(context.arguments, context.arguments.words());
    if (!named)
        return tl::unexpected(named.error());
    const std::vector<std::string>& words = *named;
    if (words.empty())
        return fail(
            ErrorKind::malformed, "name what to import: files, a directory, - for standard input", "command line");
    const auto options = openOptions(context);
    if (!options)
        return tl::unexpected(options.error());
    const auto report = wiring::importInto(*store, words, *options, context.call);
    if (!report)
        return tl::unexpected(report.error());
    query::Evidence evidence;
    evidence.leftOut = report->leftOut;
    const ExitCode code = conclude(context, evidence, report->total.spans + report->total.known == 0);
    print(context, *report, *store, *kind);
    return code;
}

constexpr std::array kOptions{Option::into, Option::source, Option::json, Option::csv};

constexpr std::array kExamples{
    Example{"import traces.json --into shop.longspan", "a file into a local store, which is made if needed"},
    Example{"import traces/ --into shop.longspan", "all files of a directory; the same file twice adds nothing"},
    Example{"import demo --into demo.longspan", "all regions of the made-up shop"},
};

} // namespace

const Command kImportCommand{"import", "SOURCE... --into STORE", "traces into a local store (*.longspan)",
    "Reads traces into a local store: one file that opens many times faster than JSON, is a fraction of its size, and\n"
    "can be added to. Each file is one transaction. Spans that are stored already are passed over, so importing again\n"
    "is safe.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
