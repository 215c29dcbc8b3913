// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/trace/loaded_trace.h"
#include "ui/session/latest.h"
#include "ui/session/selection.h"

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

Q_SIGNALS:
    void loaded();
    void targetWanted(const longspan::session::CallRef& call);
    void exportWanted(const QAbstractItemModel* model, const QString& title);
    void topologyWanted();

private:
    void build();
    void connectParts();
    void load();
    void take(Result<LoadedTrace> loaded);
    void selectSpan(SpanId span);
    void selectNode(NodeNo node);
    [[nodiscard]] QString summary() const;

    const Context& m_context;
    TraceBar* m_bar;
    WaterfallView* m_waterfall;
    OtherViews* m_others;
    SpanDetail* m_detail;
    TraceFinder* m_finder;
    widgets::Banner* m_banner;
    widgets::EmptyState* m_empty;
    QStackedLayout* m_pages;
    QSplitter* m_splitter;
    std::optional<session::CallRef> m_call;
    std::optional<LoadedTrace> m_loaded;
    bool m_fixClocks = true;
    session::Latest<LoadedTrace> m_load;
};

} // namespace longspan::panels
