// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/demo/shop_hosts.h"

#include <vector>

namespace longspan::source::demo {

/// What the details of a span are made from when somebody looks at it.
struct SpanFact {
    enum Flag : std::uint8_t { miss = 1, slowQuery = 2, timedOut = 4, failed = 8 };

    Action action = Action::none;
    std::uint8_t flags = 0;
    std::uint8_t attempt = 1;
    std::uint16_t status = 0; ///< HTTP or SMTP code, 0 where there is none
    std::uint32_t user = 0;
    std::uint32_t item = 0;
};

/// Plays the requests of a region's last half hour into a builder. Call depth is that of the catalog (under ten).
class ShopSimulation {
public:
    /// base: of the document the spans' places are in; a place is the row.
    ShopSimulation(const ShopRegion& region, std::uint64_t seed, SpanTableBuilder& builder, std::uint64_t base);

    /// Requests that begin in the range, denser in the flash sale at its last third.
    void run(const TimeRange& range);

    [[nodiscard]] std::vector<SpanFact> takeFacts() { return std::move(m_facts); }
    [[nodiscard]] ShopHosts takeHosts() { return std::move(m_hosts); }

private:
    /// Who acts, and when, in true time.
    struct Actor {
        const Host* host = nullptr;
        SpanId span = SpanId::none;
        Nanos time = 0;
    };
    struct Outcome {
        Nanos end = 0;
        bool failed = false;
        bool missed = false;
        std::uint8_t flags = 0;
        std::uint16_t status = 0;
    };
    struct NewSpan {
        Action action = Action::none;
        SpanKind kind = SpanKind::internal;
        std::uint8_t attempt = 1;
    };
    struct Request {
        TraceNo trace = TraceNo::none;
        std::uint32_t user = 0;
        std::uint32_t item = 0;
        bool rush = false; ///< in the flash sale, when the bank is slow
    };

    void request(std::uint64_t number, Nanos start, bool rush);
    Outcome serve(Action action, SpanKind kind, SpanId parent, Nanos time);
    Outcome steps(const ActionInfo& facts, const Actor& self);
    Outcome repeated(const Step& step, const Actor& self);
    Outcome retried(const Step& step, const Actor& self);
    Outcome once(const Step& step, const Actor& self, std::uint8_t attempt);
    Outcome ask(const Step& step, const Actor& self, std::uint8_t attempt);
    Outcome alone(const ActionInfo& facts, const Actor& self, std::uint8_t attempt);
    Outcome publish(const ActionInfo& facts, const Actor& self);

    [[nodiscard]] Nanos ownTime(const ActionInfo& facts, const Host& host, std::uint8_t& flags);
    [[nodiscard]] bool misses(Action action, const Host& host);
    SpanIndex open(const NewSpan& span, const Actor& self);
    void close(SpanIndex span, const Actor& self, const Outcome& outcome);

    SpanTableBuilder* m_builder;
    ShopHosts m_hosts;
    std::vector<SpanFact> m_facts;
    std::uint64_t m_seed;
    std::uint64_t m_requests;
    std::uint64_t m_base;
    Random m_random;
    Request m_request;
};

} // namespace longspan::source::demo
