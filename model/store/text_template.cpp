// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/text_template.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace longspan::store {

namespace {

constexpr char kDecimal = '\x01';
constexpr char kHex = '\x02';
constexpr char kPadded = '\x03';
constexpr std::size_t kMaxText = 4096;
constexpr std::size_t kMaxDecimalDigits = 18;
constexpr std::size_t kMaxHexDigits = 16;
// Shorter runs of hex digits are mostly words and version numbers.
constexpr std::size_t kMinHexDigits = 4;

enum : std::uint8_t { kDigit = 1, kHexLetter = 2, kLetter = 4, kMark = 8 };

consteval std::array<std::uint8_t, 256> classes()
{
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = '0'; c <= '9'; ++c)
        table[c] = kDigit;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        table[c] = c <= 'f' ? kHexLetter : kLetter;
    for (unsigned c = 'A'; c <= 'Z'; ++c)
        table[c] = kLetter;
    table[1] = table[2] = table[3] = kMark;
    return table;
}
constexpr std::array<std::uint8_t, 256> kClasses = classes();

std::uint8_t classOf(char c)
{
    return kClasses[static_cast<std::uint8_t>(c)];
}

bool isDigit(char c)
{
    return static_cast<std::uint8_t>(c - '0') < 10;
}

/// Lower case only, so that the text can be made again.
unsigned hexValue(char c)
{
    if (isDigit(c))
        return static_cast<unsigned>(c - '0');
    return c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10U : 16U;
}

class Splitter {
public:
    Splitter(std::string_view text, std::string& spelling, TextNumbers& numbers)
        : m_at(text.data()), m_end(m_at + text.size()), m_spelling(spelling), m_numbers(numbers)
    {
    }

    bool run()
    {
        while (m_at != m_end) {
            const std::uint8_t kind = classOf(*m_at);
            if (kind == 0)
                m_spelling.push_back(*m_at++);
            else if (kind == kMark || !word())
                return false;
        }
        return m_numbers.count > 0;
    }

private:
    /// A run of letters and digits.
    bool word()
    {
        const char* end = m_at;
        std::uint8_t seen = 0;
        while (end != m_end && (classOf(*end) & (kDigit | kHexLetter | kLetter)) != 0)
            seen |= classOf(*end++);
        if (seen == (kDigit | kHexLetter) && static_cast<std::size_t>(end - m_at) >= kMinHexDigits)
            return hex(end);
        if ((seen & kDigit) == 0) {
            m_spelling.append(m_at, end);
            m_at = end;
            return true;
        }
        while (m_at != end)
            if (!isDigit(*m_at))
                m_spelling.push_back(*m_at++);
            else if (!digits(end))
                return false;
        return true;
    }

    bool hex(const char* end)
    {
        while (m_at != end) {
            const std::size_t width = std::min(static_cast<std::size_t>(end - m_at), kMaxHexDigits);
            std::uint64_t value = 0;
            for (std::size_t i = 0; i < width; ++i)
                value = value << 4U | hexValue(*m_at++);
            m_spelling.push_back(kHex);
            m_spelling.push_back(static_cast<char>(width));
            if (!take(value))
                return false;
        }
        return true;
    }

    bool digits(const char* end)
    {
        const char* from = m_at;
        std::uint64_t value = 0;
        while (m_at != end && isDigit(*m_at) && static_cast<std::size_t>(m_at - from) < kMaxDecimalDigits)
            value = value * 10 + static_cast<std::uint64_t>(*m_at++ - '0');
        const auto width = static_cast<std::size_t>(m_at - from);
        if (*from == '0' && width > 1) {
            m_spelling.push_back(kPadded);
            m_spelling.push_back(static_cast<char>(width));
        } else {
            m_spelling.push_back(kDecimal);
        }
        return take(value);
    }

    bool take(std::uint64_t value)
    {
        if (m_numbers.count == TextNumbers::kMost)
            return false;
        m_numbers.values[m_numbers.count++] = value;
        return true;
    }

