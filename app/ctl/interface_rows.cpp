// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/interface_rows.h"

#include "app/ctl/format.h"
#include "app/ctl/text_width.h"
#include "app/ctl/write_json.h"

namespace longspan::ctl {

namespace {

std::string figures(const source::Interface& interface)
{
    std::string text(name(interface.kind));
    if (!interface.statistics)
        return text;
    const source::Statistics& of = *interface.statistics;
    text += ", " + countText(of.calls, "call", "calls") + ", " + countText(of.errors, "error", "errors") + " (" +
        shareText(of.errors, of.calls) + "), p50 " + durationText(of.p50) + ", p95 " + durationText(of.p95) + ", p99 " +
        durationText(of.p99) + ", max " + durationText(of.max);
    if (of.unknownDurations > 0)
        text += ", " + countText(of.unknownDurations) + " without a duration";
    return text;
}

} // namespace

std::string_view shownName(std::string_view name)
{
    return name.empty() ? std::string_view("(no name)") : name;
}

void printInterfaceTitle(encode::TextOut& out, const source::Interface& interface, const Terminal& terminal)
{
    const bool color = terminal.color;
    out.add(color ? beginStyle(Style::accent) : std::string_view());
    out.add(printable(shownName(interface.service), terminal.unicode));
    out.add(color ? endStyle() : std::string_view());
    out.add("  ");
    out.add(color ? beginStyle(Style::bold) : std::string_view());
    out.add(printable(shownName(interface.name), terminal.unicode));
    out.add(color ? endStyle() : std::string_view());
    out.add("\n  ");
    out.add(figures(interface));
    out.add('\n');
}

void printInterfaceTable(encode::TextOut& out, std::span<const source::Interface> interfaces, const Terminal& terminal)
{
    using Align = TableColumn::Align;
    Table table(
        {{"service", Align::left, 8}, {"interface", Align::left, 12}, {"kind", Align::left, 0},
            {"calls", Align::right, 0}, {"errors", Align::right, 0}, {"p50", Align::right, 0}, {"p95", Align::right, 0},
            {"p99", Align::right, 0}, {"max", Align::right, 0}, {"slowest trace", Align::left, 0, true}},
        terminal);
    for (const source::Interface& interface : interfaces) {
        const source::Statistics of = interface.statistics.value_or(source::Statistics{});
        table.cell(shownName(interface.service), Style::accent);
        table.cell(shownName(interface.name), Style::bold);
        table.cell(interface.kind == SpanKind::unspecified ? "-" : name(interface.kind), Style::dim);
        table.cell(countText(of.calls));
        table.cell(shareText(of.errors, of.calls), of.errors > 0 ? Style::bad : Style::dim);
        for (const Nanos value : {of.p50, of.p95, of.p99, of.max})
            table.cell(of.calls > of.unknownDurations ? durationText(value) : "-");
        table.cell(of.slowestTrace.valid() ? toHex(of.slowestTrace) : "-", Style::dim);
    }
    table.print(out);
}

void writeInterface(encode::JsonWriter& json, const source::Interface& interface)
{
    json.key("service").text(interface.service);
    json.key("interface").text(interface.name);
    json.key("kind").text(name(interface.kind));
    writeStatistics(json, interface.statistics);
}

} // namespace longspan::ctl
