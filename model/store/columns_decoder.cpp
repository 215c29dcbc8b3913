// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/columns_decoder.h"

#include <unordered_map>

namespace longspan::store {

namespace {

tl::unexpected<Error> damaged(const char* what)
{
    return fail(ErrorKind::malformed, std::string("columns: ") + what);
}

} // namespace

Result<ColumnsDecoder> ColumnsDecoder::open(std::string_view part)
{
    Result<PartReader> reader = PartReader::open(part, PartKind::columns, ColumnsHead::kVersion);
    if (!reader)
        return damaged(reader.error().what.c_str());
    ColumnsDecoder decoder(std::move(*reader));
    ByteReader head(decoder.m_part.next());
    if (!decoder.m_part.ok() || !decoder.m_head.read(head))
        return damaged("a head that cannot be");
    return decoder;
}

NumberReader ColumnsDecoder::numbers()
{
    const std::string_view widths = m_part.next();
    return {widths, m_part.next()};
}

bool ColumnsDecoder::openStreams()
{
    m_traceSizes = numbers();
    m_traceStarts = numbers();
    m_parentRows = numbers();
    m_parentIds = ByteReader(m_part.next());
    m_sortCodes = ByteReader(m_part.next());
    m_starts = numbers();
    m_durations = numbers();
    m_resourceCodes = ByteReader(m_part.next());
    m_interfaceCodes = ByteReader(m_part.next());
    m_peerCodes = ByteReader(m_part.next());
    m_explicit = numbers();
    return m_part.ok() && m_part.left() == 0;
}

/// Services get dense numbers, so that a row needs no look-up by text.
void ColumnsDecoder::numberServices()
{
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    const auto number = [&](std::uint32_t service) {
        return numbers.emplace(service, static_cast<std::uint32_t>(numbers.size())).first->second;
    };
    m_serviceOfInterface.clear();
    for (const ColumnsHead::Interface& interface : m_head.interfaces)
        m_serviceOfInterface.push_back(number(interface.service));
    m_serviceOfResource.clear();
    for (const ColumnsHead::Resource& resource : m_head.resources)
        m_serviceOfResource.push_back(number(resource.service));
    m_services.assign(numbers.size(), {});
    m_lastOfInterface.assign(m_head.interfaces.size(), {});
    m_freshInterfaces = 0;
}

Result<> ColumnsDecoder::rows(std::span<const SpanId> ids, const ColumnMaps& maps, SpanColumns& columns, std::size_t at)
{
    if (ids.size() != m_head.rows || !openStreams())
        return damaged("streams are missing");
    numberServices();
    std::size_t begin = 0;
    for (std::uint32_t trace = 0; trace < m_head.traces; ++trace) {
        const std::uint64_t size = m_traceSizes.next();
        if (size == 0 || size > m_head.rows - begin)
            return damaged("trace sizes that do not add up");
        const Nanos after = static_cast<Nanos>(m_traceStarts.next() * static_cast<std::uint64_t>(m_head.unit));
        m_traceStart = wrappingSum(m_head.minStart, after);
        const std::size_t end = begin + static_cast<std::size_t>(size);
        for (std::size_t row = begin; row < end; ++row)
            columns.trace[at + row] = maps.traces[trace];
        if (!this->trace(ids, begin, end, {maps, columns, at}))
            return damaged("a row that cannot be");
        begin = end;
    }
    if (begin != m_head.rows || !m_traceSizes.ok() || !m_traceStarts.ok() || !m_starts.ok() || !m_durations.ok() ||
        !m_explicit.ok() || !m_sortCodes.ok() || !m_peerCodes.ok())
        return damaged("streams end too early");
    return {};
}

bool ColumnsDecoder::trace(std::span<const SpanId> ids, std::size_t begin, std::size_t end, const Target& target)
{
    SpanColumns& columns = target.columns;
    const Nanos unit = m_head.unit;
    for (std::size_t i = begin; i < end; ++i) {
        if (!row(i, target))
            return false;
        const std::size_t to = target.at + i;
        columns.id[to] = ids[i];
        Nanos from = m_traceStart;
        const std::uint64_t code = m_parentRows.next();
        if (code == 1) {
            columns.parent[to] = m_parentIds.fixed<SpanId>();
        } else if (code > 1) {
            const std::uint64_t distance = code >> 1U;
            const bool after = (code & 1U) != 0;
            if (distance > (after ? end - 1 - i : i - begin))
                return false;
            columns.parent[to] = after ? ids[i + distance] : ids[i - distance];
            if (!after && !columns.flags[to - distance].has(SpanFlag::startUnknown))
                from = columns.start[to - distance];
        } else {
            columns.parent[to] = SpanId::none;
        }
        const SpanFlags flags = columns.flags[to];
        const std::int64_t units = flags.has(SpanFlag::startUnknown) ? 0 : m_starts.nextSigned();
        const auto start =
            static_cast<std::uint64_t>(wrappingSum(from / unit, units)) * static_cast<std::uint64_t>(unit);
        columns.start[to] = flags.has(SpanFlag::startUnknown) ? 0 : static_cast<Nanos>(start);
        const std::uint64_t duration = flags.has(SpanFlag::durationUnknown) ? 0 : m_durations.next();
        columns.duration[to] = static_cast<Nanos>(duration * static_cast<std::uint64_t>(unit));
        if (columns.duration[to] < 0)
            return false;
    }
    return m_parentRows.ok() && m_parentIds.ok();
}

bool ColumnsDecoder::row(std::size_t row, const Target& target)
{
    const std::uint32_t resource = this->resource();
    if (resource >= m_head.resources.size())
        return false;
    const std::uint32_t interface = this->interface(m_serviceOfResource[resource]);
    if (interface >= m_head.interfaces.size())
        return false;
    LastOfInterface& last = m_lastOfInterface[interface];
    const std::uint32_t sort = this->sort(last);
    const std::uint32_t peer = this->peer(last);
    if (sort >= m_head.sorts.size() || peer >= m_head.peers.size())
        return false;
    const std::size_t to = target.at + row;
    SpanColumns& columns = target.columns;
    columns.resource[to] = target.maps.resources[resource];
    columns.interface[to] = target.maps.interfaces[interface];
    columns.peer[to] = target.maps.peers[peer];
    columns.kind[to] = m_head.sorts[sort].kind;
    columns.status[to] = m_head.sorts[sort].status;
    columns.flags[to] = m_head.sorts[sort].flags;
    columns.place[to] = target.maps.place + row;
    columns.placeLength[to] = 0;
    return true;
}

std::uint32_t ColumnsDecoder::resource()
{
    const std::uint8_t code = m_resourceCodes.byte();
    if (code < ColumnsHead::kRecent)
        return m_resourceCodes.ok() ? m_recent.at(code) : Recent::kNone;
    const auto number = static_cast<std::uint32_t>(m_explicit.next());
    m_recent.add(number);
    return number;
}

std::uint32_t ColumnsDecoder::interface(std::uint32_t service)
{
    const std::uint8_t code = m_interfaceCodes.byte();
    if (!m_interfaceCodes.ok())
        return Recent::kNone;
    std::vector<std::uint32_t>& known = m_services[service].interfaces;
    if (code != ColumnsHead::freshInterface && code != ColumnsHead::explicitInterface)
        return code <= known.size() ? known[code - 1U] : Recent::kNone;
    const auto number =
        code == ColumnsHead::freshInterface ? m_freshInterfaces : static_cast<std::uint32_t>(m_explicit.next());
    if (number == m_freshInterfaces && number < m_head.interfaces.size()) {
        ++m_freshInterfaces;
        m_services[m_serviceOfInterface[number]].interfaces.push_back(number);
    }
    return number;
}

std::uint32_t ColumnsDecoder::sort(LastOfInterface& last)
{
    const std::uint8_t code = m_sortCodes.byte();
    if (code == ColumnsHead::kExplicitSort)
        last.sort = static_cast<std::uint32_t>(m_explicit.next());
    else if (code != 0)
        last.sort = code - 1U;
    return last.sort;
}

std::uint32_t ColumnsDecoder::peer(LastOfInterface& last)
{
    if (m_peerCodes.byte() != 0)
        last.peer = static_cast<std::uint32_t>(m_explicit.next());
    return last.peer;
}

} // namespace longspan::store
