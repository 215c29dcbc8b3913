// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/field_lines.h"
#include "app/ctl/interface_rows.h"
#include "app/ctl/request.h"
#include "app/ctl/write_json.h"
#include "model/query/queries.h"

#include <array>

namespace longspan::ctl {

namespace {

using source::Application;

void printTable(encode::TextOut& out, std::span<const Application> applications, const Terminal& terminal)
{
    using Align = TableColumn::Align;
    Table table({{"service", Align::left, 8}, {"interfaces", Align::right, 0}, {"spans", Align::right, 0},
                    {"errors", Align::right, 0}, {"p99", Align::right, 0}},
        terminal);
    for (const Application& application : applications) {
        const std::uint64_t errors = application.errors.value_or(0);
        table.cell(shownName(application.ref.name), Style::accent);
        table.cell(application.interfaces ? countText(*application.interfaces) : "-");
        table.cell(application.spans ? countText(*application.spans) : "-");
        table.cell(application.errors ? shareText(errors, application.spans.value_or(0)) : "-",
            errors > 0 ? Style::bad : Style::dim);
        table.cell(application.p99 ? durationText(*application.p99) : "-");
    }
    table.print(out);
}

void printLines(encode::TextOut& out, std::span<const Application> applications, bool csv)
{
    FieldLines lines(out, csv);
    lines.titles({"service", "region", "interfaces", "spans", "errors", "p99_ms"});
    for (const Application& application : applications) {
        lines.text(application.ref.name);
        lines.text(application.ref.region);
        for (const auto& count : {application.interfaces, application.spans, application.errors})
            lines.number(count);
        lines.millis(application.p99);
        lines.end();
    }
}

void writeCount(encode::JsonWriter& json, std::string_view key, const std::optional<std::uint64_t>& count)
{
    json.key(key);
    if (count)
        json.number(*count);
    else
        json.null();
}

void printJson(Context& context, const Request& request, const query::FoundApplications& found)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    writeHead(json, "longspan.services/1", request);
    writeTrust(json, found.completeness, found.evidence);
    json.key("services").beginArray();
    for (const Application& application : found.answer) {
        json.beginRow();
        json.key("service").text(application.ref.name);
        json.key("region").text(application.ref.region);
        writeCount(json, "interfaces", application.interfaces);
        writeCount(json, "spans", application.spans);
        writeCount(json, "errors", application.errors);
        writeDuration(json, "p99", application.p99);
        json.endRow();
    }
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void print(Context& context, const Request& request, const query::FoundApplications& found, Print kind)
{
    if (kind == Print::json)
        return printJson(context, request, found);
    const std::string title = countText(found.answer.size(), "service", "services") + ". " +
        trustText(found.completeness, found.evidence, context.terminal) + "\n";
    printRows(
        context, kind, title, [&](bool csv) { printLines(context.out, found.answer, csv); },
        [&] { printTable(context.out, found.answer, context.terminal); });
}

Result<ExitCode> run(Context& context)
{
    const auto kind = printKind(context);
    if (!kind)
        return tl::unexpected(kind.error());
    auto request = readRequest(context);
    if (!request)
        return failWith(std::move(request));
    const source::SpanQuery& query = request->query;
    const auto found = query::listApplications(*request->source, query.application.region, query.range, context.call);
    if (!found)
        return tl::unexpected(found.error());
    const ExitCode code = conclude(context, found->evidence, found->answer.empty());
    print(context, *request, *found, *kind);
    return code;
}

constexpr std::array kOptions{
    Option::source, Option::region, Option::last, Option::from, Option::to, Option::json, Option::csv};

constexpr std::array kExamples{
    Example{"services traces.json", "who sent spans, and how many"},
    Example{"services demo --region cn-shanghai", "the applications of a region"},
};

} // namespace

const Command kServicesCommand{"services", "[SOURCE...]", "applications that sent spans",
    "Lists the services (applications) of a source with their interfaces, spans, errors and the p99 of all their "
    "spans.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
