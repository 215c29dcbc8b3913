// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/panels/panel_world.h"
#include "ui/panels/overview/heat_view.h"
#include "ui/panels/overview/overview_panel.h"
#include "ui/panels/overview/time_chart.h"
#include "ui/panels/overview/time_marks.h"

#include <QLineSeries>
#include <QScatterSeries>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

namespace longspan::panels {
namespace {

constexpr Nanos kMinute = 60 * kSecond;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// The demo as a server that counts requests and no durations would tell of it.
class Coarse final : public source::TraceSource {
public:
    explicit Coarse(source::SourcePtr all) : m_all(std::move(all)) {}

    [[nodiscard]] source::Capabilities capabilities() const override { return m_all->capabilities(); }
    Result<source::Facts> facts(const Call& call) override { return m_all->facts(call); }
    Result<std::vector<source::Region>> regions(const Call& call) override { return m_all->regions(call); }
    Result<std::vector<source::Application>> applications(
        const std::string& region, const TimeRange& range, const Call& call) override
    {
        return m_all->applications(region, range, call);
    }
    Result<std::vector<source::Interface>> interfaces(
        const source::ApplicationRef& application, const TimeRange& range, const Call& call) override
    {
        return m_all->interfaces(application, range, call);
    }
    Result<source::SpanPage> search(const source::SpanQuery& query, const Call& call) override
    {
        source::SpanQuery few = query;
        few.limit = 10;
        return m_all->search(few, call);
    }
    Result<Trace> trace(TraceId id, const Call& call) override { return m_all->trace(id, call); }
    Result<> visitTraces(const source::TraceQuery& query, const TraceVisitor& visit, const Call& call) override
    {
        return m_all->visitTraces(query, visit, call);
    }
    Result<ServiceGraph> topology(const source::SpanQuery& query, const Call& call) override
    {
        return m_all->topology(query, call);
    }
    Result<source::MetricSeries> metrics(const source::MetricQuery& query, const Call& call) override
    {
        source::MetricQuery coarse = query;
        coarse.durations = false;
        return m_all->metrics(coarse, call);
    }

private:
    source::SourcePtr m_all;
};

class OverviewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksAreRoundByTheClockOfTheZone();
    void marksAreAsManyAsFit();
    void marksOfStrangeRangesAreNone();
    void linesHaveGapsWhereNothingIsKnown();
    void aDragChoosesWhatItCovers();
    void theHeatMapHoldsEveryCall();
    void theTitleSaysWhenCallsAreMissing();
};

void OverviewTest::marksAreRoundByTheClockOfTheZone()
{
    const Nanos start = 1'777'600'000 * kSecond; // 01:46:40 UTC
    const auto marks = timeMarks({start, start + 60 * kMinute}, QTimeZone::utc(), 8);
    QCOMPARE(marks.size(), 6);
    QCOMPARE(marks.first().text, QStringLiteral("01:50"));
    QCOMPARE(marks.first().time, start + 200 * kSecond);
    QCOMPARE(marks.last().text, QStringLiteral("02:40"));
    const auto elsewhere = timeMarks({start, start + 60 * kMinute}, QTimeZone(5 * 3600 + 1800 + 900), 2);
    QCOMPARE(elsewhere.first().text, QStringLiteral("08:00"));
    QCOMPARE(timeMarks({start, start + 3 * kSecond}, QTimeZone::utc(), 4).first().text, QStringLiteral("01:46:40"));
    QCOMPARE(
        timeMarks({start, start + 4 * 24 * 60 * kMinute}, QTimeZone::utc(), 4).first().text, QStringLiteral("05-02"));
}

void OverviewTest::marksAreAsManyAsFit()
{
    for (const Nanos width : {kMillisecond, kSecond, 7 * kSecond, 90 * kMinute, 2000 * kMinute, 900'000 * kMinute}) {
        for (const int most : {1, 2, 5, 12}) {
            const auto marks = timeMarks({77, 77 + width}, QTimeZone::utc(), most);
            QVERIFY(marks.size() <= most);
            for (const TimeMark& mark : marks)
                QVERIFY(mark.time >= 77 && mark.time <= 77 + width && !mark.text.isEmpty());
        }
    }
}

void OverviewTest::marksOfStrangeRangesAreNone()
{
    QVERIFY(timeMarks({5, 5}, QTimeZone::utc(), 4).isEmpty());
    QVERIFY(timeMarks(TimeRange{}, QTimeZone::utc(), 4).isEmpty());
    QVERIFY(timeMarks({0, kSecond}, QTimeZone::utc(), 0).isEmpty());
}

void OverviewTest::linesHaveGapsWhereNothingIsKnown()
{
    TimeChart chart(QStringLiteral("Percentiles"));
    chart.show(0, kMinute, QTimeZone::utc(),
        {{QStringLiteral("p99"), Qt::red, {1, 2, kUnknown, 4, kUnknown, 6, 7, 8, kUnknown}}});
    QCOMPARE(chart.pieces().size(), 3);
    QCOMPARE(chart.pieces().at(0)->count(), 2);
    QVERIFY(qobject_cast<QScatterSeries*>(chart.pieces().at(1)));
    QCOMPARE(chart.pieces().at(1)->at(0), QPointF(3.5, 4));
    QVERIFY(qobject_cast<QLineSeries*>(chart.pieces().at(2)));
    QCOMPARE(chart.pieces().at(2)->count(), 3);
    QVERIFY(chart.range() == (TimeRange{0, 9 * kMinute}));
    chart.show(0, kMinute, QTimeZone::utc(), {{QStringLiteral("p99"), Qt::red, {kUnknown}}});
    QVERIFY(chart.pieces().isEmpty());
}

void OverviewTest::aDragChoosesWhatItCovers()
{
    TimeChart chart(QStringLiteral("Requests"));
    chart.resize(600, 200);
    chart.show(0, kMinute, QTimeZone::utc(), {{QStringLiteral("n"), Qt::red, QList<double>(60, 1)}});
    chart.QWidget::show();
    QSignalSpy chosen(&chart, &TimeChart::chosen);
    const QRectF area = chartArea(QRectF(chart.rect()));
    const auto at = [&](double share) { return QPointF(area.left() + share * area.width(), 80).toPoint(); };
    QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, at(0.25));
    QTest::mouseMove(chart.viewport(), at(0.4));
    QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, at(0.5));
    QCOMPARE(chosen.size(), 1);
    QVERIFY(std::abs(chosen.at(0).at(0).toLongLong() - 15 * kMinute) < kMinute / 2);
    QVERIFY(std::abs(chosen.at(0).at(1).toLongLong() - 30 * kMinute) < kMinute / 2);
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, at(0.5));
    QCOMPARE(chosen.size(), 1);
}

