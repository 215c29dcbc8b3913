// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/zipkin/zipkin_server.h"

#include "model/base/ascii.h"
#include "model/decode/decode.h"
#include "model/net/http_error.h"
#include "model/source/live/answers.h"

#include <algorithm>
#include <mutex>
#include <set>

namespace longspan::source {

namespace {

/// Past this many ids the server stops splitting (ZipkinQueryApiV2); addresses have their limits before that.
constexpr std::size_t kManyTraces = 100;

/// What was learnt of one server.
struct ZipkinFacts {
    int version = 0; ///< of the API; 0 before the first contact
    bool traceMany = false;
    std::string storage;
    ZipkinConfig config;
};

SearchRules rulesOf(const std::string& storage)
{
    SearchRules rules;
    rules.limitCounts = SearchRules::Unit::traces;
    rules.kept = SearchRules::Kept::newest;
    rules.duration = SearchRules::Subject::anySpan;
    rules.timeStep = kMillisecond;
    rules.durationStep = kMicrosecond;
    rules.anyApplication = true;
    rules.filtersErrors = rules.filtersAttributes = true;
    rules.store = storage;
    const bool memory = storage.starts_with("InMemory");
    const bool sql = storage.starts_with("MySQL");
    const bool span = storage.starts_with("Elasticsearch");
    rules.window = span ? SearchRules::Subject::span : SearchRules::Subject::trace;
    rules.fewerMeansAll = memory || sql;
    rules.partialTraces = !memory && !sql;
    return rules;
}

std::string versionPath(int version)
{
    return "/api/v" + std::to_string(version);
}

class ZipkinServer final : public TraceServer {
public:
    ZipkinServer(ServerLink link, LiveLimits limits) : m_link(std::move(link)), m_limits(limits) {}

    [[nodiscard]] Result<> meet(const Call& call) override;
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] std::string api() const override
    {
        const int version = facts().version;
        return version == 0 ? std::string() : "Zipkin API v" + std::to_string(version);
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
    [[nodiscard]] ZipkinFacts facts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_facts;
    }
    /// The API also answers below the page for people, the rest does not.
    [[nodiscard]] std::string besideApi(const char* path) const
    {
        return m_link.basePath().ends_with("/zipkin") ? std::string("/..") + path : std::string(path);
    }
    [[nodiscard]] std::string path(std::string_view below) const
    {
        return versionPath(std::max(facts().version, 1)) + std::string(below);
    }
    [[nodiscard]] Result<int> findVersion(const Call& call) const;
    void learnMore(ZipkinFacts& learnt, const Call& call) const;
    [[nodiscard]] Result<std::vector<AnswerBody>> fetchMany(std::span<const TraceId> ids, const Call& call) const;
    [[nodiscard]] std::vector<net::Request> extras() const;
    void reportList(ServerReport& report, const char* ability, std::string_view below, const net::Query& query,
        const Call& call) const;

