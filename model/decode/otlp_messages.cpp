// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_messages.h"

#include "model/decode/otlp_proto_span.h"
#include "model/decode/proto_parts.h"

namespace longspan::decode {

namespace {

bool hasBytesField(std::string_view message, std::uint32_t field)
{
    return firstBytesField(message, field).data() != nullptr;
}

/// Whether the field 1 of a document is a Trace that holds ResourceSpans rather than one ResourceSpans: field 2 of a
/// ResourceSpans is a message, that of a Resource a number.
bool isWrappedTrace(std::string_view message)
{
    if (hasBytesField(message, otlp::kScopeSpans) || hasBytesField(message, otlp::kLibrarySpans))
        return false;
    ProtoCursor cursor(message);
    while (cursor.next())
        if (cursor.tag() == bytesTag(otlp::kResourceSpans) && hasBytesField(cursor.bytes(), otlp::kScopeSpans))
            return true;
    return cursor.cutInside(otlp::kResourceSpans) && hasBytesField(cursor.bytes(), otlp::kScopeSpans);
}

/// What a look at some messages found.
enum class Look : std::uint8_t { nothing, span, foreign };

/// How many messages of one level are looked at: enough for the empty ones that some senders begin with.
constexpr int kMostLooks = 64;

Look lookAtSpan(std::string_view message)
{
    OtlpSpanFields fields;
    const bool whole = readOtlpSpan(message, fields);
    return (whole && fields.start != 0) || fields.traceId.size() == 16 ? Look::span : Look::foreign;
}

/// Looks at every field of a message, also at the one that the end of the text cut: look(tag, bytes) says what it is.
template <class LookAt>
Look lookAtFields(std::string_view message, LookAt&& look)
{
    ProtoCursor cursor(message);
    Look seen = Look::nothing;
    for (int count = 0; seen == Look::nothing && count < kMostLooks && cursor.next(); ++count)
        seen = look(cursor.tag(), cursor.bytes());
    if (seen == Look::nothing && cursor.cutInside(cursor.field()))
        seen = look(cursor.tag(), cursor.bytes());
    return cursor.fault() == ProtoCursor::Fault::malformed ? Look::foreign : seen;
}

Look lookAtScope(std::string_view message)
{
    return lookAtFields(message, [](std::uint32_t tag, std::string_view bytes) {
        if (tag == bytesTag(otlp::kSpans))
            return lookAtSpan(bytes);
        return tag == bytesTag(otlp::kScope) || tag == bytesTag(otlp::kSchemaUrl) ? Look::nothing : Look::foreign;
    });
}

Look lookAtResourceSpans(std::string_view message)
{
    return lookAtFields(message, [](std::uint32_t tag, std::string_view bytes) {
        if (tag == bytesTag(otlp::kScopeSpans) || tag == bytesTag(otlp::kLibrarySpans))
            return lookAtScope(bytes);
        return tag == bytesTag(otlp::kResource) || tag == bytesTag(otlp::kSchemaUrl) ? Look::nothing : Look::foreign;
    });
}

} // namespace

OtlpMessages findOtlpMessages(std::string_view text)
{
    const std::string_view first = firstBytesField(text, otlp::kResourceSpans);
    if (first.empty() || !isWrappedTrace(first))
        return {{text}, false};
    constexpr std::uint32_t kTrace = 1;
    constexpr std::uint32_t kStatus = 3; // 1: PARTIAL
    OtlpMessages found;
    ProtoCursor cursor(text);
    while (cursor.next()) {
        if (cursor.tag() == bytesTag(kTrace))
            found.messages.push_back(cursor.bytes());
        else if (cursor.tag() == varintTag(kStatus))
            found.partial = cursor.number() == 1;
    }
    if (cursor.cutInside(kTrace))
        found.messages.push_back(cursor.bytes());
    return found;
}

bool looksLikeOtlpProto(std::string_view text)
{
    if (!text.starts_with(static_cast<char>(bytesTag(otlp::kResourceSpans))))
        return false;
    Look seen = Look::nothing;
    for (const std::string_view message : findOtlpMessages(text).messages)
        if (seen == Look::nothing)
            seen = lookAtFields(message, [](std::uint32_t tag, std::string_view bytes) {
                return tag == bytesTag(otlp::kResourceSpans) ? lookAtResourceSpans(bytes) : Look::foreign;
            });
    return seen != Look::foreign;
}

} // namespace longspan::decode
