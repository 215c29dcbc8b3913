// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/demo/shop_simulation.h"

#include "model/base/hash.h"

#include <algorithm>

namespace longspan::source::demo {

namespace {

constexpr double kRushBegin = 0.62;
constexpr double kRushEnd = 0.74;
/// A bank call hangs that often, in the rush and otherwise.
constexpr double kStuckInRush = 0.3;
constexpr double kStuck = 0.05;
constexpr double kStuckMicros = 4'200'000;
constexpr double kColdQueryMicros = 850'000;
constexpr Nanos kBackOff = 40 * kMillisecond;
constexpr std::uint32_t kUsers = 9000;
constexpr std::uint32_t kItems = 1200;

Nanos micros(double count)
{
    return static_cast<Nanos>(count) * kMicrosecond + kMicrosecond;
}

std::uint32_t entranceWeights()
{
    std::uint32_t sum = 0;
    for (const Entrance& entrance : entrances())
        sum += entrance.weight;
    return sum;
}

Action pickEntrance(Random& random)
{
    std::uint32_t left = random.below(entranceWeights());
    for (const Entrance& entrance : entrances()) {
        if (left < entrance.weight)
            return entrance.action;
        left -= entrance.weight;
    }
    return entrances().front().action;
}

/// nginx names what it does, not what it asks for.
constexpr std::string_view kProxyName = "proxy frontend";

bool speaksHttp(const ActionInfo& facts)
{
    return facts.kind == ActionKind::serve || (facts.kind == ActionKind::external && facts.failureCode >= 500) ||
        facts.action == Action::bankCharge;
}

} // namespace

ShopSimulation::ShopSimulation(
    const ShopRegion& region, std::uint64_t seed, SpanTableBuilder& builder, std::uint64_t base)
    : m_builder(&builder)
    , m_hosts(region, builder)
    , m_seed(hashWord(seed) ^ hashBytes(region.id))
    , m_requests(region.requests)
    , m_base(base)
    , m_random(m_seed)
{
}

void ShopSimulation::run(const TimeRange& range)
{
    const auto width = static_cast<double>(range.to - range.from);
    Random arrivals(m_seed);
    std::uint64_t number = 0;
    for (std::uint64_t i = 0; i < m_requests; ++i) {
        const double part = (static_cast<double>(i) + arrivals.share()) / static_cast<double>(m_requests);
        const bool rush = part >= kRushBegin && part < kRushEnd;
        const Nanos start = range.from + static_cast<Nanos>(part * width / 1000) * kMicrosecond;
        request(number++, start, rush);
        if (rush)
            request(number++, start + 900 * kMicrosecond, rush);
    }
}

void ShopSimulation::request(std::uint64_t number, Nanos start, bool rush)
{
    m_random = Random(m_seed + number * 0x2545'f491'4f6c'dd1dU);
    const TraceId id{m_random.next() | 1U, m_random.next() | 1U};
    m_request = {m_builder->trace(id), 1 + m_random.below(kUsers), 1 + m_random.below(kItems), rush};
    (void)serve(pickEntrance(m_random), SpanKind::server, SpanId::none, start);
}

// A request walks the shop's table of actions, in which no action comes back to itself: the table bounds the depth.
// NOLINTBEGIN(misc-no-recursion)
ShopSimulation::Outcome ShopSimulation::serve(Action action, SpanKind kind, SpanId parent, Nanos time)
{
    const ActionInfo& facts = info(action);
    Actor self{&m_hosts.pick(facts.service, m_random), parent, time};
    const SpanIndex span = open({action, kind, 1}, self);
    const Actor opened = self;
    std::uint8_t flags = 0;
    const Nanos own = ownTime(facts, *self.host, flags);
    const Nanos before = own / 2 / kMicrosecond * kMicrosecond;
    self.time += before;
    self.span = m_builder->columns().id[index(span)];
    Outcome outcome = steps(facts, self);
    outcome.end += own - before;
    outcome.status = outcome.failed ? outcome.status : 200;
    if (!outcome.failed && m_random.happens(facts.failures)) {
        outcome.failed = true;
        outcome.status = facts.failureCode;
        outcome.flags |= SpanFact::failed;
    }
    close(span, opened, outcome);
    return outcome;
}

ShopSimulation::Outcome ShopSimulation::steps(const ActionInfo& facts, const Actor& self)
{
    Outcome result{self.time};
    Nanos groupStart = self.time;
    for (const Step& step : facts.steps) {
        if (step.action == Action::none)
            break;
        if (((step.flags & Step::onMiss) != 0 && !result.missed) || !m_random.happens(step.chance))
            continue;
        if ((step.flags & Step::parallel) == 0)
            groupStart = result.end;
        const Outcome part = repeated(step, {self.host, self.span, groupStart});
        result.end = std::max(result.end, part.end);
        result.missed = result.missed || part.missed;
        if (part.failed && (step.flags & Step::optional) == 0) {
            result.failed = true;
            result.status = part.status >= 400 && part.status < 500 ? part.status : 502;
            break;
        }
    }
    return result;
}

ShopSimulation::Outcome ShopSimulation::repeated(const Step& step, const Actor& self)
{
    Outcome outcome{self.time};
    for (std::uint32_t times = 1 + m_random.below(step.most); times > 0 && !outcome.failed; --times)
        outcome = retried(step, {self.host, self.span, outcome.end});
    return outcome;
}

ShopSimulation::Outcome ShopSimulation::retried(const Step& step, const Actor& self)
{
    Actor actor = self;
    for (std::uint8_t attempt = 1;; ++attempt) {
        const Outcome outcome = once(step, actor, attempt);
        const bool worthAgain = outcome.failed && (outcome.status < 400 || outcome.status >= 451);
        if (!worthAgain || attempt > step.retries)
            return outcome;
        actor.time = outcome.end + kBackOff * attempt;
    }
}

ShopSimulation::Outcome ShopSimulation::once(const Step& step, const Actor& self, std::uint8_t attempt)
{
    const ActionInfo& facts = info(step.action);
    switch (facts.kind) {
    case ActionKind::serve:
    case ActionKind::rpc: return ask(step, self, attempt);
    case ActionKind::publish: return publish(facts, self);
    case ActionKind::consume:
    case ActionKind::local:
    case ActionKind::database:
    case ActionKind::cache:
    case ActionKind::external: break;
    }
    return alone(facts, self, attempt);
}

ShopSimulation::Outcome ShopSimulation::ask(const Step& step, const Actor& self, std::uint8_t attempt)
{
    const SpanIndex span = open({step.action, SpanKind::client, attempt}, self);
    const Nanos way = micros(m_random.around(170, 0.3));
    Outcome outcome = serve(step.action, SpanKind::server, m_builder->columns().id[index(span)], self.time + way);
    outcome.end += way;
    outcome.missed = false;
    outcome.flags = outcome.failed ? SpanFact::failed : 0;
    const Nanos patience = step.timeoutMillis * kMillisecond;
    if (patience > 0 && outcome.end - self.time > patience)
        outcome = {self.time + patience, true, false, SpanFact::timedOut, 0};
    close(span, self, outcome);
    return outcome;
}

ShopSimulation::Outcome ShopSimulation::alone(const ActionInfo& facts, const Actor& self, std::uint8_t attempt)
{
    const SpanKind kind = facts.kind == ActionKind::local ? SpanKind::internal : SpanKind::client;
    const SpanIndex span = open({facts.action, kind, attempt}, self);
    Outcome outcome;
    outcome.end = self.time + ownTime(facts, *self.host, outcome.flags);
    outcome.failed = m_random.happens(facts.failures);
    if (facts.kind == ActionKind::cache && misses(facts.action, *self.host)) {
        outcome.missed = true;
        outcome.flags |= SpanFact::miss;
    }
    if (outcome.failed)
        outcome.flags |= SpanFact::failed;
    if (outcome.failed || speaksHttp(facts))
        outcome.status = outcome.failed ? facts.failureCode : 200;
    close(span, self, outcome);
    return outcome;
}

ShopSimulation::Outcome ShopSimulation::publish(const ActionInfo& facts, const Actor& self)
{
    const SpanIndex span = open({facts.action, SpanKind::producer, 1}, self);
    Outcome outcome;
    outcome.end = self.time + ownTime(facts, *self.host, outcome.flags);
    close(span, self, outcome);
    const Nanos lag = micros(m_random.around(m_request.rush ? 900'000 : 24'000, 0.8));
    (void)serve(facts.steps[0].action, SpanKind::consumer, m_builder->columns().id[index(span)], outcome.end + lag);
    return outcome;
}

// NOLINTEND(misc-no-recursion)

Nanos ShopSimulation::ownTime(const ActionInfo& facts, const Host& host, std::uint8_t& flags)
{
    if (facts.action == Action::stockQuery && host.cold) {
        flags |= SpanFact::slowQuery;
        return micros(m_random.around(kColdQueryMicros, 0.55));
    }
    if (facts.action == Action::bankCharge && m_random.happens(m_request.rush ? kStuckInRush : kStuck))
        return micros(m_random.around(kStuckMicros, 0.2));
    return micros(m_random.around(facts.micros, facts.spread));
}

bool ShopSimulation::misses(Action action, const Host& host)
{
    switch (action) {
    case Action::stockCache: return m_random.happens(host.cold ? 0.85 : 0.04);
    case Action::catalogCache: return m_random.happens(0.12);
    case Action::sessionCache: return m_random.happens(0.08);
    case Action::recommendationCache: return m_random.happens(0.15);
    case Action::bannerCache: return m_random.happens(0.02);
    default: return false;
    }
}

SpanIndex ShopSimulation::open(const NewSpan& span, const Actor& self)
{
    const ActionInfo& facts = info(span.action);
    const bool caller = span.kind == SpanKind::client || span.kind == SpanKind::producer;
    const std::string_view service = info(self.host->service).name;
    const bool proxy = caller && self.host->service == Service::ingress;
    SpanRow row;
    row.start = self.time + self.host->clockOffset;
    row.id = SpanId{m_random.next() | 1U};
    row.parent = self.span;
    row.trace = m_request.trace;
    row.interface =
        m_builder->interface(m_builder->intern(service), m_builder->intern(proxy ? kProxyName : facts.name));
    row.resource = self.host->resource;
    if (caller || span.kind == SpanKind::consumer)
        row.peer = m_builder->intern(facts.peer.empty() ? info(facts.service).name : facts.peer);
    row.place = m_base + m_builder->size();
    row.flags.set(SpanFlag::micros);
    row.kind = span.kind;
    m_facts.push_back({span.action, 0, span.attempt, 0, m_request.user, m_request.item});
    return m_builder->append(row);
}

void ShopSimulation::close(SpanIndex span, const Actor& self, const Outcome& outcome)
{
    SpanColumns& columns = m_builder->columns();
    columns.duration[index(span)] = outcome.end - self.time;
    SpanFact& fact = m_facts[index(span)];
    fact.flags = outcome.flags;
    fact.status = outcome.status;
    // A client error is the caller's fault: the server's span stays unset (OpenTelemetry's rule for HTTP).
    const bool serverSide = columns.kind[index(span)] == SpanKind::server;
    if (outcome.failed && !(serverSide && outcome.status >= 400 && outcome.status < 451))
        columns.status[index(span)] = SpanStatus::error;
}

} // namespace longspan::source::demo
