// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/zipkin_writer.h"

namespace longspan::encode {

namespace {

std::string_view kindName(SpanKind kind)
{
    switch (kind) {
    case SpanKind::server: return "SERVER";
    case SpanKind::client: return "CLIENT";
    case SpanKind::producer: return "PRODUCER";
    case SpanKind::consumer: return "CONSUMER";
    case SpanKind::internal:
    case SpanKind::unspecified: break;
    }
    return {};
}

} // namespace

std::int64_t toMicros(Nanos time, bool& lost)
{
    const Nanos rest = time % kMicrosecond;
    if (rest == 0)
        return time / kMicrosecond;
    lost = true;
    const Nanos half = kMicrosecond / 2;
    return time / kMicrosecond + (rest >= half ? 1 : rest < -half ? -1 : 0);
}

Endpoint localEndpoint(const SpanTable& table, const SpanFacts& facts)
{
    Endpoint local = facts.resource->local;
    local.serviceName = table.service(facts.span);
    if (!local.ipv4.empty() || !local.ipv6.empty())
        return local;
    const std::string_view address = table.text(table.resource(facts.span).address);
    if (isIpv4(address))
        local.ipv4 = address;
    else if (isIpv6(address))
        local.ipv6 = address;
    return local;
}

bool saidByEndpoint(std::string_view resourceKey)
{
    return resourceKey == "service.name" || resourceKey == "host.ip" || resourceKey == "ip";
}

Result<> ZipkinWriter::add(const SpanTable& table, std::span<const TraceNo> traces, const Call& call)
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

void ZipkinWriter::write(const SpanTable& table, const SpanFacts& facts)
{
    const SpanIndex span = facts.span;
    m_json.beginRow();
    m_json.key("traceId").id(table.traceId(table.trace(span)));
    m_json.key("id").id(table.id(span));
    if (table.parentId(span) != SpanId::none)
        m_json.key("parentId").id(table.parentId(span));
    if (const std::string_view kind = kindName(table.kind(span)); !kind.empty())
        m_json.key("kind").text(kind);
    m_json.key("name").text(table.name(span));
    writeTimes(table, span);
    writeEndpoint("localEndpoint", localEndpoint(table, facts));
    writeEndpoint("remoteEndpoint", facts.remote);
    writeAnnotations(facts.detail);
    writeTags(table, facts);
    const SpanFlags flags = table.flags(span);
    if (flags.has(SpanFlag::debug))
        m_json.key("debug").boolean(true);
    if (flags.has(SpanFlag::shared))
        m_json.key("shared").boolean(true);
    m_losses.links += facts.detail.links.size();
    m_losses.references += flags.has(SpanFlag::followsFrom) ? 1U : 0U;
    m_json.endRow();
}

void ZipkinWriter::writeTimes(const SpanTable& table, SpanIndex span)
{
    bool lost = false;
    if (table.startKnown(span))
        m_json.key("timestamp").number(toMicros(table.start(span), lost));
    if (table.durationKnown(span))
        m_json.key("duration").number(toMicros(table.duration(span), lost));
    m_losses.nanoseconds += lost ? 1U : 0U;
}

void ZipkinWriter::writeEndpoint(std::string_view key, const Endpoint& endpoint)
{
    if (!endpoint.known())
        return;
    m_json.key(key).beginRow();
    if (!endpoint.serviceName.empty())
        m_json.key("serviceName").text(endpoint.serviceName);
    if (!endpoint.ipv4.empty())
        m_json.key("ipv4").text(endpoint.ipv4);
    if (!endpoint.ipv6.empty())
        m_json.key("ipv6").text(endpoint.ipv6);
    if (endpoint.port != 0)
        m_json.key("port").number(endpoint.port);
    m_json.endRow();
}

void ZipkinWriter::writeAnnotations(const SpanDetail& detail)
{
    if (detail.events.empty())
        return;
    m_json.key("annotations").beginArray();
    for (const Event& event : detail.events) {
        bool lost = false;
        m_json.beginRow();
        m_json.key("timestamp").number(toMicros(event.time, lost));
        m_json.key("value").text(event.name);
        m_json.endRow();
        m_losses.eventAttributes += event.attributes.empty() ? 0U : 1U;
    }
    m_json.endArray();
}

void ZipkinWriter::tag(std::string_view key, const std::string& text)
{
    m_json.key(key).text(text);
}

void ZipkinWriter::writeTags(const SpanTable& table, const SpanFacts& facts)
{
    const SpanDetail& detail = facts.detail;
    m_json.key("tags").beginRow();
    for (const Attribute& attribute : facts.resource->resource)
        if (!saidByEndpoint(attribute.key) && !find(detail.attributes, attribute.key))
            tag(attribute.key, toText(attribute.value));
    for (const Attribute& attribute : detail.attributes)
        tag(attribute.key, toText(attribute.value));
    if (facts.failed)
        tag("error", facts.message.empty() ? "true" : facts.message);
    else if (!facts.message.empty())
        tag("otel.status_description", facts.message);
    if (table.status(facts.span) == SpanStatus::ok)
        tag("otel.status_code", "OK");
    if (!detail.scopeName.empty())
        tag("otel.scope.name", detail.scopeName);
    if (!detail.scopeVersion.empty())
        tag("otel.scope.version", detail.scopeVersion);
    m_json.endRow();
}

} // namespace longspan::encode
