// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/topology/topology_panel.h"

#include "model/analysis/links.h"
#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/load_when_shown.h"
#include "ui/panels/messages.h"
#include "ui/panels/reports.h"
#include "ui/panels/topology/topology_canvas.h"
#include "ui/session/session.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/search_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace longspan::panels {
namespace {

Result<std::shared_ptr<const ShownTopology>> layOutShown(const std::shared_ptr<const ServiceGraph>& graph,
    const scene::TopologyFilter& filter, const std::shared_ptr<const ShownTopology>& whole, const QFont& font,
    const Call& call)
{
    const scene::TextCache widths(font);
    auto laid = scene::layOutTopology({.graph = *graph,
                                          .widths = widths,
                                          .filter = filter,
                                          .callersName = TopologyPanel::tr("users").toStdString(),
                                          .earlier = whole ? &whole->scene.memory : nullptr},
        call);
    if (!laid)
        return failWith(std::move(laid));
    return std::make_shared<const ShownTopology>(ShownTopology{graph, *std::move(laid)});
}

} // namespace

TopologyPanel::TopologyPanel(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new widgets::ElidedLabel(this))
    , m_about(new QLabel(this))
    , m_scope(new QComboBox(this))
    , m_hops(new QComboBox(this))
    , m_least(new QComboBox(this))
    , m_errorsOnly(new QToolButton(this))
    , m_fit(new QToolButton(this))
    , m_find(new widgets::SearchField(context.appearance, tr("Find service"), this))
    , m_banner(new widgets::Banner(context.appearance, this))
    , m_canvas(new TopologyCanvas(context.appearance, context.workers, this))
    , m_empty(new widgets::EmptyState(this))
    , m_pages(new QStackedLayout)
    , m_loading(new LoadWhenShown(*this, [this] { load(); }))
    , m_load(context.workers, [this](Result<query::Topology> found) { take(std::move(found)); })
    , m_layOut(context.workers, [this](const Result<LaidOut>& made) {
        if (made)
            showLaidOut(*made);
    })
{
    context.reports.watch(m_load, tr("Collecting the topology"));
    context.reports.watch(m_layOut, tr("Arranging the topology"));
    buildChoices();
    buildHeader();
    connectParts();
    refreshIcons();
}

TopologyPanel::~TopologyPanel() = default;

void TopologyPanel::buildChoices()
{
    m_scope->setAccessibleName(tr("Topology of"));
    m_scope->addItems({tr("Application"), tr("Interface"), tr("Trace")});
    m_hops->setAccessibleName(tr("Distance around the selected service"));
    m_hops->addItems({tr("All services"), tr("1 hop around"), tr("2 hops around"), tr("3 hops around")});
    m_hops->setToolTip(tr("Only what is near the selected service"));
    m_least->setAccessibleName(tr("Small edges"));
    m_least->addItem(tr("All edges"), 0.0);
    m_least->addItem(tr("From 1%"), 0.01);
    m_least->addItem(tr("From 5%"), 0.05);
    m_least->addItem(tr("From 20%"), 0.2);
    m_least->setToolTip(tr("Hide edges with fewer calls, compared with the busiest one"));
    m_errorsOnly->setCheckable(true);
    m_errorsOnly->setToolTip(tr("Only edges with errors"));
    m_errorsOnly->setAccessibleName(tr("Only edges with errors"));
    m_fit->setToolTip(tr("Show everything (0)"));
    m_fit->setAccessibleName(tr("Show everything"));
    m_find->setFixedWidth(160);
}

