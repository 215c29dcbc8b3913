// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/selection.h"

#include <QObject>
#include <cstddef>
#include <vector>

namespace longspan::session {

/// How one trace is looked at. Folded subtrees are not part of it: they can be as many as spans.
struct TraceView {
    std::optional<TimeRange> visible; ///< nothing: the whole trace
    SpanId focus = SpanId::none;      ///< the selected span
    SpanId root = SpanId::none;       ///< only this subtree is shown; none: everything
    std::string find;
    bool onlyMatches = false; ///< hide what neither matches nor leads to a match
    Nanos minDuration = 0;
    std::string layout; ///< "waterfall", "flame", "table", "statistics"

    friend bool operator==(const TraceView&, const TraceView&) = default;
};

/// How the topology is looked at.
struct TopologyView {
    std::string focus; ///< name of a node
    int hops = 0;      ///< around it; 0: everything
    std::string find;
    bool onlyErrors = false;
    double minShare = 0; ///< edges with less of all calls are hidden

    friend bool operator==(const TopologyView&, const TopologyView&) = default;
};

/// All that back and forward bring back.
struct ViewState {
    Selection selection;
    std::string page; ///< "overview", "slowest", "topology", "trace", ...
    std::optional<TraceId> trace;
    TraceView traceView;
    TopologyView topologyView;

    friend bool operator==(const ViewState&, const ViewState&) = default;
};

/// What led to a state. Steps of some kinds come in bursts and are one step back.
enum class ViewStep : std::uint8_t {
    select, ///< another choice, page, trace or focus
    zoom,   ///< a notch of a wheel, a drag: one until settle()
    filter, ///< a letter typed: one until settle()
    walk,   ///< from span to span: one until settle(), and part of a burst that is going on
};

/// Back and forward over the states of the views, as in a browser.
class ViewHistory final : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kMostStates = 200;

    explicit ViewHistory(QObject* parent = nullptr) : QObject(parent) {}

    /// Tells the state that is now shown. Equal to the present one: nothing happens, so restoring needs no guard.
    void record(const ViewState& state, ViewStep step);
    /// The state that was recorded last, or gone to; null before the first.
    [[nodiscard]] const ViewState* present() const { return m_states.empty() ? nullptr : &m_states[m_at]; }
    /// The burst is over: the next zoom or filter is a step of its own.
    void settle() { m_open = false; }

    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_states.size(); }
    /// The state to show; nothing when there is none in that direction.
    std::optional<ViewState> goBack();
    std::optional<ViewState> goForward();

Q_SIGNALS:
    void changed(); ///< canGoBack() or canGoForward() may differ

private:
    std::vector<ViewState> m_states;
    std::size_t m_at = 0;
    ViewStep m_last = ViewStep::select;
    bool m_open = false; ///< m_states.back() may still be replaced by a step of the same kind
};

} // namespace longspan::session
