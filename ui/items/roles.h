// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace longspan::items {

/// What the item models tell besides Qt's own roles. Not every cell knows every role.
enum Role : int {
    sortRole = Qt::UserRole + 1, ///< a number or text that orders the column
    copyRole,                    ///< exact text for the clipboard and CSV; without it the display text is meant
    barRole,                     ///< double, 0 to 1: share of the largest in the column, for a bar in the cell
    statusRole,                  ///< int of Status
    trendRole,                   ///< QList<double>: a small line, oldest first
    fullTextRole,                ///< QString: all of a value that the display text cuts
    kindRole,                    ///< int of SpanKind
    groupRole,                   ///< bool: a heading above rows of its own
};

/// How good a call is, by the console's limits: below 500 ms, up to a second, longer or failed.
enum class Status : unsigned char { none, good, slow, bad };

} // namespace longspan::items
