// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/interfaces/interfaces_panel.h"

#include "ui/items/interface_model.h"
#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/messages.h"
#include "ui/panels/reports.h"
#include "ui/session/session.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace longspan::panels {
namespace {

constexpr std::size_t kMostTrends = 60;
constexpr int kLeastName = 130;
constexpr std::uint32_t kTrendPoints = 24;

/// Requests over time of some interfaces.
Result<std::vector<InterfaceTrend>> trendsOf(
    source::TraceSource& source, const std::vector<source::MetricQuery>& queries, const Call& call)
{
    std::vector<InterfaceTrend> trends;
    for (const source::MetricQuery& query : queries) {
        auto series = source.metrics(query, call);
        if (!series)
            return failWith(std::move(series));
        InterfaceTrend trend{query.application.name, query.interface.value_or(std::string()), {}};
        for (const source::MetricPoint& point : series->points)
            trend.requests.append(static_cast<double>(point.requests));
        trends.push_back(std::move(trend));
    }
    return trends;
}

} // namespace

InterfacesPanel::InterfacesPanel(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new items::InterfaceModel(this))
    , m_filter(new widgets::SearchField(context.appearance, tr("Filter interfaces"), this))
    , m_kind(new QComboBox(this))
    , m_table(new widgets::TableView(context.appearance, this))
    , m_empty(new widgets::EmptyState(this))
    , m_banner(new widgets::Banner(context.appearance, this))
    , m_pages(new QStackedLayout)
    , m_list(context.workers, [this](Result<query::FoundInterfaces> found) { take(std::move(found)); })
    , m_trends(context.workers, [this](const Result<std::vector<InterfaceTrend>>& trends) {
        if (trends)
            showTrends(*trends);
    })
{
    context.reports.watch(m_list, tr("Listing interfaces"));
    buildHeader();
    buildView();
    using session::Session;
    for (const auto signal : {&Session::sourceOpened, &Session::regionChanged, &Session::applicationChanged,
             &Session::timeChanged, &Session::refreshWanted})
        connect(&context.session, signal, this, &InterfacesPanel::load);
    connect(&context.session, &Session::interfaceChanged, this, &InterfacesPanel::showSelected);
    load();
}

InterfacesPanel::~InterfacesPanel() = default;

void InterfacesPanel::buildHeader()
{
    m_kind->setAccessibleName(tr("Kind of interface"));
    m_kind->addItem(tr("All kinds"), -1);
    for (const SpanKind kind :
        {SpanKind::server, SpanKind::client, SpanKind::internal, SpanKind::producer, SpanKind::consumer})
        m_kind->addItem(items::kindText(kind), static_cast<int>(kind));
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const int kind = m_kind->currentData().toInt();
        m_model->setKindFilter(kind < 0 ? std::nullopt : std::optional(static_cast<SpanKind>(kind)));
    });
    connect(m_filter, &QLineEdit::textChanged, m_model, &items::InterfaceModel::setTextFilter);
    connect(m_filter, &widgets::SearchField::escaped, this, [this] { m_table->setFocus(); });
}

