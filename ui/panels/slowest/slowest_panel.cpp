// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/slowest/slowest_panel.h"

#include "ui/items/call_model.h"
#include "ui/items/grouped_call_model.h"
#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/messages.h"
#include "ui/panels/reports.h"
#include "ui/session/session.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/tree_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

namespace longspan::panels {
namespace {

constexpr std::size_t kMostCalls = 100;
constexpr int kLeastTags = 160;
constexpr std::size_t kMostOfAGroup = 20;

QList<int> widthsOf(bool grouped)
{
    using Column = items::CallColumn;
    QList<int> widths(Column::count, 0);
    widths[Column::rank] = grouped ? 64 : 40;
    widths[Column::duration] = 112;
    widths[Column::traceDuration] = 76;
    widths[Column::start] = 96;
    widths[Column::interface] = grouped ? 176 : 0;
    widths[Column::service] = 112;
    widths[Column::status] = 84;
    widths[Column::address] = grouped ? 0 : 104;
    widths[Column::tags] = -1;
    return widths;
}

} // namespace

SlowestPanel::SlowestPanel(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new items::CallModel(this))
    , m_groups(new items::GroupedCallModel(this))
    , m_title(new widgets::ElidedLabel(this))
    , m_badge(new QToolButton(this))
    , m_evidence(new QLabel(this))
    , m_groupButton(new QToolButton(this))
    , m_errorsOnly(new QToolButton(this))
    , m_filter(new widgets::SearchField(context.appearance, tr("Filter calls"), this))
    , m_banner(new widgets::Banner(context.appearance, this))
    , m_table(new widgets::TableView(context.appearance, this))
    , m_tree(new widgets::TreeView(context.appearance, this))
    , m_empty(new widgets::EmptyState(this))
    , m_pages(new QStackedLayout)
    , m_calls(context.workers, [this](Result<query::SlowestCalls> found) { take(std::move(found)); })
    , m_groupedCalls(context.workers, [this](Result<query::SlowestByInterface> found) { takeGroups(std::move(found)); })
{
    context.reports.watch(m_calls, tr("Finding the slowest calls"));
    context.reports.watch(m_groupedCalls, tr("Finding the slowest calls of every interface"));
    buildHeader();
    buildTables();
    buildLayout();
    refreshIcons();
    using session::Session;
    const Session& session = context.session;
    for (const auto signal : {&Session::sourceOpened, &Session::interfaceChanged, &Session::timeChanged,
             &Session::applicationChanged, &Session::regionChanged, &Session::refreshWanted})
        connect(&session, signal, this, &SlowestPanel::load);
    connect(&session, &Session::callChanged, this, &SlowestPanel::showSelected);
    connect(&session, &Session::timeZoneChanged, this, [this] {
        m_model->setTimes(items::TimeTexts(m_context.session.timeZone()));
        m_groups->setTimes(items::TimeTexts(m_context.session.timeZone()));
    });
    m_model->setTimes(items::TimeTexts(session.timeZone()));
    m_groups->setTimes(items::TimeTexts(session.timeZone()));
    connect(&context.appearance, &widgets::Appearance::changed, this, &SlowestPanel::refreshIcons);
    load();
}

SlowestPanel::~SlowestPanel() = default;

void SlowestPanel::buildHeader()
{
    m_title->setProperty("part", QStringLiteral("title"));
    m_evidence->setProperty("part", QStringLiteral("dim"));
    m_badge->setProperty("part", QStringLiteral("badge"));
    m_badge->setAccessibleName(tr("How complete the list is"));
    m_badge->hide();
    m_groupButton->setCheckable(true);
    m_groupButton->setToolTip(tr("The slowest calls of every interface, in groups"));
    m_groupButton->setAccessibleName(tr("All interfaces"));
    m_errorsOnly->setCheckable(true);
    m_errorsOnly->setToolTip(tr("Only calls that failed"));
    m_errorsOnly->setAccessibleName(tr("Only errors"));
    m_filter->setMaximumWidth(220);
    m_filter->setToolTip(tr("Text in service, address, tags or trace id; >500ms for calls longer than that"));
    connect(m_badge, &QToolButton::clicked, this, &SlowestPanel::explain);
    connect(m_groupButton, &QToolButton::toggled, this, &SlowestPanel::load);
    connect(m_errorsOnly, &QToolButton::toggled, this, &SlowestPanel::load);
    connect(m_filter, &QLineEdit::textChanged, this, &SlowestPanel::applyFilter);
}

void SlowestPanel::buildTables()
{
    m_table->setAccessibleName(tr("Slowest calls"));
    m_table->present(*m_model, widthsOf(false));
    m_table->setOptional({items::CallColumn::address, items::CallColumn::service}, kLeastTags);
    m_table->sortByColumn(items::CallColumn::rank, Qt::AscendingOrder);
    m_tree->setAccessibleName(tr("Slowest calls of every interface"));
    m_tree->present(*m_groups, widthsOf(true));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) { select(m_model->callAt(current)); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) { select(m_groups->callAt(current)); });
    connect(
        m_table, &widgets::TableView::opened, this, [this](const QModelIndex& index) { open(m_model->callAt(index)); });
    connect(
        m_tree, &widgets::TreeView::opened, this, [this](const QModelIndex& index) { open(m_groups->callAt(index)); });
    connect(m_table, &widgets::TableView::exportWanted, this,
        [this] { Q_EMIT exportWanted(m_model, tr("slowest-calls")); });
    connect(
        m_tree, &widgets::TreeView::exportWanted, this, [this] { Q_EMIT exportWanted(m_groups, tr("slowest-calls")); });
}

