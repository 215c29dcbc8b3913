// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/a11y/painted_access.h"

#include <QApplication>
#include <QTest>
#include <QWidget>
#include <memory>

namespace longspan::a11y {
namespace {

/// Rows of 10 pixels; every third one can be unfolded.
class Rows final : public QWidget, public PaintedItems {
public:
    [[nodiscard]] const QWidget& surface() const override { return *this; }
    [[nodiscard]] bool isTree() const override { return true; }
    [[nodiscard]] int itemCount() const override { return count; }
    [[nodiscard]] Item item(int number) const override
    {
        ++asked;
        Item item;
        item.name = QStringLiteral("row %1").arg(number);
        item.description = QStringLiteral("about %1").arg(number);
        item.rect = number < 20 ? QRect(0, number * 10, 100, 10) : QRect();
        item.selected = number == current;
        item.expandable = number % 3 == 0;
        item.expanded = number == 3;
        return item;
    }
    [[nodiscard]] int itemAt(const QPoint& point) const override
    {
        return point.y() / 10 < count ? point.y() / 10 : -1;
    }
    [[nodiscard]] int currentItem() const override { return current; }
    void selectItem(int number) override { current = number; }
    void toggleItem(int number) override { toggled = number; }

    int count = 1'000'000;
    int current = 2;
    int toggled = -1;
    mutable int asked = 0;
};

class PaintedAccessTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installPaintedAccess(); }
    void init()
    {
        m_rows = std::make_unique<Rows>();
        m_rows->resize(100, 200);
        m_rows->setAccessibleName(QStringLiteral("Waterfall"));
        m_rows->setFocusPolicy(Qt::StrongFocus);
        m_rows->show();
        m_rows->activateWindow();
        m_rows->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_rows.get()));
    }
    void cleanup() { m_rows.reset(); }

    void aWidgetOfPaintedItemsIsATree();
    void itemsSayWhatTheyAre();
    void statesFollowTheItems();
    void pointsFindTheirItems();
    void theCurrentItemHasTheFocus();
    void actionsSelectAndToggle();
    void onlyWhatIsAskedForIsMade();
    void itemsThatAreGoneAreInvalid();
    void otherWidgetsAreLeftAlone();

private:
    [[nodiscard]] QAccessibleInterface* access() const { return QAccessible::queryAccessibleInterface(m_rows.get()); }

    std::unique_ptr<Rows> m_rows;
};

void PaintedAccessTest::aWidgetOfPaintedItemsIsATree()
{
    QVERIFY(dynamic_cast<PaintedAccess*>(access()));
    QCOMPARE(access()->role(), QAccessible::Tree);
    QCOMPARE(access()->text(QAccessible::Name), QStringLiteral("Waterfall"));
    QCOMPARE(access()->childCount(), 1'000'000);
    QVERIFY(!access()->child(-1));
    QVERIFY(!access()->child(1'000'000));
}

void PaintedAccessTest::itemsSayWhatTheyAre()
{
    QAccessibleInterface* row = access()->child(7);
    QVERIFY(row && row->isValid());
    QCOMPARE(row->role(), QAccessible::TreeItem);
    QCOMPARE(row->text(QAccessible::Name), QStringLiteral("row 7"));
    QCOMPARE(row->text(QAccessible::Description), QStringLiteral("about 7"));
    QCOMPARE(row->text(QAccessible::Value), QString());
    QCOMPARE(row->rect(), QRect(m_rows->mapToGlobal(QPoint(0, 70)), QSize(100, 10)));
    QVERIFY(row->parent() == access());
    QCOMPARE(access()->indexOfChild(row), 7);
    QVERIFY(access()->child(7) == row);
    QCOMPARE(row->childCount(), 0);
}

void PaintedAccessTest::statesFollowTheItems()
{
    QVERIFY(access()->child(2)->state().selected);
    QVERIFY(!access()->child(7)->state().selected);
    QVERIFY(!access()->child(7)->state().expandable);
    QVERIFY(access()->child(3)->state().expanded && !access()->child(3)->state().collapsed);
    QVERIFY(access()->child(6)->state().collapsed);
    QVERIFY(access()->child(500)->state().offscreen);
    QVERIFY(access()->child(500)->rect().isNull());
}

void PaintedAccessTest::pointsFindTheirItems()
{
    const QPoint inside = m_rows->mapToGlobal(QPoint(50, 45));
    QVERIFY(access()->childAt(inside.x(), inside.y()) == access()->child(4));
    const QPoint outside = m_rows->mapToGlobal(QPoint(50, 205));
    QVERIFY(!access()->childAt(outside.x(), outside.y()));
}

void PaintedAccessTest::theCurrentItemHasTheFocus()
{
    QVERIFY(access()->focusChild() == access()->child(2));
    QVERIFY(access()->child(2)->state().focused);
    m_rows->clearFocus();
    QVERIFY(!access()->focusChild());
    QVERIFY(!access()->child(2)->state().focused);
}

void PaintedAccessTest::actionsSelectAndToggle()
{
    QAccessibleActionInterface* plain = access()->child(7)->actionInterface();
    QVERIFY(plain);
    QVERIFY(!plain->actionNames().contains(QAccessibleActionInterface::toggleAction()));
    plain->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_rows->current, 7);
    plain->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(m_rows->toggled, -1);
    access()->child(6)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(m_rows->toggled, 6);
}

void PaintedAccessTest::onlyWhatIsAskedForIsMade()
{
    m_rows->asked = 0;
    QAccessibleInterface* last = access()->child(999'999);
    QVERIFY(last);
    QCOMPARE(m_rows->asked, 0);
    QCOMPARE(last->text(QAccessible::Name), QStringLiteral("row 999999"));
    QCOMPARE(m_rows->asked, 1);
    const QAccessible::Id id = QAccessible::uniqueId(last);
    for (int i = 0; i < static_cast<int>(PaintedAccess::kMostKept); ++i)
        QVERIFY(access()->child(i));
    QVERIFY(!QAccessible::accessibleInterface(id));
    QVERIFY(access()->child(999'999));
}

void PaintedAccessTest::itemsThatAreGoneAreInvalid()
{
    QAccessibleInterface* row = access()->child(7);
    m_rows->count = 5;
    QVERIFY(!row->isValid());
    QVERIFY(row->state().invalid);
    QCOMPARE(row->text(QAccessible::Name), QString());
    row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_rows->current, 2);
    const QAccessible::Id id = QAccessible::uniqueId(row);
    tellItemsChanged(*m_rows);
    QVERIFY(!QAccessible::accessibleInterface(id));
    m_rows.reset();
}

void PaintedAccessTest::otherWidgetsAreLeftAlone()
{
    QWidget plain;
    QVERIFY(!dynamic_cast<PaintedAccess*>(QAccessible::queryAccessibleInterface(&plain)));
    tellItemsChanged(plain);
    tellCurrentChanged(plain);
}

} // namespace
} // namespace longspan::a11y

QTEST_MAIN(longspan::a11y::PaintedAccessTest)
#include "painted_access_test.moc"
