// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/catalog.h"
#include "model/store/ready_builder.h"
#include "model/store/store_types.h"

#include <string>
#include <vector>

namespace longspan::store {

/// Figures of interfaces and services out of one state of a store: for all times from what lies ready, else from the
/// segments.
class Figures {
public:
    Figures(sqlite::Database& database, const Catalog& catalog, const Call& call)
        : m_database(database), m_catalog(catalog), m_call(call)
    {
    }

    [[nodiscard]] Result<std::vector<Interface>> interfaces(const std::string& service, const TimeRange& range);
    [[nodiscard]] Result<std::vector<Application>> applications(const TimeRange& range);

private:
    [[nodiscard]] Result<std::vector<Interface>> fromReady(const std::string& service);
    [[nodiscard]] Result<std::vector<Interface>> fromSegments(const std::string& service, const TimeRange& range);
    [[nodiscard]] Interface describe(std::uint32_t interface, ReadyInterface&& ready) const;
    [[nodiscard]] Result<> addFacts(std::vector<Application>& applications);

    sqlite::Database& m_database;
    const Catalog& m_catalog;
    const Call& m_call;
};

/// Counts the rows of all segments that start in a range, on all cores. keep: see ReadyBuilder.
[[nodiscard]] Result<ReadyBuilder> countSegments(
    sqlite::Database& database, const TimeRange& range, std::size_t keep, const Call& call);

} // namespace longspan::store
