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
    detailRole,                  ///< QString: dim, behind a text that alone does not tell the row from others
    groupRole,                   ///< bool: a heading above rows of its own
    differenceRole,              ///< double, -1 to 1: a bar from the middle, to the right for more
};

/// How good a call is, by the console's limits: below 500 ms, up to a second, longer or failed.
enum class Status : unsigned char { none, good, slow, bad };

} // namespace longspan::items
