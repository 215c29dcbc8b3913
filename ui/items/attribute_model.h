// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace_tree.h"
#include "ui/items/columns.h"
#include "ui/items/texts.h"

#include <QAbstractItemModel>
#include <memory>
#include <optional>
#include <vector>

namespace longspan::items {

/// Everything a span says besides its times, in groups: span, tags, events, links, process, scope, warnings. Columns:
/// AttributeColumn. A span that several rows tell of shows what any of them says, equal things once.
class AttributeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    /// Longer values are cut in the display text; fullTextRole has all of them.
    static constexpr int kMostLetters = 400;

    enum class Group : unsigned char { span, tags, events, links, process, scope, warnings };

    explicit AttributeModel(QObject* parent = nullptr);

    /// Decodes the span. What cannot be read is told as a warning.
    void setSpan(std::shared_ptr<const TraceTree> tree, NodeNo node);
    void clear();
    void setTimes(const TimeTexts& times);
    /// Only keys and values that contain the text, whatever the case, with the headings above them.
    void setTextFilter(const QString& text);

    /// The span that a row links to, in another trace or in this one.
    struct Target {
        TraceId trace;
        SpanId span = SpanId::none;
    };
    [[nodiscard]] std::optional<Target> targetAt(const QModelIndex& index) const;
    /// Of a heading; nothing for other rows.
    [[nodiscard]] std::optional<Group> groupAt(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// A row; the first one is the invisible root.
    struct Line {
        QString key;
        QString value;
        std::size_t parent = 0;
        int row = 0;                       ///< among the shown children of its parent
        std::vector<std::size_t> children; ///< shown ones
        std::optional<Group> group;
        std::optional<Target> target;
    };
    class Builder;

    [[nodiscard]] std::size_t lineOf(const QModelIndex& index) const
    {
        return index.isValid() ? static_cast<std::size_t>(index.internalId()) : 0;
    }
    void build();
    void showMatching();

    std::shared_ptr<const TraceTree> m_tree;
    NodeNo m_node = NodeNo::none;
    TimeTexts m_times;
    QString m_text;
    std::vector<Line> m_lines;
};

} // namespace longspan::items
