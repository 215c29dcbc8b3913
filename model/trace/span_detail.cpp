// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/span_detail.h"

#include "model/trace/span_table.h"

namespace longspan {

namespace {

struct ToView {
    using Type = ValueView::Type;
    const Value& value;

    ValueView operator()(std::monostate) const { return {}; }
    ValueView operator()(const std::string& text) const { return {.type = Type::string, .text = text}; }
    ValueView operator()(bool flag) const { return {.type = Type::boolean, .boolean = flag, .text = {}}; }
    ValueView operator()(std::int64_t number) const { return {.type = Type::integer, .integer = number, .text = {}}; }
    ValueView operator()(double number) const { return {.type = Type::real, .real = number, .text = {}}; }
    ValueView operator()(const Value::Binary& binary) const { return {.type = Type::binary, .text = binary.bytes}; }
    ValueView operator()(const Value::Array&) const { return {.type = Type::complex, .text = {}, .complex = &value}; }
    ValueView operator()(const Value::Map&) const { return {.type = Type::complex, .text = {}, .complex = &value}; }
};

} // namespace

ValueView viewOf(const Value& value)
{
    return std::visit(ToView{value}, value.data);
}

Value toValue(const ValueView& view)
{
    switch (view.type) {
    case ValueView::Type::null: return {};
    case ValueView::Type::string: return {std::string(view.text)};
    case ValueView::Type::boolean: return {view.boolean};
    case ValueView::Type::integer: return {view.integer};
    case ValueView::Type::real: return {view.real};
    case ValueView::Type::binary: return {Value::Binary{std::string(view.text)}};
    case ValueView::Type::complex: return view.complex ? *view.complex : Value{};
    }
    return {};
}

void DetailCollector::attribute(std::string_view key, const ValueView& value)
{
    m_target->push_back({std::string(key), toValue(value)});
}

void DetailCollector::beginEvent(Nanos time, std::string_view name, std::uint32_t droppedAttributes)
{
    Event& event = m_detail.events.emplace_back();
    event.time = time;
    event.name = name;
    event.droppedAttributes = droppedAttributes;
    m_target = &event.attributes;
}

void DetailCollector::beginLink(const LinkFacts& link)
{
    Link& added = m_detail.links.emplace_back();
    added.type = link.type;
    added.trace = link.trace;
    added.span = link.span;
    added.traceState = link.traceState;
    m_target = &added.attributes;
}

void DetailCollector::facts(const SpanFacts& facts)
{
    m_detail.statusMessage = facts.statusMessage;
    m_detail.traceState = facts.traceState;
    m_detail.traceFlags = facts.traceFlags;
    m_detail.droppedAttributes = facts.droppedAttributes;
    m_detail.droppedEvents = facts.droppedEvents;
    m_detail.droppedLinks = facts.droppedLinks;
}

void ResourceCollector::attribute(std::string_view key, const ValueView& value)
{
    m_target->push_back({std::string(key), toValue(value)});
}

void ResourceCollector::beginScope(std::string_view name, std::string_view version)
{
    m_detail.scopeName = name;
    m_detail.scopeVersion = version;
    m_target = &m_detail.scope;
}

Result<SpanDetail> readDetail(const DetailReader& reader, const SpanTable& table, SpanIndex span)
{
    SpanDetail detail;
    DetailCollector spanSink(detail);
    if (Result<> visited = reader.visitSpan(table, span, spanSink); !visited)
        return failWith(std::move(visited));
    ResourceCollector resourceSink(detail);
    if (Result<> visited = reader.visitResource(table, table.resourceNo(span), resourceSink); !visited)
        return failWith(std::move(visited));
    return detail;
}

} // namespace longspan
