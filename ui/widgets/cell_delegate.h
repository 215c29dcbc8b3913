// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace longspan::widgets {

class Appearance;

/// Cells of all lists: text on a bar that tells the share of the largest (items::barRole), small lines over time
/// (items::trendRole), marks for good and bad (items::statusRole), and one ground for the whole row.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit CellDelegate(const Appearance& appearance, QObject* parent = nullptr);

    /// The row under the pointer; -1: none.
    void setHoveredRow(int row) { m_hovered = row; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintBar(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintTrend(QPainter& painter, const QRect& rect, const QList<double>& trend) const;
    /// The width it took off the room of the text.
    int paintDetail(QPainter& painter, const QRect& room, const QString& text, const QString& detail) const;
    void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    const Appearance& m_appearance;
    int m_hovered = -1;
};

} // namespace longspan::widgets
