// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/span_model.h"

#include "ui/items/roles.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace longspan::items {
namespace {

/// A number that orders the column, for columns of numbers.
std::optional<std::int64_t> numberOf(const SpansOfTrace& spans, NodeNo node, int column)
{
    const TraceTree& tree = *spans.tree;
    switch (column) {
    case SpanColumn::kind: return static_cast<std::int64_t>(tree.kind(node));
    case SpanColumn::start: return tree.startKnown(node) ? tree.start(node) : std::numeric_limits<Nanos>::min();
    case SpanColumn::duration: return tree.durationKnown(node) ? tree.duration(node) : -1;
    case SpanColumn::self: return spans.selfOf(node);
    case SpanColumn::status: return tree.isError(node) ? 1 : 0;
    case SpanColumn::depth: return tree.depth(node);
    default: return std::nullopt;
    }
}

std::tuple<std::string_view, std::string_view> textsOf(const TraceTree& tree, NodeNo node, int column)
{
    if (column == SpanColumn::service)
        return {tree.service(node), tree.name(node)};
    if (column == SpanColumn::address)
        return {tree.table().text(tree.table().resource(tree.span(node)).address), {}};
    return {tree.name(node), tree.service(node)};
}

bool before(const SpansOfTrace& spans, NodeNo a, NodeNo b, int column)
{
    if (column == SpanColumn::id)
        return spans.tree->id(a) < spans.tree->id(b);
    if (const std::optional<std::int64_t> left = numberOf(spans, a, column))
        return *left < *numberOf(spans, b, column);
    return textsOf(*spans.tree, a, column) < textsOf(*spans.tree, b, column);
}

/// Sorting pairs is much faster than going back to the columns at each comparison.
void sortByNumber(const SpansOfTrace& spans, int column, Qt::SortOrder direction, std::vector<std::uint32_t>& order)
{
    std::vector<std::pair<std::int64_t, std::uint32_t>> keys;
    keys.reserve(order.size());
    for (const std::uint32_t item : order)
        keys.emplace_back(*numberOf(spans, NodeNo{item}, column), item);
    const bool up = direction == Qt::AscendingOrder;
    std::sort(keys.begin(), keys.end(), [up](const auto& a, const auto& b) {
        if (a.first != b.first)
            return up ? a.first < b.first : b.first < a.first;
        return a.second < b.second;
    });
    std::transform(keys.begin(), keys.end(), order.begin(), [](const auto& key) { return key.second; });
}

} // namespace

Result<std::vector<std::uint32_t>> sortedSpans(
    const SpansOfTrace& spans, int column, Qt::SortOrder order, const Call& call)
{
    std::vector<std::uint32_t> items(spans.tree->size());
    std::iota(items.begin(), items.end(), 0U);
    if (Result<> may = call.check(); !may)
        return failWith(std::move(may));
    if (items.empty() || column < 0)
        return items;
    if (numberOf(spans, NodeNo{0}, column)) {
        sortByNumber(spans, column, order, items);
    } else {
        std::stable_sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
            return order == Qt::AscendingOrder ? before(spans, NodeNo{a}, NodeNo{b}, column)
                                               : before(spans, NodeNo{b}, NodeNo{a}, column);
        });
    }
    if (Result<> may = call.check(); !may)
        return failWith(std::move(may));
    return items;
}

void SpanModel::setSpans(const SpansOfTrace& spans)
{
    replaceItems([&] {
        m_spans = spans;
        m_shown.reset();
    });
    askForOrder();
}

void SpanModel::setTimes(const TimeTexts& times)
{
    m_times = times;
    cellsChanged(SpanColumn::start, SpanColumn::start, {Qt::DisplayRole});
}

void SpanModel::setShown(std::optional<std::vector<NodeNo>> nodes)
{
    replaceItems([&] { m_shown = std::move(nodes); });
    askForOrder();
}

void SpanModel::askForOrder()
{
    if (!sortsAtOnce() && sortColumn() >= 0)
        Q_EMIT sortWanted(sortColumn(), sortOrder());
}

