// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/ready_builder.h"

#include "model/store/call_ids.h"
#include "model/store/store_types.h"

#include <algorithm>

namespace longspan::store {

namespace {

bool slowerCall(const ReadyCall& a, const ReadyCall& b)
{
    return slower(a, b);
}

} // namespace

void ReadyBuilder::addCall(std::uint32_t interface, const ReadyCall& call)
{
    Interface& to = at(interface);
    to.ready.slowest.push_back(call);
    if (to.ready.slowest.size() >= m_keep + m_keep / 2 + 1)
        prune(to);
}

void ReadyBuilder::prune(Interface& of) const
{
    std::vector<ReadyCall>& calls = of.ready.slowest;
    if (calls.size() < m_keep || m_keep == 0)
        return;
    const auto last = calls.begin() + static_cast<std::ptrdiff_t>(m_keep - 1);
    std::nth_element(calls.begin(), last, calls.end(), slowerCall);
    calls.erase(last + 1, calls.end());
    of.threshold = last->duration;
    of.full = true;
}

void ReadyBuilder::addSegment(
    const UnpackedSegment& segment, std::span<const std::uint32_t> repeated, const TimeRange& range)
{
    const SpanColumns& columns = segment.columns;
    const std::vector<TraceExtent> extents = segment.extents();
    auto skip = repeated.begin();
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        if (skip != repeated.end() && *skip == row) {
            ++skip;
            continue;
        }
        const SpanFlags flags = columns.flags[row];
        const Nanos start = columns.start[row];
        if (!range.everything() && (flags.has(SpanFlag::startUnknown) || !range.contains(start)))
            continue;
        const std::uint32_t interface = segment.interface(row);
        if (add({interface, start, columns.duration[row], flags, columns.kind[row], columns.status[row]}))
            addCall(interface, callAt(segment, row, extents));
    }
}

void ReadyBuilder::merge(ReadyBuilder&& other)
{
    for (std::uint32_t number = 0; number < other.end(); ++number) {
        const ReadyInterface& ready = other.m_interfaces[number].ready;
        if (ready.stats.calls == 0)
            continue;
        Interface& to = at(number);
        to.ready.stats.merge(ready.stats);
        for (std::size_t kind = 0; kind < kSpanKinds; ++kind)
            to.ready.kinds[kind] += ready.kinds[kind];
        for (const ReadyCall& call : ready.slowest)
            addCall(number, call);
    }
}

ReadyInterface ReadyBuilder::take(std::uint32_t interface)
{
    if (interface >= m_interfaces.size())
        return {};
    Interface& of = m_interfaces[interface];
    prune(of);
    std::sort(of.ready.slowest.begin(), of.ready.slowest.end(), slowerCall);
    return std::move(of.ready);
}

Result<> ReadyBuilder::write(sqlite::Database& database, std::uint32_t interface, const ReadyInterface& ready)
{
    Result<sqlite::Statement> write = database.prepare("INSERT OR REPLACE INTO ready VALUES(?, ?)");
    if (!write)
        return failWith(std::move(write));
    const std::string bytes = ready.bytes();
    return write->bind(1, interface).bindBlob(2, bytes).run();
}

Result<> ReadyBuilder::addTo(sqlite::Database& database)
{
    CallIds ids(database);
    Result<sqlite::Statement> read = database.prepare("SELECT data FROM ready WHERE interface = ?");
    if (!read)
        return failWith(std::move(read));
    for (std::uint32_t interface = 0; interface < end(); ++interface) {
        if (m_interfaces[interface].ready.stats.calls == 0)
            continue;
        ReadyInterface added = take(interface);
        const Result<bool> row = read->bind(1, interface).step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (*row) {
            Result<ReadyInterface> stored = ReadyInterface::read(read->bytes(0));
            if (!stored)
                return fail(stored.error().kind, stored.error().what, database.path());
            if (Result<> merged =
                    stored->merge(std::move(added), [&ids](ReadyCall& call) { return ids.identify(call); });
                !merged)
                return merged;
            added = std::move(*stored);
        }
        read->reset();
        if (Result<> written = write(database, interface, added); !written)
            return written;
    }
    return {};
}

Result<> ReadyBuilder::replaceIn(sqlite::Database& database)
{
    if (Result<> cleared = database.run("DELETE FROM ready"); !cleared)
        return cleared;
    for (std::uint32_t interface = 0; interface < end(); ++interface)
        if (m_interfaces[interface].ready.stats.calls != 0)
            if (Result<> written = write(database, interface, take(interface)); !written)
                return written;
    return {};
}

} // namespace longspan::store
