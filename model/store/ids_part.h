// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"
#include "model/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::store {

/// The ids of a segment, random and therefore not packed: words of 8 bytes that can be read one by one. First the low
/// halves of the trace ids, then their high halves, then the span ids; traces and rows in the order of the columns.
///
///   "LI" version 0 | rows, 4 bytes | traces, 4 bytes | checksum of these 12 bytes, 8 bytes | chunks
///
/// A chunk is up to 127 words and, as the last one, the checksum of those words and of the chunk's number.
class IdsHead {
public:
    static constexpr std::size_t kBytes = 20;

    IdsHead() = default;
    IdsHead(std::uint32_t rows, std::uint32_t traces) : m_rows(rows), m_traces(traces) {}

    [[nodiscard]] static Result<IdsHead> read(std::string_view bytes);
    void write(std::string& out) const;

    [[nodiscard]] std::uint32_t rows() const { return m_rows; }
    [[nodiscard]] std::uint32_t traces() const { return m_traces; }
    [[nodiscard]] std::size_t words() const { return std::size_t{m_traces} * 2 + m_rows; }
    /// Of the whole part.
    [[nodiscard]] std::size_t bytes() const;

    [[nodiscard]] std::size_t wordOfLow(std::size_t trace) const { return trace; }
    [[nodiscard]] std::size_t wordOfHigh(std::size_t trace) const { return m_traces + trace; }
    [[nodiscard]] std::size_t wordOfSpan(std::size_t row) const { return std::size_t{m_traces} * 2 + row; }

private:
    std::uint32_t m_rows = 0;
    std::uint32_t m_traces = 0;
};

/// Writes the part.
[[nodiscard]] std::string packIds(std::span<const TraceId> traces, std::span<const SpanId> spans);

struct SegmentIds {
    std::vector<TraceId> traces;
    std::vector<SpanId> spans;
};

/// Finds traces among those of a segment.
class TraceLookup {
public:
    explicit TraceLookup(std::span<const TraceId> traces);

    /// Numbers of the traces whose ids have this low half.
    [[nodiscard]] std::span<const std::uint32_t> withLowHalf(std::uint64_t low) const;

private:
    std::vector<std::uint64_t> m_lows;   ///< ascending
    std::vector<std::uint32_t> m_traces; ///< likewise
};

/// Reads all of the part. malformed: cut off or a checksum is wrong.
[[nodiscard]] Result<SegmentIds> unpackIds(std::string_view part);
/// The same into memory that is used again.
[[nodiscard]] Result<> unpackIds(std::string_view part, SegmentIds& ids);

/// Reads some words of a part that stays where it is: a chunk at a time, the last two chunks kept.
class IdsWords {
public:
    /// Reads bytes from a place of the part.
    using Read = std::function<Result<>(std::span<char> to, std::size_t from)>;

    [[nodiscard]] static Result<IdsWords> open(Read read);
    [[nodiscard]] const IdsHead& head() const { return m_head; }
    [[nodiscard]] Result<std::uint64_t> word(std::size_t at);
    [[nodiscard]] Result<TraceId> trace(std::size_t trace);

private:
    static constexpr std::size_t kChunkBytes = 1024;
    struct Chunk {
        std::size_t number = ~std::size_t{0};
        std::array<char, kChunkBytes> bytes{};
    };

    Read m_read;
    IdsHead m_head;
    std::array<Chunk, 2> m_chunks;
    std::size_t m_oldest = 0;
};

} // namespace longspan::store
