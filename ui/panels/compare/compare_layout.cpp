// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/compare_model.h"
#include "ui/items/compare_totals_model.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/context.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/tree_view.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>
#include <QToolButton>

/// Where the parts of the panel stand.
namespace longspan::panels {
namespace {

using Column = items::CompareColumn;

QList<int> widthsOfColumns()
{
    QList<int> widths(Column::count, 92);
    widths[Column::name] = -1;
    widths[Column::firstSpans] = 62;
    widths[Column::secondSpans] = 62;
    widths[Column::difference] = 136;
    widths[Column::firstSelf] = 0;
    widths[Column::secondSelf] = 0;
    widths[Column::selfDifference] = 132;
    return widths;
}

} // namespace

QToolButton* ComparePanel::buttonFor(const QString& icon, const QString& text, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setProperty("drawing", icon);
    button->setToolTip(text);
    button->setAccessibleName(text);
    m_drawn.push_back(button);
    return button;
}

void ComparePanel::build()
{
    buildTree();
    buildTotals(*m_serviceTable, *m_services, tr("Differences by service"));
    buildTotals(*m_operationTable, *m_operations, tr("Differences by operation"));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_serviceTable);
    m_pages->addWidget(m_operationTable);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(buildSides());
    column->addWidget(buildBar());
    column->addLayout(m_pages, 1);
}

QWidget* ComparePanel::buildSides()
{
    auto* bar = new QWidget(this);
    bar->setProperty("part", QStringLiteral("bar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 5, 8, 6);
    row->setSpacing(6);
    m_first->setProperty("part", QStringLiteral("title"));
    row->addWidget(m_first, 1);
    QToolButton* swap = buttonFor(QStringLiteral("refresh"), tr("Exchange A and B"), bar);
    connect(swap, &QToolButton::clicked, this, &ComparePanel::swapSides);
    row->addWidget(swap);
    m_second->setAccessibleName(tr("The other trace"));
    connect(m_second, &widgets::ChoiceButton::chosen, this, &ComparePanel::choose);
    row->addWidget(m_second, 1);
    m_id->setPlaceholderText(tr("Trace id"));
    m_id->setAccessibleName(tr("Id of the other trace"));
    m_id->setToolTip(tr("Enter compares with the trace of this id"));
    m_id->setFixedWidth(150);
    connect(m_id, &QLineEdit::returnPressed, this, &ComparePanel::askForId);
    row->addWidget(m_id);
    QToolButton* file = buttonFor(QStringLiteral("open"), tr("Compare with a file…"), bar);
    connect(file, &QToolButton::clicked, this, &ComparePanel::chooseFile);
    row->addWidget(file);
    return bar;
}

QWidget* ComparePanel::buildBar()
{
    auto* bar = new QWidget(this);
    bar->setProperty("part", QStringLiteral("bar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 3, 8, 4);
    row->setSpacing(4);
    m_summary->setProperty("part", QStringLiteral("dim"));
    row->addWidget(m_summary, 1);
    auto* only = new QToolButton(bar);
    only->setText(tr("Only differences"));
    only->setToolTip(tr("Hide spans that took about as long in both"));
    only->setCheckable(true);
    only->setProperty("part", QStringLiteral("segment"));
    connect(only, &QToolButton::toggled, this, &ComparePanel::setOnlyDifferences);
    row->addWidget(only);
    addLayouts(*row);
    QToolButton* save = buttonFor(QStringLiteral("export"), tr("Export as CSV…"), bar);
    connect(save, &QToolButton::clicked, this, &ComparePanel::exportShown);
    row->addWidget(save);
    return bar;
}

void ComparePanel::addLayouts(QHBoxLayout& row)
{
    struct Kind {
        const char* name;
        const char* icon;
        QString text;
    };
    const Kind kinds[] = {{"tree", "waterfall", tr("Tree of both traces")},
        {"services", "statistics", tr("Sums by service")}, {"operations", "table", tr("Sums by operation")}};
    for (const Kind& kind : kinds) {
        QToolButton* button = buttonFor(QString::fromLatin1(kind.icon), kind.text, row.parentWidget());
        button->setCheckable(true);
        button->setProperty("part", QStringLiteral("segment"));
        button->setProperty("layout", QString::fromLatin1(kind.name));
        m_layouts->addButton(button);
        row.addWidget(button);
    }
    m_layouts->buttons().first()->setChecked(true);
    connect(m_layouts, &QButtonGroup::buttonClicked, this,
        [this](const QAbstractButton* button) { setLayoutName(button->property("layout").toString()); });
}

void ComparePanel::buildTree()
{
    m_tree->setAccessibleName(tr("Both traces"));
    m_tree->present(*m_model, widthsOfColumns());
    m_tree->setSortingEnabled(false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(Column::name, QHeaderView::Stretch);
    connect(m_tree, &widgets::TreeView::opened, this, &ComparePanel::openAt);
    connect(m_tree, &widgets::TreeView::exportWanted, this, &ComparePanel::exportShown);
}

void ComparePanel::buildTotals(widgets::TableView& view, items::CompareTotalsModel& model, const QString& name)
{
    QList<int> widths = widthsOfColumns();
    widths[Column::firstSelf] = 92;
    widths[Column::secondSelf] = 92;
    view.setAccessibleName(name);
    view.present(model, widths);
    constexpr int kLeastName = 200;
    view.setOptional({Column::firstSelf, Column::secondSelf, Column::first, Column::second}, kLeastName);
    view.sortByColumn(Column::difference, Qt::DescendingOrder);
    connect(&view, &widgets::TableView::exportWanted, this, &ComparePanel::exportShown);
}

void ComparePanel::refreshIcons()
{
    for (QToolButton* button : m_drawn)
        button->setIcon(widgets::icon(button->property("drawing").toString(), m_context.appearance.theme()));
}

} // namespace longspan::panels
