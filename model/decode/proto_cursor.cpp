// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/proto_cursor.h"

#include <array>

namespace longspan::decode {

namespace {

constexpr std::uint32_t kStartGroup = 3;
constexpr std::uint32_t kEndGroup = 4;

} // namespace

bool ProtoCursor::readLongVarint(std::uint64_t& value)
{
    std::uint64_t result = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        if (m_at == m_end)
            return stop(Fault::cut);
        const auto byte = static_cast<unsigned char>(*m_at++);
        result |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if (byte < 0x80U) {
            value = result;
            return true;
        }
    }
    return stop(Fault::malformed);
}

/// Reads a group as one field without a value; the field's tag stays that of the group's beginning.
bool ProtoCursor::readGroup()
{
    std::array<std::uint32_t, kMaxGroupDepth> open{};
    std::size_t depth = 0;
    const std::uint32_t first = m_tag;
    for (;;) {
        if ((m_tag & 7U) == kStartGroup && depth < open.size())
            open[depth++] = field();
        else if ((m_tag & 7U) == kEndGroup && depth > 0 && open[depth - 1] == field())
            --depth;
        else if (!readValue())
            return false;
        if (depth == 0)
            break;
        if (!readTag())
            return false;
    }
    m_tag = first;
    return true;
}

} // namespace longspan::decode
