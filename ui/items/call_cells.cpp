// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/call_cells.h"

#include <algorithm>
#include <tuple>

namespace longspan::items {

using source::CallRow;

void CallCells::setPage(std::shared_ptr<const source::SpanPage> page)
{
    m_page = std::move(page);
    m_tags.clear();
    m_longest = 0;
    for (const CallRow& row : m_page->rows)
        m_longest = std::max(m_longest, row.duration);
}

const source::InterfaceName& CallCells::interfaceOf(const CallRow& row) const
{
    static constexpr source::InterfaceName kNone{};
    return row.interface < m_page->interfaces.size() ? m_page->interfaces[row.interface] : kNone;
}

const KeyTags& CallCells::tagsOf(const CallRow& row) const
{
    static const KeyTags none;
    if (!m_page->table || row.row == SpanIndex::none)
        return none;
    const auto found = m_tags.find(row.row);
    return found != m_tags.end() ? found->second
                                 : m_tags.emplace(row.row, keyTags(*m_page->table, row.row)).first->second;
}

QVariant CallCells::cell(std::size_t number, std::size_t rank, int column, int role) const
{
    const CallRow& row = m_page->rows[number];
    switch (role) {
    case Qt::DisplayRole: return display(row, rank, column);
    case Qt::ToolTipRole: return column >= CallColumn::interface ? QVariant(display(row, rank, column)) : QVariant();
    case Qt::TextAlignmentRole: return header(column, role);
    case copyRole: return copy(row, rank, column);
    case kindRole: return static_cast<int>(row.kind);
    case sortRole:
        return static_cast<qlonglong>(column == CallColumn::traceDuration ? row.traceDuration
                : column == CallColumn::start                             ? row.start
                                                                          : row.duration);
    case barRole:
        return column == CallColumn::duration && m_longest > 0 && row.durationKnown()
            ? QVariant(static_cast<double>(row.duration) / static_cast<double>(m_longest))
            : QVariant();
    case statusRole:
        return column == CallColumn::duration || column == CallColumn::status
            ? QVariant(static_cast<int>(statusOf(row.duration, row.durationKnown(), row.status == SpanStatus::error)))
            : QVariant();
    default: return {};
    }
}

QString CallCells::display(const CallRow& row, std::size_t rank, int column) const
{
    switch (column) {
    case CallColumn::rank: return countCell(rank + 1);
    case CallColumn::duration: return durationCell(row.duration, row.durationKnown());
    case CallColumn::traceDuration: return durationCell(row.traceDuration, row.traceDurationKnown);
    case CallColumn::start: return row.startKnown() ? m_times.clock(row.start) : QStringLiteral("?");
    case CallColumn::interface: return toQString(interfaceOf(row).name);
    case CallColumn::service: return toQString(interfaceOf(row).service);
    case CallColumn::status: return statusText(row);
    case CallColumn::address: return toQString(row.address);
    case CallColumn::tags: return toQString(tagsOf(row).text);
    case CallColumn::trace: return QString::fromStdString(toHex(row.trace));
    default: return {};
    }
}

QString CallCells::statusText(const CallRow& row) const
{
    QString text = row.status == SpanStatus::error ? tr("ERROR") : tr("OK");
    const std::string& http = tagsOf(row).httpStatus;
    return http.empty() ? text : text + QLatin1Char(' ') + QString::fromStdString(http);
}

QVariant CallCells::copy(const CallRow& row, std::size_t rank, int column) const
{
    switch (column) {
    case CallColumn::duration:
        return row.durationKnown() ? QString::fromStdString(millisText(row.duration)) : QString();
    case CallColumn::traceDuration:
        return row.traceDurationKnown ? QString::fromStdString(millisText(row.traceDuration)) : QString();
    case CallColumn::start: return row.startKnown() ? QString::fromStdString(timeText(row.start)) : QString();
    case CallColumn::rank: return QString::number(rank + 1);
    default: return display(row, rank, column);
    }
}

bool CallCells::less(std::size_t a, std::size_t b, int column) const
{
    const CallRow& x = m_page->rows[a];
    const CallRow& y = m_page->rows[b];
    const auto by = [&](const auto& value) { return value(x) < value(y); };
    switch (column) {
    case CallColumn::rank: return a < b;
    case CallColumn::traceDuration: return x.traceDuration < y.traceDuration;
    case CallColumn::start: return x.start < y.start;
    case CallColumn::interface: return by([this](const CallRow& row) { return interfaceOf(row).name; });
    case CallColumn::service: return by([this](const CallRow& row) { return interfaceOf(row).service; });
    case CallColumn::address: return x.address < y.address;
    case CallColumn::tags: return by([this](const CallRow& row) { return std::string_view(tagsOf(row).text); });
    case CallColumn::trace: return x.trace < y.trace;
    case CallColumn::status:
        return std::tuple(x.status == SpanStatus::error, tagsOf(x).httpStatus) <
            std::tuple(y.status == SpanStatus::error, tagsOf(y).httpStatus);
    default: return std::tuple(x.durationKnown(), x.duration) < std::tuple(y.durationKnown(), y.duration);
    }
}

QVariant CallCells::header(int column, int role)
{
    if (role == Qt::TextAlignmentRole) {
        const bool number = column <= CallColumn::traceDuration;
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case CallColumn::rank: return tr("#");
    case CallColumn::duration: return tr("Call");
    case CallColumn::traceDuration: return tr("Trace");
    case CallColumn::start: return tr("Started");
    case CallColumn::interface: return tr("Interface");
    case CallColumn::service: return tr("Service");
    case CallColumn::status: return tr("Status");
    case CallColumn::address: return tr("Address");
    case CallColumn::tags: return tr("Tags");
    case CallColumn::trace: return tr("Trace ID");
    default: return {};
    }
}

} // namespace longspan::items
