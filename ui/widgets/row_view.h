// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;
class QKeyEvent;

/// What tables and trees of rows have in common.
namespace longspan::widgets {

/// To the clipboard: the selected rows in the order they are shown, or all rows when none is selected. Nothing without
/// a model.
void copyRows(const QAbstractItemView& view);

/// Enter, on either side of the keyboard.
[[nodiscard]] bool opensRow(const QKeyEvent& event);

} // namespace longspan::widgets
