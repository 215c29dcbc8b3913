// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/items/roles.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QString>

namespace longspan::items {

/// A column as one text: "a | b | c".
inline QString column(
    const QAbstractItemModel& model, int column, const QModelIndex& parent = {}, int role = Qt::DisplayRole)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(parent); ++row)
        cells.append(model.index(row, column, parent).data(role).toString());
    return cells.join(QStringLiteral(" | "));
}

inline QString cellText(const QAbstractItemModel& model, int row, int column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role).toString();
}

/// Whether any role of any cell in the first rows crashes is what this finds out, and nothing else.
inline int touchEverything(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    int known = 0;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int at = 0; at < model.columnCount(parent); ++at) {
            for (const int role : {int{Qt::DisplayRole}, int{Qt::ToolTipRole}, int{sortRole}, int{copyRole},
                     int{barRole}, int{statusRole}, int{trendRole}, int{fullTextRole}, int{kindRole}, int{groupRole}})
                known += model.index(row, at, parent).data(role).isValid() ? 1 : 0;
        }
    }
    return known;
}

} // namespace longspan::items
