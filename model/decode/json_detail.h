// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"
#include "model/trace/span_table.h"

#include <simdjson.h>

#include <string>
#include <string_view>

namespace longspan::decode {

/// A JSON document whose spans' places are base + offset in text. owner keeps text alive.
struct JsonDocument {
    BytesPtr owner;
    std::string_view text;
    std::uint64_t base = 0;
    std::size_t attributeBytes = 0; ///< longer attribute values are cut when they are read
};

/// A small piece of JSON as a document, for details. Valid until the next parse on the same thread. text must be
/// followed by Bytes::kPadding readable bytes. What repairJson() can mend is mended.
[[nodiscard]] Result<simdjson::dom::element> parsePiece(std::string_view text);

/// A JSON value as an attribute value; depth past kMaxValueDepth stays JSON text. hold keeps arrays and maps.
[[nodiscard]] ValueView viewOfJson(simdjson::dom::element json, Value& hold);

/// A member as text, number or element; empty or 0 when absent or of another type. Numbers may be written as strings.
[[nodiscard]] std::string_view textAt(simdjson::dom::object json, std::string_view key);
[[nodiscard]] std::int64_t integerAt(simdjson::dom::object json, std::string_view key);
/// As integerAt(), held within 32 bits: flags and counts.
[[nodiscard]] std::uint32_t countAt(simdjson::dom::object json, std::string_view key);

/// Calls visit(object) for every object in a member that is a list; anything else is passed over.
template <class Visit>
void forEachObject(simdjson::dom::object json, std::string_view key, Visit&& visit)
{
    simdjson::dom::array list;
    if (json.at_key(key).get(list) != simdjson::SUCCESS)
        return;
    for (const simdjson::dom::element item : list) {
        simdjson::dom::object object;
        if (item.get(object) == simdjson::SUCCESS)
            visit(object);
    }
}

/// Details of spans that lie as JSON objects in one text.
class JsonDetails : public DetailReader {
public:
    explicit JsonDetails(JsonDocument document) : m_document(std::move(document)) {}

    [[nodiscard]] Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const final;
    [[nodiscard]] Result<> visitResource(const SpanTable& table, ResourceNo resource, ResourceSink& sink) const final;
    [[nodiscard]] std::string_view raw(const SpanTable& table, SpanIndex span) const final;

protected:
    /// What the columns know of the span that its own JSON does not say by itself.
    struct Known {
        TraceId trace;
        SpanId parent;
    };
    virtual void visitSpanObject(simdjson::dom::object span, const Known& known, DetailSink& sink) const = 0;
    /// scope: OTLP's second part of a resource, else absent.
    virtual void visitResourceObject(simdjson::dom::object resource, ResourceSink& sink) const = 0;
    virtual void visitScopeObject(simdjson::dom::object scope, ResourceSink& sink) const;

private:
    [[nodiscard]] Result<simdjson::dom::object> objectAt(
        std::uint64_t place, std::uint32_t length, const SpanTable& table) const;
    [[nodiscard]] std::string_view textOf(std::uint64_t place, std::uint32_t length) const;

    JsonDocument m_document;
};

} // namespace longspan::decode
