// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/field_lines.h"
#include "app/ctl/request.h"
#include "app/ctl/table.h"
#include "app/ctl/write_json.h"

#include <array>

namespace longspan::ctl {

namespace {

using source::Region;

void printJson(Context& context, const Request& request, std::span<const Region> regions)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    json.key("schema").text("longspan.regions/1");
    json.key("source").text(request.sourceName);
    json.key("regions").beginArray();
    for (const Region& region : regions) {
        json.beginRow();
        json.key("id").text(region.id);
        json.key("name").text(region.name);
        json.key("chineseName").text(region.chineseName);
        json.endRow();
    }
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void printLines(encode::TextOut& out, std::span<const Region> regions, bool csv)
{
    FieldLines lines(out, csv);
    lines.titles({"region", "name", "chinese_name"});
    for (const Region& region : regions) {
        lines.text(region.id);
        lines.text(region.name);
        lines.text(region.chineseName);
        lines.end();
    }
}

void printTable(encode::TextOut& out, std::span<const Region> regions, const Terminal& terminal)
{
    Table table({{"region"}, {"name"}, {""}}, terminal);
    for (const Region& region : regions) {
        table.cell(region.id, Style::accent);
        table.cell(region.name);
        table.cell(region.chineseName);
    }
    table.print(out);
}

Result<ExitCode> run(Context& context)
{
    const auto kind = printKind(context);
    if (!kind)
        return tl::unexpected(kind.error());
    auto request = readRequest(context);
    if (!request)
        return failWith(std::move(request));
    const auto regions = request->source->regions(context.call);
    if (!regions)
        return tl::unexpected(regions.error());
    if (*kind == Print::json)
        printJson(context, *request, *regions);
    else if (*kind == Print::table)
        printTable(context.out, *regions, context.terminal);
    else
        printLines(context.out, *regions, *kind == Print::csv);
    if (!regions->empty())
        return ExitCode::ok;
    context.messages.line(request->sourceName + " has no regions");
    return ExitCode::nothingFound;
}

constexpr std::array kOptions{Option::source, Option::json, Option::csv};
constexpr std::array kExamples{Example{"regions demo", "what --region takes"}};

} // namespace

const Command kRegionsCommand{"regions", "[SOURCE]", "regions of a source that has regions",
    "Lists what --region takes. Without --region the first one is asked.", kOptions, kExamples, run};

} // namespace longspan::ctl
