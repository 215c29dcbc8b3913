// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/node_set.h"

#include <QTest>

namespace longspan::scene {
namespace {

NodeSet setOf(std::size_t size, std::initializer_list<std::uint32_t> nodes)
{
    NodeSet set(size);
    for (const std::uint32_t node : nodes)
        set.insert(NodeNo{node});
    return set;
}

class NodeSetTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheNextAndTheLast();
    void countsParts();
    void anEmptyOneHasNothing();
};

void NodeSetTest::findsTheNextAndTheLast()
{
    const NodeSet set = setOf(200, {0, 63, 64, 128, 199});
    QVERIFY(set.firstFrom(0) == NodeNo{0});
    QVERIFY(set.firstFrom(1) == NodeNo{63});
    QVERIFY(set.firstFrom(64) == NodeNo{64});
    QVERIFY(set.firstFrom(129) == NodeNo{199});
    QVERIFY(set.firstFrom(200) == NodeNo::none);
    QVERIFY(set.lastBefore(0) == NodeNo::none);
    QVERIFY(set.lastBefore(63) == NodeNo{0});
    QVERIFY(set.lastBefore(64) == NodeNo{63});
    QVERIFY(set.lastBefore(199) == NodeNo{128});
    QVERIFY(set.lastBefore(100'000) == NodeNo{199});
}

void NodeSetTest::countsParts()
{
    const NodeSet set = setOf(200, {0, 63, 64, 128, 199});
    QCOMPARE(set.count(), std::size_t{5});
    QCOMPARE(set.count(0, 200), std::size_t{5});
    QCOMPARE(set.count(1, 64), std::size_t{1});
    QCOMPARE(set.count(63, 65), std::size_t{2});
    QCOMPARE(set.count(64, 64), std::size_t{0});
    QCOMPARE(set.count(128, 1000), std::size_t{2});
}

void NodeSetTest::anEmptyOneHasNothing()
{
    QVERIFY(NodeSet().firstFrom(0) == NodeNo::none);
    QVERIFY(NodeSet().lastBefore(7) == NodeNo::none);
    QVERIFY(!NodeSet().contains(NodeNo{0}));
    QVERIFY(!NodeSet(10).contains(NodeNo::none));
    QCOMPARE(NodeSet().count(0, 10), std::size_t{0});
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::NodeSetTest)
#include "node_set_test.moc"
