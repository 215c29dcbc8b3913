// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/a11y/painted_item.h"

#include <QAccessibleWidget>
#include <QWidget>
#include <deque>
#include <unordered_map>

namespace longspan::a11y {

/// Makes every widget that implements PaintedItems accessible. Once, before the first such widget is shown.
void installPaintedAccess();

/// Items came, went or changed places: what was told before is stale.
void tellItemsChanged(QWidget& widget);
/// Another item is current.
void tellCurrentChanged(QWidget& widget);

/// A widget and its painted items as its children. Qt makes and owns it; children are made when somebody asks for them.
class PaintedAccess final : public QAccessibleWidget {
public:
    /// Children that are kept; asked for more, the oldest are forgotten.
    static constexpr std::size_t kMostKept = 4096;

    PaintedAccess(QWidget& widget, PaintedItems& items);
    ~PaintedAccess() override;

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

    [[nodiscard]] PaintedItems& items() const { return m_items; }
    [[nodiscard]] bool hasFocus() const { return widget()->hasFocus(); }
    void forgetChildren();

private:
    PaintedItems& m_items;
    mutable std::unordered_map<int, QAccessible::Id> m_ids; ///< of the children that were asked for
    mutable std::deque<int> m_asked;                        ///< the oldest first
};

} // namespace longspan::a11y
