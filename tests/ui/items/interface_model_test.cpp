// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/items/model_texts.h"
#include "ui/items/interface_model.h"
#include "ui/items/roles.h"
#include "ui/items/table_text.h"

#include <QLocale>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

namespace longspan::items {
namespace {

using source::Interface;
using Column = InterfaceColumn;

Interface interface(std::string service, std::string name, SpanKind kind)
{
    return {std::move(service), std::move(name), kind, std::nullopt};
}

Interface counted(Interface interface, std::uint64_t calls, std::uint64_t errors, Nanos p99)
{
    source::Statistics figures;
    figures.calls = calls;
    figures.errors = errors;
    figures.p50 = p99 / 10;
    figures.p95 = p99 / 2;
    figures.p99 = p99;
    figures.max = p99 * 2;
    interface.statistics = figures;
    return interface;
}

std::vector<Interface> some()
{
    std::vector<Interface> all{
        counted(interface("web", "GET /cart", SpanKind::server), 1200, 24, 940 * kMillisecond),
        counted(interface("web", "POST /pay", SpanKind::server), 310, 0, 2100 * kMillisecond),
        counted(interface("cart", "HGETALL", SpanKind::client), 9, 9, 3 * kMillisecond),
        counted(interface("cart", "sweep", SpanKind::unspecified), 1, 0, 100 * kMillisecond),
        interface("web", "uncounted", SpanKind::internal),
        counted(interface("web", "endless", SpanKind::consumer), 5, 0, 0),
    };
    all.back().statistics->unknownDurations = 5;
    return all;
}

class InterfaceModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void theWorstP99ComesFirst();
    void figuresAreForPeople();
    void unknownFiguresAreNoZeros();
    void sortsByAnyColumn();
    void filtersByTextAndKind();
    void selectionsFollowTheirRows();
    void barsStatusAndTrendsAreRoles();
    void copiesExactValues();
    void foreignIndicesFindNothing();
    void namesOfSeveralServicesComeWithTheirService();
};

void InterfaceModelTest::theWorstP99ComesFirst()
{
    InterfaceModel model;
    const QAbstractItemModelTester tester(&model);
    model.setInterfaces(some());
    QCOMPARE(
        column(model, Column::name), QStringLiteral("POST /pay | GET /cart | sweep | HGETALL | uncounted | endless"));
    QVERIFY(touchEverything(model) > 100);
    QCOMPARE(model.headerData(Column::p99, Qt::Horizontal).toString(), QStringLiteral("p99"));
    QVERIFY(!model.headerData(Column::count, Qt::Horizontal).isValid());
}

void InterfaceModelTest::figuresAreForPeople()
{
    InterfaceModel model;
    model.setInterfaces(some());
    QCOMPARE(cellText(model, 1, Column::calls), QStringLiteral("1,200"));
    QCOMPARE(cellText(model, 1, Column::errors), QStringLiteral("2.0%"));
    QCOMPARE(cellText(model, 1, Column::p50), QStringLiteral("94 ms"));
    QCOMPARE(cellText(model, 0, Column::p99), QStringLiteral("2.1 s"));
    QCOMPARE(cellText(model, 0, Column::max), QStringLiteral("4.2 s"));
    QCOMPARE(cellText(model, 3, Column::kind), QStringLiteral("client"));
}

void InterfaceModelTest::unknownFiguresAreNoZeros()
{
    InterfaceModel model;
    model.setInterfaces(some());
    const int uncounted = model.indexOfInterface("web", "uncounted").row();
    QCOMPARE(cellText(model, uncounted, Column::calls), QString());
    QCOMPARE(cellText(model, uncounted, Column::p99), QString());
    const int endless = model.indexOfInterface("web", "endless").row();
    QCOMPARE(cellText(model, endless, Column::calls), QStringLiteral("5"));
    QCOMPARE(cellText(model, endless, Column::p99), QStringLiteral("?"));
    QCOMPARE(cellText(model, endless, Column::p99, copyRole), QString());
    QVERIFY(!model.index(endless, Column::p99).data(statusRole).isValid());
    model.sort(Column::p50, Qt::AscendingOrder);
    QCOMPARE(cellText(model, 2, Column::name), QStringLiteral("HGETALL"));
}

void InterfaceModelTest::sortsByAnyColumn()
{
    InterfaceModel model;
    model.setInterfaces(some());
    model.sort(Column::name, Qt::AscendingOrder);
    QCOMPARE(
        column(model, Column::name), QStringLiteral("GET /cart | HGETALL | POST /pay | endless | sweep | uncounted"));
    model.sort(Column::errors, Qt::DescendingOrder);
    QCOMPARE(cellText(model, 0, Column::name), QStringLiteral("HGETALL"));
    model.sort(Column::service, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::service), QStringLiteral("cart | cart | web | web | web | web"));
    model.sort(-1);
    QCOMPARE(cellText(model, 0, Column::name), QStringLiteral("GET /cart"));
}