void SpanModel::sort(int column, Qt::SortOrder order)
{
    if (!sortsAtOnce() && column >= 0)
        Q_EMIT sortWanted(column, order);
    else
        RowTableModel::sort(column, order);
}

void SpanModel::setOrder(std::vector<Item> order, int column, Qt::SortOrder direction)
{
    if (order.size() != items())
        return; // of another trace
    std::erase_if(order, [this](Item item) { return !accepts(item); });
    takeOrder(std::move(order), column, direction);
}

NodeNo SpanModel::nodeAt(const QModelIndex& index) const
{
    const std::optional<Item> item = itemAt(index);
    return item ? NodeNo{*item} : NodeNo::none;
}

bool SpanModel::less(Item a, Item b, int column) const
{
    return before(m_spans, NodeNo{a}, NodeNo{b}, column);
}

bool SpanModel::accepts(Item item) const
{
    return !m_shown || std::binary_search(m_shown->begin(), m_shown->end(), NodeNo{item});
}

QVariant SpanModel::cell(Item item, int column, int role) const
{
    const NodeNo node{item};
    const TraceTree& tree = *m_spans.tree;
    switch (role) {
    case Qt::DisplayRole: return display(node, column);
    case Qt::ToolTipRole:
        return column == SpanColumn::service || column == SpanColumn::name ? QVariant(display(node, column))
                                                                           : QVariant();
    case Qt::TextAlignmentRole: return header(column, role);
    case copyRole: return copy(node, column);
    case kindRole: return static_cast<int>(tree.kind(node));
    case sortRole: {
        const std::optional<std::int64_t> number = numberOf(m_spans, node, column);
        return number ? QVariant(static_cast<qlonglong>(*number)) : QVariant(display(node, column));
    }
    case statusRole:
        return column == SpanColumn::status
            ? QVariant(static_cast<int>(tree.isError(node) ? Status::bad : Status::none))
            : QVariant();
    default: return {};
    }
}

QString SpanModel::display(NodeNo node, int column) const
{
    const TraceTree& tree = *m_spans.tree;
    switch (column) {
    case SpanColumn::service: return toQString(tree.service(node));
    case SpanColumn::name: return toQString(tree.name(node));
    case SpanColumn::kind: return kindText(tree.kind(node));
    case SpanColumn::start: return tree.startKnown(node) ? m_times.clock(tree.start(node)) : QStringLiteral("?");
    case SpanColumn::duration: return durationCell(tree.duration(node), tree.durationKnown(node));
    case SpanColumn::self: return durationCell(m_spans.selfOf(node), tree.durationKnown(node));
    case SpanColumn::status: return tree.isError(node) ? tr("ERROR") : QString();
    case SpanColumn::depth: return countCell(tree.depth(node));
    case SpanColumn::address: return toQString(std::get<0>(textsOf(tree, node, column)));
    case SpanColumn::id: return QString::fromStdString(toHex(tree.id(node)));
    default: return {};
    }
}

QVariant SpanModel::copy(NodeNo node, int column) const
{
    const TraceTree& tree = *m_spans.tree;
    if (column == SpanColumn::start)
        return tree.startKnown(node) ? QString::fromStdString(timeText(tree.start(node))) : QString();
    if (column == SpanColumn::duration || column == SpanColumn::self) {
        const Nanos value = column == SpanColumn::self ? m_spans.selfOf(node) : tree.duration(node);
        return tree.durationKnown(node) ? QString::fromStdString(millisText(value)) : QString();
    }
    return display(node, column);
}

QVariant SpanModel::header(int column, int role) const
{
    const bool number = column == SpanColumn::duration || column == SpanColumn::self || column == SpanColumn::depth;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case SpanColumn::service: return tr("Service");
    case SpanColumn::name: return tr("Operation");
    case SpanColumn::kind: return tr("Kind");
    case SpanColumn::start: return tr("Started");
    case SpanColumn::duration: return tr("Duration");
    case SpanColumn::self: return tr("Self time");
    case SpanColumn::status: return tr("Status");
    case SpanColumn::depth: return tr("Depth");
    case SpanColumn::address: return tr("Address");
    case SpanColumn::id: return tr("Span ID");
    default: return {};
    }
}

} // namespace longspan::items