void SlowestPanel::buildLayout()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_title, 1);
    row->addWidget(m_badge);
    row->addWidget(m_evidence);
    row->addSpacing(4);
    row->addWidget(m_groupButton);
    row->addWidget(m_errorsOnly);
    row->addWidget(m_filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addLayout(row);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_tree);
    column->addLayout(m_pages, 1);
}

void SlowestPanel::refreshIcons()
{
    const scene::Theme& theme = m_context.appearance.theme();
    m_groupButton->setIcon(widgets::icon(QStringLiteral("group"), theme));
    m_errorsOnly->setIcon(widgets::icon(QStringLiteral("error"), theme));
    m_badge->setIcon(widgets::icon(QStringLiteral("good"), theme));
    m_badge->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

bool SlowestPanel::grouped() const
{
    return m_groupButton->isChecked();
}

void SlowestPanel::setGrouped(bool grouped)
{
    m_groupButton->setChecked(grouped);
}

void SlowestPanel::exportShown()
{
    const QAbstractItemModel* model = m_model;
    if (grouped())
        model = m_groups;
    Q_EMIT exportWanted(model, tr("slowest-calls"));
}

void SlowestPanel::showTitle()
{
    const auto& interface = m_context.session.selection().interface;
    const QString text = grouped() ? tr("Slowest calls of every interface")
        : interface                ? tr("Slowest calls of %1").arg(items::toQString(interface->name))
                                   : tr("Slowest calls");
    m_title->setText(text);
}

void SlowestPanel::load()
{
    showTitle();
    m_calls.cancel();
    m_groupedCalls.cancel();
    const session::Session& session = m_context.session;
    if (!session.source() || (!grouped() && !session.selection().interface)) {
        m_model->setCalls(std::make_shared<source::SpanPage>());
        m_badge->hide();
        m_evidence->clear();
        showEmpty();
        return;
    }
    if (grouped())
        loadGroups();
    else
        loadFlat();
}

void SlowestPanel::loadFlat()
{
    const session::Session& session = m_context.session;
    source::SpanQuery query;
    query.application = session.application();
    if (query.application.name.empty())
        query.application.name = session.selection().interface->service;
    query.interface = session.selection().interface->name;
    query.range = session.timeRange();
    query.onlyErrors = m_errorsOnly->isChecked();
    query.limit = kMostCalls;
    query.order = source::SpanQuery::Order::slowestFirst;
    m_calls.start(
        [source = session.source(), query](const Call& call) { return query::slowestCalls(*source, query, call); });
}

void SlowestPanel::loadGroups()
{
    const session::Session& session = m_context.session;
    source::SpanQuery query;
    query.application = session.application();
    query.range = session.timeRange();
    query.onlyErrors = m_errorsOnly->isChecked();
    query.limit = kMostOfAGroup;
    query.order = source::SpanQuery::Order::slowestPerInterface;
    m_groupedCalls.start([source = session.source(), query](
                             const Call& call) { return query::slowestByInterface(*source, query, call); });
}

void SlowestPanel::take(Result<query::SlowestCalls> found)
{
    if (!found) {
        m_banner->say(Messages::error(tr("The slowest calls could not be found"), found.error()));
        return;
    }
    m_showing = true;
    m_model->setCalls(std::make_shared<const source::SpanPage>(std::move(found->answer)));
    m_showing = false;
    showAnswer(found->completeness, found->evidence);
    showSelected();
    const bool lost = !m_table->currentIndex().isValid() || !m_table->selectionModel()->hasSelection();
    if (lost && m_model->rowCount() > 0)
        m_table->selectRow(0);
    Q_EMIT loaded();
}

void SlowestPanel::takeGroups(Result<query::SlowestByInterface> found)
{
    if (!found) {
        m_banner->say(Messages::error(tr("The slowest calls could not be found"), found.error()));
        return;
    }
    m_showing = true;
    m_groups->setCalls(std::make_shared<const query::GroupedCalls>(std::move(found->answer)));
    m_tree->expandAll();
    m_showing = false;
    showAnswer(found->completeness, found->evidence);
    Q_EMIT loaded();
}

void SlowestPanel::showAnswer(const query::Completeness& completeness, const query::Evidence& evidence)
{
    m_banner->clear();
    m_completeness = completeness;
    m_lastEvidence = evidence;
    m_badge->setText(Messages::completeness(completeness));
    const bool proven = completeness.kind == query::Completeness::Kind::exact ||
        completeness.kind == query::Completeness::Kind::exactUpToTies;
    const scene::Theme& theme = m_context.appearance.theme();
    m_badge->setIcon(proven ? widgets::icon(QStringLiteral("good"), theme.good)
                            : widgets::icon(QStringLiteral("warning"), theme.slow));
    m_badge->setToolTip(Messages::explanation(completeness, evidence));
    m_badge->show();
    m_evidence->setText(items::durationCell(evidence.elapsed));
    m_evidence->setToolTip(Messages::evidence(evidence));
    showEmpty();
}

void SlowestPanel::showEmpty()
{
    const session::Session& session = m_context.session;
    const bool none = grouped() ? m_groups->rowCount() == 0 : m_model->rowCount() == 0;
    if (!session.source())
        m_empty->say(QString());
    else if (!session.selection().interface && !grouped())
        m_empty->say(tr("No interface chosen"), tr("Choose one at the left to see its slowest calls."));
    else if (m_errorsOnly->isChecked())
        m_empty->say(tr("No call failed"), tr("Show all calls, or choose a longer time range."));
    else
        m_empty->say(tr("No calls"), tr("Choose a longer time range, or take back the filter."));
    m_pages->setCurrentIndex(none ? 0 : grouped() ? 2 : 1);
}

// ">500ms" is a duration, everything else a text.
void SlowestPanel::applyFilter()
{
    items::CallModel::Filter filter;
    QStringList words;
    for (const QString& word : m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto duration =
            word.startsWith(QLatin1Char('>')) ? parseDuration(word.mid(1).toStdString()) : std::nullopt;
        if (duration)
            filter.minDuration = *duration;
        else if (!word.startsWith(QLatin1Char('>')))
            words.append(word);
    }
    filter.text = words.join(QLatin1Char(' '));
    m_model->setFilter(filter);
    showEmpty();
}

void SlowestPanel::showSelected()
{
    const auto& call = m_context.session.selection().call;
    if (!call || grouped())
        return;
    const QModelIndex row = m_model->indexOfCall(call->trace, call->span);
    if (!row.isValid() || row.row() == m_table->currentIndex().row())
        return;
    m_showing = true;
    m_table->selectRow(row.row());
    m_showing = false;
}

void SlowestPanel::select(const source::CallRow* call)
{
    if (!m_showing && call != nullptr)
        m_context.session.setCall(session::CallRef{call->trace, call->span});
}

void SlowestPanel::open(const source::CallRow* call)
{
    if (call != nullptr)
        m_context.session.openTrace({call->trace, call->span});
}

void SlowestPanel::explain()
{
    QToolTip::showText(m_badge->mapToGlobal(QPoint(0, m_badge->height())),
        Messages::explanation(m_completeness, m_lastEvidence), m_badge);
}

} // namespace longspan::panels