    ServerLink m_link;
    LiveLimits m_limits;
    mutable std::mutex m_mutex;
    ZipkinFacts m_facts;
};

/// The newest version whose list of services is one.
Result<int> ZipkinServer::findVersion(const Call& call) const
{
    std::optional<Error> first;
    for (const int version : {2, 1}) {
        const std::string path = versionPath(version) + "/services";
        auto answer = m_link.ask(m_link.request(path), call);
        auto names = answer ? readNames(answer->text(), m_link.place(path)) : failWith(std::move(answer));
        if (names)
            return version;
        if (!first)
            first = names.error();
        if (!anotherMayAnswer(names.error()))
            break;
    }
    return tl::unexpected(*first);
}

std::vector<net::Request> ZipkinServer::extras() const
{
    std::vector<net::Request> requests;
    for (const char* path : {"/config.json", "/zipkin/config.json"})
        requests.push_back(m_link.request(path));
    requests.push_back(m_link.request(besideApi("/health")));
    return requests;
}

/// What is answered besides the API, as far as it may be read: none of it is needed.
void ZipkinServer::learnMore(ZipkinFacts& learnt, const Call& call) const
{
    const auto requests = extras();
    const auto answers = m_link.sendAll(requests, call);
    for (std::size_t no = 0; no < answers.size(); ++no) {
        const auto& answer = answers[no];
        if (!answer || !isGood(*answer))
            continue;
        if (no >= 2 && learnt.storage.empty())
            learnt.storage = readZipkinStorage(answer->text());
        else if (no < 2)
            if (const auto config = readZipkinConfig(answer->text(), {}))
                learnt.config = *config;
    }
}

Result<> ZipkinServer::meet(const Call& call)
{
    if (facts().version != 0)
        return call.check();
    ZipkinFacts learnt;
    auto version = findVersion(call);
    if (!version)
        return failWith(std::move(version));
    learnt.version = *version;
    learnt.traceMany = *version == 2;
    learnMore(learnt, call);
    if (auto good = call.check(); !good)
        return good;
    const std::lock_guard lock(m_mutex);
    m_facts = std::move(learnt);
    return {};
}

Capabilities ZipkinServer::capabilities() const
{
    Capabilities able;
    able.attributeSearch = able.topology = able.metrics = able.live = true;
    able.settling = m_limits.settling;
    able.rules = rulesOf(facts().storage);
    return able;
}

Result<std::vector<std::string>> ZipkinServer::services(const Call& call)
{
    const std::string below = path("/services");
    return m_link.ask(m_link.request(below), call).and_then([&](const net::Response& answer) {
        return readNames(answer.text(), m_link.place(below));
    });
}

std::vector<Result<std::vector<Operation>>> ZipkinServer::operations(
    std::span<const std::string> services, const Call& call)
{
    const std::string below = path("/spans");
    std::vector<net::Request> requests;
    for (const std::string& service : services)
        requests.push_back(m_link.request(below, net::Query().add("serviceName", lowered(service))));
    std::vector<Result<std::vector<Operation>>> lists;
    for (auto& answer : m_link.sendAll(requests, call))
        lists.push_back(m_link.checked(std::move(answer)).and_then([&](const net::Response& good) {
            return readOperations(good.text(), m_link.place(below));
        }));
    return lists;
}

std::vector<Result<AnswerBody>> ZipkinServer::find(std::span<const FindQuery> queries, const Call& call)
{
    const std::string below = path("/traces");
    std::vector<net::Request> requests;
    for (const FindQuery& query : queries)
        requests.push_back(m_link.request(below, zipkinQuery(query)));
    return bodiesOf(m_link, m_link.sendAll(requests, call), m_link.place(below));
}

Result<std::vector<AnswerBody>> ZipkinServer::fetchMany(std::span<const TraceId> ids, const Call& call) const
{
    std::string list;
    for (const TraceId id : ids)
        list += (list.empty() ? "" : ",") + toHex(id);
    const std::string below = path("/traceMany");
    auto answer = m_link.ask(m_link.request(below + "?traceIds=" + list), call);
    if (!answer)
        return failWith(std::move(answer));
    return std::vector<AnswerBody>{{answer->body, m_link.place(below), std::nullopt}};
}

Result<std::vector<AnswerBody>> ZipkinServer::fetch(std::span<const TraceId> ids, const Call& call)
{
    // A repeated id is refused.
    const std::set<TraceId> once(ids.begin(), ids.end());
    const std::vector<TraceId> wanted(once.begin(), once.end());
    if (facts().traceMany && wanted.size() > 1 && wanted.size() <= kManyTraces) {
        auto many = fetchMany(wanted, call);
        if (many || !anotherMayAnswer(many.error()))
            return many;
        const std::lock_guard lock(m_mutex);
        m_facts.traceMany = false; // since 2.4 only
    }
    std::vector<net::Request> requests;
    for (const TraceId id : wanted)
        requests.push_back(m_link.request(path("/trace/") + toHex(id)));
    return foundBodies(bodiesOf(m_link, m_link.sendAll(requests, call), m_link.place(path("/trace"))));
}

Result<std::optional<ServiceGraph>> ZipkinServer::links(const TimeRange& window, const Call& call)
{
    const std::string below = path("/dependencies");
    net::Query query;
    query.add("endTs", ceilTo(window.to, kMillisecond) / kMillisecond);
    query.add("lookback",
        std::max<Nanos>(
            1, ceilTo(window.to, kMillisecond) / kMillisecond - floorTo(window.from, kMillisecond) / kMillisecond));
    auto answer = m_link.ask(m_link.request(below, query), call);
    if (!answer)
        return failWith(std::move(answer));
    return readLinks(answer->body, m_link.place(below), "Zipkin", call);
}

Result<std::optional<MetricSeries>> ZipkinServer::metrics(const MetricQuery&, const TimeRange&, const Call& call)
{
    return call.check().map([] { return std::optional<MetricSeries>(); });
}

/// Notes whether a list is offered that searches can do without.
void ZipkinServer::reportList(
    ServerReport& report, const char* ability, std::string_view below, const net::Query& query, const Call& call) const
{
    const auto answer = m_link.ask(m_link.request(path(below), query), call);
    if (answer)
        report.abilities.emplace_back(ability);
    else if (answer.error().kind != ErrorKind::notFound)
        report.trouble.push_back(answer.error());
}

Result<ServerReport> ZipkinServer::report(const Call& call)
{
    if (auto met = meet(call); !met)
        return failWith(std::move(met));
    ServerReport report;
    report.kind = ServerKind::zipkin;
    report.url = place();
    report.api = api();
    auto names = services(call);
    if (!names)
        return failWith(std::move(names));
    report.services = std::move(*names);
    if (const auto answer = m_link.ask(m_link.request(besideApi("/info")), call))
        report.version = readZipkinVersion(answer->text());
    if (facts().traceMany)
        report.abilities.emplace_back("traceMany");
    reportList(report, "dependencies", "/dependencies", net::Query().add("endTs", std::int64_t{1}), call);
    if (facts().version == 2) {
        reportList(report, "autocompleteKeys", "/autocompleteKeys", {}, call);
        reportList(report, "remoteServices", "/remoteServices", net::Query().add("serviceName", "-"), call);
    }
    const ZipkinConfig config = facts().config;
    if (config.queryLimit)
        report.limits.push_back("default limit: " + std::to_string(*config.queryLimit));
    if (config.searchEnabled)
        report.limits.push_back(std::string("search: ") + (*config.searchEnabled ? "on" : "off"));
    if (config.strictTraceId)
        report.limits.push_back(std::string("strict trace ids: ") + (*config.strictTraceId ? "yes" : "no"));
    report.capabilities = capabilities();
    return report;
}

} // namespace

TraceServerPtr makeZipkinServer(ServerLink link, const ServerProfile& profile)
{
    return std::make_shared<ZipkinServer>(std::move(link), profile.limits);
}

} // namespace longspan::source
