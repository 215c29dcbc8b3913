// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/field_lines.h"
#include "app/ctl/request.h"
#include "app/ctl/table.h"
#include "app/ctl/write_json.h"
#include "app/wiring/open_live.h"

#include <array>

namespace longspan::ctl {

namespace {

using Points = source::AliyunSource::AccessPoints;
using source::aliyun::AccessPoint;

/// With the token only for who asked for it.
std::string addressOf(const AccessPoint& point, bool shown)
{
    return shown && !point.address.empty() ? point.address.reveal() : point.masked;
}

void printJson(Context& context, const Request& request, const Points& points, bool shown)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    json.key("schema").text("longspan.access-points/1");
    json.key("source").text(request.sourceName);
    json.key("region").text(points.region);
    json.key("tokenFrom").text(points.tokenFrom);
    json.key("points").beginArray();
    for (const AccessPoint& point : points.points) {
        json.beginRow();
        json.key("client").text(name(point.client));
        json.key("network").text(name(point.network));
        json.key("protocol").text(point.protocol);
        json.key("address").text(addressOf(point, shown));
        json.key("metadata").text(point.metadata);
        json.endRow();
    }
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void printLines(Context& context, const Points& points, bool csv, bool shown)
{
    FieldLines lines(context.out, csv);
    lines.titles({"client", "network", "protocol", "address", "metadata"});
    for (const AccessPoint& point : points.points) {
        lines.text(name(point.client));
        lines.text(name(point.network));
        lines.text(point.protocol);
        lines.text(addressOf(point, shown));
        lines.text(point.metadata);
        lines.end();
    }
}

void printTable(Context& context, const Points& points, bool shown)
{
    Table table({{"client"}, {"network"}, {"protocol"}, {"address"}, {"token in"}}, context.terminal);
    for (const AccessPoint& point : points.points) {
        table.cell(name(point.client), Style::accent);
        table.cell(name(point.network));
        table.cell(point.protocol);
        table.cell(addressOf(point, shown));
        table.cell(point.metadata);
    }
    table.print(context.out);
}

Result<ExitCode> run(Context& context)
{
    const auto kind = printKind(context);
    if (!kind)
        return tl::unexpected(kind.error());
    auto request = readRequest(context);
    if (!request)
        return failWith(std::move(request));
    const auto points = wiring::accessPointsOf(*request->source, request->query.application.region, context.call);
    if (!points)
        return tl::unexpected(points.error());
    const bool shown = context.arguments.has(Option::showTokens);
    context.messages.clearProgress();
    if (points->withoutToken)
        context.messages.line("the token is not known: " + errorText(*points->withoutToken));
    if (*kind == Print::json)
        printJson(context, *request, *points, shown);
    else if (*kind == Print::table)
        printTable(context, *points, shown);
    else
        printLines(context, *points, *kind == Print::csv, shown);
    return points->points.empty() ? ExitCode::nothingFound : ExitCode::ok;
}

constexpr std::array kOptions{Option::source, Option::region, Option::showTokens, Option::json, Option::csv};
constexpr std::array kExamples{
    Example{"access-points aliyun --region cn-hangzhou", "where clients in that region send their spans"},
    Example{"access-points aliyun --region cn-hangzhou --show-tokens --json", "for a script that configures them"},
};

} // namespace

const Command kAccessPointsCommand{"access-points", "[SOURCE]", "where a region's spans are sent to",
    "Lists the addresses that clients of each kind send their spans to, over the internet and inside the region's\n"
    "own networks. They hold a token that lets anybody send; it is masked unless --show-tokens is given. Where the\n"
    "account does not tell the token, LONGSPAN_REPORT_TOKEN gives it.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
