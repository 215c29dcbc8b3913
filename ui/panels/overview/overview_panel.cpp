// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/overview_panel.h"

#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/messages.h"
#include "ui/panels/overview/heat_view.h"
#include "ui/panels/overview/time_chart.h"
#include "ui/panels/reports.h"
#include "ui/session/session.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace longspan::panels {
namespace {

constexpr std::uint32_t kPoints = 90;
constexpr std::size_t kMostCalls = 50'000;
constexpr int kColumns = 90;

} // namespace

OverviewPanel::OverviewPanel(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new widgets::ElidedLabel(this))
    , m_banner(new widgets::Banner(context.appearance, this))
    , m_requests(new TimeChart(tr("Requests and errors"), this))
    , m_latencies(new TimeChart(tr("Percentiles"), this))
    , m_heat(new HeatView(context.appearance, this))
    , m_load(context.workers, [this](Result<Figures> figures) { take(std::move(figures)); })
{
    context.reports.watch(m_load, tr("Collecting the figures"));
    build();
    const auto stale = [this] {
        m_stale = true;
        if (isVisible())
            load();
    };
    using session::Session;
    for (const auto signal : {&Session::sourceOpened, &Session::regionChanged, &Session::applicationChanged,
             &Session::timeChanged, &Session::interfaceChanged, &Session::refreshWanted})
        connect(&context.session, signal, this, stale);
    connect(&context.session, &Session::timeZoneChanged, this, &OverviewPanel::draw);
    connect(&context.appearance, &widgets::Appearance::changed, this, &OverviewPanel::draw);
    const auto choose = [this](qint64 from, qint64 to) {
        m_context.session.setTime(session::TimeChoice::between({from, to}));
    };
    connect(m_requests, &TimeChart::chosen, this, choose);
    connect(m_latencies, &TimeChart::chosen, this, choose);
    connect(m_heat, &HeatView::chosen, this, choose);
}

OverviewPanel::~OverviewPanel() = default;

void OverviewPanel::build()
{
    m_title->setProperty("part", QStringLiteral("title"));
    auto* hint = new QLabel(tr("Drag across a chart to choose a time range"), this);
    hint->setProperty("part", QStringLiteral("dim"));
    auto* bar = new QWidget(this);
    bar->setProperty("part", QStringLiteral("bar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 12, 8);
    row->addWidget(m_title, 1);
    row->addWidget(hint);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(bar);
    column->addWidget(m_requests, 3);
    column->addWidget(m_latencies, 3);
    column->addWidget(m_heat, 4);
}

void OverviewPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        load();
}

Result<OverviewPanel::Figures> OverviewPanel::collect(
    source::TraceSource& source, const source::MetricQuery& metrics, const Call& call)
{
    auto series = query::metrics(source, metrics, call);
    if (!series)
        return failWith(std::move(series));
    Figures figures{std::move(series->answer), nullptr};
    source::SpanQuery calls;
    calls.application = metrics.application;
    calls.interface = metrics.interface;
    calls.range = metrics.range;
    calls.limit = kMostCalls;
    auto found = query::searchCalls(source, calls, call);
    if (!found)
        return failWith(std::move(found));
    const auto steps = static_cast<Nanos>(std::max<std::size_t>(1, figures.series.points.size()));
    const TimeRange range{figures.series.start, figures.series.start + std::max<Nanos>(1, figures.series.step) * steps};
    scene::HeatGrid grid(range, kColumns, 100 * kMicrosecond, 10 * kSecond);
    for (const source::CallRow& row : found->answer.rows) {
        if (row.startKnown() && row.durationKnown())
            grid.add(row.start, row.duration, row.status == SpanStatus::error);
    }
    figures.heat = std::make_shared<const scene::HeatGrid>(std::move(grid));
    return figures;
}

void OverviewPanel::load()
{
    const session::Session& session = m_context.session;
    if (!session.source() || !session.capabilities().metrics) {
        m_load.cancel();
        return;
    }
    m_stale = false;
    source::MetricQuery metrics{session.application(), std::nullopt, session.timeRange(), kPoints};
    QString name =
        metrics.application.name.empty() ? tr("all applications") : items::toQString(metrics.application.name);
    if (const auto& interface = session.selection().interface) {
        metrics.application.name = interface->service;
        metrics.interface = interface->name;
        name = items::toQString(interface->service) + QStringLiteral(": ") + items::toQString(interface->name);
    }
    m_title->setText(tr("Overview of %1").arg(name));
    m_load.start([source = session.source(), metrics](const Call& call) { return collect(*source, metrics, call); });
}

void OverviewPanel::take(Result<Figures> figures)
{
    if (!figures) {
        m_banner->say(Messages::error(tr("The figures could not be collected"), figures.error()));
        return;
    }
    m_banner->clear();
    m_figures = std::move(*figures);
    draw();
}

void OverviewPanel::draw()
{
    const scene::Theme& theme = m_context.appearance.theme();
    m_requests->setColours(theme);
    m_latencies->setColours(theme);
    if (!m_figures)
        return;
    const source::MetricSeries& series = m_figures->series;
    const auto column = [&series](auto value) {
        QList<double> values;
        for (const source::MetricPoint& point : series.points)
            values.append(static_cast<double>(value(point)));
        return values;
    };
    Nanos longest = 0;
    for (const source::MetricPoint& point : series.points)
        longest = std::max(longest, point.p99);
    const bool seconds = longest >= kSecond;
    const auto length = [seconds](Nanos time) {
        return static_cast<double>(time) / static_cast<double>(seconds ? kSecond : kMillisecond);
    };
    m_requests->setTitle(tr("Requests and errors"));
    m_latencies->setTitle(seconds ? tr("Percentiles, in seconds") : tr("Percentiles, in milliseconds"));
    const QTimeZone& zone = m_context.session.timeZone();
    m_requests->show(series.start, series.step, zone,
        {{tr("Requests"), theme.accent, column([](const auto& point) { return point.requests; })},
            {tr("Errors"), theme.bad, column([](const auto& point) { return point.errors; })}});
    m_latencies->show(series.start, series.step, zone,
        {{QStringLiteral("p50"), theme.good, column([&](const auto& point) { return length(point.p50); })},
            {QStringLiteral("p95"), theme.slow, column([&](const auto& point) { return length(point.p95); })},
            {QStringLiteral("p99"), theme.bad, column([&](const auto& point) { return length(point.p99); })}});
    m_heat->setGrid(m_figures->heat, zone);
}

} // namespace longspan::panels
