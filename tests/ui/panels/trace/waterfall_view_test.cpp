// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/panels/trace/loaded_fixture.h"
#include "ui/a11y/painted_access.h"
#include "ui/panels/trace/waterfall_view.h"
#include "ui/widgets/appearance.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace longspan::panels {
namespace {

class WaterfallViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { a11y::installPaintedAccess(); }
    void init();
    void cleanup() { m_view.reset(); }

    void readsItsRowsToScreenReaders();
    void readersFoldAndSelect();
    void readersAreToldThatRowsMoved();
    void keysWalkAndFold();
    void aClickSelectsTheRowUnderIt();
    void ctrlAndWheelZoomAtThePointer();
    void aDragMovesTheTimeAndSettlesOnce();
    void hidesWhatTheFilterHides();
    void isEmptyAfterClear();

private:
    [[nodiscard]] QAccessibleInterface* access() { return QAccessible::queryAccessibleInterface(m_view.get()); }
    [[nodiscard]] QPoint rowPoint(std::size_t row) const
    {
        return m_view->scene().rows.at(row).names.center().toPoint();
    }
    void press(int key) { QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key)); }

    widgets::Appearance m_appearance{QApplication::palette()};
    std::unique_ptr<WaterfallView> m_view;
};

void WaterfallViewTest::init()
{
    m_view = std::make_unique<WaterfallView>(m_appearance);
    m_view->resize(900, 400);
    m_view->setTrace(smallTrace(), QStringLiteral("small"));
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    QTRY_COMPARE(m_view->scene().rows.size(), std::size_t{5});
}

void WaterfallViewTest::readsItsRowsToScreenReaders()
{
    QVERIFY(access());
    QCOMPARE(access()->role(), QAccessible::Tree);
    QCOMPARE(access()->childCount(), 5);
    QAccessibleInterface* row = access()->child(3);
    QCOMPARE(row->role(), QAccessible::TreeItem);
    QVERIFY(row->text(QAccessible::Name).startsWith(QStringLiteral("db update, 20 ms")));
    QVERIFY(row->text(QAccessible::Name).contains(QStringLiteral("error")));
    QVERIFY(!row->state().selected);
    const QRect place = row->rect();
    QVERIFY(access()->childAt(place.center().x(), place.center().y()) == row);
}

void WaterfallViewTest::readersFoldAndSelect()
{
    auto* row = access()->child(1);
    QVERIFY(row->state().expanded);
    row->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(access()->childCount(), 3);
    QVERIFY(access()->child(1)->state().collapsed);
    access()->child(2)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_view->selected(), NodeNo{4});
    QVERIFY(access()->child(2)->state().selected);
    QVERIFY(access()->focusChild() == access()->child(2));
}

void WaterfallViewTest::readersAreToldThatRowsMoved()
{
    QAccessibleInterface* before = access()->child(2);
    const QAccessible::Id id = QAccessible::uniqueId(before);
    m_view->foldAll();
    QVERIFY(!QAccessible::accessibleInterface(id));
    QCOMPARE(access()->childCount(), 1);
}

void WaterfallViewTest::keysWalkAndFold()
{
    press(Qt::Key_Down);
    QCOMPARE(m_view->selected(), NodeNo{0});
    press(Qt::Key_Right);
    QCOMPARE(m_view->selected(), NodeNo{1});
    press(Qt::Key_Left);
    QVERIFY(m_view->rows().folded(NodeNo{1}));
    press(Qt::Key_End);
    QCOMPARE(m_view->selected(), NodeNo{4});
    press(Qt::Key_Up);
    QCOMPARE(m_view->selected(), NodeNo{1});
    press(Qt::Key_Right);
    QVERIFY(!m_view->rows().folded(NodeNo{1}));
    press(Qt::Key_Home);
    press(Qt::Key_Space);
    QCOMPARE(m_view->rows().size(), std::size_t{1});
}

void WaterfallViewTest::aClickSelectsTheRowUnderIt()
{
    const QSignalSpy chosen(m_view.get(), &WaterfallView::selectedChanged);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, rowPoint(2));
    QCOMPARE(m_view->selected(), NodeNo{2});
    QCOMPARE(chosen.count(), 1);
}

void WaterfallViewTest::ctrlAndWheelZoomAtThePointer()
{
    const TimeRange whole = m_view->visible();
    const QPointF point(m_view->treeWidth() + 100, 50);
    const Nanos under = m_view->scale().timeAt(100);
    QWheelEvent wheel(point, m_view->viewport()->mapToGlobal(point), {}, {0, 480}, Qt::NoButton, Qt::ControlModifier,
        Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view->viewport(), &wheel);
    QVERIFY(m_view->visible().to - m_view->visible().from < (whole.to - whole.from) / 2);
    QVERIFY(std::abs(m_view->scale().timeAt(100) - under) < kMillisecond);
    press(Qt::Key_0);
    QCOMPARE(m_view->visible(), whole);
}

void WaterfallViewTest::aDragMovesTheTimeAndSettlesOnce()
{
    m_view->zoomTo({m_view->extent().from + 20 * kMillisecond, m_view->extent().from + 60 * kMillisecond});
    const TimeRange before = m_view->visible();
    const QSignalSpy settled(m_view.get(), &WaterfallView::settled);
    const QPoint from(static_cast<int>(m_view->treeWidth()) + 200, 300);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view->viewport(), from + QPoint(40, 0));
    QTest::mouseMove(m_view->viewport(), from + QPoint(80, 0));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(80, 0));
    QVERIFY(m_view->visible().from < before.from);
    QCOMPARE(settled.count(), 1);
}

void WaterfallViewTest::hidesWhatTheFilterHides()
{
    m_view->setFilter({.minDuration = 50 * kMillisecond});
    QCOMPARE(m_view->rows().size(), std::size_t{2});
    QCOMPARE(access()->childCount(), 2);
}

void WaterfallViewTest::isEmptyAfterClear()
{
    m_view->clear();
    QCOMPARE(access()->childCount(), 0);
    press(Qt::Key_Down);
    QCOMPARE(m_view->selected(), NodeNo::none);
}

} // namespace
} // namespace longspan::panels

QTEST_MAIN(longspan::panels::WaterfallViewTest)
#include "waterfall_view_test.moc"
