// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/jaeger/jaeger_server.h"

#include "model/source/live/answers.h"

#include <algorithm>
#include <array>
#include <mutex>

namespace longspan::source {

namespace {

enum class Store : std::uint8_t { unasked, cassandra, other };

struct JaegerFacts {
    int version = 0; ///< of the API; 0 before the first contact
    bool summaries = false;
    Store store = Store::unasked;
};

class JaegerServer final : public TraceServer {
public:
    JaegerServer(ServerLink link, const ServerProfile& profile)
        : m_link(std::move(link)), m_limits(profile.limits), m_now(profile.now)
    {
    }

    [[nodiscard]] Result<> meet(const Call& call) override;
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] std::string api() const override
    {
        const int version = facts().version;
        return version == 0 ? std::string() : "Jaeger API v" + std::to_string(version);
    }
    [[nodiscard]] std::string place() const override { return m_link.place(); }

    [[nodiscard]] Result<std::vector<std::string>> services(const Call& call) override;
    [[nodiscard]] std::vector<Result<std::vector<Operation>>> operations(
        std::span<const std::string> services, const Call& call) override;
    [[nodiscard]] std::vector<Result<AnswerBody>> find(std::span<const FindQuery> queries, const Call& call) override;
    [[nodiscard]] Result<std::vector<AnswerBody>> fetch(std::span<const TraceId> ids, const Call& call) override;
    [[nodiscard]] Result<std::optional<ServiceGraph>> links(const TimeRange& window, const Call& call) override;
    [[nodiscard]] Result<std::optional<MetricSeries>> metrics(
        const MetricQuery& query, const TimeRange& window, const Call& call) override;
    [[nodiscard]] Result<ServerReport> report(const Call& call) override;

private:
    [[nodiscard]] JaegerFacts facts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_facts;
    }
    [[nodiscard]] bool third() const { return facts().version == 3; }
    [[nodiscard]] std::string path(const std::string& below) const { return (third() ? "/api/v3" : "/api") + below; }
    [[nodiscard]] net::Request findRequest(const FindQuery& query) const;
    [[nodiscard]] Result<std::vector<Operation>> oldOperations(const std::string& service, const Call& call) const;
    void askStore(const FindQuery& query, const Call& call);

    ServerLink m_link;
    LiveLimits m_limits;
    std::function<Nanos()> m_now;
    mutable std::mutex m_mutex;
    JaegerFacts m_facts;
};

Result<> JaegerServer::meet(const Call& call)
{
    if (facts().version != 0)
        return call.check();
    std::optional<Error> first;
    for (const auto& [version, path] :
        std::array<std::pair<int, const char*>, 2>{{{3, "/api/v3/services"}, {1, "/api/services"}}}) {
        auto answer = m_link.ask(m_link.request(path), call);
        const auto names = answer ? readNames(answer->text(), m_link.place(path)) : failWith(std::move(answer));
        if (names) {
            const std::lock_guard lock(m_mutex);
            m_facts.version = version;
            return {};
        }
        if (!first)
            first = names.error();
        if (!anotherMayAnswer(names.error()))
            break;
    }
    return tl::unexpected(*first);
}

Capabilities JaegerServer::capabilities() const
{
    Capabilities able;
    able.attributeSearch = able.topology = able.metrics = able.live = true;
    able.settling = m_limits.settling;
    SearchRules rules;
    rules.limitCounts = SearchRules::Unit::traces;
    rules.window = rules.duration = SearchRules::Subject::span;
    rules.timeStep = rules.durationStep = kMicrosecond;
    const Store store = facts().store;
    rules.filtersAttributes = store != Store::cassandra;
    rules.fewerMeansAll = store == Store::other;
    rules.store = store == Store::cassandra ? "Cassandra" : "";
    able.rules = rules;
    return able;
}

