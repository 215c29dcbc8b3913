// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/overview_panel.h"

#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/load_when_shown.h"
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
#include <limits>

namespace longspan::panels {
namespace {

constexpr std::uint32_t kPoints = 90;
constexpr std::size_t kMostCalls = 50'000;

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
    auto* loading = new LoadWhenShown(*this, [this] { load(); });
    loading->follow(context.session);
    using session::Session;
    connect(&context.session, &Session::interfaceChanged, loading, &LoadWhenShown::markStale);
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

scene::HeatGrid OverviewPanel::gridFor(const source::MetricSeries& series)
{
    constexpr Nanos kShortest = 100 * kMicrosecond;
    const auto steps =
        static_cast<int>(std::clamp<std::size_t>(series.points.size(), 1, scene::HeatGrid::kMostColumns));
    const Nanos step = std::max<Nanos>(1, series.step);
    scene::HeatGrid grid({series.start, addClamped(series.start, step * steps)}, steps, kShortest, 10 * kSecond);
    for (int i = 0; i < static_cast<int>(series.points.size()); ++i) {
        const source::MetricPoint& point = series.points[static_cast<std::size_t>(i)];
        for (const auto& bucket : point.durations.buckets())
            grid.addCounted(i, bucket.from + (bucket.to - bucket.from) / 2, bucket.count, 0);
        for (const auto& bucket : point.failedDurations.buckets())
            grid.addCounted(i, bucket.from + (bucket.to - bucket.from) / 2, 0, bucket.count);
    }
    return grid;
}

Result<OverviewPanel::Figures> OverviewPanel::collect(
    source::TraceSource& source, const source::MetricQuery& metrics, const Call& call)
{
    auto series = query::metrics(source, metrics, call);
    if (!series)
        return failWith(std::move(series));
    Figures figures;
    figures.series = std::move(series->answer);
    for (source::MetricPoint& point : figures.series.points) {
        figures.calls += point.requests;
        figures.heated += point.durations.count();
    }
    if (!figures.series.durations) {
        if (auto added = addNewest(figures, source, metrics, call); !added)
            return failWith(std::move(added));
    } else {
        figures.calls = figures.heated; // those without a duration have no place in it
        figures.heat = std::make_shared<const scene::HeatGrid>(gridFor(figures.series));
    }
    for (source::MetricPoint& point : figures.series.points)
        point.durations = point.failedDurations = {};
    return figures;
}

// For sources that do not count durations themselves.
Result<> OverviewPanel::addNewest(
    Figures& figures, source::TraceSource& source, const source::MetricQuery& metrics, const Call& call)
{
    source::SpanQuery calls;
    calls.application = metrics.application;
    calls.interface = metrics.interface;
    calls.range = metrics.range;
    calls.limit = kMostCalls;
    auto found = query::searchCalls(source, calls, call);
    if (!found)
        return failWith(std::move(found));
    scene::HeatGrid grid = gridFor(figures.series);
    for (const source::CallRow& row : found->answer.rows) {
        if (!row.startKnown() || !row.durationKnown())
            continue;
        grid.add(row.start, row.duration, row.status == SpanStatus::error);
        ++figures.heated;
    }
    figures.heat = std::make_shared<const scene::HeatGrid>(std::move(grid));
    return {};
}

QString OverviewPanel::heatTitle() const
{
    if (m_figures->heated >= m_figures->calls)
        return tr("Latencies of all calls");
    return tr("Latencies of the newest %1 of %2 calls")
        .arg(items::countCell(m_figures->heated), items::countCell(m_figures->calls));
}

void OverviewPanel::load()
{
    const session::Session& session = m_context.session;
    if (!session.source() || !session.capabilities().metrics) {
        m_load.cancel();
        return;
    }
    source::MetricQuery metrics{session.application(), std::nullopt, session.timeRange(), kPoints, true};
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
    // Without calls there is no percentile: not a fast one.
    const auto length = [seconds](const source::MetricPoint& point, Nanos time) {
        return point.requests == 0 ? std::numeric_limits<double>::quiet_NaN()
                                   : static_cast<double>(time) / static_cast<double>(seconds ? kSecond : kMillisecond);
    };
    m_requests->setTitle(tr("Requests and errors"));
    m_latencies->setTitle(seconds ? tr("Percentiles, in seconds") : tr("Percentiles, in milliseconds"));
    const QTimeZone& zone = m_context.session.timeZone();
    m_requests->show(series.start, series.step, zone,
        {{tr("Requests"), theme.accent, column([](const auto& point) { return point.requests; })},
            {tr("Errors"), theme.bad, column([](const auto& point) { return point.errors; })}});
    m_latencies->show(series.start, series.step, zone,
        {{QStringLiteral("p50"), theme.good, column([&](const auto& point) { return length(point, point.p50); })},
            {QStringLiteral("p95"), theme.slow, column([&](const auto& point) { return length(point, point.p95); })},
            {QStringLiteral("p99"), theme.bad, column([&](const auto& point) { return length(point, point.p99); })}});
    m_heat->setGrid(m_figures->heat, zone, heatTitle());
}

} // namespace longspan::panels
