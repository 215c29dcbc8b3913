// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/roles.h"
#include "ui/items/table_text.h"

#include <QAbstractTableModel>
#include <QStringList>
#include <QTest>

namespace longspan::items {
namespace {

/// Headings "one", "two" with a row each below; column 1 has exact values.
class Headings final : public QAbstractItemModel {
public:
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override
    {
        return hasIndex(row, column, parent)
            ? createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0})
            : QModelIndex();
    }
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override
    {
        return index.internalId() == 0 ? QModelIndex()
                                       : createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr{0});
    }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return !parent.isValid() ? 2 : (parent.internalId() == 0 && parent.column() == 0 ? 1 : 0);
    }
    [[nodiscard]] int columnCount(const QModelIndex& = {}) const override { return 2; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (role == copyRole && index.column() == 1)
            return exact;
        if (role != Qt::DisplayRole)
            return {};
        const QString place = QString::number(index.internalId()) + QLatin1Char('.') + QString::number(index.row());
        return index.column() == 0 ? QVariant(place) : QVariant(QStringLiteral("about"));
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(section == 0 ? QStringLiteral("place") : QStringLiteral("value"))
                                       : QVariant();
    }
    QString exact = QStringLiteral("4210.5");
};

class TableTextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesHeadersAndExactValues();
    void quotesWhatCsvNeedsQuoted();
    void tabsAndLineBreaksBecomeBlanks();
    void chosenRowsComeInTheOrderOfTheView();
    void allRowsComeWithThoseBelowHeadings();
    void otherModelsRowsAreLeftOut();
};

void TableTextTest::writesHeadersAndExactValues()
{
    const Headings model;
    QCOMPARE(toText(model, {model.index(0, 0)}, TextForm::tabs), QStringLiteral("place\tvalue\n0.0\t4210.5\n"));
    QCOMPARE(toText(model, {model.index(0, 0)}, TextForm::csv), QStringLiteral("place,value\r\n0.0,4210.5\r\n"));
}

void TableTextTest::quotesWhatCsvNeedsQuoted()
{
    Headings model;
    model.exact = QStringLiteral("a \"b\", c\nd");
    QCOMPARE(toText(model, {model.index(0, 0)}, TextForm::csv),
        QStringLiteral("place,value\r\n0.0,\"a \"\"b\"\", c\nd\"\r\n"));
}

void TableTextTest::tabsAndLineBreaksBecomeBlanks()
{
    Headings model;
    model.exact = QStringLiteral("a\tb\r\nc");
    QCOMPARE(toText(model, {model.index(0, 0)}, TextForm::tabs), QStringLiteral("place\tvalue\n0.0\ta b c\n"));
}

void TableTextTest::chosenRowsComeInTheOrderOfTheView()
{
    const Headings model;
    const QModelIndex below = model.index(0, 1, model.index(0, 0));
    const QString text = toText(model, {model.index(1, 0), below, model.index(1, 1), {}}, TextForm::tabs);
    QCOMPARE(text, QStringLiteral("place\tvalue\n1.0\t4210.5\n0.1\t4210.5\n"));
}

void TableTextTest::allRowsComeWithThoseBelowHeadings()
{
    QCOMPARE(toText(Headings(), TextForm::tabs),
        QStringLiteral("place\tvalue\n0.0\t4210.5\n1.0\t4210.5\n0.1\t4210.5\n2.0\t4210.5\n"));
}

void TableTextTest::otherModelsRowsAreLeftOut()
{
    const Headings model;
    const Headings other;
    QCOMPARE(toText(model, {other.index(0, 0)}, TextForm::tabs), QStringLiteral("place\tvalue\n"));
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::TableTextTest)
#include "table_text_test.moc"
