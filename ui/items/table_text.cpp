// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/table_text.h"

#include "ui/items/roles.h"

#include <algorithm>
#include <vector>

namespace longspan::items {
namespace {

QString inTabs(QString text)
{
    text.replace(QLatin1Char('\t'), QLatin1Char(' '));
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    text.remove(QLatin1Char('\r'));
    return text;
}

QString inCsv(QString text)
{
    const auto special = [](QChar c) {
        return c == QLatin1Char(',') || c == QLatin1Char('"') || c == QLatin1Char('\n') || c == QLatin1Char('\r');
    };
    if (!std::any_of(text.cbegin(), text.cend(), special))
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

class Writer {
public:
    Writer(const QAbstractItemModel& model, TextForm form) : m_model(model), m_csv(form == TextForm::csv)
    {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.headerData(column, Qt::Horizontal).toString());
        line(cells);
    }

    void row(const QModelIndex& index)
    {
        QStringList cells;
        for (int column = 0; column < m_model.columnCount(index.parent()); ++column) {
            const QModelIndex cell = index.siblingAtColumn(column);
            const QVariant exact = cell.data(copyRole);
            cells.append((exact.isValid() ? exact : cell.data()).toString());
        }
        line(cells);
    }

    [[nodiscard]] QString take() { return std::move(m_text); }

private:
    void line(const QStringList& cells)
    {
        QStringList written;
        for (const QString& cell : cells)
            written.append(m_csv ? inCsv(cell) : inTabs(cell));
        m_text +=
            written.join(QLatin1Char(m_csv ? ',' : '\t')) + (m_csv ? QStringLiteral("\r\n") : QStringLiteral("\n"));
    }

    const QAbstractItemModel& m_model;
    bool m_csv;
    QString m_text;
};

/// Where an index stands in the whole: the rows from the top level down.
std::vector<int> pathOf(const QModelIndex& index)
{
    std::vector<int> path;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        path.insert(path.begin(), at.row());
    return path;
}

} // namespace

QString toText(const QAbstractItemModel& model, const QModelIndexList& rows, TextForm form)
{
    std::vector<std::pair<std::vector<int>, QModelIndex>> places;
    for (const QModelIndex& index : rows) {
        if (index.isValid() && index.model() == &model)
            places.emplace_back(pathOf(index), index.siblingAtColumn(0));
    }
    std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto end =
        std::unique(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
    Writer writer(model, form);
    for (auto place = places.begin(); place != end; ++place)
        writer.row(place->second);
    return writer.take();
}

QString toText(const QAbstractItemModel& model, TextForm form)
{
    Writer writer(model, form);
    std::vector<QModelIndex> stack;
    const auto push = [&](const QModelIndex& parent) {
        for (int row = model.rowCount(parent); row-- > 0;)
            stack.push_back(model.index(row, 0, parent));
    };
    push({});
    while (!stack.empty()) {
        const QModelIndex index = stack.back();
        stack.pop_back();
        writer.row(index);
        push(index);
    }
    return writer.take();
}

} // namespace longspan::items
