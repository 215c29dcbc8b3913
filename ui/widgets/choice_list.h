// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/choice_button.h"

#include <QFrame>

class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace longspan::widgets {

class SearchField;

/// The list of a ChoiceButton: a field to search by, and what matches.
class ChoiceList final : public QFrame {
    Q_OBJECT

public:
    ChoiceList(const Appearance& appearance, const QString& caption, const std::vector<ChoiceButton::Choice>& choices,
        QWidget* parent);

    void popUpBelow(const QWidget& button, const QString& current);

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(const QModelIndex& index);

    QStandardItemModel* m_items;
    QSortFilterProxyModel* m_matching;
    SearchField* m_search;
    QListView* m_view;
};

} // namespace longspan::widgets
