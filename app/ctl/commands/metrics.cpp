// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/field_lines.h"
#include "app/ctl/request.h"
#include "app/ctl/table.h"
#include "app/ctl/write_json.h"
#include "model/query/queries.h"

#include <algorithm>
#include <array>

namespace longspan::ctl {

namespace {

using source::MetricPoint;
using source::MetricSeries;

Nanos startOf(const MetricSeries& series, std::size_t point)
{
    return series.start + static_cast<Nanos>(point) * series.step;
}

std::uint64_t requestsIn(const MetricSeries& series)
{
    std::uint64_t sum = 0;
    for (const MetricPoint& point : series.points)
        sum += point.requests;
    return sum;
}

std::string title(const query::Metrics& found, const Terminal& terminal)
{
    const MetricSeries& series = found.answer;
    return countText(requestsIn(series), "request", "requests") + " in " +
        countText(series.points.size(), "interval", "intervals") + " of " + durationText(series.step) + ". " +
        trustText(found.completeness, found.evidence, terminal) + "\n";
}

void printTable(Context& context, const MetricSeries& series)
{
    using Align = TableColumn::Align;
    constexpr std::size_t kBarCells = 16;
    const Terminal& terminal = context.terminal;
    Table table({{TimeWriter::zoneName(series.start, terminal.utc)}, {"requests", Align::right},
                    {"", Align::left, 0, true}, {"errors", Align::right}, {"p50", Align::right}, {"p95", Align::right},
                    {"p99", Align::right}, {"max", Align::right}, {"", Align::left, 0, true}},
        terminal);
    std::uint64_t mostRequests = 1;
    Nanos longest = 1;
    for (const MetricPoint& point : series.points) {
        mostRequests = std::max(mostRequests, point.requests);
        longest = std::max(longest, point.p99);
    }
    TimeWriter times;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const MetricPoint& point = series.points[i];
        const bool some = point.requests > 0;
        table.cell(times.forPeople(startOf(series, i), terminal.utc).substr(0, 19));
        table.cell(countText(point.requests));
        table.cell(barText(static_cast<double>(point.requests) / static_cast<double>(mostRequests), kBarCells,
                       terminal.unicode),
            Style::accent);
        table.cell(some ? shareText(point.errors, point.requests) : "-", point.errors > 0 ? Style::bad : Style::dim);
        for (const Nanos value : {point.p50, point.p95, point.p99, point.max})
            table.cell(some ? durationText(value) : "-");
        table.cell(barText(static_cast<double>(point.p99) / static_cast<double>(longest), kBarCells, terminal.unicode),
            point.p99 >= kSecond ? Style::bad : Style::good);
    }
    table.print(context.out);
}

void printLines(Context& context, const MetricSeries& series, bool csv)
{
    FieldLines lines(context.out, csv);
    lines.titles({"start", "requests", "errors", "p50_ms", "p95_ms", "p99_ms", "max_ms"});
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const MetricPoint& point = series.points[i];
        lines.time(startOf(series, i));
        lines.number(point.requests);
        lines.number(point.errors);
        for (const Nanos value : {point.p50, point.p95, point.p99, point.max})
            lines.millis(point.requests > 0 ? std::optional(value) : std::nullopt);
        lines.end();
    }
}

void writePoint(encode::JsonWriter& json, TimeWriter& times, Nanos start, const MetricPoint& point)
{
    const auto known = [&point](Nanos value) { return point.requests > 0 ? std::optional(value) : std::nullopt; };
    json.beginRow();
    writeTime(json, times, "start", start);
    json.key("requests").number(point.requests);
    json.key("errors").number(point.errors);
    writeDuration(json, "p50", known(point.p50));
    writeDuration(json, "p95", known(point.p95));
    writeDuration(json, "p99", known(point.p99));
    writeDuration(json, "max", known(point.max));
    json.endRow();
}

void printJson(Context& context, const Request& request, const query::Metrics& found)
{
    encode::JsonWriter json(context.out, 1);
    TimeWriter times;
    json.beginObject();
    writeHead(json, "longspan.metrics/1", request);
    writeTrust(json, found.completeness, found.evidence);
    writeDuration(json, "step", found.answer.step);
    json.key("points").beginArray();
    for (std::size_t i = 0; i < found.answer.points.size(); ++i)
        writePoint(json, times, startOf(found.answer, i), found.answer.points[i]);
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void print(Context& context, const Request& request, const query::Metrics& found, Print kind)
{
    if (kind == Print::json)
        return printJson(context, request, found);
    printRows(
        context, kind, title(found, context.terminal), [&](bool csv) { printLines(context, found.answer, csv); },
        [&] { printTable(context, found.answer); });
}

Result<ExitCode> run(Context& context)
{
    const auto kind = printKind(context);
    if (!kind)
        return tl::unexpected(kind.error());
    const auto points = context.arguments.count(Option::points, 30);
    if (!points)
        return tl::unexpected(points.error());
    if (*points == 0 || *points > source::MetricQuery::kMaxPoints)
        return fail(ErrorKind::malformed, "between 1 and 10000 intervals can be asked for", "--points");
    auto request = readRequest(context);
    if (!request)
        return failWith(std::move(request));
    source::MetricQuery query{request->query.application, request->query.interface, request->query.range,
        static_cast<std::uint32_t>(*points)};
    const auto found = query::metrics(*request->source, query, context.call);
    if (!found)
        return tl::unexpected(found.error());
    const ExitCode code = conclude(context, found->evidence, requestsIn(found->answer) == 0);
    print(context, *request, *found, *kind);
    return code;
}

constexpr std::array kOptions{Option::source, Option::region, Option::service, Option::interface, Option::last,
    Option::from, Option::to, Option::points, Option::json, Option::csv};

constexpr std::array kExamples{
    Example{"metrics demo", "requests, errors and percentiles of the demo shop over its half hour"},
    Example{"metrics traces.json --service payment --points 60", "of one application, in sixty intervals"},
};

} // namespace

const Command kMetricsCommand{"metrics", "[SOURCE...]", "requests, errors and percentiles over time",
    "Cuts the time range into equal intervals. Requests are all spans of the interface; without --interface they are\n"
    "the entries of the application: server and consumer spans and spans without a parent.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