    const char* m_at;
    const char* m_end;
    std::string& m_spelling;
    TextNumbers& m_numbers;
};

void renderHex(std::uint64_t value, std::size_t width, std::string& out)
{
    for (std::size_t i = width; i-- > 0;)
        out.push_back("0123456789abcdef"[(value >> (4 * i)) & 15U]);
}

void renderPadded(std::uint64_t value, std::size_t width, std::string& out)
{
    out.append(width, '0');
    for (std::size_t i = 1; i <= width; ++i, value /= 10)
        out[out.size() - i] = static_cast<char>('0' + value % 10);
}

void renderDecimal(std::uint64_t value, std::string& out)
{
    std::array<char, 24> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

} // namespace

bool TextTemplate::split(std::string_view text, std::string& spelling, TextNumbers& numbers)
{
    spelling.clear();
    numbers.count = 0;
    return text.size() <= kMaxText && Splitter(text, spelling, numbers).run();
}

bool TextTemplate::parse(std::string_view spelling)
{
    m_pieces.clear();
    std::size_t from = 0;
    for (std::size_t at = 0; at < spelling.size(); ++at) {
        if (classOf(spelling[at]) != kMark)
            continue;
        const std::string_view literal = spelling.substr(from, at - from);
        const char mark = spelling[at];
        std::uint8_t width = 0;
        if (mark != kDecimal) {
            if (++at == spelling.size())
                return false;
            width = static_cast<std::uint8_t>(spelling[at]);
            if (width == 0 || width > (mark == kHex ? kMaxHexDigits : kMaxDecimalDigits))
                return false;
        }
        m_pieces.push_back({literal, static_cast<Mark>(mark), width});
        from = at + 1;
    }
    m_pieces.push_back({spelling.substr(from), Mark::end, 0});
    return numbers() > 0 && numbers() <= TextNumbers::kMost;
}

const char* TextTemplate::read(const Piece& piece, const char* at, const char* end, std::uint64_t& value)
{
    const auto left = static_cast<std::size_t>(end - at);
    value = 0;
    if (piece.mark == Mark::decimal) {
        const char* const from = at;
        const char* const last = at + std::min(left, kMaxDecimalDigits);
        while (at != last && isDigit(*at))
            value = value * 10 + static_cast<std::uint64_t>(*at++ - '0');
        return at == from || (*from == '0' && at - from > 1) ? nullptr : at;
    }
    if (left < piece.width)
        return nullptr;
    const unsigned base = piece.mark == Mark::hex ? 16 : 10;
    for (const char* const last = at + piece.width; at != last; ++at) {
        const unsigned digit = hexValue(*at);
        if (digit >= base)
            return nullptr;
        value = value * base + digit;
    }
    return at;
}

bool TextTemplate::match(std::string_view text, TextNumbers& numbers) const
{
    const char* at = text.data();
    const char* const end = at + text.size();
    numbers.count = 0;
    for (const Piece& piece : m_pieces) {
        if (static_cast<std::size_t>(end - at) < piece.literal.size() ||
            std::memcmp(at, piece.literal.data(), piece.literal.size()) != 0)
            return false;
        at += piece.literal.size();
        if (piece.mark == Mark::end)
            return at == end;
        at = read(piece, at, end, numbers.values[numbers.count++]);
        if (!at)
            return false;
    }
    return false;
}

void TextTemplate::render(std::span<const std::uint64_t> values, std::string& out) const
{
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const Piece& piece = m_pieces[i];
        out.append(piece.literal);
        switch (piece.mark) {
        case Mark::decimal: renderDecimal(values[i], out); break;
        case Mark::hex: renderHex(values[i], piece.width, out); break;
        case Mark::padded: renderPadded(values[i], piece.width, out); break;
        case Mark::end: break;
        }
    }
}

} // namespace longspan::store
