// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/attribute_model.h"

#include "ui/items/roles.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace longspan::items {

/// Puts the details of a span into lines: parents before their children.
class AttributeModel::Builder {
public:
    Builder(std::vector<Line>& lines, const TimeTexts& times) : m_lines(lines), m_times(times) {}

    void span(const TraceTree& tree, NodeNo node)
    {
        const std::size_t heading = group(Group::span, tr("Span"));
        add(heading, tr("Trace ID"), QString::fromStdString(toHex(tree.trace().id())));
        add(heading, tr("Span ID"), QString::fromStdString(toHex(tree.id(node))));
        if (const SpanId parent = tree.parentId(node); parent != SpanId::none)
            add(heading, tr("Parent ID"), QString::fromStdString(toHex(parent)));
        add(heading, tr("Kind"), kindText(tree.kind(node)));
        add(heading, tr("Started"),
            tree.startKnown(node) ? m_times.full(tree.start(node)) + QLatin1Char(' ') + m_times.offset(tree.start(node))
                                  : tr("unknown"));
        add(heading, tr("Duration"), tree.durationKnown(node) ? durationCell(tree.duration(node)) : tr("unknown"));
    }

    void details(const SpanDetail& detail, std::optional<Nanos> start)
    {
        const std::size_t heading = group(Group::span, tr("Span"));
        text(heading, tr("Status message"), detail.statusMessage);
        text(heading, tr("Trace state"), detail.traceState);
        endpoint(heading, tr("Local endpoint"), detail.local);
        endpoint(heading, tr("Remote endpoint"), detail.remote);
        attributes(Group::tags, tr("Tags"), detail.attributes);
        for (const Event& each : detail.events)
            event(each, start);
        for (const Link& each : detail.links)
            link(each);
        attributes(Group::process, tr("Process"), detail.resource);
        if (!detail.scopeName.empty())
            text(group(Group::scope, tr("Scope")), QStringLiteral("name"), detail.scopeName);
        if (!detail.scopeVersion.empty())
            text(group(Group::scope, tr("Scope")), QStringLiteral("version"), detail.scopeVersion);
        attributes(Group::scope, tr("Scope"), detail.scope);
        dropped(detail);
    }

    void unreadable(const Error& error)
    {
        add(group(Group::warnings, tr("Warnings")), tr("Details could not be read"),
            QString::fromStdString(error.where.empty() ? error.what : error.what + " (" + error.where + ")"));
    }

private:
    std::size_t group(Group kind, const QString& title)
    {
        for (const std::size_t child : m_lines.front().children) {
            if (m_lines[child].group == kind)
                return child;
        }
        const std::size_t heading = add(0, title, {});
        m_lines[heading].group = kind;
        return heading;
    }

    /// What is there already is not said twice.
    std::size_t add(std::size_t parent, const QString& key, const QString& value)
    {
        const auto [known, isNew] = m_seen.try_emplace({parent, key, value}, m_lines.size());
        return isNew ? append(parent, key, value) : known->second;
    }

    std::size_t append(std::size_t parent, const QString& key, const QString& value)
    {
        Line line;
        line.key = key;
        line.value = value;
        line.parent = parent;
        m_lines.push_back(std::move(line));
        m_lines[parent].children.push_back(m_lines.size() - 1);
        return m_lines.size() - 1;
    }

    void text(std::size_t parent, const QString& key, const std::string& value)
    {
        if (!value.empty())
            add(parent, key, toQString(value));
    }

    void endpoint(std::size_t parent, const QString& key, const Endpoint& endpoint)
    {
        if (!endpoint.known())
            return;
        QString text = toQString(endpoint.serviceName);
        for (const std::string& address : {endpoint.ipv4, endpoint.ipv6}) {
            if (!address.empty())
                text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + toQString(address);
        }
        if (endpoint.port != 0)
            text += QLatin1Char(':') + QString::number(endpoint.port);
        add(parent, key, text);
    }

    void attributes(Group kind, const QString& title, const Attributes& attributes)
    {
        for (const Attribute& each : attributes)
            add(group(kind, title), toQString(each.key), toQString(toText(each.value)));
    }

    /// Times count from the start of the span; without one they are told as they are.
    void event(const Event& event, std::optional<Nanos> start)
    {
        const Nanos after = start ? subtractClamped(event.time, *start) : 0;
        const QString at =
            start ? (after < 0 ? QString() : QStringLiteral("+")) + durationCell(after) : m_times.full(event.time);
        const std::size_t line = append(group(Group::events, tr("Events")), at, toQString(event.name));
        for (const Attribute& each : event.attributes)
            append(line, toQString(each.key), toQString(toText(each.value)));
    }

    void link(const Link& link)
    {
        const QString kind = link.type == Link::Type::childOf ? tr("child of")
            : link.type == Link::Type::followsFrom            ? tr("follows from")
                                                              : tr("link");
        const std::size_t line = append(group(Group::links, tr("Links")), kind,
            QString::fromStdString(toHex(link.trace) + " / " + toHex(link.span)));
        m_lines[line].target = Target{link.trace, link.span};
        for (const Attribute& each : link.attributes)
            append(line, toQString(each.key), toQString(toText(each.value)));
    }

