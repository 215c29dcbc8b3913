// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_view.h"

#include "ui/widgets/appearance.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/row_view.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <algorithm>

namespace longspan::widgets {
namespace {

constexpr int kRowHeight = 24;
constexpr int kLeastWidth = 56;

} // namespace

TableView::TableView(const Appearance& appearance, QWidget* parent)
    : QTableView(parent), m_cells(new CellDelegate(appearance, this))
{
    setItemDelegate(m_cells);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setFixedHeight(kRowHeight + 2);
    connect(this, &QAbstractItemView::doubleClicked, this, &TableView::opened);
}

void TableView::present(QAbstractItemModel& model, const QList<int>& widths)
{
    setModel(&model);
    m_widths = widths;
    fit();
    setSortingEnabled(true);
}

void TableView::setOptional(const QList<int>& columns, int leastStretch)
{
    m_optional = columns;
    m_leastStretch = leastStretch;
    fit();
}

QList<int> TableView::widthsThatFit() const
{
    QList<int> widths = m_widths;
    for (const int column : m_optional) {
        int left = viewport()->width();
        for (const int width : widths)
            left -= std::max(width, 0);
        if (left >= m_leastStretch)
            break;
        widths[column] = 0;
    }
    return widths;
}

// Columns of fixed width first; what is left goes to the stretching ones by their share.
void TableView::fit()
{
    if (model() == nullptr || m_widths.size() != model()->columnCount())
        return;
    const QList<int> widths = widthsThatFit();
    int left = viewport()->width();
    int shares = 0;
    for (const int width : widths) {
        left -= std::max(width, 0);
        shares += std::max(-width, 0);
    }
    for (int column = 0; column < widths.size(); ++column) {
        const int width = widths.at(column);
        setColumnHidden(column, width == 0);
        if (width > 0)
            setColumnWidth(column, width);
        else if (width < 0)
            setColumnWidth(column, std::max(kLeastWidth, left * -width / std::max(1, shares)));
    }
}

void TableView::addRowAction(const QString& text, std::function<void(const QModelIndex&)> action)
{
    m_rowActions.append({text, std::move(action)});
}

void TableView::copy()
{
    copyRows(*this);
}

void TableView::hover(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    m_cells->setHoveredRow(row);
    viewport()->update();
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    hover(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent* event)
{
    hover(-1);
    QTableView::leaveEvent(event);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (opensRow(*event) && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

void TableView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto forRow = [&](const QString& text, std::function<void(const QModelIndex&)> action) {
        const QPersistentModelIndex under = indexAt(viewport()->mapFromGlobal(event->globalPos()));
        if (under.isValid())
            menu->addAction(text, this, [under, action = std::move(action)] {
                if (under.isValid())
                    action(under);
            });
    };
    forRow(tr("Open"), [this](const QModelIndex& index) { Q_EMIT opened(index); });
    for (const RowAction& each : m_rowActions)
        forRow(each.text, each.action);
    menu->addAction(tr("Copy rows"), QKeySequence::Copy, this, &TableView::copy);
    menu->addAction(tr("Export as CSV…"), this, &TableView::exportWanted);
    menu->popup(event->globalPos());
}

} // namespace longspan::widgets
