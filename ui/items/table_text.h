// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>

namespace longspan::items {

/// How rows of a model become text.
enum class TextForm : unsigned char {
    tabs, ///< for the clipboard: tabs and line breaks inside cells become blanks
    csv,  ///< RFC 4180: comma, quotes where they are needed, CRLF
};

/// The rows of these indices, in the order of the view, with a line of headers; exact values where the model knows them
/// (copyRole). Columns in order; several indices of one row count once. Rows below headings are not followed.
[[nodiscard]] QString toText(const QAbstractItemModel& model, const QModelIndexList& rows, TextForm form);
/// All rows; below headings too.
[[nodiscard]] QString toText(const QAbstractItemModel& model, TextForm form);

} // namespace longspan::items
