// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/field_lines.h"
#include "app/ctl/request.h"
#include "app/ctl/table.h"
#include "model/decode/decode.h"
#include "model/encode/json_writer.h"

#include <array>

namespace longspan::ctl {

namespace {

void printTable(Context& context)
{
    Table table({{"key"}, {"format"}, {"recognised by", TableColumn::Align::left, 20}}, context.terminal);
    for (const decode::FormatInfo& format : decode::formats()) {
        table.cell(format.key, Style::accent);
        table.cell(format.name);
        table.cell(format.sign);
    }
    table.print(context.out);
    context.out.add("\nAny of them may be packed with gzip or zstd. The name of a file does not matter.\n");
}

void printLines(Context& context, bool csv)
{
    FieldLines lines(context.out, csv);
    lines.titles({"key", "format", "recognised_by"});
    for (const decode::FormatInfo& format : decode::formats()) {
        lines.text(format.key);
        lines.text(format.name);
        lines.text(format.sign);
        lines.end();
    }
}

void printJson(Context& context)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    json.key("schema").text("longspan.formats/1");
    json.key("formats").beginArray();
    for (const decode::FormatInfo& format : decode::formats()) {
        json.beginRow();
        json.key("key").text(format.key);
        json.key("name").text(format.name);
        json.key("sign").text(format.sign);
        json.endRow();
    }
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

Result<ExitCode> run(Context& context)
{
    const auto print = printKind(context);
    if (!print)
        return tl::unexpected(print.error());
    switch (*print) {
    case Print::table: printTable(context); break;
    case Print::lines: printLines(context, false); break;
    case Print::csv: printLines(context, true); break;
    case Print::json: printJson(context); break;
    }
    return ExitCode::ok;
}

constexpr std::array kOptions{Option::json, Option::csv};
constexpr std::array kExamples{Example{"formats", "what can be read, and by what it is recognised"}};

} // namespace

const Command kFormatsCommand{"formats", "", "trace formats that can be read",
    "Lists the formats that are read. A file's format is found by its content.", kOptions, kExamples, run};

} // namespace longspan::ctl
