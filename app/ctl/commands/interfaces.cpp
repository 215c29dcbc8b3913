// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/field_lines.h"
#include "app/ctl/interface_rows.h"
#include "app/ctl/request.h"
#include "app/ctl/write_json.h"
#include "model/query/queries.h"

#include <algorithm>
#include <array>
#include <functional>

namespace longspan::ctl {

namespace {

using source::Interface;
using source::Statistics;

constexpr std::array<std::string_view, 7> kSortNames{"name", "calls", "errors", "p50", "p95", "p99", "max"};

/// What a column sorts by, the largest first; nothing for names, which stand in order already.
std::function<double(const Statistics&)> sortKey(const std::string& column)
{
    const auto of = [](auto member) {
        return [member](const Statistics& s) { return static_cast<double>(s.*member); };
    };
    if (column == "calls")
        return of(&Statistics::calls);
    if (column == "errors")
        return [](const Statistics& s) {
            return s.calls == 0 ? 0 : static_cast<double>(s.errors) / static_cast<double>(s.calls);
        };
    if (column == "p50")
        return of(&Statistics::p50);
    if (column == "p95")
        return of(&Statistics::p95);
    if (column == "p99")
        return of(&Statistics::p99);
    if (column == "max")
        return of(&Statistics::max);
    return {};
}

Result<> sortBy(const std::string& column, std::vector<Interface>& interfaces)
{
    if (std::find(kSortNames.begin(), kSortNames.end(), column) == kSortNames.end())
        return fail(
            ErrorKind::malformed, "'" + column + "' is not name, calls, errors, p50, p95, p99 or max", "--sort");
    const auto key = sortKey(column);
    if (key)
        std::stable_sort(interfaces.begin(), interfaces.end(), [&key](const Interface& a, const Interface& b) {
            return key(a.statistics.value_or(Statistics{})) > key(b.statistics.value_or(Statistics{}));
        });
    return {};
}

void printLines(encode::TextOut& out, std::span<const Interface> interfaces, bool csv)
{
    FieldLines lines(out, csv);
    lines.titles({"service", "interface", "kind", "calls", "errors", "unknown_durations", "p50_ms", "p95_ms", "p99_ms",
        "max_ms", "slowest_trace_id"});
    for (const Interface& interface : interfaces) {
        const Statistics of = interface.statistics.value_or(Statistics{});
        lines.text(interface.service);
        lines.text(interface.name);
        lines.text(name(interface.kind));
        for (const std::uint64_t count : {of.calls, of.errors, of.unknownDurations})
            lines.number(count);
        for (const Nanos duration : {of.p50, of.p95, of.p99, of.max})
            lines.millis(duration);
        lines.id(of.slowestTrace);
        lines.end();
    }
}

void printJson(Context& context, const Request& request, const query::FoundInterfaces& found)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    writeHead(json, "longspan.interfaces/1", request);
    writeTrust(json, found.completeness, found.evidence);
    json.key("interfaces").beginArray();
    for (const Interface& interface : found.answer) {
        json.beginObject();
        writeInterface(json, interface);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void print(Context& context, const Request& request, const query::FoundInterfaces& found, Print kind)
{
    if (kind == Print::json)
        return printJson(context, request, found);
    const std::string title = countText(found.answer.size(), "interface", "interfaces") + ". " +
        trustText(found.completeness, found.evidence, context.terminal) + "\n";
    printRows(
        context, kind, title, [&](bool csv) { printLines(context.out, found.answer, csv); },
        [&] { printInterfaceTable(context.out, found.answer, context.terminal); });
}

Result<ExitCode> run(Context& context)
{
    const auto kind = printKind(context);
    if (!kind)
        return tl::unexpected(kind.error());
    const std::string column = context.arguments.value(Option::sort).value_or("p99");
    std::vector<Interface> nothing;
    if (auto good = sortBy(column, nothing); !good)
        return failWith(std::move(good));
    auto request = readRequest(context);
    if (!request)
        return failWith(std::move(request));
    auto found =
        query::listInterfaces(*request->source, request->query.application, request->query.range, context.call);
    if (!found)
        return failWith(std::move(found));
    std::vector<Interface>& interfaces = found->answer;
    if (const auto& only = request->query.interface)
        std::erase_if(interfaces, [&only](const Interface& interface) { return interface.name != *only; });
    if (auto sorted = sortBy(column, interfaces); !sorted)
        return failWith(std::move(sorted));
    if (request->limited && interfaces.size() > request->query.limit)
        interfaces.resize(request->query.limit);
    const ExitCode code = conclude(context, found->evidence, interfaces.empty());
    print(context, *request, *found, *kind);
    return code;
}

constexpr std::array kOptions{Option::source, Option::region, Option::service, Option::interface, Option::last,
    Option::from, Option::to, Option::limit, Option::sort, Option::json, Option::csv};

constexpr std::array kExamples{
    Example{"interfaces traces.json", "all interfaces with calls, errors and percentiles, the worst p99 first"},
    Example{"interfaces demo --service payment --sort errors", "of one application, by share of errors"},
    Example{"interfaces shop.longspan --csv > interfaces.csv", "for a spreadsheet"},
};

} // namespace

const Command kInterfacesCommand{"interfaces", "[SOURCE...]", "interfaces with calls, errors and percentiles",
    "Lists every interface (span name of a service) with its calls, errors, p50, p95, p99 and max, and the trace of "
    "its\n"
    "slowest call. Percentiles are within 1.6 % of the exact ones; max is exact.\n"
    "\n"
    "--sort takes name, calls, errors (their share), p50, p95, p99 (the default) or max.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
