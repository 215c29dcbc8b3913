// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graph_generator.h"
#include "ui/a11y/painted_access.h"
#include "ui/panels/topology/topology_canvas.h"
#include "ui/widgets/appearance.h"

#include <QAccessible>
#include <QApplication>
#include <QPainter>
#include <QTest>

namespace longspan::panels {
namespace {

constexpr int kLong = 30'000;

std::shared_ptr<const ShownTopology> shownGraph(std::uint32_t nodes)
{
    test::GraphShape shape;
    shape.nodes = nodes;
    const analysis::LayoutGraph made = test::makeServiceGraph(shape);
    auto graph = std::make_shared<ServiceGraph>();
    for (const auto& node : made.nodes)
        graph->nodes.push_back({node.key});
    for (const auto& edge : made.edges) {
        ServiceGraph::Edge call;
        call.from = edge.from;
        call.to = edge.to;
        call.calls = 1 + graph->edges.size();
        graph->edges.push_back(call);
    }
    const scene::TextCache widths(QApplication::font());
    return std::make_shared<const ShownTopology>(
        ShownTopology{graph, scene::layOutTopology({.graph = *graph, .widths = widths}).value()});
}

class TopologyCanvasTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { a11y::installPaintedAccess(); }
    void init();
    void cleanup() { m_canvas.reset(); }

    void readsNodesToScreenReaders();
    void readersSelectNodes();
    void theFocusFollowsTheArrows();
    void nodesOutOfViewAreOffscreen();
    void anotherGraphHasOtherItems();
    void smallGraphsAreAlwaysSharp();
    void largeGraphsMoveAsAPictureAndAreSharpAtRest();
    void picturesOfLargeGraphsAreSharp();

private:
    [[nodiscard]] QAccessibleInterface* access() { return QAccessible::queryAccessibleInterface(m_canvas.get()); }
    void show(std::uint32_t nodes)
    {
        m_canvas->show(shownGraph(nodes), false);
        m_canvas->repaint();
    }
    void drag(const QPoint& by)
    {
        const QPoint from(5, 5);
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_canvas.get(), from + by);
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, from + by);
    }

    widgets::Appearance m_appearance{QApplication::palette()};
    session::Workers m_workers{2};
    std::unique_ptr<TopologyCanvas> m_canvas;
};

void TopologyCanvasTest::init()
{
    m_canvas = std::make_unique<TopologyCanvas>(m_appearance, m_workers);
    m_canvas->resize(900, 600);
    m_canvas->QWidget::show();
    m_canvas->activateWindow();
    m_canvas->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_canvas.get()));
}

void TopologyCanvasTest::readsNodesToScreenReaders()
{
    QVERIFY(access());
    QCOMPARE(access()->role(), QAccessible::List);
    QCOMPARE(access()->childCount(), 0);
    show(20);
    QCOMPARE(access()->childCount(), 20);
    const auto& nodes = m_canvas->shown()->scene.nodes;
    for (int i = 0; i < 20; ++i) {
        QAccessibleInterface* node = access()->child(i);
        QVERIFY(
            node->text(QAccessible::Name).startsWith(QString::fromStdString(nodes[static_cast<std::size_t>(i)].name)));
        const QPoint middle = node->rect().center();
        QVERIFY(access()->childAt(middle.x(), middle.y()) == node);
        QVERIFY(!node->state().selected && !node->state().offscreen);
    }
}

void TopologyCanvasTest::readersSelectNodes()
{
    show(20);
    QVERIFY(!access()->focusChild());
    access()->child(7)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_canvas->selected().node, 7U);
    QVERIFY(access()->child(7)->state().selected);
    QVERIFY(access()->focusChild() == access()->child(7));
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QVERIFY(!access()->child(7)->state().selected);
}

void TopologyCanvasTest::theFocusFollowsTheArrows()
{
    show(20);
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QVERIFY(access()->focusChild() == access()->child(0));
    QTest::keyClick(m_canvas.get(), Qt::Key_Right); // nobody calls the first one
    QVERIFY(m_canvas->selected().node != 0);
    QVERIFY(access()->focusChild() == access()->child(static_cast<int>(m_canvas->selected().node)));
    QVERIFY(access()->focusChild()->state().focused);
}

void TopologyCanvasTest::nodesOutOfViewAreOffscreen()
{
    show(20);
    drag({2000, 0});
    for (int i = 0; i < 20; ++i) {
        QVERIFY(access()->child(i)->state().offscreen);
        QVERIFY(access()->child(i)->rect().isNull());
    }
    access()->child(3)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(!access()->child(3)->state().offscreen);
}

void TopologyCanvasTest::anotherGraphHasOtherItems()
{
    show(20);
    const QAccessible::Id old = QAccessible::uniqueId(access()->child(19));
    show(10);
    QVERIFY(!QAccessible::accessibleInterface(old));
    QCOMPARE(access()->childCount(), 10);
    m_canvas->clear();
    QCOMPARE(access()->childCount(), 0);
}

void TopologyCanvasTest::smallGraphsAreAlwaysSharp()
{
    show(20);
    QVERIFY(m_canvas->sharp());
    drag({50, 10});
    QVERIFY(m_canvas->sharp());
}

void TopologyCanvasTest::largeGraphsMoveAsAPictureAndAreSharpAtRest()
{
    show(200);
    QVERIFY(!m_canvas->sharp());
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->sharp(), kLong);
    const scene::TopologyView before = m_canvas->view();
    drag({50, 10});
    QVERIFY(!(m_canvas->view() == before));
    QVERIFY(!m_canvas->sharp());
    m_canvas->repaint(); // in motion
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->sharp(), kLong);
    QTest::keyClick(m_canvas.get(), Qt::Key_Plus);
    QVERIFY(!m_canvas->sharp());
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->sharp(), kLong);
    m_canvas->select({.node = 3});
    QVERIFY(!m_canvas->sharp());
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->sharp(), kLong);
    m_appearance.setMode(widgets::ThemeMode::dark);
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->sharp(), kLong);
    m_appearance.setMode(widgets::ThemeMode::light);
}

void TopologyCanvasTest::picturesOfLargeGraphsAreSharp()
{
    show(200);
    const QImage taken = m_canvas->grab().toImage().convertToFormat(QImage::Format_RGB32);
    QImage painted(m_canvas->size(), QImage::Format_RGB32);
    QPainter painter(&painted);
    scene::TextCache texts(m_canvas->font());
    scene::paintTopology(painter,
        {.scene = m_canvas->shown()->scene,
            .theme = m_appearance.theme(),
            .view = m_canvas->view(),
            .window = QSizeF(m_canvas->size())},
        texts);
    painter.end();
    QVERIFY(taken == painted);
}

} // namespace
} // namespace longspan::panels

QTEST_MAIN(longspan::panels::TopologyCanvasTest)
#include "topology_canvas_test.moc"
