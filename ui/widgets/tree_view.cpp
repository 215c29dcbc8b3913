// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tree_view.h"

#include "ui/widgets/appearance.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/row_view.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>

namespace longspan::widgets {
namespace {

constexpr int kIndent = 16;
constexpr int kArrow = 12;

} // namespace

TreeView::TreeView(const Appearance& appearance, QWidget* parent) : QTreeView(parent), m_appearance(appearance)
{
    setItemDelegate(new CellDelegate(appearance, this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(kIndent);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setExpandsOnDoubleClick(false);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(24);
    header()->setSectionsMovable(false);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (model()->hasChildren(index.siblingAtColumn(0)))
            setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
        else
            Q_EMIT opened(index);
    });
}

void TreeView::present(QAbstractItemModel& model, const QList<int>& widths)
{
    setModel(&model);
    m_widths = widths;
    for (int column = 0; column < widths.size(); ++column)
        setColumnHidden(column, widths.at(column) == 0);
    fit();
    header()->setSortIndicator(0, Qt::AscendingOrder);
    setSortingEnabled(true);
}

void TreeView::fit()
{
    if (model() == nullptr || m_widths.size() != model()->columnCount())
        return;
    for (int column = 0; column < m_widths.size(); ++column) {
        if (m_widths.at(column) > 0)
            setColumnWidth(column, m_widths.at(column));
    }
}

void TreeView::copy()
{
    copyRows(*this);
}

void TreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = selectionModel() != nullptr && selectionModel()->isSelected(index);
    const scene::Theme& theme = m_appearance.theme();
    if (selected)
        painter->fillRect(option.rect, theme.selection);
    else if (model()->hasChildren(index))
        painter->fillRect(option.rect, mixed(theme.panel, theme.base, 0.3));
    QTreeView::drawRow(painter, option, index);
}

void TreeView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    if (!model()->hasChildren(index))
        return;
    const QRect place(rect.right() - kArrow - 1, rect.center().y() - kArrow / 2, kArrow, kArrow);
    icon(isExpanded(index) ? QStringLiteral("down") : QStringLiteral("forward"), m_appearance.theme().dimText)
        .paint(painter, place);
}

void TreeView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (opensRow(*event) && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fit();
}

void TreeView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Expand all"), this, &QTreeView::expandAll);
    menu->addAction(tr("Collapse all"), this, &QTreeView::collapseAll);
    menu->addSeparator();
    menu->addAction(tr("Copy rows"), QKeySequence::Copy, this, &TreeView::copy);
    menu->addAction(tr("Export as CSV…"), this, &TreeView::exportWanted);
    menu->popup(event->globalPos());
}

} // namespace longspan::widgets
