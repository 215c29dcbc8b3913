// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_proto_parts.h"

#include "model/decode/otlp_proto_span.h"

namespace longspan::decode {

namespace {

using PartLevel = OtlpPart::Level;

/// What is larger is cut inside.
constexpr std::size_t kLargestWhole = 4 * OtlpParts::kPartBytes;

bool isChild(PartLevel level, std::uint32_t tag)
{
    switch (level) {
    case PartLevel::document: return tag == bytesTag(otlp::kResourceSpans);
    case PartLevel::resourceSpans: return tag == bytesTag(otlp::kScopeSpans) || tag == bytesTag(otlp::kLibrarySpans);
    case PartLevel::scopeSpans: return false;
    }
    return false;
}

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

} // namespace

std::string_view firstBytesField(std::string_view message, std::uint32_t field)
{
    ProtoCursor cursor(message);
    while (cursor.next())
        if (cursor.tag() == bytesTag(field))
            return cursor.bytes();
    return cursor.cutInside(field) ? cursor.bytes() : std::string_view();
}

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

bool OtlpParts::next(OtlpPart& part)
{
    while (!m_open.empty() || openMessage())
        if (cutPart(part))
            return true;
    return false;
}

bool OtlpParts::openMessage()
{
    if (m_messages.empty())
        return false;
    const std::string_view message = m_messages.front();
    m_messages = m_messages.subspan(1);
    m_open.push_back({PartLevel::document, message, ProtoCursor(message), {}, {}, false});
    return true;
}

void OtlpParts::openChild(const Open& parent, std::string_view message, bool isCut)
{
    Open child{PartLevel::resourceSpans, message, ProtoCursor(message), parent.resource, {}, isCut || parent.isCut};
    if (parent.level == PartLevel::document) {
        child.resource = firstBytesField(message, otlp::kResource);
    } else {
        child.level = PartLevel::scopeSpans;
        child.scope = firstBytesField(message, otlp::kScope);
    }
    m_open.push_back(child);
}

/// Takes fields of the innermost message until there are enough; what is too large or cut is opened instead.
bool OtlpParts::cutPart(OtlpPart& part)
{
    Open top = m_open.back();
    const std::size_t begin = top.cursor.endOffset();
    bool more = false;
    bool isLarge = false;
    do {
        more = top.cursor.next();
        isLarge = more && isChild(top.level, top.cursor.tag()) && top.cursor.bytes().size() > kLargestWhole;
    } while (more && !isLarge && top.cursor.endOffset() - begin < kPartBytes);
    const bool faulty = top.cursor.fault() != ProtoCursor::Fault::none;
    const std::size_t end = isLarge || faulty ? top.cursor.fieldOffset() : top.cursor.endOffset();
    part = {top.level, top.message.substr(begin, end - begin), top.resource, top.scope};
    if (faulty)
        tellFault(top);
    if (more)
        m_open.back() = top;
    else
        m_open.pop_back();
    const bool cutChild = faulty && top.cursor.cutInside(top.cursor.field()) && isChild(top.level, top.cursor.tag());
    if (isLarge || cutChild)
        openChild(top, top.cursor.bytes(), cutChild);
    return !part.fields.empty();
}

void OtlpParts::tellFault(const Open& open)
{
    const auto place = static_cast<std::uint64_t>(open.message.data() - m_text.data()) + open.cursor.fieldOffset();
    if (open.isCut)
        return;
    if (open.level == PartLevel::document && m_messages.empty())
        m_end = {open.cursor.fault(), place};
    else
        m_notes.add(NoteKind::badRecord, place);
}

} // namespace longspan::decode
