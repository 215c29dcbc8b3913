// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"
#include "model/base/column.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace longspan::decode {

/// A growing buffer that an unpacker writes to the end of; becomes Bytes without being copied.
class UnpackBuffer {
public:
    explicit UnpackBuffer(std::uint64_t limit) : m_limit(std::min(limit, kMost)) {}

    /// Asks for address space at once instead of step by step; what is not written costs nothing.
    void expect(std::uint64_t size);
    /// At least one byte behind the end, one past the limit too: that is how passing it is found out.
    [[nodiscard]] std::span<char> room();
    /// That much of the room was written.
    void took(std::size_t size) { m_size += size; }
    void append(std::string_view text);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::string_view view() const { return {m_column.data(), m_size}; }
    [[nodiscard]] bool passedLimit() const { return m_size > m_limit; }
    /// Cuts what is behind.
    void shorten(std::size_t size) { m_size = size; }

    [[nodiscard]] static BytesPtr finish(UnpackBuffer buffer);

private:
    static constexpr std::uint64_t kMost = std::uint64_t{1} << 62U;

    Column<char> m_column; ///< its size is the room that was handed out
    std::uint64_t m_limit;
    std::size_t m_size = 0;
};

/// A packed stream in pieces.
class Unpacker {
public:
    enum class Status : std::uint8_t {
        more,     ///< goes on with more input or room
        done,     ///< the packed stream ended well before this input
        damaged,  ///< not what it claims to be from here on
        tooLarge, ///< needs more memory than is allowed
    };

    virtual ~Unpacker() = default;
    /// Unpacks from the front of input, which is shortened by what was used, into room; produced: bytes written there.
    virtual Status feed(std::string_view& input, std::span<char> room, std::size_t& produced) = 0;
    /// Whether the input may end here.
    [[nodiscard]] virtual bool betweenStreams() const = 0;
    /// Makes it ready for another input.
    virtual void reset() = 0;
};

[[nodiscard]] std::unique_ptr<Unpacker> makeGzipUnpacker();
[[nodiscard]] std::unique_ptr<Unpacker> makeZstdUnpacker();

/// What the packed bytes say of their size unpacked, when that is plausible; else 0.
[[nodiscard]] std::uint64_t storedSizeOfGzip(std::string_view packed);
[[nodiscard]] std::uint64_t storedSizeOfZstd(std::string_view packed);

} // namespace longspan::decode
