// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/jaeger_writer.h"

#include "model/encode/zipkin_writer.h"

#include <algorithm>

namespace longspan::encode {

namespace {

/// Larger integers are written as text: readers in JavaScript would round them.
constexpr std::int64_t kSafeInteger = 1LL << 53U;

std::string_view typeName(const Value& value)
{
    if (std::holds_alternative<bool>(value.data))
        return "bool";
    if (std::holds_alternative<std::int64_t>(value.data))
        return "int64";
    if (std::holds_alternative<double>(value.data))
        return "float64";
    return std::holds_alternative<Value::Binary>(value.data) ? "binary" : "string";
}

std::string processName(ResourceNo resource)
{
    return "p" + std::to_string(index(resource) + 1);
}

} // namespace

void JaegerWriter::begin()
{
    m_json.beginObject();
    m_json.key("data").beginArray();
}

void JaegerWriter::end()
{
    m_json.endArray();
    m_json.endObject();
}

Result<> JaegerWriter::add(const SpanTable& table, std::span<const TraceNo> traces, const Call& call)
{
    SpanFactsReader reader(table, m_losses);
    for (const TraceNo trace : traces) {
        if (auto good = call.check(); !good)
            return good;
        if (!table.spansOf(trace).empty())
            writeTrace(table, trace, reader);
    }
    return {};
}

void JaegerWriter::writeTrace(const SpanTable& table, TraceNo trace, SpanFactsReader& reader)
{
    m_json.beginObject();
    m_json.key("traceID").id(table.traceId(trace));
    m_json.key("spans").beginArray();
    for (const SpanIndex span : table.spansOf(trace))
        writeSpan(table, reader.read(span));
    m_json.endArray();
    writeProcesses(table, trace, reader);
    m_json.key("warnings").null();
    m_json.endObject();
}

void JaegerWriter::writeSpan(const SpanTable& table, const SpanFacts& facts)
{
    const SpanIndex span = facts.span;
    const bool debug = table.flags(span).has(SpanFlag::debug);
    m_json.beginRow();
    m_json.key("traceID").id(table.traceId(table.trace(span)));
    m_json.key("spanID").id(table.id(span));
    m_json.key("flags").number(facts.detail.traceFlags != 0 ? facts.detail.traceFlags : debug ? 3U : 1U);
    m_json.key("operationName").text(table.name(span));
    writeReferences(table, facts);
    writeTimes(table, span);
    writeTags(table, facts);
    writeLogs(facts.detail);
    m_json.key("processID").text(processName(table.resourceNo(span)));
    m_json.key("warnings");
    if (facts.detail.warnings.empty()) {
        m_json.null();
    } else {
        m_json.beginArray();
        for (const std::string& warning : facts.detail.warnings)
            m_json.text(warning);
        m_json.endArray();
    }
    m_json.endRow();
}

void JaegerWriter::writeTimes(const SpanTable& table, SpanIndex span)
{
    bool lost = false;
    if (table.startKnown(span))
        m_json.key("startTime").number(toMicros(table.start(span), lost));
    if (table.durationKnown(span))
        m_json.key("duration").number(toMicros(table.duration(span), lost));
    m_losses.nanoseconds += lost ? 1U : 0U;
}

void JaegerWriter::writeReference(std::string_view type, TraceId trace, SpanId span)
{
    m_json.beginRow();
    m_json.key("refType").text(type);
    m_json.key("traceID").id(trace);
    m_json.key("spanID").id(span);
    m_json.endRow();
}

void JaegerWriter::writeReferences(const SpanTable& table, const SpanFacts& facts)
{
    const SpanIndex span = facts.span;
    m_json.key("references").beginArray();
    if (table.parentId(span) != SpanId::none)
        writeReference(table.flags(span).has(SpanFlag::followsFrom) ? "FOLLOWS_FROM" : "CHILD_OF",
            table.traceId(table.trace(span)), table.parentId(span));
    for (const Link& link : facts.detail.links) {
        writeReference(link.type == Link::Type::childOf ? "CHILD_OF" : "FOLLOWS_FROM", link.trace, link.span);
        m_losses.links += link.type == Link::Type::link ? 1U : 0U;
    }
    m_json.endArray();
}

void JaegerWriter::tag(std::string_view key, const Value& value)
{
    m_json.beginRow();
    m_json.key("key").text(key);
    m_json.key("type").text(typeName(value));
    m_json.key("value");
    const auto* integer = std::get_if<std::int64_t>(&value.data);
    const bool plain = std::holds_alternative<bool>(value.data) || std::holds_alternative<double>(value.data);
    if (integer && *integer <= kSafeInteger && *integer >= -kSafeInteger)
        m_json.number(*integer);
    else if (integer)
        m_json.numberText(*integer);
    else if (plain)
        m_json.value(value);
    else
        m_json.text(toText(value));
    m_json.endRow();
}

void JaegerWriter::writeRemote(const Endpoint& remote)
{
    if (!remote.serviceName.empty())
        tag("peer.service", {remote.serviceName});
    if (!remote.ipv4.empty())
        tag("peer.ipv4", {remote.ipv4});
    if (!remote.ipv6.empty())
        tag("peer.ipv6", {remote.ipv6});
    if (remote.port != 0)
        tag("peer.port", {std::int64_t{remote.port}});
}

void JaegerWriter::writeTags(const SpanTable& table, const SpanFacts& facts)
{
    const SpanKind kind = table.kind(facts.span);
    m_json.key("tags").beginArray();
    if (kind != SpanKind::unspecified)
        tag("span.kind", {std::string(name(kind))});
    for (const Attribute& attribute : facts.detail.attributes)
        tag(attribute.key, attribute.value);
    if (facts.failed)
        tag("error", {true});
    if (table.status(facts.span) == SpanStatus::ok)
        tag("otel.status_code", {std::string("OK")});
    if (!facts.message.empty())
        tag("otel.status_description", {facts.message});
    if (!facts.detail.scopeName.empty())
        tag("otel.scope.name", {facts.detail.scopeName});
    if (!facts.detail.scopeVersion.empty())
        tag("otel.scope.version", {facts.detail.scopeVersion});
    writeRemote(facts.remote);
    m_json.endArray();
}

void JaegerWriter::writeLogs(const SpanDetail& detail)
{
    m_json.key("logs").beginArray();
    for (const Event& event : detail.events) {
        bool lost = false;
        m_json.beginRow();
        m_json.key("timestamp").number(toMicros(event.time, lost));
        m_json.key("fields").beginArray();
        if (!event.name.empty())
            tag("event", {event.name});
        for (const Attribute& attribute : event.attributes)
            tag(attribute.key, attribute.value);
        m_json.endArray();
        m_json.endRow();
        m_losses.nanoseconds += lost ? 1U : 0U;
    }
    m_json.endArray();
}

/// Those of the trace, in the order in which its spans name them first.
void JaegerWriter::writeProcesses(const SpanTable& table, TraceNo trace, SpanFactsReader& reader)
{
    std::vector<SpanIndex> first;
    for (const SpanIndex span : table.spansOf(trace))
        first.push_back(span);
    std::stable_sort(first.begin(), first.end(),
        [&table](SpanIndex a, SpanIndex b) { return table.resourceNo(a) < table.resourceNo(b); });
    const auto same = [&table](SpanIndex a, SpanIndex b) { return table.resourceNo(a) == table.resourceNo(b); };
    first.erase(std::unique(first.begin(), first.end(), same), first.end());
    m_json.key("processes").beginObject();
    for (const SpanIndex span : first)
        writeProcess(table, span, reader.resource(span));
    m_json.endObject();
}

void JaegerWriter::writeProcess(const SpanTable& table, SpanIndex span, const ResourceDetail& resource)
{
    const std::string_view address = table.text(table.resource(span).address);
    m_json.key(processName(table.resourceNo(span))).beginRow();
    m_json.key("serviceName").text(table.service(span));
    m_json.key("tags").beginArray();
    if (!address.empty())
        tag("ip", {std::string(address)});
    for (const Attribute& attribute : resource.resource)
        if (!saidByEndpoint(attribute.key))
            tag(attribute.key, attribute.value);
    m_json.endArray();
    m_json.endRow();
}

} // namespace longspan::encode
