// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/columns_format.h"

#include "model/store/store_types.h"

namespace longspan::store {

namespace {

constexpr std::uint64_t kIds = std::uint64_t{1} << 32U;

/// A count of things that take a byte each at least.
std::size_t takeCount(ByteReader& in)
{
    return static_cast<std::size_t>(in.below(in.left() + 1));
}

std::uint32_t takeId(ByteReader& in)
{
    return static_cast<std::uint32_t>(in.below(kIds));
}

bool takeSort(ByteReader& in, ColumnsHead::Sort& sort)
{
    const std::uint8_t kind = in.byte();
    const std::uint8_t status = in.byte();
    sort.flags.bits = in.fixed<std::uint16_t>();
    if (kind >= kSpanKinds || status > static_cast<std::uint8_t>(SpanStatus::error))
        return false;
    sort.kind = static_cast<SpanKind>(kind);
    sort.status = static_cast<SpanStatus>(status);
    return true;
}

} // namespace

void ColumnsHead::write(ByteWriter& out) const
{
    out.number(rows);
    out.number(traces);
    out.signedNumber(minStart);
    out.number(static_cast<std::uint64_t>(unit));
    out.number(interfaces.size());
    for (const Interface& interface : interfaces)
        out.number(interface.id), out.number(interface.service);
    out.number(resources.size());
    for (const Resource& resource : resources)
        for (const std::uint32_t number : {resource.service, resource.host, resource.address, resource.record})
            out.number(number);
    out.number(peers.size());
    for (const std::uint32_t peer : peers)
        out.number(peer);
    out.number(sorts.size());
    for (const Sort& sort : sorts) {
        out.byte(static_cast<std::uint8_t>(sort.kind));
        out.byte(static_cast<std::uint8_t>(sort.status));
        out.fixed(sort.flags.bits);
    }
    out.number(facts.size());
    for (const Fact& fact : facts) {
        out.number(fact.service);
        out.number(fact.key);
        out.text(fact.value);
    }
}

bool ColumnsHead::read(ByteReader& in)
{
    rows = static_cast<std::uint32_t>(in.below(kSegmentSpans + 1));
    traces = static_cast<std::uint32_t>(in.below(std::uint64_t{rows} + 1));
    minStart = in.signedNumber();
    unit = static_cast<Nanos>(in.below(kMicrosecond + 1));
    interfaces.resize(takeCount(in));
    for (Interface& interface : interfaces)
        interface = {takeId(in), takeId(in)};
    resources.resize(takeCount(in));
    for (Resource& resource : resources)
        resource = {takeId(in), takeId(in), takeId(in), takeId(in)};
    peers.resize(takeCount(in));
    for (std::uint32_t& peer : peers)
        peer = takeId(in);
    sorts.resize(takeCount(in));
    for (Sort& sort : sorts)
        if (!takeSort(in, sort))
            return false;
    facts.resize(takeCount(in));
    for (Fact& fact : facts) {
        fact.service = takeId(in);
        fact.key = static_cast<std::uint32_t>(in.below(std::size(kFactKeys)));
        fact.value = in.text();
    }
    return in.ok() && in.atEnd() && unit > 0 && (rows == 0) == (traces == 0);
}

} // namespace longspan::store
