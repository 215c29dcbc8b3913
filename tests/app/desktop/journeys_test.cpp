// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "ui/items/call_model.h"
#include "ui/items/interface_model.h"
#include "ui/panels/interfaces/interfaces_panel.h"
#include "ui/panels/selector/selector_bar.h"
#include "ui/panels/slowest/slowest_panel.h"
#include "ui/panels/topology/topology_canvas.h"
#include "ui/panels/topology/topology_panel.h"
#include "ui/panels/trace/trace_bar.h"
#include "ui/panels/trace/trace_finder.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/panels/trace/waterfall_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"
#include "ui/window/command_palette.h"
#include "ui/window/snapshot.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>

namespace longspan::desktop {
namespace {

/// The whole program on the demo, as a person uses it; nothing is called that a click or a key could do.
class JourneysTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensTheDemoWithTheWorstInterface();
    void choosesARegionByKeyboard();
    void choosesAnInterfaceAndSeesItsCalls();
    void opensACallInATabAndClosesIt();
    void zoomsByWheelAndBackByKey();
    void findsSpansOfATrace();
    void foldsAndUnfoldsByKeyboard();
    void showsTheTopologyAndOpensAnApplication();
    void runsACommandFromThePalette();
    void goesBackAndForward();
    void showsABannerForAFileThatIsNoTrace();
    void opensADroppedFile();
    void closesInTheMiddleOfALoad();
    void survivesHastyChoices();
    void namesEveryControl();
    void takesPicturesOfEveryView();

private:
    void waitUntilIdle();
    void drop(const QString& path);
    [[nodiscard]] window::MainWindow& window() { return m_desktop->window(); }
    [[nodiscard]] QString write(const QString& name, const QByteArray& text);

    QTemporaryDir m_folder;
    std::unique_ptr<Desktop> m_desktop;
};

void JourneysTest::init()
{
    m_desktop = std::make_unique<Desktop>(*qApp, session::makeMemorySettings());
    window().open({});
    window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
    waitUntilIdle();
}

void JourneysTest::cleanup()
{
    m_desktop.reset();
}

void JourneysTest::waitUntilIdle()
{
    constexpr int kLong = 30'000;
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->session().source() && !m_desktop->reports().busy(), kLong);
}

QString JourneysTest::write(const QString& name, const QByteArray& text)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return file.fileName();
}

