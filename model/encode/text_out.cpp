// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/text_out.h"

namespace longspan::encode {

void TextOut::hex(std::uint64_t value)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    char* place = reserve(16);
    for (unsigned digit = 0; digit < 16; ++digit)
        place[digit] = kDigits[(value >> (60U - 4 * digit)) & 15U];
    m_used += 16;
}

bool TextOut::flush()
{
    if (m_used > 0 && !m_failed)
        m_failed = !drain({m_buffer.get(), m_used});
    m_used = 0;
    return !m_failed;
}

void TextOut::addLong(std::string_view text)
{
    if (flush() && text.size() >= kBytes)
        m_failed = !drain(text);
    else if (text.size() < kBytes)
        m_used = text.copy(m_buffer.get(), text.size());
}

} // namespace longspan::encode
