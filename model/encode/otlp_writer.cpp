// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/otlp_writer.h"

#include "model/encode/zipkin_writer.h"

#include <algorithm>

namespace longspan::encode {

namespace {

constexpr std::uint32_t kCheckEvery = 1024;

/// OTLP's numbers for kinds; they differ from ours.
int kindNumber(SpanKind kind)
{
    switch (kind) {
    case SpanKind::unspecified: return 0;
    case SpanKind::internal: return 1;
    case SpanKind::server: return 2;
    case SpanKind::client: return 3;
    case SpanKind::producer: return 4;
    case SpanKind::consumer: return 5;
    }
    return 0;
}

/// Rows by resource; within one in the order of the traces.
std::vector<SpanIndex> byResource(const SpanTable& table, std::span<const TraceNo> traces)
{
    std::vector<SpanIndex> rows;
    for (const TraceNo trace : traces) {
        const auto spans = table.spansOf(trace);
        rows.insert(rows.end(), spans.begin(), spans.end());
    }
    std::stable_sort(rows.begin(), rows.end(),
        [&table](SpanIndex a, SpanIndex b) { return table.resourceNo(a) < table.resourceNo(b); });
    return rows;
}

} // namespace

void OtlpWriter::begin()
{
    m_json.beginObject();
    m_json.key("resourceSpans").beginArray();
}

void OtlpWriter::end()
{
    m_json.endArray();
    m_json.endObject();
}

Result<> OtlpWriter::add(const SpanTable& table, std::span<const TraceNo> traces, const Call& call)
{
    SpanFactsReader reader(table, m_losses);
    const std::vector<SpanIndex> rows = byResource(table, traces);
    const std::span<const SpanIndex> all = rows;
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && table.resourceNo(rows[end]) == table.resourceNo(rows[begin]) &&
            end - begin < kCheckEvery)
            ++end;
        if (auto good = call.check(); !good)
            return good;
        writeGroup(table, all.subspan(begin, end - begin), reader);
        begin = end;
    }
    return {};
}

void OtlpWriter::writeGroup(const SpanTable& table, std::span<const SpanIndex> spans, SpanFactsReader& reader)
{
    const ResourceDetail& resource = reader.resource(spans.front());
    m_json.beginObject();
    writeResource(table, spans.front(), resource);
    m_json.key("scopeSpans").beginArray();
    m_json.beginObject();
    m_json.key("scope").beginRow();
    if (!resource.scopeName.empty())
        m_json.key("name").text(resource.scopeName);
    if (!resource.scopeVersion.empty())
        m_json.key("version").text(resource.scopeVersion);
    if (!resource.scope.empty()) {
        m_json.key("attributes").beginArray();
        for (const Attribute& one : resource.scope)
            attribute(one.key, one.value);
        m_json.endArray();
    }
    m_json.endRow();
    m_json.key("spans").beginArray();
    for (const SpanIndex span : spans)
        writeSpan(table, reader.read(span));
    m_json.endArray();
    m_json.endObject();
    m_json.endArray();
    m_json.endObject();
}

void OtlpWriter::writeResource(const SpanTable& table, SpanIndex span, const ResourceDetail& resource)
{
    const std::string_view address = table.text(table.resource(span).address);
    m_json.key("resource").beginRow();
    m_json.key("attributes").beginArray();
    attribute("service.name", {std::string(table.service(span))});
    bool addressSaid = false;
    for (const Attribute& one : resource.resource) {
        if (one.key == "service.name" || one.key == "ip")
            continue;
        addressSaid = addressSaid || one.key == "host.ip";
        attribute(one.key, one.value);
    }
    if (!addressSaid && !address.empty())
        attribute("host.ip", {Value::Array{{std::string(address)}}});
    m_json.endArray();
    m_json.endRow();
}

void OtlpWriter::writeSpan(const SpanTable& table, const SpanFacts& facts)
{
    const SpanIndex span = facts.span;
    const SpanDetail& detail = facts.detail;
    m_json.beginRow();
    m_json.key("traceId").id(table.traceId(table.trace(span)), false);
    m_json.key("spanId").id(table.id(span));
    if (table.parentId(span) != SpanId::none)
        m_json.key("parentSpanId").id(table.parentId(span));
    if (!detail.traceState.empty())
        m_json.key("traceState").text(detail.traceState);
    m_json.key("name").text(table.name(span));
    m_json.key("kind").number(kindNumber(table.kind(span)));
    writeTimes(table, span);
    m_json.key("attributes").beginArray();
    for (const Attribute& one : detail.attributes)
        attribute(one.key, one.value);
    writeRemote(facts.remote);
    const ResourceDetail& resource = *facts.resource;
    if (detail.scopeName != resource.scopeName)
        attribute("otel.scope.name", {detail.scopeName});
    if (detail.scopeVersion != resource.scopeVersion)
        attribute("otel.scope.version", {detail.scopeVersion});
    m_json.endArray();
    count("droppedAttributesCount", detail.droppedAttributes);
    writeEvents(detail);
    count("droppedEventsCount", detail.droppedEvents);
    writeLinks(detail);
    count("droppedLinksCount", detail.droppedLinks);
    writeStatus(table, facts);
    count("flags", detail.traceFlags);
    m_losses.references += table.flags(span).has(SpanFlag::followsFrom) ? 1U : 0U;
    m_json.endRow();
}

