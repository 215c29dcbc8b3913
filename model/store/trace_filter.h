// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"
#include "model/base/result.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::store {

/// Says of a trace id that a segment cannot have it, or that it may: a Bloom filter of blocks of 32 bytes, eight bits a
/// trace, all in one block; some 16 bits a trace make one in a thousand wrong. Knows the low halves of the ids only, so
/// that short and long forms find each other.
///
///   "LF" version 0 | blocks, 4 bytes | checksum of the blocks, 8 bytes | blocks
class TraceFilter {
public:
    [[nodiscard]] static TraceFilter of(std::span<const TraceId> traces);
    [[nodiscard]] static Result<TraceFilter> read(std::string_view bytes);
    [[nodiscard]] std::string bytes() const;

    [[nodiscard]] bool mayHave(TraceId trace) const { return mayHave(hash(trace)); }
    /// With hash() taken once for many filters.
    [[nodiscard]] bool mayHave(std::uint64_t hash) const;
    [[nodiscard]] static std::uint64_t hash(TraceId trace);

private:
    using Block = std::array<std::uint32_t, 8>;
    [[nodiscard]] static Block mask(std::uint64_t hash);
    [[nodiscard]] std::size_t blockOf(std::uint64_t hash) const;

    std::vector<Block> m_blocks;
};

} // namespace longspan::store
