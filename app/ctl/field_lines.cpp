// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/field_lines.h"

#include <algorithm>

namespace longspan::ctl {

void FieldLines::titles(std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        text(name);
    end();
}

void FieldLines::number(const std::optional<std::uint64_t>& value)
{
    separate();
    if (value)
        m_out->number(*value);
}

void FieldLines::millis(const std::optional<Nanos>& duration)
{
    separate();
    if (duration)
        addMillis(*m_out, *duration);
}

void FieldLines::time(const std::optional<Nanos>& time)
{
    separate();
    if (time)
        m_times.addUtc(*m_out, *time);
}

void FieldLines::id(TraceId id)
{
    separate();
    if (id.high != 0)
        m_out->hex(id.high);
    if (id.valid())
        m_out->hex(id.low);
}

void FieldLines::id(SpanId id)
{
    separate();
    m_out->hex(static_cast<std::uint64_t>(id));
}

void FieldLines::end()
{
    m_out->add('\n');
    m_inLine = false;
}

void FieldLines::addText(std::string_view value)
{
    const auto special = [csv = m_csv](char letter) {
        return letter == '\n' || letter == '\r' || (csv ? letter == ',' || letter == '"' : letter == '\t');
    };
    if (std::none_of(value.begin(), value.end(), special)) {
        m_out->add(value);
        return;
    }
    if (m_csv)
        m_out->add('"');
    for (const char letter : value) {
        if (m_csv && letter == '"')
            m_out->add('"');
        m_out->add(!m_csv && special(letter) ? ' ' : letter);
    }
    if (m_csv)
        m_out->add('"');
}

} // namespace longspan::ctl
