// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/exchange_loop.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace longspan::net {

ExchangeLoop::ExchangeLoop(CURLM* multi, HostGate& gate, const Exchange::Setting& setting)
    : m_multi(multi), m_gate(gate), m_setting(setting)
{
}

void ExchangeLoop::run(std::vector<Exchange>& exchanges)
{
    const auto wakeUp = [multi = m_multi] { curl_multi_wakeup(multi); };
    const std::stop_callback onStop(m_setting.call.stop, wakeUp);
    const auto wake = m_gate.addWake(wakeUp);
    while (step(exchanges)) {
    }
    m_gate.removeWake(wake);
}

bool ExchangeLoop::step(std::vector<Exchange>& exchanges)
{
    if (std::all_of(exchanges.begin(), exchanges.end(), [](const Exchange& each) { return each.done(); }))
        return false;
    if (Result<> may = m_setting.call.check(); !may) {
        stopAll(exchanges, may.error());
        return false;
    }
    beginDue(exchanges);
    int active = 0;
    curl_multi_perform(m_multi, &active);
    const std::size_t before = m_running.size();
    collect();
    watchSilence();
    if (m_running.size() == before) // else somebody may begin at once
        wait(exchanges);
    return true;
}

void ExchangeLoop::beginDue(std::vector<Exchange>& exchanges)
{
    const TimePoint now = m_setting.pacing.now();
    m_gateOpens = TimePoint::max();
    std::set<std::string> closed; // asked once a round
    for (Exchange& exchange : exchanges) {
        if (exchange.done() || exchange.running() != nullptr || exchange.due() > now)
            continue;
        if (closed.count(exchange.origin()) != 0)
            continue;
        const std::optional<TimePoint> later = m_gate.enter(exchange.origin(), now);
        if (!later) {
            begin(exchange);
            continue;
        }
        closed.insert(exchange.origin());
        m_gateOpens = std::min(m_gateOpens, *later);
    }
}

void ExchangeLoop::begin(Exchange& exchange)
{
    CURL* handle = exchange.begin();
    m_running.emplace(handle, &exchange);
    curl_multi_add_handle(m_multi, handle);
}

void ExchangeLoop::leave(Exchange& exchange)
{
    CURL* handle = exchange.running()->handle();
    curl_multi_remove_handle(m_multi, handle);
    m_running.erase(handle);
    m_gate.leave(exchange.origin());
}

void ExchangeLoop::collect()
{
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result; // gone with the handle
        Exchange& exchange = *m_running.at(message->easy_handle);
        leave(exchange);
        exchange.finished(code);
    }
}

void ExchangeLoop::watchSilence()
{
    const TimePoint now = m_setting.pacing.now();
    std::vector<std::pair<Exchange*, Error>> silent;
    for (const auto& [handle, exchange] : m_running)
        if (std::optional<Error> error = exchange->running()->silence(now))
            silent.emplace_back(exchange, *std::move(error));
    for (auto& [exchange, error] : silent) {
        leave(*exchange);
        exchange->end(std::move(error));
    }
}

ExchangeLoop::TimePoint ExchangeLoop::nextEvent(const std::vector<Exchange>& exchanges) const
{
    const TimePoint now = m_setting.pacing.now();
    TimePoint next = m_gateOpens;
    for (const Exchange& exchange : exchanges) {
        if (exchange.done())
            continue;
        if (const Transfer* transfer = exchange.running())
            next = std::min(next, transfer->nextLook());
        else if (exchange.due() > now)
            next = std::min(next, exchange.due());
    }
    return next;
}

void ExchangeLoop::wait(const std::vector<Exchange>& exchanges)
{
    const TimePoint next = nextEvent(exchanges);
    if (m_running.empty() && next != TimePoint::max())
        m_setting.pacing.idle(std::min(next, m_setting.call.deadline));
    const auto untilNext = std::chrono::ceil<std::chrono::milliseconds>(next - m_setting.pacing.now());
    const auto untilDeadline =
        std::chrono::ceil<std::chrono::milliseconds>(m_setting.call.deadline - Call::Clock::now());
    // libcurl has timers of its own, which curl_multi_poll heeds; a second bounds what nobody has thought of.
    const auto longest = std::chrono::milliseconds(1000);
    const auto pause = std::clamp(std::min(untilNext, untilDeadline), std::chrono::milliseconds(0), longest);
    curl_multi_poll(m_multi, nullptr, 0, static_cast<int>(pause.count()), nullptr);
}

void ExchangeLoop::stopAll(std::vector<Exchange>& exchanges, const Error& error)
{
    for (Exchange& exchange : exchanges) {
        if (exchange.done())
            continue;
        if (exchange.running() != nullptr)
            leave(exchange);
        exchange.end(error);
    }
}

} // namespace longspan::net
