// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/attribute_search.h"
#include "model/store/checksum.h"
#include "model/store/ready_interface.h"
#include "model/store/trace_filter.h"
#include "model/trace/span_detail.h"

#include <cstdlib>

// Everything that reads the bytes of a stored segment, below its checksums: those are made right first. The first byte
// of an input says what it is:
//
//   s  a segment: how many streams its columns have, each behind its length, then those of its details likewise
//   p  a part, packed; i  its ids; f  its filter; r  what is ready of an interface

namespace {

using namespace longspan;
using namespace longspan::store;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// The table's own checksum at a place of the bytes, over what lies from a place to a place.
void mend(std::string& bytes, std::size_t at, std::size_t from, std::size_t to)
{
    if (bytes.size() < at + sizeof(std::uint64_t) || from > to || to > bytes.size())
        return;
    const std::uint64_t sum = checksum(std::string_view(bytes).substr(from, to - from));
    std::memcpy(bytes.data() + at, &sum, sizeof sum);
}

/// Counts what it is told, and looks at every text of it.
class CountingSink final : public DetailSink, public ResourceSink {
public:
    void attribute(std::string_view key, const ValueView& value) override
    {
        look(key);
        look(value.text);
        if (value.complex)
            look(toText(*value.complex));
    }
    void beginEvent(Nanos, std::string_view name, std::uint32_t) override { look(name); }
    void beginLink(const LinkFacts& link) override { look(link.traceState); }
    void facts(const SpanFacts& facts) override { look(facts.statusMessage), look(facts.traceState); }
    void remoteEndpoint(const Endpoint& endpoint) override { localEndpoint(endpoint); }
    void warning(std::string_view text) override { look(text); }
    void beginScope(std::string_view name, std::string_view version) override { look(name), look(version); }
    void localEndpoint(const Endpoint& endpoint) override { look(endpoint.serviceName), look(endpoint.ipv4); }

    [[nodiscard]] std::uint64_t sum() const { return m_sum; }

private:
    void look(std::string_view text) { m_sum += checksum(text); }
    std::uint64_t m_sum = 0;
};

std::string takePart(ByteReader& in, PartWriter& writer, PartKind kind, std::uint8_t version)
{
    writer.begin(kind, version);
    const std::uint64_t count = in.number();
    for (std::uint64_t i = 0; i < count && in.ok() && !in.atEnd(); ++i)
        writer.addRaw(in.text());
    const Result<std::string> part = writer.finish();
    return part ? *part : std::string();
}

/// As many ids as the columns say they have rows.
std::string idsFor(const std::string& columns)
{
    const Result<ColumnsDecoder> decoder = ColumnsDecoder::open(columns);
    if (!decoder)
        return packIds({}, {});
    const ColumnsHead& head = decoder->head();
    std::vector<TraceId> traces(std::min<std::size_t>(head.traces, kSegmentSpans));
    std::vector<SpanId> spans(std::min<std::size_t>(head.rows, kSegmentSpans));
    for (std::size_t i = 0; i < traces.size(); ++i)
        traces[i] = {1, i * 7 % 1000};
    for (std::size_t i = 0; i < spans.size(); ++i)
        spans[i] = SpanId{i + 1};
    return packIds(traces, spans);
}

void visitDetails(const DetailRows& details)
{
    CountingSink sink;
    for (std::uint32_t row = 0; row < details.rows(); ++row)
        details.visit(row, sink);
    for (std::uint32_t record = 0; record <= details.records(); ++record)
        require(!details.visitRecord(record, sink) || record < details.records());
    require(details.memoryBytes() > 0 || sink.sum() == 0);
}

void searchAttributes(const UnpackedSegment& segment, const std::string& details)
{
    const AttributeTerm terms[] = {{"", "GET"}, {"http.path", std::nullopt}, {"k", "/orders/17"}};
    for (const AttributeTerm& term : terms) {
        std::string taken = details;
        const Result<std::optional<AttributeSearch>> search = AttributeSearch::open({&term, 1}, segment, taken);
        for (std::uint32_t row = 0; search && *search && row < segment.columns.size(); ++row)
            static_cast<void>((*search)->matches(row));
    }
}

void readSegment(ByteReader in)
{
    PartWriter writer;
    const std::string columns = takePart(in, writer, PartKind::columns, ColumnsHead::kVersion);
    const std::string details = takePart(in, writer, PartKind::details, detail_format::kVersion);
    UnpackedSegment segment;
    if (!segment.unpack({1, columns, idsFor(columns), {}}))
        return;
    require(segment.columns.size() == segment.head.rows && segment.extents().size() == segment.head.traces);
    std::vector<std::uint32_t> interfaces;
    for (const InterfaceNo interface : segment.columns.interface)
        interfaces.push_back(static_cast<std::uint32_t>(interface));
    if (const Result<DetailRows> rows = DetailRows::open(details, {interfaces, segment.columns.start.view()}))
        visitDetails(*rows);
    searchAttributes(segment, details);
}

void readPacked(std::string bytes)
{
    constexpr std::size_t kHead = 12;
    mend(bytes, 4, kHead, bytes.size());
    if (bytes.size() < kHead)
        return;
    Result<PartReader> part =
        PartReader::open(bytes, static_cast<PartKind>(bytes[2]), static_cast<std::uint8_t>(bytes[3]));
    std::uint64_t sum = 0;
    while (part && part->ok() && part->left() > 0)
        sum += checksum(part->next());
    static_cast<void>(sum);
    UnpackedSegment segment;
    static_cast<void>(segment.unpack({1, bytes, idsFor(bytes), {}}));
}

void readIds(std::string bytes)
{
    mend(bytes, 12, 0, 12);
    const Result<SegmentIds> ids = unpackIds(bytes);
    Result<IdsWords> words = IdsWords::open([&bytes](std::span<char> to, std::size_t from) -> Result<> {
        if (from > bytes.size() || to.size() > bytes.size() - from)
            return fail(ErrorKind::malformed, "cut off");
        std::memcpy(to.data(), bytes.data() + from, to.size());
        return {};
    });
    require(!ids || words);
    for (std::size_t trace = 0; ids && trace < ids->traces.size(); ++trace)
        require(*words->trace(trace) == ids->traces[trace]);
    if (words)
        static_cast<void>(words->word(words->head().words()));
}

void readFilter(std::string bytes)
{
    mend(bytes, 8, 16, bytes.size());
    const Result<TraceFilter> filter = TraceFilter::read(bytes);
    if (!filter)
        return;
    require(filter->bytes() == bytes);
    for (std::uint64_t id = 0; id < 16; ++id)
        static_cast<void>(filter->mayHave(TraceId{id, id * 77}));
}

void readReady(std::string bytes)
{
    if (bytes.size() >= sizeof(std::uint64_t))
        mend(bytes, bytes.size() - sizeof(std::uint64_t), 0, bytes.size() - sizeof(std::uint64_t));
    const Result<ReadyInterface> ready = ReadyInterface::read(bytes);
    if (!ready)
        return;
    static_cast<void>(ready->usualKind());
    require(ready->slowest.size() <= kReadyCalls);
    const Result<ReadyInterface> again = ReadyInterface::read(ready->bytes());
    require(again && again->slowest.size() == ready->slowest.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0]) {
    case 's': readSegment(ByteReader(bytes)); break;
    case 'p': readPacked(std::string(bytes)); break;
    case 'i': readIds(std::string(bytes)); break;
    case 'f': readFilter(std::string(bytes)); break;
    case 'r': readReady(std::string(bytes)); break;
    default: break;
    }
    return 0;
}
