// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/load_when_shown.h"
#include "ui/session/session.h"

#include <QTest>
#include <QWidget>

namespace longspan::panels {
namespace {

class LoadWhenShownTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadsWhenItIsLookedAt();
    void loadsOnceForManyChanges();
    void loadsAtOnceWhileItIsLookedAt();
};

void LoadWhenShownTest::loadsWhenItIsLookedAt()
{
    QWidget panel;
    int loads = 0;
    const auto* loading = new LoadWhenShown(panel, [&loads] { ++loads; });
    QCOMPARE(loads, 0);
    QVERIFY(loading->stale());
    panel.show();
    QCOMPARE(loads, 1);
    QVERIFY(!loading->stale());
    panel.hide();
    panel.show();
    QCOMPARE(loads, 1);
}

void LoadWhenShownTest::loadsOnceForManyChanges()
{
    QWidget panel;
    session::Session session;
    int loads = 0;
    auto* loading = new LoadWhenShown(panel, [&loads] { ++loads; });
    loading->follow(session);
    panel.show();
    panel.hide();
    session.setApplication("cart");
    session.setRegion("north");
    session.refresh();
    QCOMPARE(loads, 1);
    panel.show();
    QCOMPARE(loads, 2);
}

void LoadWhenShownTest::loadsAtOnceWhileItIsLookedAt()
{
    QWidget panel;
    session::Session session;
    int loads = 0;
    auto* loading = new LoadWhenShown(panel, [&loads] { ++loads; });
    loading->follow(session);
    panel.show();
    session.setApplication("cart");
    QCOMPARE(loads, 2);
    session.setInterface(session::InterfaceRef{"cart", "GET /"});
    QCOMPARE(loads, 2);
    loading->markStale();
    QCOMPARE(loads, 3);
}

} // namespace
} // namespace longspan::panels

QTEST_MAIN(longspan::panels::LoadWhenShownTest)
#include "load_when_shown_test.moc"
