// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/call_rows.h"

#include "app/ctl/text_width.h"
#include "app/ctl/write_json.h"

#include <algorithm>

namespace longspan::ctl {

namespace {

constexpr Nanos kSlow = 500 * kMillisecond;
constexpr Nanos kVerySlow = 1000 * kMillisecond;
constexpr std::size_t kBarCells = 10;

Nanos longest(std::span<const source::CallRow> calls)
{
    Nanos most = 0;
    for (const source::CallRow& call : calls)
        most = std::max(most, call.duration);
    return most;
}

/// How the starts of a list are shown: the day stands in the title when it is the same for all of them.
struct Starts {
    std::string title;
    bool dayInTitle = false;
};

Starts startsOf(std::span<const source::CallRow> calls, bool utc)
{
    TimeWriter times;
    std::string zone = "UTC";
    std::string day;
    bool same = true;
    for (const source::CallRow& call : calls) {
        if (!call.startKnown())
            continue;
        if (day.empty())
            zone = TimeWriter::zoneName(call.start, utc);
        const std::string its = times.forPeople(call.start, utc).substr(0, 10);
        same = same && (day.empty() || day == its);
        day = its;
    }
    if (same && !day.empty())
        return {day + " " + zone, true};
    return {"started (" + zone + ")", false};
}

class CallTable {
public:
    CallTable(
        const source::SpanPage& page, std::span<const source::CallRow> calls, const Terminal& terminal, bool mixed)
        : m_page(&page)
        , m_terminal(&terminal)
        , m_mixed(mixed)
        , m_addresses(std::any_of(calls.begin(), calls.end(), [](const auto& c) { return !c.address.empty(); }))
        , m_longest(longest(calls))
        , m_starts(startsOf(calls, terminal.utc))
        , m_table(columns(), terminal, "  ")
    {
    }

    void add(const source::CallRow& call, std::size_t rank);
    void print(encode::TextOut& out) { m_table.print(out); }

private:
    [[nodiscard]] std::vector<TableColumn> columns() const;
    [[nodiscard]] std::string startText(const source::CallRow& call);

    const source::SpanPage* m_page;
    const Terminal* m_terminal;
    bool m_mixed;
    bool m_addresses;
    Nanos m_longest;
    Starts m_starts;
    TimeWriter m_times;
    Table m_table;
};

std::vector<TableColumn> CallTable::columns() const
{
    using Align = TableColumn::Align;
    std::vector<TableColumn> columns{{"#", Align::right}, {"", Align::left, 0, true}, {"call", Align::right},
        {"trace", Align::right}, {m_starts.title, Align::left}, {"status", Align::left}};
    if (m_mixed) {
        columns.push_back({"service", Align::left, 8});
        columns.push_back({"interface", Align::left, 10});
    }
    if (m_addresses)
        columns.push_back({"address", Align::left, 0, true});
    columns.push_back({"trace id", Align::left});
    return columns;
}

std::string CallTable::startText(const source::CallRow& call)
{
    if (!call.startKnown())
        return "unknown";
    const std::string text = m_times.forPeople(call.start, m_terminal->utc);
    return m_starts.dayInTitle ? text.substr(11) : text;
}

void CallTable::add(const source::CallRow& call, std::size_t rank)
{
    const CallState state = stateOf(call.status, call.durationKnown(), call.duration);
    const double share = m_longest > 0 ? static_cast<double>(call.duration) / static_cast<double>(m_longest) : 0;
    m_table.cell(std::to_string(rank), Style::dim);
    m_table.cell(barText(share, kBarCells, m_terminal->unicode), state.style);
    m_table.cell(call.durationKnown() ? durationText(call.duration) : "unknown", Style::bold);
    m_table.cell(call.traceDurationKnown ? durationText(call.traceDuration) : "unknown");
    m_table.cell(startText(call));
    m_table.cell(state.word, state.style);
    if (m_mixed) {
        m_table.cell(m_page->interfaces[call.interface].service);
        m_table.cell(m_page->interfaces[call.interface].name);
    }
    if (m_addresses)
        m_table.cell(call.address);
    m_table.cell(toHex(call.trace), Style::dim);
}

} // namespace

CallState stateOf(SpanStatus status, bool durationKnown, Nanos duration)
{
    if (status == SpanStatus::error)
        return {"error", Style::bad};
    if (!durationKnown)
        return {"open", Style::plain};
    if (duration >= kVerySlow)
        return {"very slow", Style::bad};
    return duration >= kSlow ? CallState{"slow", Style::warn} : CallState{"ok", Style::good};
}

void writeCallTitles(FieldLines& lines)
{
    lines.titles({"service", "interface", "rank", "duration_ms", "trace_ms", "started", "status", "kind", "address",
        "trace_id", "span_id"});
}

void writeCallLine(FieldLines& lines, const source::SpanPage& page, const source::CallRow& call, std::size_t rank)
{
    const source::InterfaceName& interface = page.interfaces[call.interface];
    lines.text(interface.service);
    lines.text(interface.name);
    lines.number(rank);
    lines.millis(call.durationKnown() ? std::optional(call.duration) : std::nullopt);
    lines.millis(call.traceDurationKnown ? std::optional(call.traceDuration) : std::nullopt);
    lines.time(call.startKnown() ? std::optional(call.start) : std::nullopt);
    lines.text(name(call.status));
    lines.text(name(call.kind));
    lines.text(call.address);
    lines.id(call.trace);
    lines.id(call.span);
    lines.end();
}

void printCallTable(encode::TextOut& out, const source::SpanPage& page, std::span<const source::CallRow> calls,
    const Terminal& terminal, bool mixed)
{
    if (calls.empty())
        return;
    CallTable table(page, calls, terminal, mixed);
    std::size_t rank = 0;
    for (const source::CallRow& call : calls)
        table.add(call, ++rank);
    table.print(out);
}

void writeCall(encode::JsonWriter& json, TimeWriter& times, const source::SpanPage& page, const source::CallRow& call,
    std::size_t rank)
{
    const source::InterfaceName& interface = page.interfaces[call.interface];
    json.beginRow();
    json.key("rank").number(rank);
    writeDuration(json, "duration", call.durationKnown() ? std::optional(call.duration) : std::nullopt);
    writeDuration(json, "traceDuration", call.traceDurationKnown ? std::optional(call.traceDuration) : std::nullopt);
    writeTime(json, times, "start", call.startKnown() ? std::optional(call.start) : std::nullopt);
    json.key("service").text(interface.service);
    json.key("interface").text(interface.name);
    json.key("kind").text(name(call.kind));
    json.key("status").text(name(call.status));
    json.key("address").text(call.address);
    json.key("traceId").id(call.trace);
    json.key("spanId").id(call.span);
    json.endRow();
}

} // namespace longspan::ctl
