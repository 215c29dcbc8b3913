// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/jaeger_span.h"

#include "model/decode/json_text.h"

namespace longspan::decode {

namespace {

SpanKind kindOf(std::string_view text)
{
    if (text == "server")
        return SpanKind::server;
    if (text == "client")
        return SpanKind::client;
    if (text == "internal")
        return SpanKind::internal;
    if (text == "producer")
        return SpanKind::producer;
    if (text == "consumer")
        return SpanKind::consumer;
    return SpanKind::unspecified;
}

/// Members and separators of a tag written as {"key": k, "type": t, "value": v}, from its brace on.
constexpr std::ptrdiff_t kTagTokens = 13;

/// Whether a key can be one of the four that are columns, from its first letter and length.
bool mayBeColumn(std::string_view key)
{
    switch (key.size()) {
    case 5: return key == "error";
    case 9: return key == "span.kind";
    case 12: return key == "peer.service";
    case 16: return key == "otel.status_code";
    default: return false;
    }
}

/// Values of the tag "error" that mean success; any other, a message too, means failure.
bool saysNo(std::string_view value)
{
    return value.empty() || value == "false" || value == "0" || value == "null";
}

} // namespace

Step JaegerSpanReader::read(JaegerSpan& out)
{
    const Step step = walkObject(m_cursor, [&](std::string_view key) { return field(key, out); });
    chooseParent(out);
    return step;
}

Step JaegerSpanReader::field(std::string_view key, JaegerSpan& out)
{
    switch (key.size()) {
    case 4: return key == "tags" ? tags(out) : other();
    case 5: return key == "flags" ? flags(out) : other();
    case 6: return key == "spanID" ? text(out.idText, out) : other();
    case 7: return key == "traceID" ? text(out.traceText, out) : key == "process" ? process(out) : other();
    case 8: return key == "duration" ? number(out.duration, out) : other();
    case 9: return key == "startTime" ? number(out.start, out) : key == "processID" ? processId(out) : other();
    case 10: return key == "references" ? references(out) : other();
    case 12: return key == "parentSpanID" ? text(m_oldParent, out) : other();
    case 13: return key == "operationName" ? name(out) : other();
    default: return other();
    }
}

Step JaegerSpanReader::odd(JaegerSpan& out)
{
    out.oddFields += m_cursor.peek() == 'n' ? 0U : 1U; // null stands for "absent" in many writers
    return other();
}

Step JaegerSpanReader::text(std::string_view& into, JaegerSpan& out)
{
    if (m_cursor.peek() != '"')
        return odd(out);
    into = m_cursor.rawString();
    m_cursor.next();
    return Step::done;
}

Step JaegerSpanReader::number(std::optional<std::int64_t>& into, JaegerSpan& out)
{
    const char first = m_cursor.peek();
    if (first == '{' || first == '[')
        return odd(out);
    into = integerOf(first == '"' ? m_cursor.rawString() : m_cursor.rawScalar());
    if (!into)
        return odd(out);
    m_cursor.next();
    return Step::done;
}

Step JaegerSpanReader::name(JaegerSpan& out)
{
    std::string_view raw;
    const Step step = text(raw, out);
    out.row.interface = InterfaceNo{static_cast<std::uint32_t>(m_texts.names.intern(raw))};
    return step;
}

Step JaegerSpanReader::processId(JaegerSpan& out)
{
    std::string_view raw;
    const Step step = text(raw, out);
    if (!raw.empty() && out.row.resource == ResourceNo{rowResource::kOfGroup})
        out.row.resource =
            ResourceNo{static_cast<std::uint32_t>(m_texts.processKeys.intern(raw)) | rowResource::kProcessKey};
    return step;
}

/// A process inside the span, as Jaeger's Elasticsearch documents have it.
Step JaegerSpanReader::process(JaegerSpan& out)
{
    const std::size_t from = m_cursor.offset();
    const Step step = other();
    if (step != Step::done)
        return step;
    const std::string_view raw = m_cursor.slice(from, m_cursor.offsetBehindLast());
    if (raw.front() == '{')
        out.row.resource = ResourceNo{m_texts.resource(raw, m_base + from)};
    return Step::done;
}

Step JaegerSpanReader::flags(JaegerSpan& out)
{
    std::optional<std::int64_t> bits;
    const Step step = number(bits, out);
    out.row.flags.set(SpanFlag::debug, (bits.value_or(0) & 2) != 0);
    return step;
}

Step JaegerSpanReader::references(JaegerSpan& out)
{
    if (m_cursor.peek() != '[')
        return odd(out);
    return walkArray(m_cursor, [&] {
        Reference next;
        const Step step = reference(next, out);
        // Which trace is this span's own may stand behind its references.
        if (out.traceText.empty())
            m_waiting.push_back(next);
        else
            consider(next, out);
        return step;
    });
}

/// The parent is the first CHILD_OF, else the first FOLLOWS_FROM, of the same trace; references into other traces are
/// links.
void JaegerSpanReader::consider(const Reference& to, const JaegerSpan& out)
{
    if (to.span.empty() || !(to.trace.empty() || sameTrace(to.trace, out.traceText)))
        return;
    if (to.type == "CHILD_OF" && m_childOf.empty())
        m_childOf = to.span;
    else if (to.type == "FOLLOWS_FROM" && m_followsFrom.empty())
        m_followsFrom = to.span;
}

Step JaegerSpanReader::reference(Reference& out, JaegerSpan& span)
{
    if (m_cursor.peek() != '{')
        return odd(span);
    return walkObject(m_cursor, [&](std::string_view key) {
        return key == "refType" ? text(out.type, span)
            : key == "traceID"  ? text(out.trace, span)
            : key == "spanID"   ? text(out.span, span)
                                : other();
    });
}

/// Old files name the parent in a member of its own.
void JaegerSpanReader::chooseParent(JaegerSpan& out)
{
    for (const Reference& to : m_waiting)
        consider(to, out);
    if (!m_childOf.empty()) {
        out.parentText = m_childOf;
    } else if (!m_followsFrom.empty()) {
        out.parentText = m_followsFrom;
        out.row.flags.set(SpanFlag::followsFrom);
    } else {
        out.parentText = m_oldParent;
    }
}

Step JaegerSpanReader::tags(JaegerSpan& out)
{
    if (m_cursor.peek() != '[')
        return odd(out);
    return walkArray(m_cursor, [&] { return usualTag(out) ? Step::done : tag(out); });
}

/// Passes a tag of the usual shape in one step. The shape is checked token by token, so nothing can hide in it: a value
/// that is a list or an object, another order or a further member all look different.
bool JaegerSpanReader::usualTag(JaegerSpan& out)
{
    const JsonCursor& at = m_cursor;
    if (at.left() <= kTagTokens || at.at(0) != '{' || at.at(12) != '}' || at.at(4) != ',' || at.at(8) != ',' ||
        at.at(2) != ':' || at.at(6) != ':' || at.at(10) != ':' || at.at(11) == '{' || at.at(11) == '[')
        return false;
    if (at.rawString(1) != "key" || at.rawString(9) != "value" || at.at(3) != '"')
        return false;
    const std::string_view key = at.rawString(3);
    if (mayBeColumn(key))
        column(key, at.at(11) == '"' ? at.rawString(11) : at.rawScalar(11), out);
    m_cursor.advance(kTagTokens);
    return true;
}

Step JaegerSpanReader::tag(JaegerSpan& out)
{
    if (m_cursor.peek() != '{')
        return odd(out);
    std::string_view key;
    std::string_view value;
    const Step step = walkObject(m_cursor, [&](std::string_view member) {
        if (member == "key")
            return text(key, out);
        if (member != "value" || m_cursor.left() < 1)
            return other();
        value = m_cursor.peek() == '"' ? m_cursor.rawString() : m_cursor.rawScalar();
        return other();
    });
    if (step == Step::done && mayBeColumn(key))
        column(key, value, out);
    return step;
}

void JaegerSpanReader::column(std::string_view key, std::string_view value, JaegerSpan& out)
{
    if (key.front() == 's')
        out.row.kind = kindOf(value);
    else if (key.front() == 'p')
        out.row.peer = m_texts.peers.intern(value);
    else if (key.front() == 'e')
        out.row.status = saysNo(value) ? out.row.status : SpanStatus::error;
    else if (value == "ERROR")
        out.row.status = SpanStatus::error;
    else if (value == "OK" && out.row.status == SpanStatus::unset)
        out.row.status = SpanStatus::ok;
}

} // namespace longspan::decode
