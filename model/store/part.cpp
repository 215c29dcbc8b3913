// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/part.h"

#include "model/store/checksum.h"
#include "model/store/wire.h"

#include <zstd.h>

namespace longspan::store {

namespace {

constexpr std::string_view kMark = "LS";
constexpr std::size_t kHead = 4 + sizeof(std::uint64_t);
// Streams this short cost more as a frame than they save.
constexpr std::size_t kTooShort = 32;
constexpr int kLevel = 1;
constexpr std::uint64_t kMaxStreams = 1'000'000;

} // namespace

struct PartWriter::Context {
    ZSTD_CCtx* zstd = ZSTD_createCCtx();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { ZSTD_freeCCtx(zstd); }
};

PartWriter::PartWriter() : m_context(std::make_unique<Context>())
{
    ZSTD_CCtx_setParameter(m_context->zstd, ZSTD_c_compressionLevel, kLevel);
}
PartWriter::~PartWriter() = default;

void PartWriter::begin(PartKind kind, std::uint8_t version)
{
    m_kind = kind;
    m_version = version;
    m_streams.clear();
    m_bytes.clear();
    m_failed = false;
}

void PartWriter::add(std::string_view stream)
{
    if (stream.size() < kTooShort)
        addRaw(stream);
    else
        addPacked(stream);
}

void PartWriter::addRaw(std::string_view stream)
{
    m_streams.push_back({stream.size(), stream.size(), false});
    m_bytes.append(stream);
}

void PartWriter::addPacked(std::string_view stream)
{
    const std::size_t most = ZSTD_compressBound(stream.size());
    if (m_room.size() < most)
        m_room.resize(most);
    const std::size_t packed =
        ZSTD_compress2(m_context->zstd, m_room.data(), m_room.size(), stream.data(), stream.size());
    if (ZSTD_isError(packed) != 0) {
        m_failed = true;
        return;
    }
    if (packed >= stream.size() - stream.size() / 8) {
        addRaw(stream);
        return;
    }
    m_streams.push_back({stream.size(), packed, true});
    m_bytes.append(m_room, 0, packed);
}

Result<std::string> PartWriter::finish()
{
    if (m_failed)
        return fail(ErrorKind::internal, "zstd cannot pack a stream");
    ByteWriter directory;
    directory.number(m_streams.size());
    std::size_t unpacked = 0;
    for (const Stream& stream : m_streams) {
        directory.number(stream.unpacked);
        directory.number(stream.packed * 2 + (stream.zstd ? 1 : 0));
        unpacked += stream.unpacked;
    }
    if (unpacked > kMaxPartBytes || m_bytes.size() + directory.size() + kHead > kMaxPartBytes)
        return fail(ErrorKind::tooLarge, "a segment of more than " + std::to_string(kMaxPartBytes) + " bytes");
    std::string part;
    part.reserve(kHead + directory.size() + m_bytes.size());
    part.append(kMark).push_back(static_cast<char>(m_kind));
    part.push_back(static_cast<char>(m_version));
    part.append(sizeof(std::uint64_t), '\0').append(directory.view()).append(m_bytes);
    const std::uint64_t sum = checksum(std::string_view(part).substr(kHead));
    std::memcpy(part.data() + kMark.size() + 2, &sum, sizeof sum);
    return part;
}

struct PartReader::Context {
    ZSTD_DCtx* zstd = ZSTD_createDCtx();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { ZSTD_freeDCtx(zstd); }
};

PartReader::PartReader() = default;
PartReader::PartReader(PartReader&&) noexcept = default;
PartReader& PartReader::operator=(PartReader&&) noexcept = default;
PartReader::~PartReader() = default;

void PartReader::takeRoom(PartReader&& spent)
{
    m_context = std::move(spent.m_context);
    m_buffers = std::move(spent.m_buffers);
    m_usedBuffers = 0;
}

char* PartReader::room(std::size_t bytes)
{
    if (m_usedBuffers == m_buffers.size())
        m_buffers.emplace_back();
    Buffer& buffer = m_buffers[m_usedBuffers++];
    if (!buffer.bytes || buffer.size < bytes)
        buffer = {std::make_unique_for_overwrite<char[]>(bytes), bytes};
    return buffer.bytes.get();
}

Result<PartReader> PartReader::open(std::string_view bytes, PartKind kind, std::uint8_t version)
{
    if (bytes.size() < kHead || !bytes.starts_with(kMark))
        return fail(ErrorKind::malformed, "not a packed part");
    if (bytes[2] != static_cast<char>(kind) || bytes[3] != static_cast<char>(version))
        return fail(ErrorKind::malformed, "a part of another kind or version");
    std::uint64_t sum = 0;
    std::memcpy(&sum, bytes.data() + kMark.size() + 2, sizeof sum);
    bytes.remove_prefix(kHead);
    if (sum != checksum(bytes))
        return fail(ErrorKind::malformed, "the checksum is wrong");
    PartReader reader;
    if (!reader.readDirectory(bytes))
        return fail(ErrorKind::malformed, "a part whose directory is wrong");
    return reader;
}

bool PartReader::readDirectory(std::string_view bytes)
{
    ByteReader reader(bytes);
    const std::uint64_t count = reader.below(kMaxStreams);
    std::vector<std::size_t> sizes;
    std::size_t total = 0;
    for (std::uint64_t i = 0; i < count && reader.ok(); ++i) {
        Stream stream;
        stream.unpacked = reader.below(kMaxPartBytes + 1);
        const std::uint64_t packed = reader.below(2 * kMaxPartBytes + 2);
        stream.zstd = (packed & 1U) != 0;
        sizes.push_back(packed >> 1U);
        total += stream.unpacked;
        if (total > kMaxPartBytes || (!stream.zstd && sizes.back() != stream.unpacked))
            return false;
        m_streams.push_back(stream);
    }
    for (std::size_t i = 0; i < m_streams.size(); ++i)
        m_streams[i].packed = reader.raw(sizes[i]);
    return reader.ok() && reader.atEnd();
}

std::string_view PartReader::next()
{
    if (m_at == m_streams.size()) {
        m_ok = false;
        return {};
    }
    const Stream& stream = m_streams[m_at++];
    return stream.zstd ? unpack(stream) : stream.packed;
}

void PartReader::skip()
{
    if (m_at < m_streams.size())
        ++m_at;
    else
        m_ok = false;
}

std::string_view PartReader::unpack(const Stream& stream)
{
    if (ZSTD_getFrameContentSize(stream.packed.data(), stream.packed.size()) != stream.unpacked) {
        m_ok = false;
        return {};
    }
    if (!m_context)
        m_context = std::make_unique<Context>();
    char* const bytes = room(stream.unpacked);
    const std::size_t got =
        ZSTD_decompressDCtx(m_context->zstd, bytes, stream.unpacked, stream.packed.data(), stream.packed.size());
    if (got != stream.unpacked) {
        m_ok = false;
        return {};
    }
    return {bytes, got};
}

} // namespace longspan::store
