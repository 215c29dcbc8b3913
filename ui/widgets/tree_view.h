// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace longspan::widgets {

class Appearance;
class CellDelegate;

/// Rows below headings, in the looks of TableView.
class TreeView final : public QTreeView {
    Q_OBJECT

public:
    explicit TreeView(const Appearance& appearance, QWidget* parent = nullptr);

    /// widths: as TableView's.
    void present(QAbstractItemModel& model, const QList<int>& widths);
    /// Selected rows, or everything when none is.
    void copy();

Q_SIGNALS:
    void opened(const QModelIndex& index); ///< Enter or a double click
    void exportWanted();

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fit();

    const Appearance& m_appearance;
    QList<int> m_widths;
};

} // namespace longspan::widgets
