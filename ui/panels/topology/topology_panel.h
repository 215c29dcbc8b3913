// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"
#include "ui/scene/topology_filter.h"
#include "ui/session/latest.h"

#include <QWidget>
#include <functional>

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
class LoadWhenShown;
struct ShownTopology;
class TopologyCanvas;

/// Who calls whom: in the application, below the selected interface, or in one trace.
class TopologyPanel final : public QWidget {
    Q_OBJECT

public:
    explicit TopologyPanel(const Context& context, QWidget* parent = nullptr);
    ~TopologyPanel() override;

    enum Scope : int { application, interface, trace };

    [[nodiscard]] TopologyCanvas& canvas() { return *m_canvas; }
    [[nodiscard]] Scope scope() const;
    /// The topology of that trace, until another call is selected.
    void showTrace(TraceId trace);
    /// The topology below the selected interface.
    void showInterface();
    void focusFind();

private:
    using ShownPtr = std::shared_ptr<const ShownTopology>;
    using Ask = std::function<Result<query::Topology>(const Call&)>;
    /// A graph as it is filtered, and as it is without a filter, which others keep their order by.
    struct LaidOut {
        ShownPtr shown;
        ShownPtr whole;
    };

    void buildHeader();
    void buildChoices();
    void connectParts();
    void refreshIcons();
    void setScope(Scope scope);
    void load();
    [[nodiscard]] std::optional<TraceId> chosenTrace() const;
    [[nodiscard]] QString subjectName() const;
    [[nodiscard]] Ask askCalls() const;
    [[nodiscard]] Ask askTrace(TraceId trace) const;
    void take(Result<query::Topology> found);
    void say(const query::Topology& found);
    void sayEmpty();
    void layOut();
    void showLaidOut(const LaidOut& made);
    static Result<LaidOut> layOutBoth(const std::shared_ptr<const ServiceGraph>& graph,
        const scene::TopologyFilter& filter, ShownPtr whole, const QFont& font, const Call& call);
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
    ShownPtr m_whole;                     ///< without a filter, of the application if that was shown
    Scope m_wholeOf = application;
    std::optional<TraceId> m_trace; ///< asked for; otherwise the one of the selected call
    LoadWhenShown* m_loading;
    session::Latest<query::Topology> m_load;
    session::Latest<LaidOut> m_layOut;
};

} // namespace longspan::panels
