// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"
#include "model/trace/span_table.h"

#include <simdjson.h>

#include <string>
#include <string_view>

namespace longspan::decode {

/// The largest attribute value that is handed on whole; a longer text is cut at a character.
inline constexpr std::size_t kMaxAttributeBytes = std::size_t{64} << 20U;

/// A small piece of JSON as a document, for details. Valid until the next parse on the same thread. text must be
/// followed by Bytes::kPadding readable bytes. Control characters and bad UTF-8 inside strings are repaired rather than
/// refused.
[[nodiscard]] Result<simdjson::dom::element> parsePiece(std::string_view text);

/// A JSON value as an attribute value; depth past kMaxValueDepth stays JSON text. hold keeps arrays and maps.
[[nodiscard]] ValueView viewOfJson(simdjson::dom::element json, Value& hold);

/// A member as text, number or element; empty or 0 when absent or of another type. Numbers may be written as strings.
[[nodiscard]] std::string_view textAt(simdjson::dom::object json, std::string_view key);
[[nodiscard]] std::int64_t integerAt(simdjson::dom::object json, std::string_view key);
[[nodiscard]] simdjson::dom::array arrayAt(simdjson::dom::object json, std::string_view key, bool& there);

/// Details of spans that lie as JSON objects in one text.
class JsonDetails : public DetailReader {
public:
    JsonDetails(BytesPtr owner, std::string_view text, std::uint64_t base)
        : m_owner(std::move(owner)), m_text(text), m_base(base)
    {
    }

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

    BytesPtr m_owner;
    std::string_view m_text;
    std::uint64_t m_base;
};

} // namespace longspan::decode
