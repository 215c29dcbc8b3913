// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QString>

class QWidget;

namespace longspan::a11y {

/// What a widget that paints its items itself says of them: rows of a waterfall, nodes of a topology. The widget
/// implements this; installPaintedAccess() does the rest. Items are numbered from 0; all of them count, not only those
/// in view.
class PaintedItems {
public:
    struct Item {
        QString name;        ///< read first: what it is
        QString description; ///< read on demand: times, errors, oddities
        QRect rect;          ///< on the surface; null when it is not in view
        int level = 0;       ///< in a tree, from 1; 0 for items of a plain list
        bool selected = false;
        bool expandable = false;
        bool expanded = false;
    };

    virtual ~PaintedItems() = default;

    /// The widget whose coordinates rect and itemAt() mean: the viewport of a scroll area.
    [[nodiscard]] virtual const QWidget& surface() const = 0;
    [[nodiscard]] virtual bool isTree() const = 0;
    [[nodiscard]] virtual int itemCount() const = 0;
    [[nodiscard]] virtual Item item(int number) const = 0;
    /// -1: none there.
    [[nodiscard]] virtual int itemAt(const QPoint& point) const = 0;
    /// The one that keys work on; -1: none.
    [[nodiscard]] virtual int currentItem() const = 0;
    /// Selects it and brings it into view, as a click does.
    virtual void selectItem(int number) = 0;
    /// Folds or unfolds an expandable one.
    virtual void toggleItem(int number) = 0;
};

} // namespace longspan::a11y
