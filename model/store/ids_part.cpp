// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/ids_part.h"

#include "model/store/checksum.h"
#include "model/store/store_types.h"
#include "model/store/wire.h"

#include <algorithm>
#include <numeric>

namespace longspan::store {

namespace {

constexpr std::string_view kMark = "LI";
constexpr char kVersion = 1;
constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::size_t kChunkWords = 127;

std::uint64_t chunkSum(std::string_view words, std::size_t number)
{
    return checksum(words) + number * 0x9e37'79b9'7f4a'7c15U;
}

tl::unexpected<Error> damaged(const char* what)
{
    return fail(ErrorKind::malformed, std::string("ids: ") + what);
}

class ChunkWriter {
public:
    explicit ChunkWriter(std::string& out) : m_out(out), m_begin(out.size()) {}

    void put(std::uint64_t word)
    {
        char bytes[kWord];
        std::memcpy(bytes, &word, kWord);
        m_out.append(bytes, kWord);
        if (m_out.size() - m_begin == kChunkWords * kWord)
            finish();
    }

    void finish()
    {
        if (m_out.size() == m_begin)
            return;
        const std::uint64_t sum = chunkSum(std::string_view(m_out).substr(m_begin), m_number++);
        char bytes[kWord];
        std::memcpy(bytes, &sum, kWord);
        m_out.append(bytes, kWord);
        m_begin = m_out.size();
    }

private:
    std::string& m_out;
    std::size_t m_begin;
    std::size_t m_number = 0;
};

bool chunkFits(std::string_view chunk, std::size_t number)
{
    std::uint64_t sum = 0;
    std::memcpy(&sum, chunk.data() + chunk.size() - kWord, kWord);
    return sum == chunkSum(chunk.substr(0, chunk.size() - kWord), number);
}

/// Calls take(words, count) for the words of every chunk in turn.
template <class Take>
Result<> forEachChunk(std::string_view part, std::size_t words, Take&& take)
{
    part.remove_prefix(IdsHead::kBytes);
    for (std::size_t number = 0; words > 0; ++number) {
        const std::size_t count = std::min(words, kChunkWords);
        const std::string_view chunk = part.substr(0, (count + 1) * kWord);
        if (!chunkFits(chunk, number))
            return damaged("a checksum is wrong");
        take(chunk.data(), count);
        part.remove_prefix(chunk.size());
        words -= count;
    }
    return {};
}

} // namespace

Result<IdsHead> IdsHead::read(std::string_view bytes)
{
    ByteReader in(bytes);
    const std::string_view mark = in.raw(kMark.size());
    const std::uint8_t version = in.byte();
    const std::uint8_t reserved = in.byte();
    IdsHead head;
    head.m_rows = in.fixed<std::uint32_t>();
    head.m_traces = in.fixed<std::uint32_t>();
    const auto sum = in.fixed<std::uint64_t>();
    if (!in.ok() || mark != kMark || version != kVersion || reserved != 0)
        return damaged("not the ids of a segment");
    if (sum != checksum(bytes.substr(0, kBytes - kWord)) || head.m_rows > kSegmentSpans || head.m_traces > head.m_rows)
        return damaged("a head that cannot be");
    return head;
}

void IdsHead::write(std::string& out) const
{
    ByteWriter head;
    head.raw(kMark);
    head.byte(kVersion);
    head.byte(0);
    head.fixed(m_rows);
    head.fixed(m_traces);
    head.fixed(checksum(head.view()));
    out.append(head.view());
}

std::size_t IdsHead::bytes() const
{
    const std::size_t chunks = (words() + kChunkWords - 1) / kChunkWords;
    return kBytes + (words() + chunks) * kWord;
}

std::string packIds(std::span<const TraceId> traces, std::span<const SpanId> spans)
{
    const IdsHead head(static_cast<std::uint32_t>(spans.size()), static_cast<std::uint32_t>(traces.size()));
    std::string out;
    out.reserve(head.bytes());
    head.write(out);
    ChunkWriter chunks(out);
    for (const TraceId& trace : traces)
        chunks.put(trace.low);
    for (const TraceId& trace : traces)
        chunks.put(trace.high);
    for (const SpanId span : spans)
        chunks.put(static_cast<std::uint64_t>(span));
    chunks.finish();
    return out;
}

TraceLookup::TraceLookup(std::span<const TraceId> traces) : m_traces(traces.size())
{
    std::iota(m_traces.begin(), m_traces.end(), 0U);
    std::sort(m_traces.begin(), m_traces.end(),
        [traces](std::uint32_t a, std::uint32_t b) { return traces[a].low < traces[b].low; });
    m_lows.reserve(traces.size());
    for (const std::uint32_t trace : m_traces)
        m_lows.push_back(traces[trace].low);
}

std::span<const std::uint32_t> TraceLookup::withLowHalf(std::uint64_t low) const
{
    const auto [first, last] = std::equal_range(m_lows.begin(), m_lows.end(), low);
    return std::span(m_traces).subspan(
        static_cast<std::size_t>(first - m_lows.begin()), static_cast<std::size_t>(last - first));
}

Result<SegmentIds> unpackIds(std::string_view part)
{
    SegmentIds ids;
    if (Result<> unpacked = unpackIds(part, ids); !unpacked)
        return failWith(std::move(unpacked));
    return ids;
}

Result<> unpackIds(std::string_view part, SegmentIds& ids)
{
    const Result<IdsHead> head = IdsHead::read(part.substr(0, IdsHead::kBytes));
    if (!head)
        return tl::unexpected<Error>(head.error());
    if (part.size() != head->bytes())
        return damaged("the length is wrong");
    ids.traces.resize(head->traces());
    ids.spans.resize(head->rows());
    const std::size_t highs = head->wordOfHigh(0);
    const std::size_t spans = head->wordOfSpan(0);
    std::size_t at = 0;
    return forEachChunk(part, head->words(), [&](const char* from, std::size_t count) {
        const std::size_t end = at + count;
        for (; at < std::min(end, spans); ++at, from += kWord)
            std::memcpy(at < highs ? &ids.traces[at].low : &ids.traces[at - highs].high, from, kWord);
        if (at < end)
            std::memcpy(&ids.spans[at - spans], from, (end - at) * kWord);
        at = end;
    });
}

Result<IdsWords> IdsWords::open(Read read)
{
    std::array<char, IdsHead::kBytes> bytes{};
    if (Result<> got = read(bytes, 0); !got)
        return failWith(std::move(got));
    const Result<IdsHead> head = IdsHead::read({bytes.data(), bytes.size()});
    if (!head)
        return tl::unexpected<Error>(head.error());
    IdsWords words;
    words.m_read = std::move(read);
    words.m_head = *head;
    return words;
}

Result<std::uint64_t> IdsWords::word(std::size_t at)
{
    if (at >= m_head.words())
        return damaged("a row that is not there");
    const std::size_t number = at / kChunkWords;
    auto chunk =
        std::find_if(m_chunks.begin(), m_chunks.end(), [number](const Chunk& kept) { return kept.number == number; });
    if (chunk == m_chunks.end()) {
        chunk = m_chunks.begin() + static_cast<std::ptrdiff_t>(m_oldest);
        m_oldest = (m_oldest + 1) % m_chunks.size();
        chunk->number = ~std::size_t{0};
        const std::size_t count = std::min(kChunkWords, m_head.words() - number * kChunkWords);
        const std::span<char> bytes(chunk->bytes.data(), (count + 1) * kWord);
        if (Result<> got = m_read(bytes, IdsHead::kBytes + number * kChunkBytes); !got)
            return failWith(std::move(got));
        if (!chunkFits({bytes.data(), bytes.size()}, number))
            return damaged("a checksum is wrong");
        chunk->number = number;
    }
    std::uint64_t word = 0;
    std::memcpy(&word, chunk->bytes.data() + at % kChunkWords * kWord, kWord);
    return word;
}

Result<TraceId> IdsWords::trace(std::size_t trace)
{
    if (trace >= m_head.traces())
        return damaged("a trace that is not there");
    const Result<std::uint64_t> low = word(m_head.wordOfLow(trace));
    const Result<std::uint64_t> high = low ? word(m_head.wordOfHigh(trace)) : low;
    if (!high)
        return tl::unexpected<Error>(high.error());
    return TraceId{*high, *low};
}

} // namespace longspan::store
