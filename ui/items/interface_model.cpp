// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/interface_model.h"

#include "ui/items/roles.h"
#include "ui/items/texts.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace longspan::items {
namespace {

using source::Interface;
using source::Statistics;

bool isLocal(SpanKind kind)
{
    return kind == SpanKind::unspecified || kind == SpanKind::internal;
}

double errorShare(const Statistics& statistics)
{
    return statistics.calls == 0 ? 0 : static_cast<double>(statistics.errors) / static_cast<double>(statistics.calls);
}

std::optional<Nanos> timeOf(const Statistics& statistics, int column)
{
    switch (column) {
    case InterfaceColumn::p50: return statistics.p50;
    case InterfaceColumn::p95: return statistics.p95;
    case InterfaceColumn::p99: return statistics.p99;
    case InterfaceColumn::max: return statistics.max;
    default: return std::nullopt;
    }
}

bool anyDuration(const Statistics& statistics)
{
    return statistics.calls > statistics.unknownDurations;
}

std::set<std::string> sharedNames(const std::vector<Interface>& interfaces)
{
    std::map<std::string_view, std::string_view> services;
    std::set<std::string> shared;
    for (const Interface& each : interfaces) {
        const auto [known, fresh] = services.emplace(each.name, each.service);
        if (!fresh && known->second != each.service)
            shared.insert(each.name);
    }
    return shared;
}

/// What a column of figures is sorted by; what is not known comes before everything.
double sortValue(const Interface& interface, int column)
{
    if (!interface.statistics)
        return -1;
    if (const std::optional<Nanos> time = timeOf(*interface.statistics, column))
        return anyDuration(*interface.statistics) ? static_cast<double>(*time) : -1;
    return column == InterfaceColumn::errors ? errorShare(*interface.statistics)
                                             : static_cast<double>(interface.statistics->calls);
}

} // namespace

InterfaceModel::InterfaceModel(QObject* parent) : RowTableModel(parent)
{
    sort(InterfaceColumn::p99, Qt::DescendingOrder);
}

void InterfaceModel::setInterfaces(std::vector<Interface> interfaces)
{
    replaceItems([&] {
        m_interfaces = std::move(interfaces);
        m_trends.clear();
        m_shared = sharedNames(m_interfaces);
        m_worst = 0;
        for (const Interface& each : m_interfaces)
            m_worst = std::max(m_worst, each.statistics ? each.statistics->p99 : 0);
    });
}

const Interface* InterfaceModel::interfaceAt(const QModelIndex& index) const
{
    const std::optional<Item> item = itemAt(index);
    return item ? &m_interfaces[*item] : nullptr;
}

QModelIndex InterfaceModel::indexOfInterface(const std::string& service, const std::string& name) const
{
    const auto found = std::find_if(m_interfaces.begin(), m_interfaces.end(),
        [&](const Interface& each) { return each.name == name && each.service == service; });
    return found == m_interfaces.end() ? QModelIndex() : indexOf(static_cast<Item>(found - m_interfaces.begin()));
}

void InterfaceModel::setTextFilter(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    refilter();
}

void InterfaceModel::setKindFilter(std::optional<SpanKind> kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    refilter();
}

void InterfaceModel::setTrend(const std::string& service, const std::string& name, const QList<double>& trend)
{
    m_trends[{service, name}] = trend;
    const QModelIndex row = indexOfInterface(service, name);
    if (row.isValid()) {
        const QModelIndex changed = row.siblingAtColumn(InterfaceColumn::trend);
        Q_EMIT dataChanged(changed, changed, {trendRole});
    }
}

bool InterfaceModel::accepts(Item item) const
{
    const Interface& interface = m_interfaces[item];
    if (m_kind && interface.kind != *m_kind && !(isLocal(interface.kind) && isLocal(*m_kind)))
        return false;
    return m_text.isEmpty() || toQString(interface.name).contains(m_text, Qt::CaseInsensitive) ||
        toQString(interface.service).contains(m_text, Qt::CaseInsensitive);
}

