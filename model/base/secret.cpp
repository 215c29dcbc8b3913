// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/secret.h"

namespace longspan {

Secret& Secret::operator=(const Secret& other)
{
    if (this != &other) {
        wipe();
        m_text = other.m_text;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_text.swap(other.m_text);
    }
    return *this;
}

// Through a volatile pointer, as a compiler may leave out stores that nobody reads.
void Secret::wipe()
{
    m_text.resize(m_text.capacity());
    volatile char* bytes = m_text.data();
    for (std::size_t at = 0; at < m_text.size(); ++at)
        bytes[at] = '\0';
    m_text.clear();
}

} // namespace longspan