void InterfacesPanel::buildView()
{
    using Column = items::InterfaceColumn;
    QList<int> widths(Column::count, 0);
    widths[Column::name] = -1;
    widths[Column::calls] = 50;
    widths[Column::p50] = 62;
    widths[Column::p99] = 66;
    widths[Column::errors] = 52;
    widths[Column::trend] = 52;
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Interfaces"));
    m_table->present(*m_model, widths);
    m_table->setOptional({Column::p50, Column::trend, Column::errors}, kLeastName);
    m_table->sortByColumn(Column::p99, Qt::DescendingOrder);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) { choose(current); });
    connect(
        m_table, &widgets::TableView::exportWanted, this, [this] { Q_EMIT exportWanted(m_model, tr("interfaces")); });
    m_table->addRowAction(tr("Topology of this interface"), [this](const QModelIndex& index) {
        choose(index);
        Q_EMIT topologyWanted();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(6);
    row->addWidget(m_filter, 1);
    row->addWidget(m_kind);
    column->addWidget(m_banner);
    column->addLayout(row);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    column->addLayout(m_pages, 1);
    setMinimumWidth(280);
}

void InterfacesPanel::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void InterfacesPanel::load()
{
    const session::Session& session = m_context.session;
    const source::SourcePtr source = session.source();
    m_trends.cancel();
    if (!source) {
        m_list.cancel();
        m_model->setInterfaces({});
        m_empty->say(session.selection().source.empty() ? tr("No source chosen") : QString());
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    m_list.start([source, application = session.application(), range = session.timeRange()](
                     const Call& call) { return query::listInterfaces(*source, application, range, call); });
}

void InterfacesPanel::take(Result<query::FoundInterfaces> found)
{
    if (!found) {
        m_banner->say(Messages::error(tr("The interfaces could not be listed"), found.error()));
        return;
    }
    m_banner->clear();
    m_showing = true;
    m_model->setInterfaces(std::move(found->answer));
    m_showing = false;
    const bool none = m_model->interfaces().empty();
    if (none)
        m_empty->say(tr("No interface was called"), tr("Choose a longer time range or another application."));
    m_pages->setCurrentIndex(none ? 0 : 1);
    selectDefault();
    showSelected();
    loadTrends();
    Q_EMIT loaded();
}

void InterfacesPanel::selectDefault()
{
    const auto& selected = m_context.session.selection().interface;
    if (selected && m_model->indexOfInterface(selected->service, selected->name).isValid())
        return;
    const source::Interface* worst = nullptr;
    for (const source::Interface& each : m_model->interfaces()) {
        const Nanos p99 = each.statistics ? each.statistics->p99 : 0;
        if (worst == nullptr || p99 > (worst->statistics ? worst->statistics->p99 : 0))
            worst = &each;
    }
    if (worst != nullptr)
        m_context.session.setInterface(session::InterfaceRef{worst->service, worst->name});
    else
        m_context.session.setInterface(std::nullopt);
}

void InterfacesPanel::showSelected()
{
    const auto& selected = m_context.session.selection().interface;
    m_showing = true;
    const QModelIndex row = selected ? m_model->indexOfInterface(selected->service, selected->name) : QModelIndex();
    if (row.isValid()) {
        m_table->selectRow(row.row());
        m_table->scrollTo(row.siblingAtColumn(items::InterfaceColumn::name));
    } else {
        m_table->clearSelection();
    }
    m_showing = false;
}

void InterfacesPanel::choose(const QModelIndex& index)
{
    const source::Interface* chosen = m_model->interfaceAt(index);
    if (!m_showing && chosen != nullptr)
        m_context.session.setInterface(session::InterfaceRef{chosen->service, chosen->name});
}

// The worst ones only: a line for each costs a question to the source.
void InterfacesPanel::loadTrends()
{
    const session::Session& session = m_context.session;
    if (!session.source() || !session.capabilities().metrics)
        return;
    std::vector<source::MetricQuery> queries;
    for (int row = 0; row < m_model->rowCount() && queries.size() < kMostTrends; ++row) {
        const source::Interface* each = m_model->interfaceAt(m_model->index(row, 0));
        source::ApplicationRef application = session.application();
        application.name = each->service;
        queries.push_back({application, each->name, session.timeRange(), kTrendPoints});
    }
    m_trends.start([source = session.source(), queries = std::move(queries)](
                       const Call& call) { return trendsOf(*source, queries, call); });
}

void InterfacesPanel::showTrends(const std::vector<InterfaceTrend>& trends)
{
    for (const InterfaceTrend& trend : trends)
        m_model->setTrend(trend.service, trend.name, trend.requests);
}

} // namespace longspan::panels
