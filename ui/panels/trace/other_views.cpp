// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/other_views.h"

#include "ui/items/statistics_model.h"
#include "ui/panels/context.h"
#include "ui/panels/reports.h"
#include "ui/panels/trace/flame_view.h"
#include "ui/session/session.h"
#include "ui/widgets/table_view.h"

#include <QItemSelectionModel>
#include <QStackedLayout>

namespace longspan::panels {
namespace {

constexpr int kLeastName = 200;

} // namespace

OtherViews::OtherViews(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_flames(new FlameView(context.appearance, this))
    , m_spanModel(new items::SpanModel(this))
    , m_statisticsModel(new items::StatisticsModel(this))
    , m_table(new widgets::TableView(context.appearance, this))
    , m_statistics(new widgets::TableView(context.appearance, this))
    , m_pages(new QStackedLayout(this))
    , m_makeFlames(context.workers,
          [this](Result<std::shared_ptr<const scene::FlameGraph>> graph) {
              if (graph)
                  m_flames->setGraph(*graph);
          })
    , m_makeStatistics(context.workers,
          [this](Result<std::vector<items::StatisticsRow>> rows) {
              if (rows)
                  m_statisticsModel->setRows(*std::move(rows), m_loaded.shown->treePtr());
          })
    , m_sort(context.workers, [this](Result<Order> order) {
        if (order)
            m_spanModel->setOrder(std::move(order->rows), order->column, order->direction);
    })
{
    context.reports.watch(m_makeFlames, tr("Drawing the flame graph"));
    context.reports.watch(m_makeStatistics, tr("Adding up the trace"));
    context.reports.watch(m_sort, tr("Sorting"));
    m_pages->setContentsMargins(0, 0, 0, 0);
    m_pages->addWidget(m_flames);
    buildTable();
    buildStatistics();
    connect(m_flames, &FlameView::nodeChosen, this, &OtherViews::nodeChosen);
    connect(m_spanModel, &items::SpanModel::sortWanted, this, &OtherViews::sortElsewhere);
}

OtherViews::~OtherViews() = default;

void OtherViews::buildTable()
{
    using Column = items::SpanColumn;
    QList<int> widths(Column::count, 0);
    widths[Column::service] = 128;
    widths[Column::name] = -1;
    widths[Column::start] = 96;
    widths[Column::duration] = 96;
    widths[Column::self] = 84;
    widths[Column::status] = 64;
    widths[Column::depth] = 52;
    m_table->setAccessibleName(tr("Spans of the trace"));
    m_table->present(*m_spanModel, widths);
    m_pages->addWidget(m_table);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
            if (const NodeNo node = m_spanModel->nodeAt(current); !m_showing && node != NodeNo::none)
                Q_EMIT nodeChosen(node);
        });
    connect(
        m_table, &widgets::TableView::exportWanted, this, [this] { Q_EMIT exportWanted(m_spanModel, tr("spans")); });
}

void OtherViews::buildStatistics()
{
    using Column = items::StatisticsColumn;
    QList<int> widths(Column::count, 76);
    widths[Column::name] = -1;
    widths[Column::selfShare] = 96;
    m_statistics->setAccessibleName(tr("Statistics of the trace"));
    m_statistics->present(*m_statisticsModel, widths);
    m_statistics->setOptional({Column::max, Column::mean, Column::total, Column::p95}, kLeastName);
    m_statistics->sortByColumn(Column::self, Qt::DescendingOrder);
    m_pages->addWidget(m_statistics);
    connect(m_statistics, &widgets::TableView::exportWanted, this,
        [this] { Q_EMIT exportWanted(m_statisticsModel, tr("statistics")); });
}

void OtherViews::setTrace(const LoadedTrace& loaded)
{
    clear();
    m_loaded = loaded;
    m_loaded.rows.reset();
}

void OtherViews::clear()
{
    m_makeFlames.cancel();
    m_makeStatistics.cancel();
    m_sort.cancel();
    m_flames->setGraph(nullptr);
    m_hasFlames = false;
    m_hasTable = false;
    m_hasStatistics = false;
}

void OtherViews::show(const QString& name)
{
    if (!m_loaded.shown)
        return;
    if (name == QLatin1String("flame")) {
        makeFlames();
        m_pages->setCurrentWidget(m_flames);
    } else if (name == QLatin1String("table")) {
        makeTable();
        m_pages->setCurrentWidget(m_table);
    } else {
        makeStatistics();
        m_pages->setCurrentWidget(m_statistics);
    }
}

void OtherViews::makeFlames()
{
    if (std::exchange(m_hasFlames, true))
        return;
    m_makeFlames.start([shown = m_loaded.shown](const Call& call) {
        return scene::FlameGraph::make(shown, call).map([](scene::FlameGraph graph) {
            return std::make_shared<const scene::FlameGraph>(std::move(graph));
        });
    });
}

void OtherViews::makeTable()
{
    if (std::exchange(m_hasTable, true))
        return;
    m_showing = true;
    m_spanModel->setTimes(items::TimeTexts(m_context.session.timeZone()));
    m_spanModel->setSpans(m_loaded.spans());
    m_showing = false;
}

void OtherViews::makeStatistics()
{
    if (std::exchange(m_hasStatistics, true))
        return;
    m_makeStatistics.start([spans = m_loaded.spans()](const Call& call) {
        return items::traceStatistics(spans, items::StatisticsBy::operation, call);
    });
}

void OtherViews::sortElsewhere(int column, Qt::SortOrder order)
{
    m_sort.start([spans = m_loaded.spans(), column, order](const Call& call) {
        return items::sortedSpans(spans, column, order, call).map([column, order](std::vector<std::uint32_t> rows) {
            return Order{std::move(rows), column, order};
        });
    });
}

void OtherViews::select(NodeNo node)
{
    if (!m_hasTable || m_pages->currentWidget() != m_table)
        return;
    const QModelIndex row = m_spanModel->indexOfNode(node);
    if (!row.isValid() || row.row() == m_table->currentIndex().row())
        return;
    m_showing = true;
    m_table->selectRow(row.row());
    m_showing = false;
}

} // namespace longspan::panels
