// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/columns_encoder.h"

#include <algorithm>
#include <limits>

namespace longspan::store {

void ColumnsEncoder::begin(const SegmentRows& rows)
{
    m_head = {};
    m_head.rows = static_cast<std::uint32_t>(rows.rows.size());
    m_head.traces = static_cast<std::uint32_t>(rows.traces.size());
    m_interfaces.begin(m_table.interfaces().size());
    m_resources.begin(m_table.resources().size());
    m_peers.begin(m_table.strings().size());
    m_equalResources.clear();
    m_services.clear();
    m_lastOfInterface.clear();
    m_recent = {};
    m_rows = rows;
    m_trace = m_traceBegin = m_traceEnd = m_at = 0;
    for (NumberWriter* stream : {&m_traceSizes, &m_traceStarts, &m_parentRows, &m_starts, &m_durations,
             &m_moreResources, &m_moreInterfaces, &m_moreSorts, &m_morePeers})
        stream->clear();
    for (ByteWriter* stream : {&m_parentIds, &m_sortCodes, &m_resourceCodes, &m_interfaceCodes, &m_peerCodes})
        stream->clear();
    findUnit(rows);
}

void ColumnsEncoder::findUnit(const SegmentRows& rows)
{
    Nanos first = std::numeric_limits<Nanos>::max();
    bool micros = true;
    for (const SpanIndex row : rows.rows) {
        micros = micros && m_table.start(row) % kMicrosecond == 0 && m_table.duration(row) % kMicrosecond == 0;
        if (m_table.startKnown(row))
            first = std::min(first, m_table.start(row));
    }
    m_head.unit = micros ? kMicrosecond : 1;
    m_head.minStart = first == std::numeric_limits<Nanos>::max() ? 0 : first;
}

bool ColumnsEncoder::knowsResource(ResourceNo resource) const
{
    return m_resources.find(index(resource)) != LocalNumbers::kNone;
}

bool ColumnsEncoder::addResource(ResourceNo number, std::uint32_t record)
{
    const Resource& resource = m_table.resources()[index(number)];
    const ColumnsHead::Resource made = {m_names.texts[index(resource.service)], m_names.texts[index(resource.host)],
        m_names.texts[index(resource.address)], record};
    const auto next = static_cast<std::uint32_t>(m_head.resources.size());
    const auto [equal, fresh] = m_equalResources.insert({{made.service, made.host, made.address, made.record}, next});
    if (fresh)
        m_head.resources.push_back(made);
    m_resources.set(index(number), equal->second);
    return fresh;
}

void ColumnsEncoder::addFact(ResourceNo resource, std::uint32_t key, const std::string& value)
{
    const StringId service = m_table.resources()[index(resource)].service;
    m_head.facts.push_back({m_names.texts[index(service)], key, value});
}

void ColumnsEncoder::beginTrace()
{
    const std::uint32_t count = m_rows.traces[m_trace++];
    m_traceBegin = m_at;
    m_traceEnd = m_at + count;
    m_traceSizes.put(count);
    const auto rows = m_rows.rows.subspan(m_traceBegin, count);
    m_traceStart = std::numeric_limits<Nanos>::max();
    for (const SpanIndex row : rows)
        if (m_table.startKnown(row))
            m_traceStart = std::min(m_traceStart, m_table.start(row));
    if (m_traceStart == std::numeric_limits<Nanos>::max())
        m_traceStart = m_head.minStart;
    const auto after = static_cast<std::uint64_t>(wrappingDifference(m_traceStart, m_head.minStart));
    m_traceStarts.put(after / static_cast<std::uint64_t>(m_head.unit));
    m_parents.begin(m_table, rows);
}

void ColumnsEncoder::row(SpanIndex span)
{
    if (m_at == m_traceEnd)
        beginTrace();
    const ResourceNo resource = m_table.resourceNo(span);
    putResource(resource);
    const std::uint32_t service = m_names.texts[index(m_table.resources()[index(resource)].service)];
    const std::uint32_t interface = putInterface(m_table.interface(span), service);
    putSort(span, m_lastOfInterface[interface]);
    putPeer(m_table.columns().peer[index(span)], m_lastOfInterface[interface]);
    putTimes(span);
    ++m_at;
}

void ColumnsEncoder::putResource(ResourceNo resource)
{
    const std::uint32_t number = m_resources.find(index(resource));
    const std::size_t place = m_recent.use(number);
    if (place < ColumnsHead::kRecent) {
        m_resourceCodes.byte(static_cast<std::uint8_t>(place));
        return;
    }
    m_resourceCodes.byte(ColumnsHead::explicitResource);
    m_moreResources.put(number);
}

std::uint32_t ColumnsEncoder::putInterface(InterfaceNo interface, std::uint32_t service)
{
    std::uint32_t number = m_interfaces.find(index(interface));
    const bool fresh = number == LocalNumbers::kNone;
    if (fresh)
        number = addInterface(interface);
    const bool sameService = m_head.interfaces[number].service == service;
    const std::uint32_t place = m_lastOfInterface[number].inService + 1;
    if (sameService && fresh) {
        m_interfaceCodes.byte(ColumnsHead::freshInterface);
    } else if (sameService && place < ColumnsHead::explicitInterface) {
        m_interfaceCodes.byte(static_cast<std::uint8_t>(place));
    } else {
        m_interfaceCodes.byte(ColumnsHead::explicitInterface);
        m_moreInterfaces.put(number);
    }
    return number;
}

std::uint32_t ColumnsEncoder::addInterface(InterfaceNo interface)
{
    const auto number = static_cast<std::uint32_t>(m_head.interfaces.size());
    const std::uint32_t service = m_names.texts[index(m_table.interfaces()[index(interface)].service)];
    m_interfaces.set(index(interface), number);
    m_head.interfaces.push_back({m_names.interfaces[index(interface)], service});
    m_lastOfInterface.emplace_back().inService = m_services[service]++;
    return number;
}

void ColumnsEncoder::putSort(SpanIndex span, LastOfInterface& last)
{
    const ColumnsHead::Sort sort = {m_table.kind(span), m_table.status(span), m_table.flags(span)};
    if (last.sort != LocalNumbers::kNone && m_head.sorts[last.sort] == sort) {
        m_sortCodes.byte(0);
        return;
    }
    const auto found = std::find(m_head.sorts.begin(), m_head.sorts.end(), sort);
    last.sort = static_cast<std::uint32_t>(found - m_head.sorts.begin());
    if (found == m_head.sorts.end())
        m_head.sorts.push_back(sort);
    if (last.sort + 1 < ColumnsHead::kExplicitSort) {
        m_sortCodes.byte(static_cast<std::uint8_t>(last.sort + 1));
        return;
    }
    m_sortCodes.byte(ColumnsHead::kExplicitSort);
    m_moreSorts.put(last.sort);
}

void ColumnsEncoder::putPeer(StringId peer, LastOfInterface& last)
{
    std::uint32_t number = m_peers.find(index(peer));
    if (number == LocalNumbers::kNone) {
        number = static_cast<std::uint32_t>(m_head.peers.size());
        m_peers.set(index(peer), number);
        m_head.peers.push_back(m_names.texts[index(peer)]);
    }
    m_peerCodes.byte(last.peer == number ? 0 : 1);
    if (last.peer != number)
        m_morePeers.put(number);
    last.peer = number;
}

void ColumnsEncoder::putTimes(SpanIndex span)
{
    const std::size_t row = m_at - m_traceBegin;
    Nanos from = m_traceStart;
    const bool hasParent = m_table.parentId(span) != SpanId::none;
    const std::optional<std::size_t> parent = m_parents.parentOf(row);
    if (!hasParent) {
        m_parentRows.put(0);
    } else if (!parent) {
        m_parentRows.put(1);
        m_parentIds.fixed(m_table.parentId(span));
    } else if (*parent > row) {
        m_parentRows.put(2 * (*parent - row) + 1);
    } else {
        m_parentRows.put(2 * (row - *parent));
        const SpanIndex parentSpan = m_rows.rows[m_traceBegin + *parent];
        if (m_table.startKnown(parentSpan))
            from = m_table.start(parentSpan);
    }
    // Exact: every known time is a multiple of the unit, and both sides stand for the same 64 bits.
    if (m_table.startKnown(span))
        m_starts.putSigned(wrappingDifference(m_table.start(span) / m_head.unit, from / m_head.unit));
    if (m_table.durationKnown(span))
        m_durations.put(static_cast<std::uint64_t>(m_table.duration(span) / m_head.unit));
}

Result<std::string> ColumnsEncoder::finish(PartWriter& part)
{
    std::sort(m_head.facts.begin(), m_head.facts.end());
    m_head.facts.erase(std::unique(m_head.facts.begin(), m_head.facts.end()), m_head.facts.end());
    ByteWriter head;
    m_head.write(head);
    part.begin(PartKind::columns, ColumnsHead::kVersion);
    const auto add = [&part](NumberWriter& numbers) {
        part.add(numbers.widths());
        part.addRaw(numbers.finishBits());
    };
    part.add(head.view());
    add(m_traceSizes);
    add(m_traceStarts);
    add(m_parentRows);
    part.addRaw(m_parentIds.view());
    add(m_starts);
    add(m_durations);
    part.add(m_resourceCodes.view());
    add(m_moreResources);
    part.add(m_interfaceCodes.view());
    add(m_moreInterfaces);
    part.add(m_sortCodes.view());
    add(m_moreSorts);
    part.add(m_peerCodes.view());
    add(m_morePeers);
    return part.finish();
}

} // namespace longspan::store
