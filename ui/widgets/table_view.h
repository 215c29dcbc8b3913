// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <functional>

namespace longspan::widgets {

class Appearance;
class CellDelegate;

/// A list of rows: no grid, one ground a row, sorted by clicking a header, wide columns stretched, Ctrl+C and a menu
/// that copies and exports.
class TableView final : public QTableView {
    Q_OBJECT

public:
    explicit TableView(const Appearance& appearance, QWidget* parent = nullptr);

    /// Shows the model; widths: of the columns in pixels, 0 hides one, negative ones share what is left.
    void present(QAbstractItemModel& model, const QList<int>& widths);
    /// Columns that are left out, first to last, while the stretched ones would get less than that.
    void setOptional(const QList<int>& columns, int leastStretch);
    /// An entry of the menu of rows, for the row that was clicked.
    void addRowAction(const QString& text, std::function<void(const QModelIndex&)> action);
    /// Selected rows, or all rows when none is, as text for other programs.
    void copy();

Q_SIGNALS:
    void opened(const QModelIndex& index); ///< Enter or a double click
    void exportWanted();

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void hover(int row);
    void fit();
    [[nodiscard]] QList<int> widthsThatFit() const;

    CellDelegate* m_cells;
    QList<int> m_widths;
    QList<int> m_optional;
    struct RowAction {
        QString text;
        std::function<void(const QModelIndex&)> action;
    };
    QList<RowAction> m_rowActions;
    int m_leastStretch = 0;
    int m_hovered = -1;
};

} // namespace longspan::widgets
