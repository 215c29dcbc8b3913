// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/roles.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/choice_button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

namespace longspan::widgets {
namespace {

void fill(QStandardItemModel& model)
{
    for (const char* name : {"one", "two", "three"})
        model.appendRow({new QStandardItem(QString::fromLatin1(name)), new QStandardItem(QStringLiteral("7")),
            new QStandardItem(QStringLiteral("8"))});
}

/// Pixels of a row of cells that are not of the ground, left of x.
QImage paintedCell(const Appearance& appearance, QStandardItemModel& model, int width)
{
    CellDelegate delegate(appearance);
    QImage image(width, 24, QImage::Format_RGB32);
    image.fill(appearance.theme().base);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.font = QApplication::font();
    option.fontMetrics = QFontMetrics(option.font);
    option.textElideMode = Qt::ElideRight;
    delegate.paint(&painter, option, model.index(0, 0));
    return image;
}

bool anythingIn(const QImage& image, int from, int to, const QColor& ground)
{
    for (int x = from; x < to; ++x) {
        for (int y = 2; y < image.height() - 2; ++y) {
            if (image.pixelColor(x, y) != ground)
                return true;
        }
    }
    return false;
}

class WidgetsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesDropOptionalColumnsWhenTheyAreNarrow();
    void tablesOpenRowsByKeyAndDoubleClick();
    void rowActionsAreForTheRowThatWasClicked();
    void detailsStandBehindTheirText();
    void detailsAreSeenHoweverLongTheTextIs();
    void searchFieldsClearBeforeTheyLetGo();
    void searchFieldsTellWhatIsWrong();
    void bannersRunTheirActionOnce();
    void bannersAreNotMarkup();
    void choicesShowTheCurrentOne();
    void choicesAreFoundByTyping();
    void emptyStatesSayWhy();
    void labelsMayBeNarrowerThanTheirText();

private:
    Appearance m_appearance{QApplication::palette()};
};

void WidgetsTest::tablesDropOptionalColumnsWhenTheyAreNarrow()
{
    QStandardItemModel model;
    fill(model);
    TableView table(m_appearance);
    table.resize(400, 200);
    table.show();
    table.present(model, {-1, 60, 60});
    table.setOptional({2, 1}, 200);
    QVERIFY(!table.isColumnHidden(1) && !table.isColumnHidden(2));
    table.resize(300, 200);
    QVERIFY(!table.isColumnHidden(1) && table.isColumnHidden(2));
    table.resize(220, 200);
    QVERIFY(table.isColumnHidden(1) && table.isColumnHidden(2));
    table.resize(400, 200);
    QVERIFY(!table.isColumnHidden(1) && !table.isColumnHidden(2));
}

void WidgetsTest::tablesOpenRowsByKeyAndDoubleClick()
{
    QStandardItemModel model;
    fill(model);
    TableView table(m_appearance);
    table.resize(400, 200);
    table.present(model, {-1, 60, 60});
    table.show();
    QSignalSpy opened(&table, &TableView::opened);
    table.setCurrentIndex(model.index(2, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    const QPoint place = table.visualRect(model.index(1, 0)).center();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened.at(1).at(0).toModelIndex().row(), 1);
}

void WidgetsTest::rowActionsAreForTheRowThatWasClicked()
{
    QStandardItemModel model;
    fill(model);
    TableView table(m_appearance);
    table.resize(400, 200);
    table.present(model, {-1, 60, 60});
    table.show();
    int acted = -1;
    table.addRowAction(QStringLiteral("Act"), [&acted](const QModelIndex& index) { acted = index.row(); });
    const auto openMenu = [&](const QPoint& place) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, table.viewport()->mapToGlobal(place));
        QApplication::sendEvent(table.viewport(), &event);
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    };
    const auto actionOf = [](const QMenu& menu) -> QAction* {
        for (QAction* each : menu.actions()) {
            if (each->text() == QStringLiteral("Act"))
                return each;
        }
        return nullptr;
    };
    QMenu* menu = openMenu(table.visualRect(model.index(1, 0)).center());
    QVERIFY(menu && actionOf(*menu));
    actionOf(*menu)->trigger();
    QCOMPARE(acted, 1);
    menu->close();
    menu = openMenu(QPoint(20, 180));
    QVERIFY(menu && !actionOf(*menu));
    menu->close();
}

void WidgetsTest::detailsStandBehindTheirText()
{
    QStandardItemModel model;
    fill(model);
    const QColor ground = m_appearance.theme().base;
    const int text = QFontMetrics(QApplication::font()).horizontalAdvance(QStringLiteral("one"));
    const QImage plain = paintedCell(m_appearance, model, 300);
    QVERIFY(anythingIn(plain, 0, 8 + text, ground));
    QVERIFY(!anythingIn(plain, 8 + text, 300, ground));
    model.item(0, 0)->setData(QStringLiteral("frontend"), items::detailRole);
    const QImage detailed = paintedCell(m_appearance, model, 300);
    QVERIFY(anythingIn(detailed, 8 + text, 20 + text + 30, ground));
    QVERIFY(!anythingIn(detailed, 250, 300, ground));
}