void JourneysTest::drop(const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    // The application looks for a widget that takes it, and remembers which one did.
    QDragEnterEvent enter(QPoint(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &enter);
    QDropEvent event(QPointF(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &event);
}

void JourneysTest::opensTheDemoWithTheWorstInterface()
{
    const auto& interfaces = window().interfaces().model();
    QVERIFY(interfaces.rowCount() > 10);
    const auto& selected = m_desktop->session().selection().interface;
    QVERIFY(selected.has_value());
    for (const source::Interface& each : interfaces.interfaces())
        QVERIFY(each.statistics->p99 <= interfaces.interfaceAt(interfaces.index(0, 0))->statistics->p99);
    QVERIFY(window().slowest().model().rowCount() > 10);
    QVERIFY(window().preview().trace().has_value());
    QVERIFY(!window().banner().isVisible());
}

void JourneysTest::choosesARegionByKeyboard()
{
    QTest::mouseClick(&window().selectors().regions(), Qt::LeftButton);
    QWidget* list = QApplication::activePopupWidget();
    QVERIFY(list != nullptr);
    QTest::keyClick(list->focusWidget(), Qt::Key_Down);
    QTest::keyClick(list->focusWidget(), Qt::Key_Return);
    const std::string region = m_desktop->session().selection().region;
    QVERIFY(!region.empty());
    waitUntilIdle();
    QCOMPARE(window().selectors().regions().current().toStdString(), region);
    QVERIFY(window().slowest().model().rowCount() > 0);
}

void JourneysTest::choosesAnInterfaceAndSeesItsCalls()
{
    widgets::TableView& table = window().interfaces().table();
    table.setFocus();
    const auto before = m_desktop->session().selection().interface;
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(&table, Qt::Key_Down);
    const auto after = m_desktop->session().selection().interface;
    QVERIFY(after != before);
    waitUntilIdle();
    const auto& calls = window().slowest().model();
    QVERIFY(calls.rowCount() > 0);
    QVERIFY(calls.rowCount() <= 100);
    const QModelIndex service = calls.index(0, items::CallColumn::service);
    QCOMPARE(service.data().toString().toStdString(), after->service);
}

void JourneysTest::opensACallInATabAndClosesIt()
{
    widgets::TableView& table = window().slowest().table();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down);
    const int tabs = window().tabs().count();
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(window().tabs().count(), tabs + 1);
    waitUntilIdle();
    panels::TracePanel& trace = window().currentTrace();
    QVERIFY(&trace != &window().preview());
    QCOMPARE(trace.trace()->id, m_desktop->session().selection().call->trace);
    const NodeNo selected = trace.waterfall().selected();
    QCOMPARE(trace.trace()->shown->tree().id(selected), m_desktop->session().selection().call->span);
    QTest::keyClick(&window(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(window().tabs().count(), tabs);
}

void JourneysTest::zoomsByWheelAndBackByKey()
{
    panels::WaterfallView& view = window().preview().waterfall();
    const TimeRange whole = view.visible();
    const QPointF place(view.treeWidth() + view.scale().width() / 2, 40);
    QWheelEvent wheel(place, view.viewport()->mapToGlobal(place), {}, QPoint(0, 240), Qt::NoButton, Qt::ControlModifier,
        Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &wheel);
    QVERIFY(view.visible().to - view.visible().from < (whole.to - whole.from) * 3 / 4);
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_0);
    QCOMPARE(view.visible(), whole);
}

void JourneysTest::findsSpansOfATrace()
{
    panels::TracePanel& trace = window().preview();
    QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
    widgets::SearchField& field = trace.bar().findField();
    QCOMPARE(QApplication::focusWidget(), &field);
    QTest::keyClicks(&field, QStringLiteral("inventory"));
    waitUntilIdle();
    QVERIFY(trace.finder().matches());
    const std::size_t matches = trace.finder().matches()->count();
    QVERIFY(matches > 1);
    QVERIFY(trace.finder().matches()->contains(trace.waterfall().selected()));
    const NodeNo first = trace.waterfall().selected();
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(trace.waterfall().selected() != first);
    QTest::keyClick(&field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(trace.waterfall().selected(), first);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(!trace.finder().matches());
}

void JourneysTest::foldsAndUnfoldsByKeyboard()
{
    panels::WaterfallView& view = window().preview().waterfall();
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Home);
    const std::size_t rows = view.rows().size();
    QTest::keyClick(&view, Qt::Key_Left);
    QVERIFY(view.rows().size() < rows);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.rows().size(), rows);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.selected(), NodeNo{1});
}

void JourneysTest::showsTheTopologyAndOpensAnApplication()
{
    window().setPage(QStringLiteral("topology"));
    waitUntilIdle();
    panels::TopologyCanvas& canvas = window().topology().canvas();
    QVERIFY(canvas.shown() && canvas.shown()->scene.nodes.size() > 5);
    canvas.setFocus();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&canvas, Qt::Key_Right);
    const std::optional<std::uint32_t> node = canvas.selectedNode();
    QVERIFY(node.has_value());
    const ServiceGraph::Node chosen = canvas.shown()->graph->nodes[*node];
    QTest::keyClick(&canvas, Qt::Key_Return);
    QCOMPARE(m_desktop->session().selection().application,
        chosen.kind == ServiceGraph::NodeKind::service ? chosen.name : std::string());
}

void JourneysTest::runsACommandFromThePalette()
{
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    window::CommandPalette& palette = window().palette();
    QVERIFY(palette.isVisible());
    QTest::keyClicks(&palette.field(), QStringLiteral("dark"));
    QVERIFY(palette.shown() >= 1);
    QTest::keyClick(&palette.field(), Qt::Key_Return);
    QVERIFY(!palette.isVisible());
    QVERIFY(m_desktop->appearance().theme().dark);
}

void JourneysTest::goesBackAndForward()
{
    const session::Selection before = m_desktop->session().selection();
    m_desktop->session().setApplication("checkout");
    waitUntilIdle();
    QTRY_VERIFY(m_desktop->session().selection().application == "checkout");
    QTRY_VERIFY(m_desktop->session().selection().call.has_value());
    int steps = 0;
    while (m_desktop->session().selection().application == "checkout" && ++steps < 8)
        QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_desktop->session().selection().application, before.application);
    waitUntilIdle();
    QTest::keyClick(&window(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_desktop->session().selection().application, std::string("checkout"));
}

