// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/panels/panel_world.h"
#include "ui/panels/topology/topology_canvas.h"
#include "ui/panels/topology/topology_panel.h"

#include <QComboBox>
#include <QTest>
#include <algorithm>

namespace longspan::panels {
namespace {

class TopologyPanelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsTheTopologyOfOneTrace();
    void aTraceKeepsTheOrderOfTheApplication();
    void followsTheSelectedCall();
    void showsTheTopologyOfAnInterface();
    void saysWhenNoTraceIsSelected();
    void asksNothingWhileItIsHidden();

private:
    [[nodiscard]] const ShownTopology* shown() const { return m_panel->canvas().shown().get(); }
    [[nodiscard]] source::CallRow slowestCall(std::size_t number) const;
    void waitUntilIdle() { QTRY_VERIFY_WITH_TIMEOUT(!m_world->reports.busy(), PanelWorld::kLong); }

    std::unique_ptr<PanelWorld> m_world;
    std::unique_ptr<TopologyPanel> m_panel;
};

void TopologyPanelTest::init()
{
    m_world = std::make_unique<PanelWorld>();
    m_world->openDemo();
    m_panel = std::make_unique<TopologyPanel>(m_world->context);
    m_panel->resize(900, 600);
    m_panel->show();
    waitUntilIdle();
    QVERIFY(shown() && shown()->scene.nodes.size() > 10);
}

void TopologyPanelTest::cleanup()
{
    m_panel.reset();
    m_world.reset();
}

source::CallRow TopologyPanelTest::slowestCall(std::size_t number) const
{
    source::SpanQuery query;
    query.range = m_world->session.timeRange();
    query.order = source::SpanQuery::Order::slowestFirst;
    return m_world->session.source()->search(query, {}).value().rows.at(number);
}

void TopologyPanelTest::showsTheTopologyOfOneTrace()
{
    const std::size_t all = shown()->scene.nodes.size();
    m_panel->showTrace(slowestCall(0).trace);
    waitUntilIdle();
    QVERIFY(m_panel->scope() == TopologyPanel::trace);
    QCOMPARE(shown()->graph->traces, std::uint64_t{1});
    QVERIFY(shown()->scene.nodes.size() > 1 && shown()->scene.nodes.size() < all);
}

void TopologyPanelTest::aTraceKeepsTheOrderOfTheApplication()
{
    const auto before = m_panel->canvas().shown();
    m_panel->showTrace(slowestCall(0).trace);
    waitUntilIdle();
    const auto find = [&](const std::string& name) {
        const auto& nodes = before->scene.nodes;
        return std::find_if(nodes.begin(), nodes.end(), [&](const auto& node) { return node.name == name; });
    };
    int compared = 0;
    for (const auto& a : shown()->scene.nodes) {
        for (const auto& b : shown()->scene.nodes) {
            const auto oldA = find(a.name);
            const auto oldB = find(b.name);
            if (a.rank != b.rank || a.part != b.part || oldA->rank != oldB->rank || oldA->order >= oldB->order)
                continue;
            QVERIFY(a.order < b.order);
            ++compared;
        }
    }
    QVERIFY(compared > 0);
}

void TopologyPanelTest::followsTheSelectedCall()
{
    const source::CallRow first = slowestCall(0);
    m_panel->showTrace(first.trace);
    waitUntilIdle();
    const auto before = shown()->graph;
    source::CallRow other;
    for (std::size_t i = 1; i < 100 && (i == 1 || other.trace == first.trace); ++i)
        other = slowestCall(i);
    QVERIFY(other.trace != first.trace);
    m_world->session.setCall(session::CallRef{other.trace, other.span});
    waitUntilIdle();
    QVERIFY(shown()->graph != before);
    QCOMPARE(shown()->graph->traces, std::uint64_t{1});
}

void TopologyPanelTest::showsTheTopologyOfAnInterface()
{
    const auto all = shown()->graph;
    m_world->session.setInterface(session::InterfaceRef{"checkout", "POST /checkout"});
    const auto interfaces = m_world->session.source()->interfaces({}, m_world->session.timeRange(), {}).value();
    QVERIFY(!interfaces.empty());
    m_world->session.setInterface(session::InterfaceRef{interfaces.front().service, interfaces.front().name});
    m_panel->showInterface();
    waitUntilIdle();
    QVERIFY(m_panel->scope() == TopologyPanel::interface);
    QVERIFY(shown()->graph != all);
    QVERIFY(shown()->graph->traces <= all->traces);
}

void TopologyPanelTest::saysWhenNoTraceIsSelected()
{
    QVERIFY(!m_world->session.selection().call);
    auto* scope = m_panel->findChild<QComboBox*>();
    QVERIFY(scope != nullptr);
    scope->setCurrentIndex(TopologyPanel::trace);
    waitUntilIdle();
    QVERIFY(!m_panel->canvas().isVisible());
    scope->setCurrentIndex(TopologyPanel::application);
    waitUntilIdle();
    QVERIFY(m_panel->canvas().isVisible());
}

void TopologyPanelTest::asksNothingWhileItIsHidden()
{
    m_panel->hide();
    m_world->session.refresh();
    QVERIFY(!m_world->reports.busy());
    m_panel->show();
    QVERIFY(m_world->reports.busy());
    waitUntilIdle();
}

} // namespace
} // namespace longspan::panels

QTEST_MAIN(longspan::panels::TopologyPanelTest)
#include "topology_panel_test.moc"
