// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/ready_interface.h"
#include "model/store/sqlite.h"
#include "model/store/store_types.h"

#include <cstdint>
#include <vector>

namespace longspan::store {

/// Adds up the figures and the slowest calls of every interface over rows that are told one by one.
class ReadyBuilder {
public:
    /// keep: how many of the slowest calls of each.
    explicit ReadyBuilder(std::size_t keep = kReadyCalls) : m_keep(keep) {}

    /// What counts a row, whatever it comes from.
    struct Row {
        std::uint32_t interface = 0; ///< of the store
        Nanos start = 0;
        Nanos duration = 0;
        SpanFlags flags;
        SpanKind kind = SpanKind::unspecified;
        SpanStatus status = SpanStatus::unset;
    };

    /// True when the row is among the slowest so far: then addCall() must follow.
    [[nodiscard]] bool add(const Row& row)
    {
        Interface& to = at(row.interface);
        count(to, row);
        return !row.flags.has(SpanFlag::durationUnknown) && (!to.full || row.duration >= to.threshold);
    }
    void addCall(std::uint32_t interface, const ReadyCall& call);

    /// Adds what another one was told. Its calls' ids must be known.
    void merge(ReadyBuilder&& other);
    /// Adds to what the database keeps ready, or replaces it.
    [[nodiscard]] Result<> addTo(sqlite::Database& database);
    [[nodiscard]] Result<> replaceIn(sqlite::Database& database);
    /// Adds a segment's rows, but those in repeated (ascending).
    void addSegment(const UnpackedSegment& segment, std::span<const std::uint32_t> repeated, const TimeRange& range);
    /// The result for one interface; empty when it was never told.
    [[nodiscard]] ReadyInterface take(std::uint32_t interface);
    /// Above all interfaces that were told.
    [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(m_interfaces.size()); }

private:
    struct Interface {
        ReadyInterface ready;
        Nanos threshold = 0;
        bool full = false;
    };

    Interface& at(std::uint32_t interface)
    {
        if (interface >= m_interfaces.size())
            m_interfaces.resize(interface + 1);
        return m_interfaces[interface];
    }
    static void count(Interface& to, const Row& row)
    {
        analysis::CallStats& stats = to.ready.stats;
        ++stats.calls;
        stats.errors += row.status == SpanStatus::error ? 1U : 0U;
        ++to.ready.kinds[static_cast<std::size_t>(row.kind)];
        stats.kinds.insert(row.kind);
        if (row.flags.has(SpanFlag::durationUnknown))
            ++stats.unknownDurations;
        else
            stats.durations.add(row.duration);
        if (row.flags.has(SpanFlag::startUnknown))
            return;
        stats.first = stats.first ? std::min(*stats.first, row.start) : row.start;
        stats.last = stats.last ? std::max(*stats.last, row.start) : row.start;
    }
    void prune(Interface& of) const;
    [[nodiscard]] static Result<> write(
        sqlite::Database& database, std::uint32_t interface, const ReadyInterface& ready);

    std::size_t m_keep;
    std::vector<Interface> m_interfaces;
};

} // namespace longspan::store
