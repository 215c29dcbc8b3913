// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/statistics_model.h"

#include "ui/items/roles.h"

#include <tuple>

namespace longspan::items {
namespace {

QString nameOf(const StatisticsRow& row)
{
    return row.name.empty() ? toQString(row.service) : toQString(row.service) + QLatin1Char(' ') + toQString(row.name);
}

std::optional<Nanos> timeOf(const StatisticsRow& row, int column)
{
    switch (column) {
    case StatisticsColumn::total: return row.total;
    case StatisticsColumn::self: return row.self;
    case StatisticsColumn::mean: return row.mean();
    case StatisticsColumn::p95: return row.durations.quantile(0.95);
    case StatisticsColumn::max: return row.durations.max();
    default: return std::nullopt;
    }
}

double numberOf(const StatisticsRow& row, int column)
{
    if (const std::optional<Nanos> time = timeOf(row, column))
        return row.durations.empty() ? -1 : static_cast<double>(*time);
    if (column == StatisticsColumn::selfShare)
        return row.selfShare;
    return static_cast<double>(column == StatisticsColumn::errors ? row.errors : row.calls);
}

QString display(const StatisticsRow& row, int column)
{
    if (column == StatisticsColumn::name)
        return nameOf(row);
    if (const std::optional<Nanos> time = timeOf(row, column))
        return durationCell(*time, !row.durations.empty());
    if (column == StatisticsColumn::selfShare)
        return shareCell(row.selfShare);
    return countCell(column == StatisticsColumn::errors ? row.errors : row.calls);
}

} // namespace

void StatisticsModel::setRows(std::vector<StatisticsRow> rows, std::shared_ptr<const TraceTree> trace)
{
    replaceItems([&] {
        m_rows = std::move(rows);
        m_trace = std::move(trace);
    });
}

const StatisticsRow* StatisticsModel::rowAt(const QModelIndex& index) const
{
    const std::optional<Item> item = itemAt(index);
    return item ? &m_rows[*item] : nullptr;
}

bool StatisticsModel::less(Item a, Item b, int column) const
{
    const StatisticsRow& x = m_rows[a];
    const StatisticsRow& y = m_rows[b];
    if (column == StatisticsColumn::name)
        return std::tie(x.service, x.name) < std::tie(y.service, y.name);
    return numberOf(x, column) < numberOf(y, column);
}

QVariant StatisticsModel::cell(Item item, int column, int role) const
{
    const StatisticsRow& row = m_rows[item];
    switch (role) {
    case Qt::DisplayRole: return display(row, column);
    case Qt::TextAlignmentRole: return header(column, role);
    case sortRole: return column == StatisticsColumn::name ? QVariant(nameOf(row)) : QVariant(numberOf(row, column));
    case copyRole:
        if (const std::optional<Nanos> time = timeOf(row, column))
            return row.durations.empty() ? QString() : QString::fromStdString(millisText(*time));
        if (column == StatisticsColumn::name)
            return nameOf(row);
        return QString::number(numberOf(row, column), 'g', 12);
    case barRole: return column == StatisticsColumn::selfShare ? QVariant(row.selfShare) : QVariant();
    case statusRole:
        return column == StatisticsColumn::errors
            ? QVariant(static_cast<int>(row.errors > 0 ? Status::bad : Status::none))
            : QVariant();
    default: return {};
    }
}

QVariant StatisticsModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            (column == StatisticsColumn::name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case StatisticsColumn::name: return tr("Service and operation");
    case StatisticsColumn::calls: return tr("Spans");
    case StatisticsColumn::errors: return tr("Errors");
    case StatisticsColumn::total: return tr("Total");
    case StatisticsColumn::self: return tr("Self time");
    case StatisticsColumn::selfShare: return tr("Share");
    case StatisticsColumn::mean: return tr("Mean");
    case StatisticsColumn::p95: return tr("p95");
    case StatisticsColumn::max: return tr("Max");
    default: return {};
    }
}

} // namespace longspan::items
