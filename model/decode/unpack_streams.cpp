// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/unpack_streams.h"

// zlib then takes its input as const.
#define ZLIB_CONST

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace longspan::decode {

namespace {

/// Input that a library takes in one call: small enough to stop soon when asked to.
constexpr std::size_t kStep = std::size_t{1} << 18U;
constexpr std::size_t kRoom = std::size_t{1} << 20U;
/// zlib cannot do better than this; larger promises are not believed, of zstd neither.
constexpr std::uint64_t kBestRatio = 1032;

class OwnedColumn final : public Bytes {
public:
    OwnedColumn(Column<char> column, std::size_t size) : m_column(std::move(column)), m_size(size) {}
    [[nodiscard]] std::string_view view() const override { return {m_column.data(), m_size}; }

private:
    Column<char> m_column;
    std::size_t m_size;
};

class GzipUnpacker final : public Unpacker {
public:
    GzipUnpacker()
    {
        constexpr int kGzipOnly = 16;
        if (inflateInit2(&m_stream, MAX_WBITS + kGzipOnly) != Z_OK)
            throw std::bad_alloc();
    }
    GzipUnpacker(const GzipUnpacker&) = delete;
    GzipUnpacker& operator=(const GzipUnpacker&) = delete;
    ~GzipUnpacker() override { inflateEnd(&m_stream); }

    Status feed(std::string_view& input, std::span<char> room, std::size_t& produced) override
    {
        produced = 0;
        if (m_between && !input.starts_with("\x1f\x8b"))
            return Status::done;
        if (m_between)
            reset();
        m_stream.next_in = reinterpret_cast<const Bytef*>(input.data());
        m_stream.avail_in = static_cast<uInt>(std::min(input.size(), kStep));
        m_stream.next_out = reinterpret_cast<Bytef*>(room.data());
        m_stream.avail_out = static_cast<uInt>(std::min(room.size(), kRoom));
        const uInt out = m_stream.avail_out;
        const int code = inflate(&m_stream, Z_NO_FLUSH);
        produced = out - m_stream.avail_out;
        input.remove_prefix(static_cast<std::size_t>(reinterpret_cast<const char*>(m_stream.next_in) - input.data()));
        m_between = code == Z_STREAM_END;
        if (code == Z_MEM_ERROR)
            return Status::tooLarge;
        return code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR ? Status::more : Status::damaged;
    }

    [[nodiscard]] bool betweenStreams() const override { return m_between; }
    void reset() override
    {
        inflateReset(&m_stream);
        m_between = false;
    }

private:
    z_stream m_stream{};
    bool m_between = false;
};

class ZstdUnpacker final : public Unpacker {
public:
    ZstdUnpacker() : m_context(ZSTD_createDCtx())
    {
        if (!m_context)
            throw std::bad_alloc();
    }
    ZstdUnpacker(const ZstdUnpacker&) = delete;
    ZstdUnpacker& operator=(const ZstdUnpacker&) = delete;
    ~ZstdUnpacker() override { ZSTD_freeDCtx(m_context); }

    Status feed(std::string_view& input, std::span<char> room, std::size_t& produced) override
    {
        produced = 0;
        if (m_between && input.empty())
            return Status::more;
        ZSTD_inBuffer in{input.data(), std::min(input.size(), kStep), 0};
        ZSTD_outBuffer out{room.data(), room.size(), 0};
        const std::size_t code = ZSTD_decompressStream(m_context, &out, &in);
        produced = out.pos;
        input.remove_prefix(in.pos);
        if (!ZSTD_isError(code)) {
            m_between = code == 0;
            return Status::more;
        }
        // What follows a frame and is none of it may be left alone.
        if (m_between && ZSTD_getErrorCode(code) == ZSTD_error_prefix_unknown)
            return Status::done;
        const bool window = ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge ||
            ZSTD_getErrorCode(code) == ZSTD_error_memory_allocation;
        return window ? Status::tooLarge : Status::damaged;
    }

    [[nodiscard]] bool betweenStreams() const override { return m_between; }
    void reset() override
    {
        ZSTD_DCtx_reset(m_context, ZSTD_reset_session_only);
        m_between = false;
    }

private:
    ZSTD_DCtx* m_context;
    bool m_between = false;
};

std::uint64_t plausible(std::uint64_t size, std::string_view packed)
{
    return size >= packed.size() && size / kBestRatio <= packed.size() ? size : 0;
}

} // namespace

void UnpackBuffer::expect(std::uint64_t size)
{
    m_column.reserve(std::min(size, m_limit) + Bytes::kPadding + 1);
}

std::span<char> UnpackBuffer::room()
{
    if (m_column.size() - m_size < kRoom / 4)
        m_column.extend(kRoom);
    const std::uint64_t untilPast = m_limit < m_size ? 1 : m_limit - m_size + 1;
    const std::size_t size = std::min<std::uint64_t>(m_column.size() - m_size, untilPast);
    return {m_column.data() + m_size, size};
}

void UnpackBuffer::append(std::string_view text)
{
    if (text.empty())
        return;
    if (m_column.size() - m_size < text.size())
        m_column.extend(text.size() + kRoom);
    std::memcpy(m_column.data() + m_size, text.data(), text.size());
    m_size += text.size();
}

BytesPtr UnpackBuffer::finish(UnpackBuffer buffer)
{
    buffer.m_column.reserve(buffer.m_size + Bytes::kPadding);
    return std::make_shared<OwnedColumn>(std::move(buffer.m_column), buffer.m_size);
}

std::unique_ptr<Unpacker> makeGzipUnpacker()
{
    return std::make_unique<GzipUnpacker>();
}

std::unique_ptr<Unpacker> makeZstdUnpacker()
{
    return std::make_unique<ZstdUnpacker>();
}

std::uint64_t storedSizeOfGzip(std::string_view packed)
{
    // The last four bytes hold the size of the last member modulo 2^32.
    std::uint32_t size = 0;
    if (packed.size() < 18)
        return 0;
    std::memcpy(&size, packed.data() + packed.size() - sizeof size, sizeof size);
    return plausible(size, packed);
}

std::uint64_t storedSizeOfZstd(std::string_view packed)
{
    const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    return size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR ? 0 : plausible(size, packed);
}

} // namespace longspan::decode