void WidgetsTest::detailsAreSeenHoweverLongTheTextIs()
{
    QStandardItemModel model;
    fill(model);
    model.item(0, 0)->setText(QString(200, QLatin1Char('w')));
    const QImage plain = paintedCell(m_appearance, model, 160);
    model.item(0, 0)->setData(QStringLiteral("frontend"), items::detailRole);
    const QImage detailed = paintedCell(m_appearance, model, 160);
    QVERIFY(plain.copy(0, 0, 60, 24) == detailed.copy(0, 0, 60, 24));
    QVERIFY(plain.copy(90, 0, 70, 24) != detailed.copy(90, 0, 70, 24));
    QVERIFY(anythingIn(detailed, 100, 154, m_appearance.theme().base));
}

void WidgetsTest::searchFieldsClearBeforeTheyLetGo()
{
    SearchField field(m_appearance, QStringLiteral("Find"));
    QCOMPARE(field.accessibleName(), QStringLiteral("Find"));
    QSignalSpy escaped(&field, &SearchField::escaped);
    QTest::keyClicks(&field, QStringLiteral("abc"));
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QString());
    QCOMPARE(escaped.size(), 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(escaped.size(), 1);
}

void WidgetsTest::searchFieldsTellWhatIsWrong()
{
    SearchField field(m_appearance, QStringLiteral("Find"));
    field.setWrong(QStringLiteral("a bracket is open"));
    QVERIFY(field.property("wrong").toBool());
    QCOMPARE(field.toolTip(), QStringLiteral("a bracket is open"));
    field.setWrong({});
    QVERIFY(!field.property("wrong").toBool());
}

void WidgetsTest::bannersRunTheirActionOnce()
{
    Banner banner(m_appearance);
    QVERIFY(banner.isHidden());
    int runs = 0;
    banner.say({Banner::Level::error, QStringLiteral("It broke."), {}, QStringLiteral("Mend"), [&runs] { ++runs; }});
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.accessibleName(), QStringLiteral("It broke."));
    auto* button = banner.findChild<QPushButton*>();
    QCOMPARE(button->text(), QStringLiteral("Mend"));
    button->click();
    QCOMPARE(runs, 1);
    QVERIFY(banner.isHidden());
    banner.say({Banner::Level::info, QStringLiteral("Well."), {}, {}, {}});
    QVERIFY(button->isHidden());
}

void WidgetsTest::bannersAreNotMarkup()
{
    Banner banner(m_appearance);
    banner.say({Banner::Level::error, QStringLiteral("<b>x</b> & y"), {}, {}, {}});
    bool escaped = false;
    for (const QLabel* label : banner.findChildren<QLabel*>())
        escaped = escaped || label->text().contains(QStringLiteral("&lt;b&gt;x&lt;/b&gt; &amp; y"));
    QVERIFY(escaped);
}

void WidgetsTest::choicesShowTheCurrentOne()
{
    ChoiceButton button(m_appearance, QStringLiteral("Region"));
    button.setCurrent(QStringLiteral("b"), QStringLiteral("unknown yet"));
    QCOMPARE(button.accessibleDescription(), QStringLiteral("unknown yet"));
    button.setChoices({{QStringLiteral("a"), QStringLiteral("North")}, {QStringLiteral("b"), QStringLiteral("South")}});
    QCOMPARE(button.accessibleName(), QStringLiteral("Region"));
    QCOMPARE(button.accessibleDescription(), QStringLiteral("South"));
    QVERIFY(button.minimumSizeHint().width() <= button.sizeHint().width());
}

void WidgetsTest::choicesAreFoundByTyping()
{
    ChoiceButton button(m_appearance, QStringLiteral("Region"));
    button.setChoices({{QStringLiteral("a"), QStringLiteral("North")},
        {QStringLiteral("b"), QStringLiteral("South"), {}, QStringLiteral("warm")}});
    button.show();
    QSignalSpy chosen(&button, &ChoiceButton::chosen);
    QTest::keyClick(&button, Qt::Key_Down);
    QWidget* list = QApplication::activePopupWidget();
    QVERIFY(list != nullptr);
    auto* field = list->findChild<SearchField*>();
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, QStringLiteral("warm"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toString(), QStringLiteral("b"));
}

void WidgetsTest::emptyStatesSayWhy()
{
    EmptyState empty;
    empty.say(QStringLiteral("Nothing"), QStringLiteral("Choose more."));
    QCOMPARE(empty.title(), QStringLiteral("Nothing"));
    QCOMPARE(empty.accessibleName(), QStringLiteral("Nothing"));
    QCOMPARE(empty.accessibleDescription(), QStringLiteral("Choose more."));
}

void WidgetsTest::labelsMayBeNarrowerThanTheirText()
{
    ElidedLabel label;
    label.setText(QString(300, QLatin1Char('m')));
    QVERIFY(label.minimumSizeHint().width() < 100);
}

} // namespace
} // namespace longspan::widgets

QTEST_MAIN(longspan::widgets::WidgetsTest)
#include "widgets_test.moc"
