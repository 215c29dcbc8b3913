// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/exchange.h"
#include "model/net/host_gate.h"

#include <map>
#include <vector>

namespace longspan::net {

/// Drives the exchanges of one call to their ends on the calling thread: begins what is due and let in, moves bytes,
/// and gives up what is left when the call is stopped or its time has run out. Woken within moments by both.
class ExchangeLoop {
public:
    using TimePoint = Call::Clock::time_point;

    ExchangeLoop(CURLM* multi, HostGate& gate, const Exchange::Setting& setting);

    void run(std::vector<Exchange>& exchanges);

private:
    [[nodiscard]] bool step(std::vector<Exchange>& exchanges);
    void beginDue(std::vector<Exchange>& exchanges);
    void begin(Exchange& exchange);
    void collect();
    void watchSilence();
    void wait(const std::vector<Exchange>& exchanges);
    [[nodiscard]] TimePoint nextEvent(const std::vector<Exchange>& exchanges) const;
    void stopAll(std::vector<Exchange>& exchanges, const Error& error);
    void leave(Exchange& exchange);

    CURLM* m_multi;
    HostGate& m_gate;
    const Exchange::Setting& m_setting;
    std::map<CURL*, Exchange*> m_running;
    TimePoint m_gateOpens = TimePoint::max(); ///< the earliest that a host's rate lets somebody in
};

} // namespace longspan::net
