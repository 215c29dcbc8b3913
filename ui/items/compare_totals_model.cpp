// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/compare_totals_model.h"

#include "ui/items/texts.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace longspan::items {
namespace {

using analysis::ComparedOperation;
using analysis::ComparedSums;

CompareCells cellsOf(const QString& name, const ComparedSums& sums)
{
    CompareCells cells;
    cells.name = name;
    for (std::size_t side = 0; side < sums.size(); ++side) {
        cells.spans[side] = sums[side].spans;
        cells.there[side] = sums[side].spans > 0;
        if (!cells.there[side])
            continue;
        cells.durations[side] = sums[side].duration;
        cells.selfTimes[side] = sums[side].self;
    }
    return cells;
}

struct ServiceSums {
    std::string_view service;
    ComparedSums sums;
};

std::vector<ServiceSums> byService(const std::vector<ComparedOperation>& operations)
{
    std::vector<ServiceSums> found;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const ComparedOperation& each : operations) {
        const auto [place, added] = places.try_emplace(each.service, found.size());
        if (added)
            found.push_back({each.service, {}});
        ComparedSums& sums = found[place->second].sums;
        for (std::size_t side = 0; side < sums.size(); ++side) {
            sums[side].spans += each.sums[side].spans;
            sums[side].errors += each.sums[side].errors;
            sums[side].duration = addClamped(sums[side].duration, each.sums[side].duration);
            sums[side].self = addClamped(sums[side].self, each.sums[side].self);
        }
    }
    return found;
}

} // namespace

void CompareTotalsModel::setTraces(const ComparedTracesPtr& traces)
{
    replaceItems([&] {
        m_rows.clear();
        if (!traces)
            return;
        const std::vector<ComparedOperation>& operations = traces->comparison.operations;
        if (m_by == StatisticsBy::service) {
            for (const ServiceSums& each : byService(operations))
                m_rows.push_back(cellsOf(toQString(each.service), each.sums));
        } else {
            for (const ComparedOperation& each : operations)
                m_rows.push_back(
                    cellsOf(toQString(each.service) + QStringLiteral("  ") + toQString(each.name), each.sums));
        }
        double longest = 0;
        for (const CompareCells& row : m_rows)
            longest = std::max(longest, std::abs(row.number(CompareColumn::difference)));
        for (CompareCells& row : m_rows)
            row.longest = static_cast<Nanos>(longest);
    });
}

void CompareTotalsModel::setOnlyDifferences(bool only)
{
    m_onlyDifferences = only;
    refilter();
}

bool CompareTotalsModel::accepts(Item item) const
{
    const CompareCells& row = m_rows[item];
    return !m_onlyDifferences || row.spans[0] != row.spans[1] || row.durations[0] != row.durations[1] ||
        row.selfTimes[0] != row.selfTimes[1];
}

QVariant CompareTotalsModel::cell(Item item, int column, int role) const
{
    return m_rows[item].cell(column, role);
}

bool CompareTotalsModel::less(Item a, Item b, int column) const
{
    if (column == CompareColumn::name)
        return m_rows[a].name < m_rows[b].name;
    return m_rows[a].number(column) < m_rows[b].number(column);
}

} // namespace longspan::items
