// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_view.h"

#include "ui/items/table_text.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <algorithm>

namespace longspan::widgets {

void copyRows(const QAbstractItemView& view)
{
    if (view.model() == nullptr)
        return;
    QModelIndexList rows = view.selectionModel() != nullptr ? view.selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end());
    QGuiApplication::clipboard()->setText(rows.isEmpty() ? items::toText(*view.model(), items::TextForm::tabs)
                                                         : items::toText(*view.model(), rows, items::TextForm::tabs));
}

bool opensRow(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace longspan::widgets
