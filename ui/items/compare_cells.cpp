// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/compare_cells.h"

#include "ui/items/columns.h"
#include "ui/items/texts.h"

#include <algorithm>

namespace longspan::items {
namespace {

using Column = CompareColumn;

bool isDifference(int column)
{
    return column == Column::difference || column == Column::selfDifference;
}

bool isCount(int column)
{
    return column == Column::firstSpans || column == Column::secondSpans;
}

} // namespace

QString differenceText(Nanos difference)
{
    if (difference == 0)
        return QStringLiteral("±0");
    return difference > 0 ? QStringLiteral("+") + durationCell(difference)
                          : QStringLiteral("−") + durationCell(subtractClamped(0, difference));
}

std::optional<Nanos> CompareCells::difference(int column) const
{
    const auto& sides = column == Column::difference ? durations : selfTimes;
    if (!there[0] || !there[1] || !sides[0] || !sides[1])
        return std::nullopt;
    return subtractClamped(*sides[1], *sides[0]);
}

std::optional<Nanos> CompareCells::time(int column) const
{
    switch (column) {
    case Column::first: return durations[0];
    case Column::second: return durations[1];
    case Column::firstSelf: return selfTimes[0];
    case Column::secondSelf: return selfTimes[1];
    default: return difference(column);
    }
}

QString CompareCells::display(int column) const
{
    if (column == Column::name)
        return name;
    if (isCount(column)) {
        const std::uint64_t count = spans[column == Column::firstSpans ? 0 : 1];
        return count == 0 ? QString() : countCell(count);
    }
    const std::optional<Nanos> known = time(column);
    if (!isDifference(column)) {
        const bool present = there[column == Column::first || column == Column::firstSelf ? 0 : 1];
        return present ? durationCell(known.value_or(0), known.has_value()) : QString();
    }
    if (known)
        return differenceText(*known);
    if (there[0] && there[1])
        return QStringLiteral("?");
    return column == Column::selfDifference ? QString() : there[1] ? tr("new") : tr("gone");
}

QString CompareCells::exact(int column) const
{
    if (column == Column::name)
        return name.trimmed();
    if (isCount(column))
        return QString::number(spans[column == Column::firstSpans ? 0 : 1]);
    const std::optional<Nanos> known = time(column);
    return known ? QString::fromStdString(millisText(*known)) : QString();
}

// Amber, not green or red, for what one side lacks: it is neither faster nor slower.
QVariant CompareCells::status(int column) const
{
    if (!isDifference(column))
        return {};
    if (!there[0] || !there[1])
        return static_cast<int>(Status::slow);
    const Nanos known = difference(column).value_or(0);
    return static_cast<int>(known == 0 ? Status::none : known > 0 ? Status::bad : Status::good);
}

double CompareCells::number(int column) const
{
    if (isCount(column))
        return static_cast<double>(spans[column == Column::firstSpans ? 0 : 1]);
    const std::optional<Nanos> known = time(column);
    return known ? static_cast<double>(*known) : 0;
}

QVariant CompareCells::cell(int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return display(column);
    case Qt::TextAlignmentRole: return header(column, role);
    case Qt::ToolTipRole: return column == Column::name ? QVariant(name) : QVariant();
    case sortRole: return column == Column::name ? QVariant(name) : QVariant(number(column));
    case copyRole: return exact(column);
    case statusRole: return status(column);
    case differenceRole:
        if (const std::optional<Nanos> known = difference(column); column == Column::difference && known && longest > 0)
            return std::clamp(static_cast<double>(*known) / static_cast<double>(longest), -1.0, 1.0);
        return {};
    default: return {};
    }
}

QVariant CompareCells::header(int column, int role)
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column == Column::name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::name: return tr("Service and operation");
    case Column::firstSpans: return tr("Spans A");
    case Column::secondSpans: return tr("Spans B");
    case Column::first: return tr("Duration A");
    case Column::second: return tr("Duration B");
    case Column::difference: return tr("Difference");
    case Column::firstSelf: return tr("Self time A");
    case Column::secondSelf: return tr("Self time B");
    case Column::selfDifference: return tr("Self time, difference");
    default: return {};
    }
}

} // namespace longspan::items