void JourneysTest::showsABannerForAFileThatIsNoTrace()
{
    drop(write(QStringLiteral("bad.json"), "{\"neither\": \"spans\""));
    QTRY_VERIFY(window().banner().isVisible());
    QVERIFY(window().banner().message().text.contains(QStringLiteral("bad.json")));
    QVERIFY(!window().banner().message().advice.isEmpty());
    QVERIFY(!window().banner().message().action.isEmpty());
}

void JourneysTest::opensADroppedFile()
{
    drop(write(QStringLiteral("one.json"),
        R"([{"traceId":"000000000000000a","id":"000000000000000b","name":"get /x","timestamp":1700000000000000,)"
        R"("duration":1500,"kind":"SERVER","localEndpoint":{"serviceName":"only"}}])"));
    QTRY_VERIFY(m_desktop->session().selection().source != "demo");
    waitUntilIdle();
    QTRY_COMPARE(window().slowest().model().rowCount(), 1);
    QTRY_VERIFY(window().preview().trace().has_value());
    QCOMPARE(window().preview().title(), QStringLiteral("only: get /x"));
    QCOMPARE(m_desktop->profiles().recentFiles().size(), std::size_t{1});
}

void JourneysTest::closesInTheMiddleOfALoad()
{
    m_desktop->session().setRegion("cn-shanghai");
    QVERIFY(m_desktop->reports().busy());
    m_desktop.reset();
    QVERIFY(!m_desktop);
}

void JourneysTest::survivesHastyChoices()
{
    std::uint32_t random = 12345;
    const auto next = [&random](std::uint32_t below) {
        random = random * 1664525U + 1013904223U;
        return (random >> 8U) % below;
    };
    const auto& list = window().interfaces().model().interfaces();
    std::vector<session::InterfaceRef> interfaces;
    for (const source::Interface& each : list)
        interfaces.push_back({each.service, each.name});
    const std::string applications[] = {"", "checkout", "cart", "nobody"};
    constexpr int kChoices = 1000;
    for (int i = 0; i < kChoices; ++i) {
        const auto kind = next(4);
        if (kind == 0)
            m_desktop->session().setApplication(applications[next(4)]);
        else if (kind == 1)
            m_desktop->session().refresh();
        else
            m_desktop->session().setInterface(interfaces[next(static_cast<std::uint32_t>(interfaces.size()))]);
        if (next(8) == 0)
            QCoreApplication::sendPostedEvents();
    }
    m_desktop->session().setApplication({});
    m_desktop->session().setInterface(interfaces.front());
    waitUntilIdle();
    QTRY_VERIFY(window().slowest().model().rowCount() > 0);
    QCOMPARE(m_desktop->session().selection().interface, std::optional(interfaces.front()));
}

void JourneysTest::namesEveryControl()
{
    QStringList nameless;
    for (const QWidget* widget : window().findChildren<QWidget*>()) {
        const bool inner = widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QTabBar") ||
            widget->inherits("QMenu") || widget->inherits("QComboBoxListView") || widget->isHidden() ||
            widget->inherits("QHeaderView") || widget->inherits("QScrollBar") || widget->inherits("QLabel") ||
            (widget->parentWidget() != nullptr && widget->parentWidget()->inherits("QTabBar")) ||
            (widget->parentWidget() != nullptr && widget->parentWidget()->inherits("QLineEdit")) ||
            (widget->parentWidget() != nullptr && widget->parentWidget()->inherits("QDockWidget"));
        if (inner || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (widget->accessibleName().isEmpty() && (button == nullptr || button->text().isEmpty()))
            nameless.append(QStringLiteral("%1 in %2")
                                .arg(QLatin1String(widget->metaObject()->className()),
                                    widget->parentWidget() != nullptr
                                        ? QLatin1String(widget->parentWidget()->metaObject()->className())
                                        : QLatin1String("nothing")));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
}

void JourneysTest::takesPicturesOfEveryView()
{
    const QString folder = m_folder.filePath(QStringLiteral("pictures"));
    window::Snapshot snapshot(window(), folder);
    QSignalSpy finished(&snapshot, &window::Snapshot::finished);
    snapshot.start();
    constexpr int kLong = 60'000;
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLong);
    QVERIFY(snapshot.failed().isEmpty());
    for (const char* name : {"window.png", "trace.png", "trace.svg", "flame.png", "statistics.svg", "topology.png"})
        QVERIFY2(snapshot.written().contains(folder + QLatin1Char('/') + QLatin1String(name)), name);
}

} // namespace
} // namespace longspan::desktop

QTEST_MAIN(longspan::desktop::JourneysTest)
#include "journeys_test.moc"
