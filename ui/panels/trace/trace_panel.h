// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/trace/loaded_trace.h"
#include "ui/session/latest.h"
#include "ui/session/view_history.h"

#include <QWidget>
#include <optional>

class QAbstractItemModel;
class QSplitter;
class QStackedLayout;

namespace longspan::widgets {
class Banner;
class EmptyState;
} // namespace longspan::widgets

namespace longspan::panels {

struct Context;
class SpanDetail;
class TraceBar;
class TraceExport;
class TraceFinder;
class WaterfallView;
class OtherViews;

/// One trace: the waterfall, other views of the same trace, and the selected span at the right.
class TracePanel final : public QWidget {
    Q_OBJECT

public:
    explicit TracePanel(const Context& context, QWidget* parent = nullptr);
    ~TracePanel() override;

    /// Shows a call of a trace; a trace that is shown already is not loaded again.
    void showCall(const session::CallRef& call);
    void clear();
    [[nodiscard]] const std::optional<session::CallRef>& call() const { return m_call; }
    [[nodiscard]] const std::optional<LoadedTrace>& trace() const { return m_loaded; }
    /// "frontend: GET /cart", empty while it is loading.
    [[nodiscard]] QString title() const;

    [[nodiscard]] WaterfallView& waterfall() { return *m_waterfall; }
    [[nodiscard]] SpanDetail& detail() { return *m_detail; }
    [[nodiscard]] TraceBar& bar() { return *m_bar; }
    [[nodiscard]] TraceFinder& finder() { return *m_finder; }
    [[nodiscard]] widgets::Banner& banner() { return *m_banner; }
    /// "waterfall", "flame", "table" or "statistics".
    void setLayoutName(const QString& name);
    /// How the trace is looked at, for back and forward; what is being loaded has the view it will get.
    [[nodiscard]] session::TraceView view() const;
    /// Looks at a trace in that way, at once or as soon as it is loaded.
    void setView(TraceId trace, const session::TraceView& view);
    /// Asks where the whole trace is to be written.
    void exportTrace();
    [[nodiscard]] TraceExport& exporter() { return *m_export; }

Q_SIGNALS:
    void loaded();
    void targetWanted(const longspan::session::CallRef& call);
    void exportWanted(const QAbstractItemModel* model, const QString& title);
    void compareWanted();
    /// A person changed view().
    void viewChanged(longspan::session::ViewStep step);
    void viewSettled();
    void topologyWanted();

private:
    void build();
    void connectParts();
    void load();
    void take(Result<LoadedTrace> loaded);
    void connectView();
    void tellView(session::ViewStep step);
    void applyView(const session::TraceView& view);
    void selectSpan(SpanId span);
    void selectNode(NodeNo node);
    void showRowMenu(const QPoint& point);
    [[nodiscard]] QString summary() const;

    const Context& m_context;
    TraceBar* m_bar;
    WaterfallView* m_waterfall;
    OtherViews* m_others;
    SpanDetail* m_detail;
    TraceFinder* m_finder;
    widgets::Banner* m_banner;
    TraceExport* m_export;
    widgets::EmptyState* m_empty;
    QStackedLayout* m_pages;
    QSplitter* m_splitter;
    std::optional<session::CallRef> m_call;
    std::optional<LoadedTrace> m_loaded;
    bool m_fixClocks = true;
    bool m_applying = false; ///< nobody but the program changes the view
    struct PendingView {
        TraceId trace;
        session::TraceView view;
    };
    std::optional<PendingView> m_pending;
    session::Latest<LoadedTrace> m_load;
};

} // namespace longspan::panels
