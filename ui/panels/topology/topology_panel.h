// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"
#include "ui/scene/topology_filter.h"
#include "ui/session/latest.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace longspan::widgets {
class Banner;
class ElidedLabel;
class EmptyState;
class SearchField;
} // namespace longspan::widgets

namespace longspan::panels {

struct Context;
struct ShownTopology;
class TopologyCanvas;

/// Who calls whom: of the application, or of the selected interface.
class TopologyPanel final : public QWidget {
    Q_OBJECT

public:
    explicit TopologyPanel(const Context& context, QWidget* parent = nullptr);
    ~TopologyPanel() override;

    [[nodiscard]] TopologyCanvas& canvas() { return *m_canvas; }
    void focusFind();

protected:
    void showEvent(QShowEvent* event) override;

private:
    using ShownPtr = std::shared_ptr<const ShownTopology>;

    void buildHeader();
    void buildChoices();
    void connectParts();
    void refreshIcons();
    void load();
    void take(Result<query::Topology> found);
    void layOut();
    void showFound();
    void openNode(quint32 graphNode);
    void openEdge(quint32 graphEdge);
    [[nodiscard]] scene::TopologyFilter filter() const;

    const Context& m_context;
    widgets::ElidedLabel* m_title;
    QLabel* m_about;
    QComboBox* m_scope;
    QComboBox* m_hops;
    QComboBox* m_least;
    QToolButton* m_errorsOnly;
    QToolButton* m_fit;
    widgets::SearchField* m_find;
    widgets::Banner* m_banner;
    TopologyCanvas* m_canvas;
    widgets::EmptyState* m_empty;
    QStackedLayout* m_pages;
    std::shared_ptr<const ServiceGraph> m_graph;
    std::optional<std::uint32_t> m_focus; ///< node of the graph
    ShownPtr m_whole;                     ///< without a filter: what others keep their order by
    bool m_stale = true;                  ///< not loaded for the present selection; loaded when it is looked at
    session::Latest<query::Topology> m_load;
    session::Latest<ShownPtr> m_layOut;
};

} // namespace longspan::panels