Result<std::vector<std::string>> JaegerServer::services(const Call& call)
{
    const std::string below = path("/services");
    return m_link.ask(m_link.request(below), call).and_then([&](const net::Response& answer) {
        return readNames(answer.text(), m_link.place(below));
    });
}

/// Servers before 1.13 only have names.
Result<std::vector<Operation>> JaegerServer::oldOperations(const std::string& service, const Call& call) const
{
    const std::string below = "/api/services/" + net::percentEncode(service) + "/operations";
    return m_link.ask(m_link.request(below), call).and_then([&](const net::Response& answer) {
        return readOperations(answer.text(), m_link.place(below));
    });
}

std::vector<Result<std::vector<Operation>>> JaegerServer::operations(
    std::span<const std::string> services, const Call& call)
{
    const std::string below = path("/operations");
    std::vector<net::Request> requests;
    for (const std::string& service : services)
        requests.push_back(m_link.request(below, net::Query().add("service", service)));
    auto answers = m_link.sendAll(requests, call);
    std::vector<Result<std::vector<Operation>>> lists;
    for (std::size_t no = 0; no < answers.size(); ++no) {
        auto list = m_link.checked(std::move(answers[no])).and_then([&](const net::Response& good) {
            return readOperations(good.text(), m_link.place(below));
        });
        if (!list && !third() && anotherMayAnswer(list.error()))
            list = oldOperations(services[no], call);
        lists.push_back(std::move(list));
    }
    return lists;
}

net::Request JaegerServer::findRequest(const FindQuery& query) const
{
    const bool durations = query.minDuration >= kMicrosecond || query.maxDuration;
    const bool tags = facts().store != Store::cassandra || !durations;
    if (third())
        return m_link.request("/api/v3/traces", jaegerV3Query(query, tags));
    return m_link.request("/api/traces", jaegerV1Query(query, tags));
}

/// Cassandra refuses tags together with durations; nothing else does. Asked once, for a moment and one trace.
void JaegerServer::askStore(const FindQuery& query, const Call& call)
{
    FindQuery probe;
    probe.service = query.service;
    probe.window = {subtractClamped(query.window.to, kMillisecond), query.window.to};
    probe.minDuration = kMicrosecond;
    probe.attributes = {{"longspan.probe", "1"}};
    probe.limit = 1;
    const auto answer = m_link.send(findRequest(probe), call);
    if (!answer)
        return;
    const auto fault = readFault(answer->text());
    const bool cassandra = fault && fault->find("duration and tag") != std::string::npos;
    const bool nothing = answer->status == 404 && fault;
    if (!cassandra && !nothing && !isGood(*answer))
        return;
    const std::lock_guard lock(m_mutex);
    m_facts.store = cassandra ? Store::cassandra : Store::other;
}

std::vector<Result<AnswerBody>> JaegerServer::find(std::span<const FindQuery> queries, const Call& call)
{
    if (facts().store == Store::unasked && !queries.empty())
        askStore(queries.front(), call);
    std::vector<net::Request> requests;
    for (const FindQuery& query : queries)
        requests.push_back(findRequest(query));
    return bodiesOf(m_link, m_link.sendAll(requests, call), m_link.place(path("/traces")));
}

Result<std::vector<AnswerBody>> JaegerServer::fetch(std::span<const TraceId> ids, const Call& call)
{
    net::Query raw;
    if (third())
        raw.add("rawTraces", "true").add("raw_traces", "true");
    else
        raw.add("raw", "true");
    std::vector<net::Request> requests;
    for (const TraceId id : ids)
        requests.push_back(m_link.request(path("/traces/") + (third() ? toHex32(id) : toHex(id)), raw));
    return foundBodies(bodiesOf(m_link, m_link.sendAll(requests, call), m_link.place(path("/traces"))));
}