void InterfaceModelTest::filtersByTextAndKind()
{
    InterfaceModel model;
    const QAbstractItemModelTester tester(&model);
    model.setInterfaces(some());
    model.setTextFilter(QStringLiteral("CART"));
    QCOMPARE(column(model, Column::name), QStringLiteral("GET /cart | sweep | HGETALL"));
    model.setKindFilter(SpanKind::internal);
    QCOMPARE(column(model, Column::name), QStringLiteral("sweep"));
    model.setTextFilter({});
    QCOMPARE(column(model, Column::name), QStringLiteral("sweep | uncounted"));
    model.setKindFilter(SpanKind::producer);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.indexOfInterface("web", "GET /cart").isValid());
}

void InterfaceModelTest::selectionsFollowTheirRows()
{
    InterfaceModel model;
    const QAbstractItemModelTester tester(&model);
    model.setInterfaces(some());
    const QPersistentModelIndex pay(model.indexOfInterface("web", "POST /pay"));
    QCOMPARE(pay.row(), 0);
    model.sort(Column::p99, Qt::AscendingOrder);
    QCOMPARE(pay.row(), 5);
    QCOMPARE(model.interfaceAt(pay)->name, std::string("POST /pay"));
}

void InterfaceModelTest::barsStatusAndTrendsAreRoles()
{
    InterfaceModel model;
    model.setInterfaces(some());
    QCOMPARE(model.index(0, Column::p99).data(barRole).toDouble(), 1.0);
    QVERIFY(qAbs(model.index(1, Column::p99).data(barRole).toDouble() - 940.0 / 2100) < 1e-9);
    QCOMPARE(model.index(0, Column::p99).data(statusRole).toInt(), static_cast<int>(Status::bad));
    QCOMPARE(model.index(1, Column::p99).data(statusRole).toInt(), static_cast<int>(Status::slow));
    QCOMPARE(model.index(1, Column::p50).data(statusRole).toInt(), static_cast<int>(Status::good));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setTrend("web", "GET /cart", {1, 3, 2});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(1, Column::trend).data(trendRole).value<QList<double>>(), (QList<double>{1, 3, 2}));
    QVERIFY(!model.index(0, Column::trend).data(trendRole).isValid());
    model.setTrend("nobody", "asked", {1});
    QCOMPARE(changed.size(), 1);
}

void InterfaceModelTest::copiesExactValues()
{
    InterfaceModel model;
    model.setInterfaces(some());
    const QString text = toText(model, {model.indexOfInterface("web", "GET /cart")}, TextForm::csv);
    QCOMPARE(
        text.section(QStringLiteral("\r\n"), 1, 1), QStringLiteral("server,GET /cart,web,1200,24,94,470,940,1880,"));
}

void InterfaceModelTest::foreignIndicesFindNothing()
{
    InterfaceModel model;
    InterfaceModel other;
    other.setInterfaces(some());
    QVERIFY(!model.interfaceAt({}));
    QVERIFY(!model.data({}).isValid());
    QCOMPARE(model.rowCount(), 0);
}

void InterfaceModelTest::namesOfSeveralServicesComeWithTheirService()
{
    InterfaceModel model;
    std::vector<Interface> all = some();
    all.push_back(interface("cart", "GET /cart", SpanKind::client));
    all.push_back(interface("web", "GET /cart", SpanKind::client));
    model.setInterfaces(all);
    const auto role = [&](const char* service, const char* name, int wanted) {
        return model.indexOfInterface(service, name).siblingAtColumn(Column::name).data(wanted).toString();
    };
    QCOMPARE(role("cart", "GET /cart", detailRole), QStringLiteral("cart"));
    QCOMPARE(role("web", "GET /cart", detailRole), QStringLiteral("web"));
    QCOMPARE(role("web", "GET /cart", Qt::AccessibleTextRole), QStringLiteral("GET /cart, web"));
    QCOMPARE(role("web", "GET /cart", Qt::DisplayRole), QStringLiteral("GET /cart"));
    QVERIFY(role("web", "POST /pay", detailRole).isEmpty());
    QCOMPARE(role("web", "POST /pay", Qt::ToolTipRole), QStringLiteral("web: POST /pay"));
    model.setInterfaces(some());
    QVERIFY(role("web", "GET /cart", detailRole).isEmpty());
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::InterfaceModelTest)
#include "interface_model_test.moc"