void OtlpWriter::writeTimes(const SpanTable& table, SpanIndex span)
{
    if (table.startKnown(span))
        m_json.key("startTimeUnixNano").numberText(table.start(span));
    if (table.startKnown(span) && table.durationKnown(span))
        m_json.key("endTimeUnixNano").numberText(table.end(span));
    m_losses.durations += !table.startKnown(span) && table.durationKnown(span) ? 1U : 0U;
}

void OtlpWriter::writeStatus(const SpanTable& table, const SpanFacts& facts)
{
    const SpanStatus status = table.status(facts.span);
    if (status == SpanStatus::unset && facts.message.empty())
        return;
    m_json.key("status").beginRow();
    if (!facts.message.empty())
        m_json.key("message").text(facts.message);
    m_json.key("code").number(status == SpanStatus::error ? 2 : status == SpanStatus::ok ? 1 : 0);
    m_json.endRow();
}

void OtlpWriter::writeEvents(const SpanDetail& detail)
{
    if (detail.events.empty())
        return;
    m_json.key("events").beginArray();
    for (const Event& event : detail.events) {
        m_json.beginRow();
        m_json.key("timeUnixNano").numberText(event.time);
        m_json.key("name").text(event.name);
        m_json.key("attributes").beginArray();
        for (const Attribute& one : event.attributes)
            attribute(one.key, one.value);
        m_json.endArray();
        count("droppedAttributesCount", event.droppedAttributes);
        m_json.endRow();
    }
    m_json.endArray();
}

void OtlpWriter::writeLinks(const SpanDetail& detail)
{
    if (detail.links.empty())
        return;
    m_json.key("links").beginArray();
    for (const Link& link : detail.links) {
        m_json.beginRow();
        m_json.key("traceId").id(link.trace, false);
        m_json.key("spanId").id(link.span);
        if (!link.traceState.empty())
            m_json.key("traceState").text(link.traceState);
        m_json.key("attributes").beginArray();
        for (const Attribute& one : link.attributes)
            attribute(one.key, one.value);
        m_json.endArray();
        m_json.endRow();
        m_losses.links += link.type == Link::Type::link ? 0U : 1U;
    }
    m_json.endArray();
}

void OtlpWriter::writeRemote(const Endpoint& remote)
{
    if (!remote.serviceName.empty())
        attribute("peer.service", {remote.serviceName});
    if (!remote.ipv4.empty())
        attribute("peer.ipv4", {remote.ipv4});
    if (!remote.ipv6.empty())
        attribute("peer.ipv6", {remote.ipv6});
    if (remote.port != 0)
        attribute("peer.port", {std::int64_t{remote.port}});
}

void OtlpWriter::attribute(std::string_view key, const Value& value) // NOLINT(misc-no-recursion): as any()
{
    m_json.beginRow();
    m_json.key("key").text(key);
    m_json.key("value");
    any(value);
    m_json.endRow();
}

/// Values are at most kMaxValueDepth deep.
void OtlpWriter::any(const Value& value) // NOLINT(misc-no-recursion)
{
    m_json.beginRow();
    if (const auto* text = std::get_if<std::string>(&value.data))
        m_json.key("stringValue").text(*text);
    else if (const auto* flag = std::get_if<bool>(&value.data))
        m_json.key("boolValue").boolean(*flag);
    else if (const auto* integer = std::get_if<std::int64_t>(&value.data))
        m_json.key("intValue").numberText(*integer);
    else if (const auto* real = std::get_if<double>(&value.data))
        m_json.key("doubleValue").real(*real);
    else if (const auto* binary = std::get_if<Value::Binary>(&value.data))
        m_json.key("bytesValue").text(base64(binary->bytes));
    else if (const auto* array = std::get_if<Value::Array>(&value.data)) {
        m_json.key("arrayValue").beginRow();
        m_json.key("values").beginArray();
        for (const Value& element : *array)
            any(element);
        m_json.endArray();
        m_json.endRow();
    } else if (const auto* map = std::get_if<Value::Map>(&value.data)) {
        m_json.key("kvlistValue").beginRow();
        m_json.key("values").beginArray();
        for (const Attribute& one : *map)
            attribute(one.key, one.value);
        m_json.endArray();
        m_json.endRow();
    }
    m_json.endRow();
}

void OtlpWriter::count(std::string_view key, std::uint32_t dropped)
{
    if (dropped != 0)
        m_json.key(key).number(dropped);
}

} // namespace longspan::encode
