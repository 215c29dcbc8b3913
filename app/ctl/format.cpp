// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/format.h"

#include "app/ctl/platform/console.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace longspan::ctl {

namespace {

Nanos wholeSeconds(Nanos time)
{
    return time / kSecond - (time % kSecond < 0 ? 1 : 0);
}

std::string decimals(double value, int digits)
{
    std::array<char, 32> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, digits);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

/// ".204", ".204117", ...: as many groups of three digits as are needed.
void addFraction(encode::TextOut& out, Nanos fraction)
{
    if (fraction == 0)
        return;
    unsigned digits = 9;
    for (; fraction % 1000 == 0; fraction /= 1000)
        digits -= 3;
    std::array<char, 10> text{'.'};
    for (unsigned i = digits; i > 0; --i, fraction /= 10)
        text[i] = static_cast<char>('0' + fraction % 10);
    out.add({text.data(), digits + 1});
}

} // namespace

std::string countText(std::uint64_t count)
{
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string countText(std::uint64_t count, std::string_view one, std::string_view many)
{
    return countText(count).append(" ").append(count == 1 ? one : many);
}

std::string shareText(std::uint64_t part, std::uint64_t whole)
{
    if (part == 0 || whole == 0)
        return "0 %";
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (percent < 0.1)
        return "<0.1 %";
    return decimals(percent, percent < 10 ? 1 : 0) + " %";
}

std::string bytesText(std::uint64_t bytes)
{
    static constexpr std::array<std::string_view, 5> kUnits{" B", " kB", " MB", " GB", " TB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= 999.5 && unit + 1 < kUnits.size(); ++unit)
        value /= 1000;
    return decimals(value, unit == 0 || value >= 9.95 ? 0 : 1).append(kUnits[unit]);
}

std::string barText(double share, std::size_t cells, bool unicode)
{
    static constexpr std::array<std::string_view, 8> kEighths{"", "\xe2\x96\x8f", "\xe2\x96\x8e", "\xe2\x96\x8d",
        "\xe2\x96\x8c", "\xe2\x96\x8b", "\xe2\x96\x8a", "\xe2\x96\x89"};
    const double clamped = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
    std::string bar;
    if (!unicode) {
        const double exact = clamped * static_cast<double>(cells);
        bar.append(clamped > 0 ? static_cast<std::size_t>(std::ceil(exact)) : 0, '=');
        return bar;
    }
    auto eighths = static_cast<std::size_t>(std::llround(clamped * static_cast<double>(cells) * 8));
    if (clamped > 0)
        eighths = std::max<std::size_t>(eighths, 1);
    for (std::size_t i = 0; i < eighths / 8; ++i)
        bar += "\xe2\x96\x88";
    return bar.append(kEighths[eighths % 8]);
}

void addMillis(encode::TextOut& out, Nanos duration)
{
    if (duration < 0) {
        out.add(millisText(duration));
        return;
    }
    out.number(duration / kMillisecond);
    Nanos rest = duration % kMillisecond;
    if (rest == 0)
        return;
    std::array<char, 7> text{'.'};
    for (std::size_t i = 6; i > 0; --i, rest /= 10)
        text[i] = static_cast<char>('0' + rest % 10);
    std::size_t length = text.size();
    while (text[length - 1] == '0')
        --length;
    out.add({text.data(), length});
}

void TimeWriter::addUtc(encode::TextOut& out, Nanos time)
{
    constexpr Nanos kDay = 86'400;
    const Nanos second = wholeSeconds(time);
    const Nanos day = second / kDay - (second % kDay < 0 ? 1 : 0);
    if (day != m_day) {
        m_day = day;
        m_dayText = timeText(day * kDay * kSecond).substr(0, 11);
    }
    const Nanos inDay = second - day * kDay;
    std::array<char, 8> clock{'0', '0', ':', '0', '0', ':', '0', '0'};
    const auto put = [&clock](std::size_t at, Nanos value) {
        clock[at] = static_cast<char>('0' + value / 10);
        clock[at + 1] = static_cast<char>('0' + value % 10);
    };
    put(0, inDay / 3600);
    put(3, inDay / 60 % 60);
    put(6, inDay % 60);
    out.add(m_dayText);
    out.add({clock.data(), clock.size()});
    addFraction(out, time - second * kSecond);
    out.add('Z');
}

std::string TimeWriter::forPeople(Nanos time, bool utc)
{
    const Nanos second = wholeSeconds(time);
    if (second != m_second) {
        m_second = second;
        const Nanos offset = utc ? 0 : platform::localOffset(time) * kSecond;
        m_text = timeText(addClamped(second * kSecond, offset));
        m_text.pop_back();
        m_text.replace(m_text.find('T'), 1, " ");
    }
    const std::string millis = std::to_string(1000 + (time - second * kSecond) / kMillisecond);
    return m_text + "." + millis.substr(1);
}

std::string TimeWriter::zoneName(Nanos time, bool utc)
{
    const long minutes = utc ? 0 : platform::localOffset(time) / 60;
    if (minutes == 0)
        return "UTC";
    const long size = minutes < 0 ? -minutes : minutes;
    std::string name = minutes < 0 ? "UTC-" : "UTC+";
    name += std::to_string(size / 60);
    if (size % 60 != 0)
        name.append(":").append(std::to_string(100 + size % 60).substr(1));
    return name;
}

} // namespace longspan::ctl