bool InterfaceModel::less(Item a, Item b, int column) const
{
    const Interface& x = m_interfaces[a];
    const Interface& y = m_interfaces[b];
    switch (column) {
    case InterfaceColumn::kind: return x.kind < y.kind;
    case InterfaceColumn::name: return std::tie(x.name, x.service) < std::tie(y.name, y.service);
    case InterfaceColumn::service: return std::tie(x.service, x.name) < std::tie(y.service, y.name);
    default: return sortValue(x, column) < sortValue(y, column);
    }
}

QVariant InterfaceModel::cell(Item item, int column, int role) const
{
    const Interface& interface = m_interfaces[item];
    switch (role) {
    case Qt::DisplayRole: return display(interface, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            column >= InterfaceColumn::calls ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (column == InterfaceColumn::name)
            return toQString(interface.service) + QStringLiteral(": ") + toQString(interface.name);
        return column == InterfaceColumn::service ? display(interface, column) : QVariant();
    case detailRole:
        return column == InterfaceColumn::name && m_shared.contains(interface.name) ? toQString(interface.service)
                                                                                    : QVariant();
    case Qt::AccessibleTextRole:
        return column == InterfaceColumn::name && m_shared.contains(interface.name)
            ? toQString(interface.name) + QStringLiteral(", ") + toQString(interface.service)
            : QVariant();
    case kindRole: return static_cast<int>(interface.kind);
    case trendRole: {
        const auto found = m_trends.find({interface.service, interface.name});
        return found == m_trends.end() ? QVariant() : QVariant::fromValue(found->second);
    }
    default: return figure(interface, column, role);
    }
}

QString InterfaceModel::display(const Interface& interface, int column) const
{
    if (column == InterfaceColumn::kind)
        return kindText(interface.kind);
    if (column == InterfaceColumn::name)
        return toQString(interface.name);
    if (column == InterfaceColumn::service)
        return toQString(interface.service);
    if (!interface.statistics || column == InterfaceColumn::trend)
        return {};
    if (const std::optional<Nanos> time = timeOf(*interface.statistics, column))
        return durationCell(*time, anyDuration(*interface.statistics));
    return column == InterfaceColumn::errors ? shareCell(errorShare(*interface.statistics))
                                             : countCell(interface.statistics->calls);
}

QVariant InterfaceModel::figure(const Interface& interface, int column, int role) const
{
    if (!interface.statistics || column < InterfaceColumn::calls || column == InterfaceColumn::trend)
        return {};
    const Statistics& statistics = *interface.statistics;
    const std::optional<Nanos> time = timeOf(statistics, column);
    if (time && !anyDuration(statistics) && role != sortRole)
        return role == copyRole ? QVariant(QString()) : QVariant();
    if (role == sortRole)
        return sortValue(interface, column);
    if (role == copyRole && time)
        return QString::fromStdString(millisText(*time));
    if (role == copyRole)
        return QString::number(column == InterfaceColumn::errors ? statistics.errors : statistics.calls);
    if (role == barRole && column == InterfaceColumn::p99 && m_worst > 0)
        return static_cast<double>(statistics.p99) / static_cast<double>(m_worst);
    if (role == statusRole && time)
        return static_cast<int>(statusOf(*time, true, false));
    if (role == statusRole && column == InterfaceColumn::errors)
        return static_cast<int>(statistics.errors > 0 ? Status::bad : Status::none);
    return {};
}

QVariant InterfaceModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            column >= InterfaceColumn::calls ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case InterfaceColumn::kind: return tr("Kind");
    case InterfaceColumn::name: return tr("Interface");
    case InterfaceColumn::service: return tr("Service");
    case InterfaceColumn::calls: return tr("Calls");
    case InterfaceColumn::errors: return tr("Errors");
    case InterfaceColumn::p50: return tr("p50");
    case InterfaceColumn::p95: return tr("p95");
    case InterfaceColumn::p99: return tr("p99");
    case InterfaceColumn::max: return tr("Max");
    case InterfaceColumn::trend: return tr("Trend");
    default: return {};
    }
}

} // namespace longspan::items