std::uint64_t callsIn(const scene::HeatGrid& grid)
{
    std::uint64_t calls = 0;
    for (int column = 0; column < grid.columns(); ++column) {
        for (int row = 0; row < grid.rows(); ++row)
            calls += grid.count(column, row);
    }
    return calls;
}

void OverviewTest::theHeatMapHoldsEveryCall()
{
    PanelWorld world;
    world.openDemo();
    OverviewPanel panel(world.context);
    panel.show();
    QTRY_VERIFY_WITH_TIMEOUT(!world.reports.busy() && panel.heat().grid(), PanelWorld::kLong);
    const auto series =
        world.session.source()->metrics({world.session.application(), {}, world.session.timeRange()}, {});
    std::uint64_t requests = 0;
    for (const source::MetricPoint& point : series->points)
        requests += point.requests;
    QVERIFY(requests > 100);
    QCOMPARE(callsIn(*panel.heat().grid()), requests);
    QCOMPARE(panel.heat().title(), QStringLiteral("Latencies of all calls"));
    QVERIFY(panel.requests().range() == panel.heat().grid()->range());
}

void OverviewTest::theTitleSaysWhenCallsAreMissing()
{
    PanelWorld world;
    world.open(std::make_shared<Coarse>(source::makeDemoSource({.now = PanelWorld::kNow})));
    OverviewPanel panel(world.context);
    panel.show();
    QTRY_VERIFY_WITH_TIMEOUT(!world.reports.busy() && panel.heat().grid(), PanelWorld::kLong);
    QVERIFY(callsIn(*panel.heat().grid()) <= 10);
    QVERIFY(panel.heat().title().startsWith(QStringLiteral("Latencies of the newest ")));
    QCOMPARE(panel.heat().accessibleName(), panel.heat().title());
}

} // namespace
} // namespace longspan::panels

QTEST_MAIN(longspan::panels::OverviewTest)
#include "overview_test.moc"
