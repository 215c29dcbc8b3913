// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/source_types.h"
#include "ui/items/columns.h"
#include "ui/items/row_table_model.h"

#include <QList>
#include <QString>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace longspan::items {

/// The interfaces of an application with their figures; columns: InterfaceColumn. The worst p99 comes first. A name
/// that several services have comes with its service (detailRole), so that no two rows look alike without a column of
/// services.
class InterfaceModel final : public RowTableModel {
    Q_OBJECT

public:
    explicit InterfaceModel(QObject* parent = nullptr);

    void setInterfaces(std::vector<source::Interface> interfaces);
    [[nodiscard]] const std::vector<source::Interface>& interfaces() const { return m_interfaces; }
    /// nullptr for an invalid index. Valid until the interfaces are set again.
    [[nodiscard]] const source::Interface* interfaceAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfInterface(const std::string& service, const std::string& name) const;

    /// Only names and services that contain the text, whatever the case.
    void setTextFilter(const QString& text);
    /// Only interfaces of that kind; unspecified and internal ones are both local.
    void setKindFilter(std::optional<SpanKind> kind);

    /// A small line of figures over time, oldest first; kept until the interfaces are set again.
    void setTrend(const std::string& service, const std::string& name, const QList<double>& trend);

protected:
    [[nodiscard]] Item items() const override { return static_cast<Item>(m_interfaces.size()); }
    [[nodiscard]] int columns() const override { return InterfaceColumn::count; }
    [[nodiscard]] QVariant cell(Item item, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] bool less(Item a, Item b, int column) const override;
    [[nodiscard]] bool accepts(Item item) const override;

private:
    [[nodiscard]] QString display(const source::Interface& interface, int column) const;
    [[nodiscard]] QVariant figure(const source::Interface& interface, int column, int role) const;

    std::vector<source::Interface> m_interfaces;
    std::map<std::pair<std::string, std::string>, QList<double>> m_trends;
    QString m_text;
    std::optional<SpanKind> m_kind;
    std::set<std::string> m_shared; ///< names that more than one service has
    Nanos m_worst = 0;              ///< of p99, for the bars
};

} // namespace longspan::items
