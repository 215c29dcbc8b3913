// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/chunk.h"

#include <optional>
#include <string_view>

namespace longspan::decode {

/// What one OTLP span object says, as raw texts and numbers; ids are not read yet.
struct OtlpSpan {
    SpanRow row; ///< interface, peer, kind and status are set
    std::string_view traceText;
    std::string_view idText;
    std::string_view parentText;
    std::optional<std::int64_t> start; ///< nanoseconds
    std::optional<std::int64_t> end;
    std::uint32_t oddFields = 0;
    bool dropped = false; ///< the sender says it dropped attributes, events or links
};

/// Reads span objects of OTLP JSON; enumerations come as numbers or names, 64-bit numbers as numbers or strings.
class OtlpSpanReader {
public:
    OtlpSpanReader(JsonCursor& cursor, WorkerTexts& texts, std::size_t depthLimit)
        : m_cursor(cursor), m_texts(texts), m_depthLimit(depthLimit)
    {
    }

    /// The cursor stands at '{' and ends behind '}'.
    [[nodiscard]] Step read(OtlpSpan& out);

private:
    [[nodiscard]] Step field(std::string_view key, OtlpSpan& out);
    [[nodiscard]] Step longField(std::string_view key, OtlpSpan& out);
    [[nodiscard]] Step other() { return m_cursor.skipValue(m_depthLimit); }
    [[nodiscard]] Step odd(OtlpSpan& out);
    [[nodiscard]] Step text(std::string_view& into, OtlpSpan& out);
    [[nodiscard]] Step number(std::optional<std::int64_t>& into, OtlpSpan& out);
    [[nodiscard]] Step name(OtlpSpan& out);
    [[nodiscard]] Step kind(OtlpSpan& out);
    [[nodiscard]] Step status(OtlpSpan& out);
    [[nodiscard]] Step dropped(OtlpSpan& out);
    [[nodiscard]] Step attributes(OtlpSpan& out);
    [[nodiscard]] Step attribute(OtlpSpan& out);
    [[nodiscard]] bool usualAttribute(OtlpSpan& out);
    /// Text of a value object ({"stringValue": ...}), else empty.
    [[nodiscard]] Step valueText(std::string_view& into, OtlpSpan& out);

    JsonCursor& m_cursor;
    WorkerTexts& m_texts;
    std::size_t m_depthLimit;
};

} // namespace longspan::decode
