// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_span.h"

#include "model/decode/json_text.h"

#include <array>

namespace longspan::decode {

namespace {

/// Members and separators of an attribute written as {"key": k, "value": {type: v}}, from its brace on.
constexpr std::ptrdiff_t kAttributeTokens = 13;

constexpr std::string_view kPeer = "peer.service";

SpanKind kindOf(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, SpanKind>, 10> kKinds{{
        {"1", SpanKind::internal},
        {"2", SpanKind::server},
        {"3", SpanKind::client},
        {"4", SpanKind::producer},
        {"5", SpanKind::consumer},
        {"SPAN_KIND_INTERNAL", SpanKind::internal},
        {"SPAN_KIND_SERVER", SpanKind::server},
        {"SPAN_KIND_CLIENT", SpanKind::client},
        {"SPAN_KIND_PRODUCER", SpanKind::producer},
        {"SPAN_KIND_CONSUMER", SpanKind::consumer},
    }};
    for (const auto& [name, kind] : kKinds)
        if (text == name)
            return kind;
    return SpanKind::unspecified;
}

SpanStatus statusOf(std::string_view text)
{
    if (text == "2" || text == "STATUS_CODE_ERROR")
        return SpanStatus::error;
    return text == "1" || text == "STATUS_CODE_OK" ? SpanStatus::ok : SpanStatus::unset;
}

} // namespace

Step OtlpSpanReader::read(OtlpSpan& out)
{
    return walkObject(m_cursor, [&](std::string_view key) { return field(key, out); });
}

Step OtlpSpanReader::field(std::string_view key, OtlpSpan& out)
{
    switch (key.size()) {
    case 4: return key == "name" ? name(out) : key == "kind" ? kind(out) : other();
    case 6: return key == "spanId" ? text(out.idText, out) : key == "status" ? status(out) : other();
    case 7: return key == "traceId" ? text(out.traceText, out) : other();
    case 10: return key == "attributes" ? attributes(out) : other();
    case 12: return key == "parentSpanId" ? text(out.parentText, out) : other();
    case 15: return key == "endTimeUnixNano" ? number(out.end, out) : other();
    case 17: return key == "startTimeUnixNano" ? number(out.start, out) : longField(key, out);
    default: return longField(key, out);
    }
}

Step OtlpSpanReader::longField(std::string_view key, OtlpSpan& out)
{
    const bool count = key == "droppedAttributesCount" || key == "droppedEventsCount" || key == "droppedLinksCount";
    return count ? dropped(out) : other();
}

Step OtlpSpanReader::odd(OtlpSpan& out)
{
    out.oddFields += m_cursor.peek() == 'n' ? 0U : 1U; // null stands for "absent" in many writers
    return other();
}

Step OtlpSpanReader::text(std::string_view& into, OtlpSpan& out)
{
    if (m_cursor.peek() != '"')
        return odd(out);
    into = m_cursor.rawString();
    m_cursor.next();
    return Step::done;
}

Step OtlpSpanReader::number(std::optional<std::int64_t>& into, OtlpSpan& out)
{
    const char first = m_cursor.peek();
    if (first == '{' || first == '[' || first == '\0')
        return odd(out);
    into = integerOf(first == '"' ? m_cursor.rawString() : m_cursor.rawScalar());
    if (!into)
        return odd(out);
    m_cursor.next();
    return Step::done;
}

Step OtlpSpanReader::name(OtlpSpan& out)
{
    std::string_view raw;
    const Step step = text(raw, out);
    out.row.interface = InterfaceNo{static_cast<std::uint32_t>(m_texts.names.intern(raw))};
    return step;
}

Step OtlpSpanReader::kind(OtlpSpan& out)
{
    const char first = m_cursor.peek();
    if (first == '{' || first == '[' || first == '\0')
        return odd(out);
    out.row.kind = kindOf(first == '"' ? m_cursor.rawString() : m_cursor.rawScalar());
    return other();
}

Step OtlpSpanReader::status(OtlpSpan& out)
{
    if (m_cursor.peek() != '{')
        return odd(out);
    return walkObject(m_cursor, [&](std::string_view key) {
        const char first = m_cursor.peek();
        if (key == "code" && first != '{' && first != '[' && first != '\0')
            out.row.status = statusOf(first == '"' ? m_cursor.rawString() : m_cursor.rawScalar());
        return other();
    });
}

Step OtlpSpanReader::dropped(OtlpSpan& out)
{
    std::optional<std::int64_t> count;
    const Step step = number(count, out);
    out.dropped = out.dropped || count.value_or(0) > 0;
    return step;
}

Step OtlpSpanReader::attributes(OtlpSpan& out)
{
    if (m_cursor.peek() != '[')
        return odd(out);
    return walkArray(m_cursor, [&] { return usualAttribute(out) ? Step::done : attribute(out); });
}

/// Passes an attribute of the usual shape in one step; see JaegerSpanReader::usualTag().
bool OtlpSpanReader::usualAttribute(OtlpSpan& out)
{
    const JsonCursor& at = m_cursor;
    if (at.left() <= kAttributeTokens || at.at(0) != '{' || at.at(7) != '{' || at.at(11) != '}' || at.at(12) != '}' ||
        at.at(2) != ':' || at.at(4) != ',' || at.at(6) != ':' || at.at(9) != ':' || at.at(10) == '{' ||
        at.at(10) == '[' || at.at(3) != '"' || at.rawString(1) != "key" || at.rawString(5) != "value")
        return false;
    if (at.at(10) == '"' && at.rawString(3) == kPeer && at.rawString(8) == "stringValue")
        out.row.peer = m_texts.peers.intern(at.rawString(10));
    m_cursor.advance(kAttributeTokens);
    return true;
}

Step OtlpSpanReader::attribute(OtlpSpan& out)
{
    if (m_cursor.peek() != '{')
        return odd(out);
    std::string_view key;
    std::string_view value;
    const Step step = walkObject(m_cursor, [&](std::string_view member) {
        return member == "key" ? text(key, out) : member == "value" ? valueText(value, out) : other();
    });
    if (step == Step::done && key == kPeer && !value.empty())
        out.row.peer = m_texts.peers.intern(value);
    return step;
}

Step OtlpSpanReader::valueText(std::string_view& into, OtlpSpan& out)
{
    if (m_cursor.peek() != '{')
        return other();
    return walkObject(
        m_cursor, [&](std::string_view type) { return type == "stringValue" ? text(into, out) : other(); });
}

} // namespace longspan::decode
