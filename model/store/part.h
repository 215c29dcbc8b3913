// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::store {

/// What a blob of a segment holds; the number stands in the file.
enum class PartKind : std::uint8_t { columns = 1, details = 2, ready = 4 };

/// Most bytes of a part, packed or not (SQLite's own limit of a blob).
inline constexpr std::size_t kMaxPartBytes = 1'000'000'000;

/// Packs the streams of a part one after the other. Layout, numbers as ByteWriter writes them:
///
///   "LS" kind version | checksum, 8 bytes, of all that follows | count | count x (unpacked, packed * 2 + zstd?) |
///   bytes
///
/// A stream that zstd cannot make smaller by an eighth is kept as it is. One per thread; reused for many parts.
class PartWriter {
public:
    PartWriter();
    ~PartWriter();
    PartWriter(const PartWriter&) = delete;
    PartWriter& operator=(const PartWriter&) = delete;

    void begin(PartKind kind, std::uint8_t version);
    void add(std::string_view stream);
    /// A stream of random bits: kept as it is, without a try.
    void addRaw(std::string_view stream);
    /// The part's bytes. tooLarge: past kMaxPartBytes; internal: zstd failed.
    [[nodiscard]] Result<std::string> finish();

private:
    struct Stream {
        std::size_t unpacked = 0;
        std::size_t packed = 0;
        bool zstd = false;
    };
    void addPacked(std::string_view stream);

    struct Context;
    std::unique_ptr<Context> m_context;
    std::vector<Stream> m_streams;
    std::string m_bytes;
    std::string m_room;
    PartKind m_kind = PartKind::columns;
    std::uint8_t m_version = 0;
    bool m_failed = false;
};

/// Checks a part and unpacks its streams in order. The bytes given must outlive the reader.
class PartReader {
public:
    /// malformed: cut off, another kind or version, or the checksum is wrong.
    [[nodiscard]] static Result<PartReader> open(std::string_view bytes, PartKind kind, std::uint8_t version);

    PartReader(PartReader&&) noexcept;
    PartReader& operator=(PartReader&&) noexcept;
    ~PartReader();

    /// Takes over the memory of a reader whose streams nobody needs any more, nor what this one gave so far.
    void takeRoom(PartReader&& spent);

    /// The next stream, valid as long as the reader; empty with ok() false when it cannot be had.
    [[nodiscard]] std::string_view next();
    void skip();
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] std::size_t left() const { return m_streams.size() - m_at; }

private:
    struct Stream {
        std::size_t unpacked = 0;
        std::string_view packed;
        bool zstd = false;
    };
    struct Buffer {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
    };
    PartReader();
    [[nodiscard]] char* room(std::size_t bytes);
    [[nodiscard]] bool readDirectory(std::string_view bytes);
    [[nodiscard]] std::string_view unpack(const Stream& stream);

    struct Context;
    std::unique_ptr<Context> m_context;
    std::vector<Stream> m_streams;
    std::vector<Buffer> m_buffers;
    std::size_t m_usedBuffers = 0;
    std::size_t m_at = 0;
    bool m_ok = true;
};

} // namespace longspan::store
