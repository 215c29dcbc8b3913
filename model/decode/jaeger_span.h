// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/chunk.h"

#include <optional>
#include <string_view>
#include <vector>

namespace longspan::decode {

/// What one Jaeger span object says, as raw texts and numbers; ids are not read yet.
struct JaegerSpan {
    SpanRow row; ///< interface, resource, peer, kind, status and flags are set
    std::string_view traceText;
    std::string_view idText;
    std::string_view parentText;
    std::optional<std::int64_t> start; ///< microseconds
    std::optional<std::int64_t> duration;
    std::uint32_t oddFields = 0;
};

/// Reads span objects. Tags are looked at only for the few keys that are columns (span.kind, error, otel.status_code,
/// peer.service); a tag in the usual order of members is passed over without visiting its tokens.
class JaegerSpanReader {
public:
    JaegerSpanReader(JsonCursor& cursor, WorkerTexts& texts, std::size_t depthLimit, std::uint64_t base)
        : m_cursor(cursor), m_texts(texts), m_depthLimit(depthLimit), m_base(base)
    {
    }

    /// The cursor stands at '{' and ends behind '}'.
    [[nodiscard]] Step read(JaegerSpan& out);

private:
    /// A reference to another span.
    struct Reference {
        std::string_view type;
        std::string_view trace;
        std::string_view span;
    };

    [[nodiscard]] Step field(std::string_view key, JaegerSpan& out);
    [[nodiscard]] Step other() { return m_cursor.skipValue(m_depthLimit); }
    [[nodiscard]] Step odd(JaegerSpan& out);
    [[nodiscard]] Step text(std::string_view& into, JaegerSpan& out);
    [[nodiscard]] Step number(std::optional<std::int64_t>& into, JaegerSpan& out);
    [[nodiscard]] Step name(JaegerSpan& out);
    [[nodiscard]] Step processId(JaegerSpan& out);
    [[nodiscard]] Step process(JaegerSpan& out);
    [[nodiscard]] Step flags(JaegerSpan& out);
    [[nodiscard]] Step references(JaegerSpan& out);
    [[nodiscard]] Step reference(Reference& out, JaegerSpan& span);
    [[nodiscard]] Step tags(JaegerSpan& out);
    [[nodiscard]] Step tag(JaegerSpan& out);
    [[nodiscard]] bool usualTag(JaegerSpan& out);
    void column(std::string_view key, std::string_view value, JaegerSpan& out);
    void consider(const Reference& to, const JaegerSpan& out);
    void chooseParent(JaegerSpan& out);

    JsonCursor& m_cursor;
    WorkerTexts& m_texts;
    std::size_t m_depthLimit;
    std::uint64_t m_base;
    std::vector<Reference> m_waiting;
    std::string_view m_childOf; ///< id texts
    std::string_view m_followsFrom;
    std::string_view m_oldParent;
};

} // namespace longspan::decode
