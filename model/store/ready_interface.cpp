// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/ready_interface.h"

#include "model/store/checksum.h"
#include "model/store/store_types.h"
#include "model/store/wire.h"

#include <algorithm>
#include <numeric>

namespace longspan::store {

namespace {

constexpr std::uint8_t kVersion = 1;

struct Sort {
    SpanKind kind = SpanKind::unspecified;
    SpanStatus status = SpanStatus::unset;
    SpanFlags flags;
    bool traceKnown = false;
    friend bool operator==(const Sort&, const Sort&) = default;
};

Sort sortOf(const ReadyCall& call)
{
    return {call.kind, call.status, call.flags, call.traceKnown};
}

void putSorts(ByteWriter& out, const std::vector<Sort>& sorts)
{
    out.number(sorts.size());
    for (const Sort& sort : sorts) {
        out.byte(static_cast<std::uint8_t>(sort.kind));
        out.byte(static_cast<std::uint8_t>(sort.status));
        out.fixed(sort.flags.bits);
        out.byte(sort.traceKnown ? 1 : 0);
    }
}

bool takeSorts(ByteReader& in, std::vector<Sort>& sorts)
{
    sorts.resize(in.below(kReadyCalls + 1));
    for (Sort& sort : sorts) {
        const std::uint8_t kind = in.byte();
        const std::uint8_t status = in.byte();
        sort.flags.bits = in.fixed<std::uint16_t>();
        sort.traceKnown = in.byte() != 0;
        if (kind >= kSpanKinds || status > static_cast<std::uint8_t>(SpanStatus::error))
            return false;
        sort.kind = static_cast<SpanKind>(kind);
        sort.status = static_cast<SpanStatus>(status);
    }
    return in.ok();
}

bool wholeMicros(const std::vector<ReadyCall>& calls)
{
    return std::all_of(calls.begin(), calls.end(), [](const ReadyCall& call) {
        return call.duration % kMicrosecond == 0 && call.start % kMicrosecond == 0 &&
            call.traceDuration % kMicrosecond == 0;
    });
}

/// Calls are told as differences: durations go down, the rest lies near the last one's.
void putCalls(ByteWriter& out, const std::vector<ReadyCall>& calls)
{
    const Nanos unit = wholeMicros(calls) ? kMicrosecond : 1;
    std::vector<Sort> sorts;
    for (const ReadyCall& call : calls)
        if (std::find(sorts.begin(), sorts.end(), sortOf(call)) == sorts.end())
            sorts.push_back(sortOf(call));
    out.number(calls.size());
    out.number(static_cast<std::uint64_t>(unit));
    putSorts(out, sorts);
    ReadyCall last;
    for (const ReadyCall& call : calls) {
        out.signedNumber(wrappingDifference(last.duration / unit, call.duration / unit));
        out.signedNumber(wrappingDifference(call.start / unit, last.start / unit));
        out.signedNumber(wrappingDifference(call.traceDuration / unit, call.duration / unit));
        out.signedNumber(call.segment - last.segment);
        out.number(call.row);
        out.number(call.traceInSegment);
        out.number(call.address);
        if (sorts.size() > 1)
            out.number(static_cast<std::uint64_t>(std::find(sorts.begin(), sorts.end(), sortOf(call)) - sorts.begin()));
        last = call;
    }
}

Nanos times(std::int64_t units, Nanos unit)
{
    return static_cast<Nanos>(static_cast<std::uint64_t>(units) * static_cast<std::uint64_t>(unit));
}

bool takeCalls(ByteReader& in, std::vector<ReadyCall>& calls)
{
    calls.resize(in.below(kReadyCalls + 1));
    const auto unit = static_cast<Nanos>(in.below(kMicrosecond + 1));
    std::vector<Sort> sorts;
    if (!takeSorts(in, sorts) || unit == 0 || sorts.empty() != calls.empty())
        return false;
    std::int64_t duration = 0;
    std::int64_t start = 0;
    SegmentId segment = 0;
    for (ReadyCall& call : calls) {
        duration = wrappingDifference(duration, in.signedNumber());
        start = wrappingSum(start, in.signedNumber());
        call.duration = times(duration, unit);
        call.start = times(start, unit);
        call.traceDuration = times(wrappingSum(duration, in.signedNumber()), unit);
        call.segment = segment = wrappingSum(segment, in.signedNumber());
        call.row = static_cast<std::uint32_t>(in.below(kSegmentSpans));
        call.traceInSegment = static_cast<std::uint32_t>(in.below(kSegmentSpans));
        call.address = static_cast<std::uint32_t>(in.below(std::uint64_t{1} << 32U));
        const Sort& sort = sorts[sorts.size() > 1 ? in.below(sorts.size()) : 0];
        call.kind = sort.kind;
        call.status = sort.status;
        call.flags = sort.flags;
        call.traceKnown = sort.traceKnown;
    }
    return in.ok();
}

void putTime(ByteWriter& out, std::optional<Nanos> time)
{
    out.byte(time ? 1 : 0);
    if (time)
        out.signedNumber(*time);
}

std::optional<Nanos> takeTime(ByteReader& in)
{
    return in.byte() != 0 ? std::optional(in.signedNumber()) : std::nullopt;
}

tl::unexpected<Error> damaged()
{
    return fail(ErrorKind::malformed, "the figures of an interface are damaged");
}

} // namespace

ReadyCall callAt(const UnpackedSegment& segment, std::uint32_t row, const std::vector<TraceExtent>& extents)
{
    const SpanColumns& columns = segment.columns;
    const std::size_t trace = index(columns.trace[row]);
    ReadyCall call;
    call.duration = columns.duration[row];
    call.start = columns.start[row];
    call.trace = segment.traces[trace];
    call.span = columns.id[row];
    call.kind = columns.kind[row];
    call.service = segment.head.interfaces[index(columns.interface[row])].service;
    call.traceDuration = extents[trace].duration();
    call.segment = segment.id;
    call.row = row;
    call.traceInSegment = static_cast<std::uint32_t>(trace);
    call.address = segment.address(row);
    call.flags = columns.flags[row];
    call.status = columns.status[row];
    call.traceKnown = extents[trace].known;
    call.idsKnown = true;
    return call;
}

std::string ReadyInterface::bytes() const
{
    ByteWriter out;
    out.byte(kVersion);
    out.number(stats.calls);
    out.number(stats.errors);
    out.number(stats.unknownDurations);
    putTime(out, stats.first);
    putTime(out, stats.last);
    for (const std::uint64_t calls : kinds)
        out.number(calls);
    putCalls(out, slowest);
    const bool allInCalls = stats.durations.count() == slowest.size();
    out.byte(allInCalls ? 0 : 1);
    if (!allInCalls)
        out.text(stats.durations.toBytes());
    out.fixed(checksum(out.view()));
    return out.take();
}

Result<ReadyInterface> ReadyInterface::read(std::string_view bytes)
{
    constexpr std::size_t kSum = sizeof(std::uint64_t);
    if (bytes.size() < kSum)
        return damaged();
    const std::string_view told = bytes.substr(0, bytes.size() - kSum);
    ByteReader sum(bytes.substr(told.size()));
    ByteReader in(told);
    if (sum.fixed<std::uint64_t>() != checksum(told) || in.byte() != kVersion)
        return damaged();
    ReadyInterface ready;
    ready.stats.calls = in.number();
    ready.stats.errors = in.number();
    ready.stats.unknownDurations = in.number();
    ready.stats.first = takeTime(in);
    ready.stats.last = takeTime(in);
    for (std::size_t kind = 0; kind < kSpanKinds; ++kind) {
        ready.kinds[kind] = in.number();
        if (ready.kinds[kind] != 0)
            ready.stats.kinds.insert(static_cast<SpanKind>(kind));
    }
    if (!takeCalls(in, ready.slowest))
        return damaged();
    if (in.byte() == 0) {
        for (const ReadyCall& call : ready.slowest)
            ready.stats.durations.add(call.duration);
    } else {
        Result<analysis::Histogram> durations = analysis::Histogram::fromBytes(in.text());
        if (!durations)
            return failWith(std::move(durations));
        ready.stats.durations = std::move(*durations);
    }
    if (!in.ok() || !in.atEnd())
        return damaged();
    return ready;
}

SpanKind ReadyInterface::usualKind() const
{
    return static_cast<SpanKind>(std::max_element(kinds.begin(), kinds.end()) - kinds.begin());
}

Result<> ReadyInterface::merge(ReadyInterface&& other, const Identify& identify)
{
    stats.merge(other.stats);
    for (std::size_t kind = 0; kind < kSpanKinds; ++kind)
        kinds[kind] += other.kinds[kind];
    slowest.insert(slowest.end(), other.slowest.begin(), other.slowest.end());
    const auto tied = [](const ReadyCall& a, const ReadyCall& b) {
        return a.duration == b.duration && a.start == b.start;
    };
    std::sort(slowest.begin(), slowest.end(), [](const ReadyCall& a, const ReadyCall& b) {
        return a.duration != b.duration ? a.duration > b.duration : a.start < b.start;
    });
    for (auto from = slowest.begin(); from != slowest.end();) {
        const auto to = std::find_if(from, slowest.end(), [&](const ReadyCall& call) { return !tied(*from, call); });
        if (to - from > 1) {
            for (auto call = from; call != to; ++call)
                if (!call->idsKnown)
                    if (Result<> known = identify(*call); !known)
                        return known;
            std::sort(from, to, [](const ReadyCall& a, const ReadyCall& b) { return slower(a, b); });
        }
        from = to;
    }
    if (slowest.size() > kReadyCalls)
        slowest.resize(kReadyCalls);
    return {};
}

} // namespace longspan::store
