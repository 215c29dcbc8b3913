// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/time.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace longspan {

namespace {

struct Unit {
    std::string_view name;
    Nanos size;
};

constexpr std::array<Unit, 9> kUnits{{
    {"ns", 1},
    {"us", kMicrosecond},
    {"\xc2\xb5s", kMicrosecond}, // micro sign
    {"\xce\xbcs", kMicrosecond}, // Greek mu
    {"ms", kMillisecond},
    {"s", kSecond},
    {"m", 60 * kSecond},
    {"h", 3600 * kSecond},
    {"d", 86'400 * kSecond},
}};

std::string threeDigits(double value, std::string_view unit)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    std::array<char, 48> buffer{};
    const int used = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    std::string text(buffer.data(), static_cast<std::size_t>(used));
    if (decimals > 0) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text.append(" ").append(unit);
}

std::string twoUnits(Nanos value, Nanos large, std::string_view largeName, std::string_view smallName)
{
    const Nanos small = large / (smallName == "h" ? 24 : 60);
    std::array<char, 64> buffer{};
    const int used = std::snprintf(buffer.data(), buffer.size(), "%lld %.*s %02lld %.*s",
        static_cast<long long>(value / large), static_cast<int>(largeName.size()), largeName.data(),
        static_cast<long long>(value % large / small), static_cast<int>(smallName.size()), smallName.data());
    return {buffer.data(), static_cast<std::size_t>(used)};
}

std::string positiveDurationText(Nanos duration)
{
    const auto value = static_cast<double>(duration);
    if (duration < kMicrosecond)
        return std::to_string(duration) + " ns";
    if (value < 999.5e3)
        return threeDigits(value / 1e3, "\xc2\xb5s");
    if (value < 999.5e6)
        return threeDigits(value / 1e6, "ms");
    if (duration < 60 * kSecond)
        return threeDigits(value / 1e9, "s");
    if (duration < 3600 * kSecond)
        return twoUnits(duration, 60 * kSecond, "min", "s");
    if (duration < 86'400 * kSecond)
        return twoUnits(duration, 3600 * kSecond, "h", "min");
    return twoUnits(duration, 86'400 * kSecond, "d", "h");
}

/// The fixed-width number at the front, or nothing; moves text past it.
std::optional<int> takeDigits(std::string_view& text, std::size_t width)
{
    if (text.size() < width)
        return std::nullopt;
    int value = 0;
    const char* end = text.data() + width;
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || text.front() == '-')
        return std::nullopt;
    text.remove_prefix(width);
    return value;
}

bool take(std::string_view& text, char wanted)
{
    if (text.empty() || text.front() != wanted)
        return false;
    text.remove_prefix(1);
    return true;
}

/// ".204" as nanoseconds; digits past the ninth are dropped.
std::optional<Nanos> takeFraction(std::string_view& text)
{
    Nanos value = 0;
    Nanos scale = kSecond / 10;
    bool any = false;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        value += (text.front() - '0') * scale;
        scale /= 10;
        any = true;
        text.remove_prefix(1);
    }
    return any ? std::optional(value) : std::nullopt;
}

/// "Z", "", "+08:00" or "-0530" as seconds east of UTC.
std::optional<Nanos> takeZone(std::string_view& text)
{
    if (text.empty() || take(text, 'Z') || take(text, 'z'))
        return 0;
    const bool west = text.front() == '-';
    if (!take(text, '+') && !take(text, '-'))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    take(text, ':');
    const auto minutes = takeDigits(text, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    return (west ? -1 : 1) * (*hours * 60 + *minutes) * 60 * kSecond;
}

std::optional<Nanos> takeDate(std::string_view& text)
{
    const auto year = takeDigits(text, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const auto month = takeDigits(text, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
        std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *year < 1678 || *year > 2261)
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count() * 86'400 * kSecond;
}

/// "10:31:07.204" with seconds and fraction optional.
std::optional<Nanos> takeTimeOfDay(std::string_view& text)
{
    const auto hours = takeDigits(text, 2);
    if (!hours || !take(text, ':'))
        return std::nullopt;
    const auto minutes = takeDigits(text, 2);
    if (!minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    Nanos value = (*hours * 60 + *minutes) * 60 * kSecond;
    if (!take(text, ':'))
        return value;
    const auto seconds = takeDigits(text, 2);
    if (!seconds || *seconds > 60)
        return std::nullopt;
    value += *seconds * kSecond;
    if (!take(text, '.'))
        return value;
    const auto fraction = takeFraction(text);
    return fraction ? std::optional(value + *fraction) : std::nullopt;
}

std::optional<Nanos> parseCalendar(std::string_view text)
{
    const auto date = takeDate(text);
    if (!date || text.empty())
        return date;
    if (!take(text, 'T') && !take(text, 't') && !take(text, ' '))
        return std::nullopt;
    const auto time = takeTimeOfDay(text);
    const auto zone = time ? takeZone(text) : std::nullopt;
    if (!zone || !text.empty())
        return std::nullopt;
    return *date + *time - *zone;
}

std::optional<Nanos> scaled(std::int64_t value, Nanos unit)
{
    Nanos result = 0;
    if (__builtin_mul_overflow(value, unit, &result))
        return std::nullopt;
    return result;
}

} // namespace

std::string durationText(Nanos duration)
{
    if (duration == std::numeric_limits<Nanos>::min())
        ++duration;
    return duration < 0 ? "-" + positiveDurationText(-duration) : positiveDurationText(duration);
}

std::string millisText(Nanos duration)
{
    const bool negative = duration < 0;
    const auto size = negative ? 0U - static_cast<std::uint64_t>(duration) : static_cast<std::uint64_t>(duration);
    std::string text = std::to_string(size / 1'000'000);
    if (const std::uint64_t rest = size % 1'000'000; rest != 0) {
        std::string digits = std::to_string(1'000'000 + rest).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        text.append(".").append(digits);
    }
    return negative ? "-" + text : text;
}

std::string timeText(Nanos time)
{
    using namespace std::chrono;
    const Nanos day = 86'400 * kSecond;
    Nanos days = time / day;
    Nanos rest = time % day;
    if (rest < 0) {
        rest += day;
        --days;
    }
    const year_month_day date{sys_days(std::chrono::days(days))};
    const auto seconds = static_cast<int>(rest / kSecond);
    std::array<char, 64> buffer{};
    const int used = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d",
        static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        seconds / 3600, seconds / 60 % 60, seconds % 60);
    std::string text(buffer.data(), static_cast<std::size_t>(used));
    if (const Nanos fraction = rest % kSecond; fraction != 0) {
        const std::string digits = std::to_string(kSecond + fraction).substr(1);
        const std::size_t keep = fraction % kMillisecond == 0 ? 3 : fraction % kMicrosecond == 0 ? 6 : 9;
        text.append(".").append(digits, 0, keep);
    }
    return text.append("Z");
}

std::optional<Nanos> parseDuration(std::string_view text)
{
    if (text == "0")
        return 0;
    if (text.empty())
        return std::nullopt;
    double total = 0;
    while (!text.empty()) {
        double number = 0;
        const auto [stop, error] =
            std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
        if (error != std::errc{} || number < 0 || !std::isfinite(number))
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
        const Unit* best = nullptr;
        for (const Unit& unit : kUnits)
            if (text.starts_with(unit.name) && (!best || unit.name.size() > best->name.size()))
                best = &unit;
        if (!best)
            return std::nullopt;
        text.remove_prefix(best->name.size());
        total += number * static_cast<double>(best->size);
    }
    if (total > 9.2e18)
        return std::nullopt;
    return static_cast<Nanos>(std::llround(total));
}

std::optional<Nanos> parseTime(std::string_view text)
{
    const bool seconds = take(text, '@');
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && stop == text.data() + text.size()) {
        const std::int64_t size = number < 0 ? -(number + 1) : number;
        if (seconds || size < 100'000'000'000)
            return scaled(number, kSecond);
        if (size < 100'000'000'000'000)
            return scaled(number, kMillisecond);
        return size < 100'000'000'000'000'000 ? scaled(number, kMicrosecond) : number;
    }
    return seconds ? std::nullopt : parseCalendar(text);
}

} // namespace longspan
