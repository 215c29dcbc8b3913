// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/items/trace_statistics.h"
#include "ui/panels/trace/loaded_trace.h"
#include "ui/scene/flame_graph.h"
#include "ui/session/latest.h"

#include <QWidget>

class QAbstractItemModel;
class QStackedLayout;

namespace longspan::items {
class SpanModel;
class StatisticsModel;
} // namespace longspan::items
namespace longspan::widgets {
class TableView;
}

namespace longspan::panels {

struct Context;
class FlameView;

/// Flame graph, table and statistics of a trace; each is made when it is first looked at.
class OtherViews final : public QWidget {
    Q_OBJECT

public:
    explicit OtherViews(const Context& context, QWidget* parent = nullptr);
    ~OtherViews() override;

    void setTrace(const LoadedTrace& loaded);
    void clear();
    /// "flame", "table" or "statistics".
    void show(const QString& name);
    /// The span that is selected elsewhere.
    void select(NodeNo node);
    [[nodiscard]] FlameView& flames() { return *m_flames; }
    [[nodiscard]] const items::SpanModel& spans() const { return *m_spanModel; }
    [[nodiscard]] const items::StatisticsModel& statistics() const { return *m_statisticsModel; }

Q_SIGNALS:
    void nodeChosen(longspan::NodeNo node);
    void exportWanted(const QAbstractItemModel* model, const QString& title);

private:
    void buildTable();
    void buildStatistics();
    void makeFlames();
    void makeTable();
    void makeStatistics();
    void sortElsewhere(int column, Qt::SortOrder order);

    struct Order {
        std::vector<std::uint32_t> rows;
        int column;
        Qt::SortOrder direction;
    };

    const Context& m_context;
    FlameView* m_flames;
    items::SpanModel* m_spanModel;
    items::StatisticsModel* m_statisticsModel;
    widgets::TableView* m_table;
    widgets::TableView* m_statistics;
    QStackedLayout* m_pages;
    LoadedTrace m_loaded;
    bool m_hasFlames = false;
    bool m_hasTable = false;
    bool m_hasStatistics = false;
    bool m_showing = false;
    session::Latest<std::shared_ptr<const scene::FlameGraph>> m_makeFlames;
    session::Latest<std::vector<items::StatisticsRow>> m_makeStatistics;
    session::Latest<Order> m_sort;
};

} // namespace longspan::panels
