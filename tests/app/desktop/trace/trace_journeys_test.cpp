// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "model/decode/decode.h"
#include "ui/items/attribute_model.h"
#include "ui/items/compare_model.h"
#include "ui/items/roles.h"
#include "ui/items/table_text.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/trace/span_detail.h"
#include "ui/panels/trace/trace_bar.h"
#include "ui/panels/trace/trace_export.h"
#include "ui/panels/trace/trace_finder.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/panels/trace/waterfall_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/tree_view.h"

#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

namespace longspan::desktop {
namespace {

constexpr int kLong = 30'000;

/// What a person does with a trace of the demo, beyond looking at it.
class TraceJourneysTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desktop.reset(); }
    void tellsScreenReadersTheRows();
    void comparesWithAnotherSlowCall();
    void showsOnlyDifferencesAndSums();
    void exchangesTheTwoTraces();
    void saysThatAnIdIsNone();
    void findsNoDifferenceInItsOwnExport();
    void exportsEveryFormat();
    void tellsThatAFileCannotBeWritten();
    void savesARawSpan();
    void savesAValueWhole();
    void goesBackThroughZoomAndFilter();
    void wheelingIsOneStepBack();

private:
    void waitUntilIdle();
    void compareWithTheFirst();
    [[nodiscard]] window::MainWindow& window() { return m_desktop->window(); }
    [[nodiscard]] panels::TracePanel& trace() { return window().preview(); }
    [[nodiscard]] QString place(const QString& name) const { return m_folder.filePath(name); }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&window(), static_cast<Qt::Key>(key), modifiers);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Desktop> m_desktop;
};

void TraceJourneysTest::init()
{
    m_desktop = std::make_unique<Desktop>(*qApp, session::makeMemorySettings());
    window().open({});
    window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
    waitUntilIdle();
    QVERIFY(trace().trace().has_value());
}

void TraceJourneysTest::waitUntilIdle()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->session().source() && !m_desktop->reports().busy(), kLong);
}

void TraceJourneysTest::compareWithTheFirst()
{
    press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(window().page(), QStringLiteral("compare"));
    QVERIFY(!window().compare()->second().choices().empty());
    window().compare()->second().openList();
    QWidget* list = QApplication::activePopupWidget();
    QVERIFY(list != nullptr);
    QTest::keyClick(list->focusWidget(), Qt::Key_Down);
    QTest::keyClick(list->focusWidget(), Qt::Key_Return);
    waitUntilIdle();
    QVERIFY(window().compare()->model().traces());
}

void TraceJourneysTest::tellsScreenReadersTheRows()
{
    QAccessibleInterface* rows = QAccessible::queryAccessibleInterface(&trace().waterfall());
    QVERIFY(rows);
    QCOMPARE(rows->childCount(), static_cast<int>(trace().waterfall().rows().size()));
    QVERIFY(!rows->child(0)->text(QAccessible::Name).isEmpty());
}

void TraceJourneysTest::comparesWithAnotherSlowCall()
{
    const TraceId first = trace().trace()->id;
    compareWithTheFirst();
    const auto& traces = *window().compare()->model().traces();
    QCOMPARE(traces.trace(analysis::Side::first).tree->trace().id(), first);
    QVERIFY(traces.trace(analysis::Side::second).tree->trace().id() != first);
    QVERIFY(traces.comparison.inBoth > 0);
    QVERIFY(window().compare()->tree().isVisible());
}

void TraceJourneysTest::showsOnlyDifferencesAndSums()
{
    compareWithTheFirst();
    panels::ComparePanel& compare = *window().compare();
    const auto rows = [&compare] {
        return items::toText(compare.model(), items::TextForm::tabs).count(QLatin1Char('\n'));
    };
    const auto all = rows();
    compare.setOnlyDifferences(true);
    QVERIFY(rows() <= all);
    const QSignalSpy wanted(&compare, &panels::ComparePanel::exportWanted);
    compare.setLayoutName(QStringLiteral("services"));
    QVERIFY(!compare.tree().isVisible());
    compare.setLayoutName(QStringLiteral("tree"));
    QVERIFY(compare.tree().isVisible());
    Q_EMIT compare.tree().exportWanted();
    QCOMPARE(wanted.size(), 1);
}

void TraceJourneysTest::exchangesTheTwoTraces()
{
    compareWithTheFirst();
    panels::ComparePanel& compare = *window().compare();
    const auto before = compare.model().traces();
    compare.swapSides();
    waitUntilIdle();
    const auto after = compare.model().traces();
    QCOMPARE(after->comparison.onlyFirst, before->comparison.onlySecond);
    QCOMPARE(after->trace(analysis::Side::first).tree, before->trace(analysis::Side::second).tree);
}

