// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/trace_filter.h"

#include "model/store/checksum.h"
#include "model/store/wire.h"

namespace longspan::store {

namespace {

constexpr std::string_view kMark = "LF";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kTracesPerBlock = 16;

// Odd factors, one for each bit of a block; written into files by their effect, never to be changed.
constexpr std::array<std::uint32_t, 8> kFactors = {
    0xc13d'a58bU, 0x9362'da5dU, 0xe5c1'5b63U, 0xf6fa'dfa7U, 0xa7ac'e733U, 0xfe6d'dce7U, 0xa8f0'0481U, 0xac63'888fU};

} // namespace

std::uint64_t TraceFilter::hash(TraceId trace)
{
    std::uint64_t word = trace.low;
    word = (word ^ (word >> 32U)) * 0x8f7b'7676'd015'b0ddU;
    word = (word ^ (word >> 32U)) * 0x8f7b'7676'd015'b0ddU;
    return word ^ (word >> 32U);
}

TraceFilter::Block TraceFilter::mask(std::uint64_t hash)
{
    const auto low = static_cast<std::uint32_t>(hash);
    Block block{};
    for (std::size_t i = 0; i < block.size(); ++i)
        block[i] = std::uint32_t{1} << ((low * kFactors[i]) >> 27U);
    return block;
}

std::size_t TraceFilter::blockOf(std::uint64_t hash) const
{
    return static_cast<std::size_t>(((hash >> 32U) * m_blocks.size()) >> 32U);
}

TraceFilter TraceFilter::of(std::span<const TraceId> traces)
{
    TraceFilter filter;
    filter.m_blocks.resize(traces.size() / kTracesPerBlock + 1);
    for (const TraceId& trace : traces) {
        const std::uint64_t hash = TraceFilter::hash(trace);
        Block& block = filter.m_blocks[filter.blockOf(hash)];
        const Block bits = mask(hash);
        for (std::size_t i = 0; i < block.size(); ++i)
            block[i] |= bits[i];
    }
    return filter;
}

bool TraceFilter::mayHave(std::uint64_t hash) const
{
    const Block& block = m_blocks[blockOf(hash)];
    const Block bits = mask(hash);
    std::uint32_t missing = 0;
    for (std::size_t i = 0; i < block.size(); ++i)
        missing |= bits[i] & ~block[i];
    return missing == 0;
}

std::string TraceFilter::bytes() const
{
    const std::string_view blocks(reinterpret_cast<const char*>(m_blocks.data()), m_blocks.size() * sizeof(Block));
    ByteWriter out;
    out.raw(kMark);
    out.byte(kVersion);
    out.byte(0);
    out.fixed(static_cast<std::uint32_t>(m_blocks.size()));
    out.fixed(checksum(blocks));
    out.raw(blocks);
    return out.take();
}

Result<TraceFilter> TraceFilter::read(std::string_view bytes)
{
    ByteReader in(bytes);
    const std::string_view mark = in.raw(kMark.size());
    const std::uint8_t version = in.byte();
    const std::uint8_t reserved = in.byte();
    const auto blocks = in.fixed<std::uint32_t>();
    const auto sum = in.fixed<std::uint64_t>();
    const std::string_view raw = in.raw(std::uint64_t{blocks} * sizeof(Block));
    if (!in.ok() || !in.atEnd() || mark != kMark || version != kVersion || reserved != 0 || blocks == 0 ||
        sum != checksum(raw))
        return fail(ErrorKind::malformed, "filter: cut off, or the checksum is wrong");
    TraceFilter filter;
    filter.m_blocks.resize(blocks);
    std::memcpy(filter.m_blocks.data(), raw.data(), raw.size());
    return filter;
}

} // namespace longspan::store
