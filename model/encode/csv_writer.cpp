// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/csv_writer.h"

#include "model/encode/json_writer.h"
#include "model/encode/utf8.h"

namespace longspan::encode {

namespace {

void addRepaired(TextOut& out, std::string_view text, bool doubleQuotes)
{
    std::size_t plain = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8Length(text, at);
        const bool quote = doubleQuotes && text[at] == '"';
        if (length > 0 && !quote) {
            at += length;
            continue;
        }
        out.add(text.substr(plain, at - plain));
        out.add(quote ? "\"\"" : "\xef\xbf\xbd");
        plain = ++at;
    }
    out.add(text.substr(plain));
}

std::string attributesText(const SpanFacts& facts)
{
    StringOut text;
    JsonWriter json(text);
    json.beginObject();
    for (const Attribute& attribute : facts.detail.attributes)
        json.key(attribute.key).value(attribute.value);
    json.endObject();
    return text.take();
}

} // namespace

void addCsvField(TextOut& out, std::string_view text)
{
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted)
        out.add('"');
    addRepaired(out, text, quoted);
    if (quoted)
        out.add('"');
}

void CsvWriter::begin()
{
    m_out->add("trace_id,span_id,parent_span_id,service,name,kind,status,start_ns,duration_ns,address,peer,message,"
               "attributes\n");
}

Result<> CsvWriter::add(const SpanTable& table, std::span<const TraceNo> traces, const Call& call)
{
    SpanFactsReader reader(table, m_losses);
    for (const TraceNo trace : traces) {
        if (auto good = call.check(); !good)
            return good;
        for (const SpanIndex span : table.spansOf(trace))
            write(table, reader.read(span));
    }
    return {};
}

void CsvWriter::field(std::string_view text)
{
    m_out->add(',');
    addCsvField(*m_out, text);
}

void CsvWriter::write(const SpanTable& table, const SpanFacts& facts)
{
    const SpanIndex span = facts.span;
    m_out->add(toHex(table.traceId(table.trace(span))));
    field(toHex(table.id(span)));
    field(table.parentId(span) == SpanId::none ? std::string() : toHex(table.parentId(span)));
    field(table.service(span));
    field(table.name(span));
    field(longspan::name(table.kind(span)));
    field(longspan::name(table.status(span)));
    m_out->add(',');
    if (table.startKnown(span))
        m_out->number(table.start(span));
    m_out->add(',');
    if (table.durationKnown(span))
        m_out->number(table.duration(span));
    field(table.text(table.resource(span).address));
    field(facts.remote.serviceName);
    field(facts.message);
    field(attributesText(facts));
    m_out->add('\n');
}

} // namespace longspan::encode
