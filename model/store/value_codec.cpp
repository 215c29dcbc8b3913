// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/value_codec.h"

#include <vector>

namespace longspan::store {

namespace {

enum Type : std::uint8_t { nothing, string, boolean, integer, real, binary, array, map };

// Decoders bound the depth of values; this bounds what damaged bytes can ask for.
constexpr std::size_t kMaxDepth = 2 * static_cast<std::size_t>(kMaxValueDepth);

struct PutScalar {
    ByteWriter& out;

    void operator()(std::monostate) const {}
    void operator()(const std::string& text) const { out.text(text); }
    void operator()(bool flag) const { out.byte(flag ? 1 : 0); }
    void operator()(std::int64_t number) const { out.signedNumber(number); }
    void operator()(double number) const { out.fixed(number); }
    void operator()(const Value::Binary& bytes) const { out.text(bytes.bytes); }
    void operator()(const Value::Array& values) const { out.number(values.size()); }
    void operator()(const Value::Map& values) const { out.number(values.size()); }
};

void putOne(ByteWriter& out, const Value& value)
{
    out.byte(static_cast<std::uint8_t>(value.data.index()));
    std::visit(PutScalar{out}, value.data);
}

struct Reading {
    Value* container;
    std::uint64_t left;
};

/// Reads a type and what follows it; a container's elements are still to come: their number is the result.
std::uint64_t takeOne(ByteReader& in, Value& value)
{
    switch (in.byte()) {
    case nothing: value.data = std::monostate(); return 0;
    case string: value.data = std::string(in.text()); return 0;
    case boolean: value.data = in.byte() != 0; return 0;
    case integer: value.data = in.signedNumber(); return 0;
    case real: value.data = in.fixed<double>(); return 0;
    case binary: value.data = Value::Binary{std::string(in.text())}; return 0;
    case array: value.data = Value::Array(); return in.number();
    case map: value.data = Value::Map(); return in.number();
    default: in.fail(); return 0;
    }
}

/// The next element of a container, with its key read.
Value& nextElement(ByteReader& in, Value& container)
{
    if (auto* values = std::get_if<Value::Array>(&container.data))
        return values->emplace_back();
    Attribute& attribute = std::get<Value::Map>(container.data).emplace_back();
    attribute.key = in.text();
    return attribute.value;
}

enum RecordTag : std::uint8_t { attributeTag = 1, scopeTag, endpointTag };

} // namespace

void putValue(ByteWriter& out, const Value& value)
{
    struct Writing {
        const Value* container;
        std::size_t at;
    };
    putOne(out, value);
    std::vector<Writing> open = {{&value, 0}};
    while (!open.empty()) {
        Writing& top = open.back();
        const Value* next = nullptr;
        if (const auto* values = std::get_if<Value::Array>(&top.container->data)) {
            next = top.at < values->size() ? &(*values)[top.at] : nullptr;
        } else if (const auto* entries = std::get_if<Value::Map>(&top.container->data)) {
            next = top.at < entries->size() ? &(*entries)[top.at].value : nullptr;
            if (next)
                out.text((*entries)[top.at].key);
        }
        ++top.at;
        if (!next) {
            open.pop_back();
            continue;
        }
        putOne(out, *next);
        open.push_back({next, 0});
    }
}

bool takeValue(ByteReader& in, Value& value)
{
    std::vector<Reading> open = {{&value, takeOne(in, value)}};
    while (!open.empty() && in.ok()) {
        Reading& top = open.back();
        if (top.left == 0) {
            open.pop_back();
            continue;
        }
        --top.left;
        // The vector behind a container does not grow while one of its elements is open, so the pointers stay good.
        Value& element = nextElement(in, *top.container);
        if (const std::uint64_t elements = takeOne(in, element); elements > 0)
            open.push_back({&element, elements});
        if (open.size() > kMaxDepth)
            in.fail();
    }
    return in.ok();
}

void putEndpoint(ByteWriter& out, const Endpoint& endpoint)
{
    out.text(endpoint.serviceName);
    out.text(endpoint.ipv4);
    out.text(endpoint.ipv6);
    out.fixed(endpoint.port);
}

Endpoint takeEndpoint(ByteReader& in)
{
    Endpoint endpoint;
    endpoint.serviceName = in.text();
    endpoint.ipv4 = in.text();
    endpoint.ipv6 = in.text();
    endpoint.port = in.fixed<std::uint16_t>();
    return endpoint;
}

void ResourceRecord::attribute(std::string_view key, const ValueView& value)
{
    m_bytes.byte(attributeTag);
    m_bytes.text(key);
    switch (value.type) {
    case ValueView::Type::null: m_bytes.byte(nothing); return;
    case ValueView::Type::string: m_bytes.byte(string), m_bytes.text(value.text); return;
    case ValueView::Type::boolean: m_bytes.byte(boolean), m_bytes.byte(value.boolean ? 1 : 0); return;
    case ValueView::Type::integer: m_bytes.byte(integer), m_bytes.signedNumber(value.integer); return;
    case ValueView::Type::real: m_bytes.byte(real), m_bytes.fixed(value.real); return;
    case ValueView::Type::binary: m_bytes.byte(binary), m_bytes.text(value.text); return;
    case ValueView::Type::complex: putValue(m_bytes, value.complex ? *value.complex : Value{}); return;
    }
}

void ResourceRecord::beginScope(std::string_view name, std::string_view version)
{
    m_bytes.byte(scopeTag);
    m_bytes.text(name);
    m_bytes.text(version);
}

void ResourceRecord::localEndpoint(const Endpoint& endpoint)
{
    m_bytes.byte(endpointTag);
    putEndpoint(m_bytes, endpoint);
}

bool visitRecord(std::string_view record, ResourceSink& sink)
{
    ByteReader in(record);
    while (in.ok() && !in.atEnd()) {
        const std::uint8_t tag = in.byte();
        if (tag == attributeTag) {
            const std::string_view key = in.text();
            Value value;
            if (takeValue(in, value))
                sink.attribute(key, viewOf(value));
        } else if (tag == scopeTag) {
            const std::string_view name = in.text();
            const std::string_view version = in.text();
            sink.beginScope(name, version);
        } else if (tag == endpointTag) {
            sink.localEndpoint(takeEndpoint(in));
        } else {
            in.fail();
        }
    }
    return in.ok();
}

} // namespace longspan::store
