// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/trace_source.h"
#include "ui/session/selection.h"

#include <QObject>
#include <QTimeZone>
#include <functional>
#include <vector>

namespace longspan::session {

/// The one state that all panels show and change: what is selected, when, in which time zone, and which traces are
/// open. Signals come after all of the state has changed, from the outside in (source before region before ...), each
/// at most once a change, and only for what differs. A setter called from a slot is carried out at once.
class Session final : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);

    [[nodiscard]] const Selection& selection() const { return m_selection; }
    /// For queries: an empty name stands for all.
    [[nodiscard]] source::ApplicationRef application() const { return {m_selection.region, m_selection.application}; }
    /// The chosen range in nanoseconds, counted from now() for sources that live, else from the end of what they hold.
    [[nodiscard]] TimeRange timeRange() const;

    /// Changing what is further out clears what belonged to the old choice: the region with the source, the application
    /// with the region, interface and call with the application, the call with the interface. The time stays.
    void setSource(std::string profile);
    void setRegion(std::string region);
    void setApplication(std::string application);
    void setInterface(std::optional<InterfaceRef> interface);
    void setCall(std::optional<CallRef> call);
    void setTime(const TimeChoice& time);
    /// Everything at once, for links, history and the start of the program. Nothing is cleared.
    void select(Selection selection);

    /// The opened source of the selected profile; null while it is being opened or could not be. Reset by a change of
    /// the profile. facts: of that source.
    void setOpened(source::SourcePtr source, const source::Facts& facts, const source::Capabilities& able);
    [[nodiscard]] const source::SourcePtr& source() const { return m_source; }
    [[nodiscard]] const source::Facts& facts() const { return m_facts; }
    [[nodiscard]] const source::Capabilities& capabilities() const { return m_able; }

    /// The wall clock, injected; the default is the system's.
    void setClock(std::function<Nanos()> now) { m_now = std::move(now); }
    [[nodiscard]] Nanos now() const { return m_now(); }

    /// How times are shown. An invalid zone is the system's.
    void setTimeZone(const QTimeZone& zone);
    [[nodiscard]] const QTimeZone& timeZone() const { return m_zone; }

    /// Traces in tabs, in the order they were opened; opening one that is open only makes it the current one.
    void openTrace(const CallRef& call);
    void closeTrace(TraceId trace);
    void setCurrentTrace(std::optional<TraceId> trace);
    [[nodiscard]] const std::vector<CallRef>& openTraces() const { return m_open; }
    [[nodiscard]] std::optional<TraceId> currentTrace() const { return m_current; }

    /// Asks everybody to ask again; "last" then counts from the new now.
    void refresh() { Q_EMIT refreshWanted(); }

Q_SIGNALS:
    void sourceChanged();
    void sourceOpened(); ///< source() is another one, or none
    void regionChanged();
    void applicationChanged();
    void timeChanged();
    void interfaceChanged();
    void callChanged();
    void timeZoneChanged();
    void openTracesChanged();
    void currentTraceChanged();
    void refreshWanted();

private:
    void tell(const Selection& before);

    Selection m_selection;
    source::SourcePtr m_source;
    source::Facts m_facts;
    source::Capabilities m_able;
    std::function<Nanos()> m_now;
    QTimeZone m_zone;
    std::vector<CallRef> m_open;
    std::optional<TraceId> m_current;
};

} // namespace longspan::session
