// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/columns_decoder.h"

#include "model/store/recent.h"

#include <numeric>
#include <unordered_map>

namespace longspan::store {

namespace {

tl::unexpected<Error> damaged(const std::string& what)
{
    return fail(ErrorKind::malformed, "columns: " + what);
}

} // namespace

Result<ColumnsDecoder> ColumnsDecoder::open(std::string_view part)
{
    Result<PartReader> reader = PartReader::open(part, PartKind::columns, ColumnsHead::kVersion);
    if (!reader)
        return damaged(reader.error().what);
    ColumnsDecoder decoder(std::move(*reader));
    ByteReader head(decoder.m_part.next());
    if (!decoder.m_part.ok() || !decoder.m_head.read(head))
        return damaged("a head that cannot be");
    return decoder;
}

void ColumnsDecoder::takeRoom(ColumnsDecoder&& spent)
{
    m_part.takeRoom(std::move(spent.m_part));
    m_traces = std::move(spent.m_traces);
    m_traces.clear();
    m_resourceOf = std::move(spent.m_resourceOf);
    m_interfaceOf = std::move(spent.m_interfaceOf);
}

NumberReader ColumnsDecoder::numbers()
{
    const std::string_view widths = m_part.next();
    return {widths, m_part.next()};
}

const std::uint8_t* ColumnsDecoder::codes()
{
    const std::string_view bytes = m_part.next();
    return bytes.size() == m_head.rows ? reinterpret_cast<const std::uint8_t*>(bytes.data()) : nullptr;
}

Result<> ColumnsDecoder::rows(std::span<const SpanId> ids, const ColumnMaps& maps, SpanColumns& columns, std::size_t at)
{
    const Target to = {maps, columns, at};
    if (ids.size() != m_head.rows)
        return damaged("not as many rows as ids");
    numberServices();
    const bool unpacked = traces(to) && readTimes() && resources(to) && interfaces(to) && sorts(to) && peers(to) &&
        m_part.ok() && m_part.left() == 0;
    if (!unpacked || !times(ids, to))
        return damaged("streams that cannot be");
    std::copy(ids.begin(), ids.end(), columns.id.begin() + at);
    std::iota(columns.place.begin() + at, columns.place.begin() + at + ids.size(), maps.place);
    return {};
}

/// Services get dense numbers, so that a row needs no look-up by text.
void ColumnsDecoder::numberServices()
{
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    const auto number = [&](std::uint32_t service) {
        return numbers.emplace(service, static_cast<std::uint32_t>(numbers.size())).first->second;
    };
    for (const ColumnsHead::Interface& interface : m_head.interfaces)
        m_serviceOfInterface.push_back(number(interface.service));
    for (const ColumnsHead::Resource& resource : m_head.resources)
        m_serviceOfResource.push_back(number(resource.service));
    m_services = numbers.size();
}

bool ColumnsDecoder::traces(const Target& to)
{
    NumberReader sizes = numbers();
    NumberReader starts = numbers();
    m_traces.reserve(m_head.traces);
    std::size_t begin = 0;
    for (std::uint32_t trace = 0; trace < m_head.traces; ++trace) {
        const std::uint64_t size = sizes.next();
        if (size == 0 || size > m_head.rows - begin)
            return false;
        const std::uint64_t after = starts.next() * static_cast<std::uint64_t>(m_head.unit);
        const std::size_t end = begin + static_cast<std::size_t>(size);
        m_traces.push_back({begin, end, wrappingSum(m_head.minStart, static_cast<Nanos>(after))});
        std::fill(
            to.columns.trace.begin() + to.at + begin, to.columns.trace.begin() + to.at + end, to.maps.traces[trace]);
        begin = end;
    }
    return begin == m_head.rows && sizes.ok() && starts.ok();
}

bool ColumnsDecoder::readTimes()
{
    m_parentRows = numbers();
    m_parentIds = ByteReader(m_part.next());
    m_starts = numbers();
    m_durations = numbers();
    return m_part.ok();
}

bool ColumnsDecoder::resources(const Target& to)
{
    const std::uint8_t* const code = codes();
    NumberReader more = numbers();
    if (!code)
        return m_head.rows == 0;
    m_resourceOf.resize(m_head.rows);
    std::uint32_t* const of = m_resourceOf.data();
    ResourceNo* const out = to.columns.resource.data() + to.at;
    Recent recent;
    for (std::size_t row = 0; row < m_head.rows; ++row) {
        std::uint32_t number = 0;
        if (code[row] < ColumnsHead::kRecent) {
            number = recent.at(code[row]);
        } else {
            number = static_cast<std::uint32_t>(more.next());
            recent.add(number);
        }
        if (number >= m_head.resources.size())
            return false;
        of[row] = number;
        out[row] = to.maps.resources[number];
    }
    return more.ok();
}

bool ColumnsDecoder::interfaces(const Target& to)
{
    const std::uint8_t* const code = codes();
    NumberReader more = numbers();
    if (!code)
        return m_head.rows == 0;
    m_interfaceOf.resize(m_head.rows);
    std::uint32_t* const of = m_interfaceOf.data();
    InterfaceNo* const out = to.columns.interface.data() + to.at;
    std::vector<std::vector<std::uint32_t>> ofService(m_services);
    std::uint32_t fresh = 0;
    for (std::size_t row = 0; row < m_head.rows; ++row) {
        std::uint32_t number = fresh;
        if (code[row] != ColumnsHead::freshInterface && code[row] != ColumnsHead::explicitInterface) {
            const std::vector<std::uint32_t>& known = ofService[m_serviceOfResource[m_resourceOf[row]]];
            if (code[row] > known.size())
                return false;
            number = known[code[row] - 1U];
        } else if (code[row] == ColumnsHead::explicitInterface) {
            number = static_cast<std::uint32_t>(more.next());
        }
        if (number >= m_head.interfaces.size())
            return false;
        if (number == fresh)
            ofService[m_serviceOfInterface[fresh++]].push_back(number);
        of[row] = number;
        out[row] = to.maps.interfaces[number];
    }
    return more.ok();
}

bool ColumnsDecoder::sorts(const Target& to)
{
    const std::uint8_t* const code = codes();
    NumberReader more = numbers();
    if (!code)
        return m_head.rows == 0;
    std::vector<std::uint32_t> last(m_head.interfaces.size(), Recent::kNone);
    const std::uint32_t* const interface = m_interfaceOf.data();
    const ColumnsHead::Sort* const sorts = m_head.sorts.data();
    const std::size_t count = m_head.sorts.size();
    SpanKind* const kinds = to.columns.kind.data() + to.at;
    SpanStatus* const statuses = to.columns.status.data() + to.at;
    SpanFlags* const flags = to.columns.flags.data() + to.at;
    for (std::size_t row = 0; row < m_head.rows; ++row) {
        std::uint32_t& of = last[interface[row]];
        if (code[row] != 0)
            of = code[row] == ColumnsHead::kExplicitSort ? static_cast<std::uint32_t>(more.next()) : code[row] - 1U;
        if (of >= count)
            return false;
        const ColumnsHead::Sort sort = sorts[of];
        kinds[row] = sort.kind;
        statuses[row] = sort.status;
        flags[row] = sort.flags;
    }
    return more.ok();
}

bool ColumnsDecoder::peers(const Target& to)
{
    const std::uint8_t* const code = codes();
    NumberReader more = numbers();
    if (!code)
        return m_head.rows == 0;
    constexpr StringId kUnset{Recent::kNone};
    std::vector<StringId> last(m_head.interfaces.size(), kUnset);
    const std::uint32_t* const interface = m_interfaceOf.data();
    StringId* const out = to.columns.peer.data() + to.at;
    bool everySet = true;
    for (std::size_t row = 0; row < m_head.rows; ++row) {
        StringId& of = last[interface[row]];
        if (code[row] != 0) {
            const std::uint64_t number = more.next();
            of = number < m_head.peers.size() ? to.maps.peers[number] : kUnset;
        }
        everySet = everySet && of != kUnset;
        out[row] = of;
    }
    return everySet && more.ok();
}

bool ColumnsDecoder::times(std::span<const SpanId> ids, const Target& to)
{
    for (const Trace& trace : m_traces)
        if (!starts(trace, ids, to))
            return false;
    return m_parentRows.ok() && m_parentIds.ok() && m_starts.ok() && durations(to);
}

bool ColumnsDecoder::starts(const Trace& trace, std::span<const SpanId> ids, const Target& to)
{
    const SpanFlags* const flags = to.columns.flags.data() + to.at;
    SpanId* const parents = to.columns.parent.data() + to.at;
    Nanos* const out = to.columns.start.data() + to.at;
    const Nanos unit = m_head.unit;
    for (std::size_t row = trace.begin; row < trace.end; ++row) {
        Nanos from = trace.start;
        const std::uint64_t code = m_parentRows.next();
        const std::uint64_t distance = code >> 1U;
        if (code <= 1) {
            parents[row] = code == 0 ? SpanId::none : m_parentIds.fixed<SpanId>();
        } else if ((code & 1U) != 0) {
            if (distance >= trace.end - row)
                return false;
            parents[row] = ids[row + distance];
        } else {
            if (distance > row - trace.begin)
                return false;
            parents[row] = ids[row - distance];
            from = flags[row - distance].has(SpanFlag::startUnknown) ? from : out[row - distance];
        }
        if (flags[row].has(SpanFlag::startUnknown)) {
            out[row] = 0;
            continue;
        }
        // Times are multiples of the unit, so the difference can be made before or after the division.
        const auto after = static_cast<std::uint64_t>(m_starts.nextSigned()) * static_cast<std::uint64_t>(unit);
        out[row] = wrappingSum(from, static_cast<Nanos>(after));
    }
    return true;
}

bool ColumnsDecoder::durations(const Target& to)
{
    const SpanFlags* const flags = to.columns.flags.data() + to.at;
    Nanos* const out = to.columns.duration.data() + to.at;
    Nanos sign = 0;
    for (std::size_t row = 0; row < m_head.rows; ++row) {
        const std::uint64_t units = flags[row].has(SpanFlag::durationUnknown) ? 0 : m_durations.next();
        out[row] = static_cast<Nanos>(units * static_cast<std::uint64_t>(m_head.unit));
        sign |= out[row];
    }
    return sign >= 0 && m_durations.ok();
}

} // namespace longspan::store