void TopologyPanel::buildHeader()
{
    m_title->setProperty("part", QStringLiteral("title"));
    m_about->setProperty("part", QStringLiteral("dim"));
    auto* bar = new QWidget(this);
    bar->setProperty("part", QStringLiteral("bar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(6);
    row->addWidget(m_title, 1);
    row->addWidget(m_about);
    for (QWidget* each : std::initializer_list<QWidget*>{m_scope, m_hops, m_least, m_errorsOnly, m_fit, m_find})
        row->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(bar);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_canvas);
    column->addLayout(m_pages, 1);
}

void TopologyPanel::connectParts()
{
    using session::Session;
    const Session& session = m_context.session;
    for (const auto signal : {&Session::sourceOpened, &Session::regionChanged, &Session::applicationChanged})
        connect(&session, signal, this, [this] { m_whole.reset(); }); // other nodes: their order means nothing
    connect(&session, &Session::interfaceChanged, this, [this] {
        if (scope() == interface)
            m_loading->markStale();
    });
    connect(&session, &Session::callChanged, this, [this] {
        m_trace.reset();
        if (scope() == trace)
            m_loading->markStale();
    });
    m_loading->follow(session);
    connect(m_scope, &QComboBox::currentIndexChanged, m_loading, &LoadWhenShown::markStale);
    connect(m_least, &QComboBox::currentIndexChanged, this, &TopologyPanel::layOut);
    connect(m_errorsOnly, &QToolButton::toggled, this, &TopologyPanel::layOut);
    connect(m_hops, &QComboBox::currentIndexChanged, this, [this] {
        if (const auto selected = m_canvas->selectedNode())
            m_focus = selected;
        layOut();
    });
    connect(m_fit, &QToolButton::clicked, m_canvas, &TopologyCanvas::fit);
    connect(m_find, &QLineEdit::textChanged, this, &TopologyPanel::showFound);
    connect(m_canvas, &TopologyCanvas::nodeOpened, this, &TopologyPanel::openNode);
    connect(m_canvas, &TopologyCanvas::edgeOpened, this, &TopologyPanel::openEdge);
    connect(&m_context.appearance, &widgets::Appearance::changed, this, &TopologyPanel::refreshIcons);
}

void TopologyPanel::refreshIcons()
{
    const scene::Theme& theme = m_context.appearance.theme();
    m_errorsOnly->setIcon(widgets::icon(QStringLiteral("error"), theme));
    m_fit->setIcon(widgets::icon(QStringLiteral("fit"), theme));
}

TopologyPanel::Scope TopologyPanel::scope() const
{
    return static_cast<Scope>(m_scope->currentIndex());
}

void TopologyPanel::setScope(Scope scope)
{
    if (m_scope->currentIndex() == scope)
        m_loading->markStale();
    else
        m_scope->setCurrentIndex(scope);
}

void TopologyPanel::showTrace(TraceId wanted)
{
    m_trace = wanted;
    setScope(trace);
}

void TopologyPanel::showInterface()
{
    setScope(interface);
}

void TopologyPanel::focusFind()
{
    m_find->setFocus();
    m_find->selectAll();
}

std::optional<TraceId> TopologyPanel::chosenTrace() const
{
    const auto& call = m_context.session.selection().call;
    if (m_trace)
        return m_trace;
    return call ? std::optional(call->trace) : m_context.session.currentTrace();
}

QString TopologyPanel::subjectName() const
{
    const session::Selection& selected = m_context.session.selection();
    const std::optional<TraceId> chosen = chosenTrace();
    if (scope() == trace && chosen)
        return tr("trace %1").arg(QString::fromStdString(toHex(*chosen)).left(8));
    if (scope() == interface && selected.interface)
        return items::toQString(selected.interface->name);
    return selected.application.empty() ? tr("all applications") : items::toQString(selected.application);
}

TopologyPanel::Ask TopologyPanel::askCalls() const
{
    const session::Session& session = m_context.session;
    source::SpanQuery query;
    query.application = session.application();
    query.range = session.timeRange();
    if (const auto& selected = session.selection().interface; scope() == interface && selected) {
        query.application.name = selected->service;
        query.interface = selected->name;
    }
    return [source = session.source(), query](const Call& call) { return query::topology(*source, query, call); };
}

TopologyPanel::Ask TopologyPanel::askTrace(TraceId wanted) const
{
    return [source = m_context.session.source(), wanted](const Call& call) -> Result<query::Topology> {
        auto opened = query::openTrace(*source, wanted, call);
        if (!opened)
            return failWith(std::move(opened));
        analysis::LinkCounter counter;
        counter.add(opened->answer);
        return query::Topology{counter.graph(), opened->completeness, std::move(opened->evidence)};
    };
}

void TopologyPanel::load()
{
    const std::optional<TraceId> wanted = scope() == trace ? chosenTrace() : std::nullopt;
    m_title->setText(tr("Topology of %1").arg(subjectName()));
    if (!m_context.session.source() || (scope() == trace && !wanted)) {
        m_load.cancel();
        m_layOut.cancel();
        m_graph.reset();
        m_canvas->clear();
        m_about->clear();
        sayEmpty();
        return;
    }
    m_load.start(wanted ? askTrace(*wanted) : askCalls());
}

void TopologyPanel::sayEmpty()
{
    if (!m_context.session.source())
        m_empty->say(QString());
    else if (scope() == trace && !chosenTrace())
        m_empty->say(tr("No trace selected"), tr("Select a call in the list of the slowest calls."));
    else if (scope() == trace)
        m_empty->say(tr("No calls between services"), tr("All spans of this trace are of one service."));
    else
        m_empty->say(tr("No calls between services"), tr("Choose a longer time range or another application."));
    m_pages->setCurrentWidget(m_empty);
}

void TopologyPanel::take(Result<query::Topology> found)
{
    if (!found) {
        m_banner->say(Messages::error(tr("The topology could not be made"), found.error()));
        return;
    }
    m_banner->clear();
    m_graph = std::make_shared<const ServiceGraph>(std::move(found->answer));
    m_focus.reset();
    say(*found);
    if (m_graph->nodes.empty())
        sayEmpty();
    else
        m_pages->setCurrentWidget(m_canvas);
    layOut();
}

void TopologyPanel::say(const query::Topology& found)
{
    const auto traces = static_cast<int>(std::min<std::uint64_t>(m_graph->traces, 1'000'000'000));
    m_about->setText(tr("from %Ln trace(s)", nullptr, traces));
    QStringList more{Messages::explanation(found.completeness, found.evidence)};
    if (m_graph->window) {
        const items::TimeTexts times(m_context.session.timeZone());
        more.prepend(tr("Spans from %1 to %2").arg(times.full(m_graph->window->from), times.full(m_graph->window->to)));
    }
    m_about->setToolTip(more.join(QLatin1Char('\n')));
}

scene::TopologyFilter TopologyPanel::filter() const
{
    scene::TopologyFilter filter;
    if (m_hops->currentIndex() > 0 && m_focus) {
        filter.focus = m_focus;
        filter.hops = static_cast<std::uint32_t>(m_hops->currentIndex());
    }
    filter.leastShare = m_least->currentData().toDouble();
    filter.onlyErrors = m_errorsOnly->isChecked();
    return filter;
}

// The whole graph first, when nobody has seen it yet: what is filtered keeps its order by it.
Result<TopologyPanel::LaidOut> TopologyPanel::layOutBoth(const std::shared_ptr<const ServiceGraph>& graph,
    const scene::TopologyFilter& filter, ShownPtr whole, const QFont& font, const Call& call)
{
    const bool plain = filter == scene::TopologyFilter{};
    if (!whole && !plain) {
        auto made = layOutShown(graph, {}, nullptr, font, call);
        if (!made)
            return failWith(std::move(made));
        whole = *std::move(made);
    }
    auto shown = layOutShown(graph, filter, whole, font, call);
    if (!shown)
        return failWith(std::move(shown));
    return LaidOut{*shown, plain ? *shown : whole};
}

void TopologyPanel::layOut()
{
    if (!m_graph)
        return;
    m_layOut.start([graph = m_graph, filter = filter(), whole = m_whole, font = font()](
                       const Call& call) { return layOutBoth(graph, filter, whole, font, call); });
}

void TopologyPanel::showLaidOut(const LaidOut& made)
{
    const bool keep = m_canvas->shown() != nullptr && m_canvas->shown()->graph == made.shown->graph;
    // The application has more nodes than an interface or a trace: once it was laid out it rules the others.
    if (!m_whole || scope() == application || m_wholeOf != application) {
        m_whole = made.whole;
        m_wholeOf = scope();
    }
    m_canvas->show(made.shown, keep);
    showFound();
}

void TopologyPanel::showFound()
{
    if (m_graph)
        m_canvas->setMatches(
            m_find->text().isEmpty() ? std::vector<std::uint32_t>() : scene::findInTopology(*m_graph, m_find->text()));
}

void TopologyPanel::openNode(quint32 graphNode)
{
    if (m_graph && graphNode < m_graph->nodes.size() &&
        m_graph->nodes[graphNode].kind == ServiceGraph::NodeKind::service)
        m_context.session.setApplication(m_graph->nodes[graphNode].name);
}

void TopologyPanel::openEdge(quint32 graphEdge)
{
    if (!m_graph || graphEdge >= m_graph->edges.size() || !m_graph->edges[graphEdge].latency)
        return;
    const TraceId slowest = m_graph->edges[graphEdge].latency->slowestTrace;
    if (slowest.valid())
        m_context.session.openTrace({slowest, SpanId::none});
}

} // namespace longspan::panels
