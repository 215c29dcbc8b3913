// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/checksum.h"

#include <array>
#include <cstddef>
#include <cstring>

namespace longspan::store {

namespace {

constexpr std::size_t kStep = 32;
using Lanes = std::array<std::uint64_t, 4>;

// Written into files: never to be changed.
constexpr Lanes kSeeds = {
    0x8a11'9b9e'16bc'1733U, 0xe09e'467a'da67'9f81U, 0xbc67'ba94'637d'6efbU, 0x8787'c0de'2f96'0063U};
constexpr Lanes kFactors = {
    0xfab3'6728'a78b'eb7fU, 0x99d5'2695'12e7'4f7bU, 0xa712'755f'6cac'e4d5U, 0xba2d'de83'458b'fed1U};

std::uint64_t fold(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Each lane keeps its old value in the sum, so that a product of zero cannot swallow what came before.
void step(Lanes& lanes, const char* from)
{
    Lanes words{};
    std::memcpy(words.data(), from, kStep);
    for (std::size_t i = 0; i < lanes.size(); ++i)
        lanes[i] = (lanes[i] << 29U | lanes[i] >> 35U) + fold(words[i] ^ kFactors[i], lanes[i]);
}

} // namespace

std::uint64_t checksum(std::string_view bytes)
{
    Lanes lanes = kSeeds;
    std::size_t at = 0;
    for (; bytes.size() - at >= kStep; at += kStep)
        step(lanes, bytes.data() + at);
    if (at < bytes.size()) {
        std::array<char, kStep> last{};
        std::memcpy(last.data(), bytes.data() + at, bytes.size() - at);
        step(lanes, last.data());
    }
    std::uint64_t result = fold(bytes.size() ^ kFactors[0], kFactors[3]);
    for (std::size_t i = 0; i < lanes.size(); ++i)
        result = fold(result ^ lanes[i], kFactors[i]) + lanes[i];
    return result;
}

} // namespace longspan::store
