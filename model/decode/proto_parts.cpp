// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/proto_parts.h"

#include "model/decode/otlp_proto_span.h"

namespace longspan::decode {

namespace {

using PartLevel = ProtoPart::Level;

/// What is larger is cut inside.
constexpr std::size_t kLargestWhole = 4 * ProtoParts::kPartBytes;

} // namespace

std::string_view firstBytesField(std::string_view message, std::uint32_t field)
{
    ProtoCursor cursor(message);
    while (cursor.next())
        if (cursor.tag() == bytesTag(field))
            return cursor.bytes();
    return cursor.cutInside(field) ? cursor.bytes() : std::string_view();
}

bool ProtoParts::next(ProtoPart& part)
{
    while (!m_open.empty() || openMessage())
        if (cutPart(part))
            return true;
    return false;
}

bool ProtoParts::openMessage()
{
    if (m_messages.empty())
        return false;
    const std::string_view message = m_messages.front();
    m_messages = m_messages.subspan(1);
    m_open.push_back({PartLevel::document, message, ProtoCursor(message), {}, {}, false});
    return true;
}

void ProtoParts::openChild(const Open& parent, std::string_view message, bool isCut)
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

/// Whether the field in hand is a message to go down into.
bool ProtoParts::atChild(const Open& open) const
{
    const std::uint32_t tag = open.cursor.tag();
    if (m_shape == Shape::flat || open.level == PartLevel::scopeSpans)
        return false;
    if (open.level == PartLevel::document)
        return tag == bytesTag(otlp::kResourceSpans);
    return tag == bytesTag(otlp::kScopeSpans) || tag == bytesTag(otlp::kLibrarySpans);
}

/// Takes fields of the innermost message until there are enough; what is too large or cut is opened instead.
bool ProtoParts::cutPart(ProtoPart& part)
{
    Open top = m_open.back();
    const std::size_t begin = top.cursor.endOffset();
    bool more = false;
    bool isLarge = false;
    do {
        more = top.cursor.next();
        isLarge = more && atChild(top) && top.cursor.bytes().size() > kLargestWhole;
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
    const bool cutChild = faulty && top.cursor.cutInside(top.cursor.field()) && atChild(top);
    if (isLarge || cutChild)
        openChild(top, top.cursor.bytes(), cutChild);
    return !part.fields.empty();
}

void ProtoParts::tellFault(const Open& open)
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
