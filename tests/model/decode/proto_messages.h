// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protozero/pbf_writer.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

/// Protobuf messages for tests, written field by field.
namespace longspan::test {

using Writer = protozero::pbf_writer;

inline protozero::data_view pbf(std::string_view text)
{
    return {text.data(), text.size()};
}

/// A message of what fill writes.
inline std::string message(const std::function<void(Writer&)>& fill)
{
    std::string text;
    Writer writer(text);
    fill(writer);
    return text;
}

/// An id of that many bytes that ends in last and is zero before.
inline std::string idBytes(std::size_t size, unsigned char last)
{
    std::string id(size, '\0');
    if (size != 0)
        id.back() = static_cast<char>(last);
    return id;
}

/// KeyValue with a string.
inline std::string pair(std::string_view key, std::string_view value)
{
    return message([&](Writer& writer) {
        writer.add_string(1, pbf(key));
        Writer any(writer, 2);
        any.add_string(1, pbf(value));
    });
}

/// KeyValue with an AnyValue message.
inline std::string pairOf(std::string_view key, const std::string& any)
{
    return message([&](Writer& writer) {
        writer.add_string(1, pbf(key));
        writer.add_message(2, any);
    });
}

/// What most tests want of an OTLP span; more writes further fields.
struct OtlpSpanSpec {
    std::string trace = idBytes(16, 1);
    std::string id = idBytes(8, 1);
    std::string parent = {};
    std::string_view name = "name";
    std::uint64_t start = 1'700'000'000'000'000'000;
    std::uint64_t end = 1'700'000'000'000'000'500;
    std::function<void(Writer&)> more = {};
};

inline std::string otlpSpan(const OtlpSpanSpec& spec)
{
    return message([&](Writer& writer) {
        writer.add_bytes(1, spec.trace);
        writer.add_bytes(2, spec.id);
        if (!spec.parent.empty())
            writer.add_bytes(4, spec.parent);
        writer.add_string(5, pbf(spec.name));
        if (spec.start != 0)
            writer.add_fixed64(7, spec.start);
        if (spec.end != 0)
            writer.add_fixed64(8, spec.end);
        if (spec.more)
            spec.more(writer);
    });
}

/// Resource with service.name and further pairs.
inline std::string otlpResource(std::string_view service, std::initializer_list<std::string> pairs = {})
{
    return message([&](Writer& writer) {
        writer.add_message(1, pair("service.name", service));
        for (const std::string& one : pairs)
            writer.add_message(1, one);
    });
}

inline std::string otlpScopeSpans(std::initializer_list<std::string> spans, const std::string& scope = {})
{
    return message([&](Writer& writer) {
        if (!scope.empty())
            writer.add_message(1, scope);
        for (const std::string& span : spans)
            writer.add_message(2, span);
    });
}

inline std::string otlpResourceSpans(const std::string& resource, std::initializer_list<std::string> scopeSpans)
{
    return message([&](Writer& writer) {
        writer.add_message(1, resource);
        for (const std::string& spans : scopeSpans)
            writer.add_message(2, spans);
    });
}

inline std::string otlpDocument(std::initializer_list<std::string> resourceSpans)
{
    return message([&](Writer& writer) {
        for (const std::string& one : resourceSpans)
            writer.add_message(1, one);
    });
}

/// A document with these spans of the service "shop".
inline std::string otlpSpans(std::initializer_list<std::string> spans)
{
    return otlpDocument({otlpResourceSpans(otlpResource("shop"), {otlpScopeSpans(spans)})});
}

} // namespace longspan::test
