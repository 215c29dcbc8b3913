// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace longspan::session {
namespace {

Nanos systemNow()
{
    const auto since1970 = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(since1970).count();
}

} // namespace

Session::Session(QObject* parent) : QObject(parent), m_now(systemNow), m_zone(QTimeZone::systemTimeZone()) {}

TimeRange Session::timeRange() const
{
    const bool ended = m_source && !m_able.live && m_facts.extent && !m_facts.extent->everything();
    return resolve(m_selection.time, ended ? m_facts.extent->to : m_now(), m_zone);
}

void Session::setSource(std::string profile)
{
    if (profile != m_selection.source)
        select({.source = std::move(profile), .time = m_selection.time});
}

void Session::setRegion(std::string region)
{
    if (region != m_selection.region)
        select({.source = m_selection.source, .region = std::move(region), .time = m_selection.time});
}

void Session::setApplication(std::string application)
{
    if (application == m_selection.application)
        return;
    Selection next = m_selection;
    next.application = std::move(application);
    next.interface.reset();
    next.call.reset();
    select(std::move(next));
}

void Session::setInterface(std::optional<InterfaceRef> interface)
{
    if (interface == m_selection.interface)
        return;
    Selection next = m_selection;
    next.interface = std::move(interface);
    next.call.reset();
    select(std::move(next));
}

void Session::setCall(std::optional<CallRef> call)
{
    Selection next = m_selection;
    next.call = call;
    select(std::move(next));
}

void Session::setTime(const TimeChoice& time)
{
    Selection next = m_selection;
    next.time = time;
    select(std::move(next));
}

void Session::select(Selection selection)
{
    if (selection == m_selection)
        return;
    const Selection before = std::exchange(m_selection, std::move(selection));
    const bool opened = m_source != nullptr && before.source != m_selection.source;
    if (before.source != m_selection.source) {
        m_source.reset();
        m_facts = {};
        m_able = {};
    }
    tell(before);
    if (opened && !m_source)
        Q_EMIT sourceOpened();
}

// A slot may change the selection again; what it changed is then told by its own call, and comparing with the present
// state would tell it twice. So what differs is found out first.
void Session::tell(const Selection& before)
{
    const Selection& now = m_selection;
    const std::pair<bool, void (Session::*)()> changes[] = {
        {before.source != now.source, &Session::sourceChanged},
        {before.region != now.region, &Session::regionChanged},
        {before.application != now.application, &Session::applicationChanged},
        {before.time != now.time, &Session::timeChanged},
        {before.interface != now.interface, &Session::interfaceChanged},
        {before.call != now.call, &Session::callChanged},
    };
    for (const auto& [changed, signal] : changes) {
        if (changed)
            Q_EMIT(this->*signal)();
    }
}

void Session::setOpened(source::SourcePtr source, const source::Facts& facts, const source::Capabilities& able)
{
    m_source = std::move(source);
    m_facts = facts;
    m_able = able;
    Q_EMIT sourceOpened();
}

void Session::setTimeZone(const QTimeZone& zone)
{
    const QTimeZone next = zone.isValid() ? zone : QTimeZone::systemTimeZone();
    if (next == m_zone)
        return;
    m_zone = next;
    Q_EMIT timeZoneChanged();
}

void Session::openTrace(const CallRef& call)
{
    const auto known =
        std::find_if(m_open.begin(), m_open.end(), [&call](const CallRef& open) { return open.trace == call.trace; });
    if (known == m_open.end()) {
        m_open.push_back(call);
        Q_EMIT openTracesChanged();
    } else if (call.span != SpanId::none && known->span != call.span) {
        known->span = call.span;
        Q_EMIT openTracesChanged();
    }
    setCurrentTrace(call.trace);
}

void Session::closeTrace(TraceId trace)
{
    const auto known =
        std::find_if(m_open.begin(), m_open.end(), [trace](const CallRef& open) { return open.trace == trace; });
    if (known == m_open.end())
        return;
    // The neighbour that moves into its place, as tabs do.
    const auto next = m_open.erase(known);
    std::optional<TraceId> neighbour;
    if (!m_open.empty())
        neighbour = next == m_open.end() ? m_open.back().trace : next->trace;
    Q_EMIT openTracesChanged();
    if (m_current == trace)
        setCurrentTrace(neighbour);
}

void Session::setCurrentTrace(std::optional<TraceId> trace)
{
    if (m_current == trace)
        return;
    m_current = trace;
    Q_EMIT currentTraceChanged();
}

} // namespace longspan::session
