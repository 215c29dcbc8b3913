// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/format.h"
#include "model/base/ids.h"
#include "model/encode/text_out.h"

#include <initializer_list>
#include <optional>
#include <string_view>

namespace longspan::ctl {

/// Lines of fields for programs: separated by tabs (tabs and line breaks inside become spaces), or by commas with
/// quotes where needed (RFC 4180). Durations in exact milliseconds, times in UTC, unknown values empty.
class FieldLines {
public:
    FieldLines(encode::TextOut& out, bool csv) : m_out(&out), m_csv(csv) {}

    void titles(std::initializer_list<std::string_view> names);
    void text(std::string_view value)
    {
        separate();
        addText(value);
    }
    void number(std::uint64_t value)
    {
        separate();
        m_out->number(value);
    }
    void number(const std::optional<std::uint64_t>& value);
    void millis(const std::optional<Nanos>& duration);
    void time(const std::optional<Nanos>& time);
    /// Empty for an id that is not valid.
    void id(TraceId id);
    void id(SpanId id);
    void end();

private:
    void separate()
    {
        if (m_inLine)
            m_out->add(m_csv ? ',' : '\t');
        m_inLine = true;
    }
    void addText(std::string_view value);

    encode::TextOut* m_out;
    bool m_csv;
    bool m_inLine = false;
    TimeWriter m_times;
};

} // namespace longspan::ctl