    void dropped(const SpanDetail& detail)
    {
        const auto tell = [this](std::uint32_t count, const QString& what) {
            if (count > 0)
                add(group(Group::warnings, tr("Warnings")), what, countCell(count));
        };
        for (const std::string& warning : detail.warnings)
            add(group(Group::warnings, tr("Warnings")), tr("From the sender"), toQString(warning));
        tell(detail.droppedAttributes, tr("Tags dropped by the sender"));
        tell(detail.droppedEvents, tr("Events dropped by the sender"));
        tell(detail.droppedLinks, tr("Links dropped by the sender"));
    }

    std::vector<Line>& m_lines;
    const TimeTexts& m_times;
    std::map<std::tuple<std::size_t, QString, QString>, std::size_t> m_seen;
};

AttributeModel::AttributeModel(QObject* parent) : QAbstractItemModel(parent), m_lines(1) {}

void AttributeModel::setSpan(std::shared_ptr<const TraceTree> tree, NodeNo node)
{
    beginResetModel();
    m_tree = std::move(tree);
    m_node = node;
    build();
    endResetModel();
}

void AttributeModel::clear()
{
    setSpan(nullptr, NodeNo::none);
}

void AttributeModel::setTimes(const TimeTexts& times)
{
    beginResetModel();
    m_times = times;
    build();
    endResetModel();
}

void AttributeModel::setTextFilter(const QString& text)
{
    if (text == m_text)
        return;
    beginResetModel();
    m_text = text;
    build();
    endResetModel();
}

void AttributeModel::build()
{
    m_lines.assign(1, {});
    if (m_tree && m_node != NodeNo::none) {
        Builder builder(m_lines, m_times);
        builder.span(*m_tree, m_node);
        for (const SpanIndex row : m_tree->partsOf(m_node)) {
            if (const Result<SpanDetail> detail = m_tree->table().detail(row))
                builder.details(
                    *detail, m_tree->startKnown(m_node) ? std::optional<Nanos>(m_tree->start(m_node)) : std::nullopt);
            else
                builder.unreadable(detail.error());
        }
    }
    showMatching();
}

// Backwards, so that children are settled before their parents.
void AttributeModel::showMatching()
{
    std::vector<bool> shown(m_lines.size(), true);
    if (!m_text.isEmpty()) {
        for (std::size_t at = m_lines.size(); at-- > 1;) {
            const Line& line = m_lines[at];
            const bool own = !line.group &&
                (line.key.contains(m_text, Qt::CaseInsensitive) || line.value.contains(m_text, Qt::CaseInsensitive));
            shown[at] = own || std::any_of(line.children.begin(), line.children.end(), [&](std::size_t child) {
                return shown[child];
            });
        }
    }
    for (Line& line : m_lines) {
        std::erase_if(line.children, [&](std::size_t child) { return !shown[child]; });
        for (std::size_t row = 0; row < line.children.size(); ++row)
            m_lines[line.children[row]].row = static_cast<int>(row);
    }
}

std::optional<AttributeModel::Target> AttributeModel::targetAt(const QModelIndex& index) const
{
    return m_lines[lineOf(index)].target;
}

std::optional<AttributeModel::Group> AttributeModel::groupAt(const QModelIndex& index) const
{
    return m_lines[lineOf(index)].group;
}

QModelIndex AttributeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(
        row, column, static_cast<quintptr>(m_lines[lineOf(parent)].children[static_cast<std::size_t>(row)]));
}

QModelIndex AttributeModel::parent(const QModelIndex& index) const
{
    const std::size_t up = m_lines[lineOf(index)].parent;
    return up == 0 ? QModelIndex() : createIndex(m_lines[up].row, 0, static_cast<quintptr>(up));
}

int AttributeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(m_lines[lineOf(parent)].children.size());
}

int AttributeModel::columnCount(const QModelIndex&) const
{
    return AttributeColumn::count;
}

QVariant AttributeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines[lineOf(index)];
    const QString& text = index.column() == AttributeColumn::key ? line.key : line.value;
    switch (role) {
    case Qt::DisplayRole: {
        if (text.size() <= kMostLetters)
            return text;
        // Not between the two halves of a character.
        const qsizetype end = text.at(kMostLetters).isLowSurrogate() ? kMostLetters - 1 : kMostLetters;
        return text.left(end) + QChar(0x2026);
    }
    case fullTextRole:
    case copyRole: return text;
    case groupRole: return line.group.has_value();
    case statusRole: return static_cast<int>(line.group == Group::warnings ? Status::slow : Status::none);
    default: return {};
    }
}

QVariant AttributeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == AttributeColumn::key ? tr("Key") : tr("Value");
}

} // namespace longspan::items
