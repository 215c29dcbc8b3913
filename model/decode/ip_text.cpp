// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/ip_text.h"

#include <array>
#include <charconv>
#include <cstddef>

namespace longspan::decode {

namespace {

constexpr std::size_t kGroups = 8;
using Groups = std::array<unsigned, kGroups>;

unsigned byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

void appendHex(std::string& out, unsigned number)
{
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
    out.append(digits.data(), end);
}

struct Run {
    std::size_t begin = kGroups;
    std::size_t length = 0;
};

/// The first longest run of at least two groups that are 0.
Run longestZeros(const Groups& groups)
{
    Run best;
    for (std::size_t at = 0; at < kGroups;) {
        std::size_t end = at;
        while (end < kGroups && groups[end] == 0)
            ++end;
        if (end - at > best.length && end - at >= 2)
            best = {at, end - at};
        at = end + 1;
    }
    return best;
}

} // namespace

std::string ipv4Text(std::string_view bytes)
{
    if (bytes.size() != 4)
        return {};
    std::string text;
    for (std::size_t i = 0; i < 4; ++i)
        text.append(i ? "." : "").append(std::to_string(byteAt(bytes, i)));
    return text;
}

std::string ipv6Text(std::string_view bytes)
{
    if (bytes.size() != 2 * kGroups)
        return {};
    constexpr std::string_view kMapped("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);
    if (bytes.starts_with(kMapped))
        return "::ffff:" + ipv4Text(bytes.substr(kMapped.size()));
    Groups groups{};
    for (std::size_t i = 0; i < kGroups; ++i)
        groups[i] = byteAt(bytes, 2 * i) << 8U | byteAt(bytes, 2 * i + 1);
    const Run zeros = longestZeros(groups);
    std::string text;
    for (std::size_t i = 0; i < kGroups; ++i) {
        if (i == zeros.begin) {
            text += "::";
            i += zeros.length - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':')
            text += ':';
        appendHex(text, groups[i]);
    }
    return text;
}

} // namespace longspan::decode
