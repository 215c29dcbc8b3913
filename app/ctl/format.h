// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/terminal.h"
#include "model/base/time.h"
#include "model/encode/text_out.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace longspan::ctl {

/// "1,204,331".
[[nodiscard]] std::string countText(std::uint64_t count);
/// "1 call", "1,204 calls".
[[nodiscard]] std::string countText(std::uint64_t count, std::string_view one, std::string_view many);
/// "2.1 %", "<0.1 %" for little, "0 %" only for none.
[[nodiscard]] std::string shareText(std::uint64_t part, std::uint64_t whole);
/// "632 MB"; powers of ten.
[[nodiscard]] std::string bytesText(std::uint64_t bytes);
/// A horizontal bar of at most that many cells; what is above 0 is at least a sliver. ASCII without unicode.
[[nodiscard]] std::string barText(double share, std::size_t cells, bool unicode);

/// Exact decimal milliseconds as millisText(), straight into the output.
void addMillis(encode::TextOut& out, Nanos duration);

/// Times of day, with texts kept for the next call: lists are full of neighbours.
class TimeWriter {
public:
    /// RFC 3339 in UTC, as timeText().
    void addUtc(encode::TextOut& out, Nanos time);
    /// "2026-05-01 10:31:07.204", local time or UTC, for people; always three decimals. The day is the first ten
    /// letters.
    [[nodiscard]] std::string forPeople(Nanos time, bool utc);
    /// "UTC", "UTC+8", "UTC-3:30": what forPeople() uses at a time.
    [[nodiscard]] static std::string zoneName(Nanos time, bool utc);

private:
    Nanos m_day = std::numeric_limits<Nanos>::min();
    std::string m_dayText; ///< "2026-05-01T"
    Nanos m_second = std::numeric_limits<Nanos>::min();
    std::string m_text;
};

} // namespace longspan::ctl