void TraceJourneysTest::saysThatAnIdIsNone()
{
    press(Qt::Key_D, Qt::ControlModifier);
    auto* field = window().compare()->findChild<QLineEdit*>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("no id"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(window().compare()->banner().isVisible());
    field->clear();
    QTest::keyClicks(field, QStringLiteral("123456789abcdef"));
    QTest::keyClick(field, Qt::Key_Return);
    waitUntilIdle();
    QVERIFY(window().compare()->banner().isVisible());
    QVERIFY(!window().compare()->model().traces());
}

void TraceJourneysTest::findsNoDifferenceInItsOwnExport()
{
    const QString path = place(QStringLiteral("own.json"));
    trace().exporter().write(trace().trace()->shown->tree().trace(), encode::ExportFormat::jaeger, path);
    waitUntilIdle();
    press(Qt::Key_D, Qt::ControlModifier);
    window().compare()->compareWithFile(path);
    waitUntilIdle();
    const auto traces = window().compare()->model().traces();
    QVERIFY(traces);
    QCOMPARE(traces->comparison.onlyFirst + traces->comparison.onlySecond, std::uint64_t{0});
    QVERIFY(traces->longest < kMicrosecond);
}

void TraceJourneysTest::exportsEveryFormat()
{
    using encode::ExportFormat;
    const Trace& shown = trace().trace()->shown->tree().trace();
    const QSignalSpy written(&trace().exporter(), &panels::TraceExport::written);
    for (const ExportFormat format : {ExportFormat::zipkinV2, ExportFormat::jaeger, ExportFormat::otlpJson}) {
        const QString path = place(QStringLiteral("%1.json").arg(static_cast<int>(format)));
        trace().exporter().write(shown, format, path);
        waitUntilIdle();
        const auto read = decode::decodeFile(path.toStdString());
        QVERIFY(read.has_value());
        QCOMPARE(read->facts.spans, std::uint64_t{shown.spans().size()});
    }
    const QString csv = place(QStringLiteral("spans.csv"));
    trace().exporter().write(shown, ExportFormat::csv, csv);
    waitUntilIdle();
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().count('\n') > static_cast<int>(shown.spans().size()));
    QCOMPARE(written.size(), 4);
    QVERIFY(trace().banner().isVisible());
}

void TraceJourneysTest::tellsThatAFileCannotBeWritten()
{
    const QString path = place(QStringLiteral("no/such/folder/trace.json"));
    trace().exporter().write(trace().trace()->shown->tree().trace(), encode::ExportFormat::jaeger, path);
    waitUntilIdle();
    QCOMPARE(trace().banner().message().level, widgets::Banner::Level::error);
    QVERIFY(!QFile::exists(path));
}

void TraceJourneysTest::savesARawSpan()
{
    const QString path = place(QStringLiteral("span.txt"));
    panels::SpanDetail& detail = trace().detail();
    QVERIFY(!detail.content().isEmpty());
    detail.saveTo(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), detail.content());
    detail.saveTo(place(QStringLiteral("nowhere/span.txt")));
    QCOMPARE(trace().banner().message().level, widgets::Banner::Level::error);
}

void TraceJourneysTest::savesAValueWhole()
{
    const QString value(5000, QLatin1Char('x'));
    QFile file(place(QStringLiteral("long.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QStringLiteral("[{\"traceId\":\"1\",\"id\":\"2\",\"name\":\"n\",\"timestamp\":1,\"duration\":5,"
                              "\"tags\":{\"body\":\"%1\"}}]")
                   .arg(value)
                   .toUtf8());
    file.close();
    window().openFiles({file.fileName()});
    QTRY_VERIFY_WITH_TIMEOUT(trace().trace() && trace().trace()->shown->tree().size() == 1, kLong);
    waitUntilIdle();
    panels::SpanDetail& detail = trace().detail();
    const QModelIndexList found = detail.model().match(
        detail.model().index(0, 0), Qt::DisplayRole, QStringLiteral("body"), 1, Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(found.size(), 1);
    QVERIFY(found.front().siblingAtColumn(1).data().toString().size() < value.size());
    detail.view().setCurrentIndex(found.front());
    QCOMPARE(detail.content(), value.toUtf8());
}

void TraceJourneysTest::goesBackThroughZoomAndFilter()
{
    panels::WaterfallView& view = trace().waterfall();
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Return);
    const TimeRange zoomed = view.visible();
    QVERIFY(zoomed != view.extent());
    QTest::keyClicks(&trace().bar().findField(), QStringLiteral("inventory"));
    waitUntilIdle();
    QVERIFY(trace().finder().matches());
    int steps = 0;
    while (!trace().bar().findField().text().isEmpty() && ++steps < 5)
        press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(trace().bar().findField().text().isEmpty());
    QCOMPARE(view.visible(), zoomed);
    while (view.visible() != view.extent() && ++steps < 9)
        press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(view.visible(), view.extent());
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(view.visible(), zoomed);
}

void TraceJourneysTest::wheelingIsOneStepBack()
{
    panels::WaterfallView& view = trace().waterfall();
    const QPointF place(view.treeWidth() + 100, 40);
    for (int notch = 0; notch < 5; ++notch) {
        QWheelEvent wheel(place, view.viewport()->mapToGlobal(place), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(view.viewport(), &wheel);
    }
    QVERIFY(view.visible() != view.extent());
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(view.visible(), view.extent());
}

} // namespace
} // namespace longspan::desktop

QTEST_MAIN(longspan::desktop::TraceJourneysTest)
#include "trace_journeys_test.moc"