Result<std::optional<ServiceGraph>> JaegerServer::links(const TimeRange& window, const Call& call)
{
    const std::string below = "/api/dependencies";
    const Nanos end = ceilTo(window.to, kMillisecond) / kMillisecond;
    net::Query query;
    query.add("endTs", end);
    query.add("lookback", std::max<Nanos>(1, end - floorTo(window.from, kMillisecond) / kMillisecond));
    auto answer = m_link.ask(m_link.request(below, query), call);
    auto graph = answer ? readLinks(answer->body, m_link.place(below), "Jaeger", call) : failWith(std::move(answer));
    // Its stores may not count calls at all, and say so in many ways.
    if (!graph && (anotherMayAnswer(graph.error()) || graph.error().kind == ErrorKind::refused))
        return std::optional<ServiceGraph>();
    return graph;
}

Result<std::optional<MetricSeries>> JaegerServer::metrics(
    const MetricQuery& query, const TimeRange& window, const Call& call)
{
    const Nanos step = std::max(kSecond, roundStep(window.to - window.from, query.points));
    const TimeRange steps{floorTo(window.from, step), ceilTo(window.to, step)};
    std::vector<net::Request> requests;
    for (const char* what : {"calls", "errors"})
        requests.push_back(
            m_link.request(std::string("/api/metrics/") + what, jaegerMetricQuery(query, steps, step, std::nullopt)));
    for (const double quantile : {0.5, 0.95, 0.99})
        requests.push_back(m_link.request("/api/metrics/latencies", jaegerMetricQuery(query, steps, step, quantile)));
    if (query.application.name.empty())
        return std::optional<MetricSeries>();
    std::vector<std::vector<Gauge>> gauges;
    for (auto& answer : m_link.sendAll(requests, call)) {
        auto points = m_link.checked(std::move(answer)).and_then([&](const net::Response& good) {
            return readGauges(good.text(), m_link.place("/api/metrics"), query.interface);
        });
        if (!points && (anotherMayAnswer(points.error()) || points.error().kind == ErrorKind::refused))
            return std::optional<MetricSeries>();
        if (!points)
            return failWith(std::move(points));
        gauges.push_back(std::move(*points));
    }
    if (gauges.front().empty())
        return std::optional<MetricSeries>();
    return jaegerSeries(gauges, steps, step);
}

Result<ServerReport> JaegerServer::report(const Call& call)
{
    if (auto met = meet(call); !met)
        return failWith(std::move(met));
    ServerReport report;
    report.kind = ServerKind::jaeger;
    report.url = place();
    report.api = api();
    auto names = services(call);
    if (!names)
        return failWith(std::move(names));
    report.services = std::move(*names);
    // The page for people tells the version; it is the answer to any path that is none of the API's.
    if (const auto page = m_link.send(m_link.request("/search"), call))
        report.version = readJaegerVersion(page->text());
    FindQuery probe;
    probe.service = report.services.empty() ? "-" : report.services.front();
    probe.window.to = m_now();
    probe.window.from = subtractClamped(probe.window.to, kSecond);
    probe.limit = 1;
    askStore(probe, call);
    const auto offers = [&](const char* ability, const net::Request& request) {
        if (const auto answer = m_link.ask(request, call); answer && !readFault(answer->text()))
            report.abilities.emplace_back(ability);
    };
    if (third())
        offers("trace-summaries", m_link.request("/api/v3/trace-summaries", jaegerV3Query(probe)));
    const net::Query dependencies = net::Query().add("endTs", probe.window.to / kMillisecond).add("lookback", 1000);
    offers("dependencies", m_link.request("/api/dependencies", dependencies));
    MetricQuery metric;
    metric.application.name = probe.service;
    offers("metrics",
        m_link.request("/api/metrics/calls", jaegerMetricQuery(metric, probe.window, kSecond, std::nullopt)));
    report.capabilities = capabilities();
    return report;
}

} // namespace

TraceServerPtr makeJaegerServer(ServerLink link, const ServerProfile& profile)
{
    return std::make_shared<JaegerServer>(std::move(link), profile);
}

} // namespace longspan::source
