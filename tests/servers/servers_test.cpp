// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/curl_client.h"
#include "model/net/http_error.h"
#include "model/query/queries.h"
#include "model/source/file_source.h"
#include "model/source/live/server_access.h"
#include "tests/model/source/source_truth.h"
#include "tests/servers/real_server.h"
#include "tests/support/generate.h"
#include "tests/support/script_server.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>

namespace longspan::test {
namespace {

using Calls = std::vector<Seen>;
using ByInterface = std::map<std::pair<std::string, std::string>, Calls>;

Call patientCall()
{
    Call call;
    call.deadline = Call::Clock::now() + std::chrono::minutes(4);
    return call;
}

// Zipkin keeps names in lower case, Jaeger as they are.
std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; });
    return text;
}

/// Made-up traces in one format, and what they hold, found by looking at every span of the files.
struct Load {
    std::vector<std::string> bodies;
    Calls spans;
    TimeRange range;
};

// Spans are named as the server will name them.
Load makeLoad(Format format, bool inLowerCase)
{
    static constexpr std::uint64_t kBodies = 4; // as servers limit the size of one
    Load load;
    const TemporaryFolder folder;
    std::vector<std::string> paths;
    for (std::uint64_t number = 0; number < kBodies; ++number) {
        load.bodies.push_back(generate(
            {.traces = 600, .spansPerTrace = 8, .seed = 100 + number, .services = 4, .commonFactsOnly = true}, format));
        paths.push_back(folder.write(std::to_string(number) + ".json", load.bodies.back()));
    }
    const auto files = source::openFiles(paths, {}, {});
    EXPECT_TRUE(files);
    if (!files)
        return load;
    load.spans = everySpan(**files);
    for (Seen& seen : load.spans) {
        seen.service = inLowerCase ? lowered(seen.service) : seen.service;
        seen.name = inLowerCase ? lowered(seen.name) : seen.name;
    }
    const auto [first, last] = std::minmax_element(
        load.spans.begin(), load.spans.end(), [](const Seen& a, const Seen& b) { return a.start < b.start; });
    load.range = {first->start, last->start + 1};
    return load;
}

ByInterface truthOf(const Load& load)
{
    ByInterface truth;
    for (const Seen& seen : load.spans)
        truth[{seen.service, seen.name}].push_back(seen);
    for (auto& [interface, calls] : truth)
        std::sort(calls.begin(), calls.end(), slowerSeen);
    return truth;
}

void post(net::HttpClient& client, const std::string& url, const std::string& body)
{
    net::Request request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body;
    const Result<net::Response> answer = client.send(request, patientCall());
    ASSERT_TRUE(answer) << answer.error().what;
    const Result<> good = net::checkStatus(*answer);
    ASSERT_TRUE(good) << good.error().what;
}

/// Until the last trace of every body is there whole.
void waitForAll(const RealServer& server, source::TraceSource& source, const Load& load)
{
    std::map<TraceId, std::size_t> sizes;
    for (const Seen& seen : load.spans)
        ++sizes[seen.trace];
    const Call call = patientCall();
    for (const auto& [id, size] : sizes) {
        for (;;) {
            const Result<Trace> trace = source.trace(id, call);
            if (trace && trace->spans().size() == size)
                break;
            ASSERT_TRUE(call.check() && server.pause()) << server.lastWords();
        }
    }
}

/// Compares the list with the truth where it claims to be proven; whether it does.
bool claimHolds(const query::SlowestCalls& found, const Calls& truth, std::size_t limit)
{
    using Kind = query::Completeness::Kind;
    const Kind kind = found.completeness.kind;
    if (kind != Kind::exact && kind != Kind::exactUpToTies)
        return false;
    const std::size_t expected = std::min(limit, truth.size());
    EXPECT_EQ(found.answer.rows.size(), expected);
    for (std::size_t at = 0; at < std::min(expected, found.answer.rows.size()); ++at) {
        EXPECT_EQ(found.answer.rows[at].duration, truth[at].duration) << at;
        // Among equally long calls the order is free.
        const auto same = [&](const Seen& seen) {
            return seen.trace == found.answer.rows[at].trace && seen.span == found.answer.rows[at].span &&
                seen.duration == found.answer.rows[at].duration;
        };
        EXPECT_TRUE(std::any_of(truth.begin(), truth.end(), same)) << at;
    }
    return true;
}

void compareSlowest(source::TraceSource& source, const Load& load)
{
    static constexpr std::size_t kLimit = 100;
    const ByInterface truth = truthOf(load);
    std::size_t proven = 0;
    std::vector<std::uint64_t> requests;
    for (const auto& [interface, calls] : truth) {
        source::SpanQuery query;
        query.application.name = interface.first;
        query.interface = interface.second;
        query.range = load.range;
        query.order = source::SpanQuery::Order::slowestFirst;
        query.limit = kLimit;
        SCOPED_TRACE(interface.first + " " + interface.second);
        const Result<query::SlowestCalls> found = query::slowestCalls(source, query, patientCall());
        ASSERT_TRUE(found) << found.error().what << " at " << found.error().where;
        proven += claimHolds(*found, calls, kLimit) ? 1U : 0U;
        requests.push_back(found->evidence.requests);
    }
    std::sort(requests.begin(), requests.end());
    std::printf("%zu of %zu lists proven, %llu requests in the middle\n", proven, truth.size(),
        static_cast<unsigned long long>(requests.at(requests.size() / 2)));
    EXPECT_GE(proven * 100, truth.size() * 95);
}

void compareServices(source::TraceSource& source, const Load& load)
{
    const auto applications = source.applications("", load.range, patientCall());
    ASSERT_TRUE(applications) << applications.error().what;
    std::vector<std::string> names;
    for (const auto& application : *applications)
        names.push_back(application.ref.name);
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names, distinct(load.spans, [](const Seen& seen) { return seen.service; }));
}

source::SourcePtr sourceFor(source::ServerKind kind, const std::string& url, const net::HttpClientPtr& client)
{
    source::ServerProfile profile;
    profile.address = {kind, url};
    const Result<source::ServerReport> report = source::probeServer(profile, client, patientCall());
    EXPECT_TRUE(report) << (report ? "" : report.error().what);
    if (report) {
        EXPECT_EQ(source::name(report->kind), source::name(kind));
    }
    return source::makeServerSource(profile, client);
}

TEST(RealZipkin, givesTheSlowestCallsThatTheDataHold)
{
    const std::string program = serverProgram("zipkin");
    if (program.empty())
        GTEST_SKIP() << "the Zipkin server cannot be had here: run tests/servers/get zipkin for the reason";
    const TemporaryFolder folder;
    const std::string port = std::to_string(closedPort());
    const RealServer server({"java", "-Xmx1g", "-XX:TieredStopAtLevel=1", "-jar", program, "--zipkin.storage.type=mem",
                                "--armeria.ports[0].ip=127.0.0.1", "--armeria.ports[0].port=" + port,
                                "--armeria.ports[0].protocols[0]=http"},
        folder.path("log"));
    const net::HttpClientPtr client = net::makeHttpClient();
    const std::string url = "http://127.0.0.1:" + port;
    ASSERT_TRUE(server.answers(*client, url + "/health")) << server.lastWords();
    const Load load = makeLoad(Format::zipkinV2Json, true);
    for (const std::string& body : load.bodies)
        post(*client, url + "/api/v2/spans", body);
    const source::SourcePtr source = sourceFor(source::ServerKind::zipkin, url, client);
    waitForAll(server, *source, load);
    compareServices(*source, load);
    compareSlowest(*source, load);
}

std::string jaegerConfig(const std::string& query, const std::string& grpc, const std::string& otlp)
{
    return "service:\n  extensions: [jaeger_storage, jaeger_query]\n"
           "  pipelines:\n    traces: {receivers: [otlp], exporters: [jaeger_storage_exporter]}\n"
           "  telemetry:\n    metrics: {level: none}\n    logs: {level: warn}\n"
           "extensions:\n  jaeger_query:\n    storage: {traces: main}\n    http: {endpoint: \"127.0.0.1:" +
        query + "\"}\n    grpc: {endpoint: \"127.0.0.1:" + grpc +
        "\"}\n  jaeger_storage:\n    backends: {main: {memory: {max_traces: 1000000}}}\n"
        "receivers:\n  otlp: {protocols: {http: {endpoint: \"127.0.0.1:" +
        otlp + "\"}}}\nexporters:\n  jaeger_storage_exporter: {trace_storage: main}\n";
}

TEST(RealJaeger, givesTheSlowestCallsThatTheDataHold)
{
    const std::string program = serverProgram("jaeger");
    if (program.empty())
        GTEST_SKIP() << "Jaeger cannot be had here: run tests/servers/get jaeger for the reason";
    const TemporaryFolder folder;
    const std::string query = std::to_string(closedPort());
    const std::string otlp = std::to_string(closedPort());
    const std::string config = folder.write("config.yaml", jaegerConfig(query, std::to_string(closedPort()), otlp));
    const RealServer server({program, "--config", config}, folder.path("log"));
    const net::HttpClientPtr client = net::makeHttpClient();
    const std::string url = "http://127.0.0.1:" + query;
    ASSERT_TRUE(server.answers(*client, url + "/api/v3/services")) << server.lastWords();
    const Load load = makeLoad(Format::otlpJson, false);
    for (const std::string& body : load.bodies)
        post(*client, "http://127.0.0.1:" + otlp + "/v1/traces", body);
    const source::SourcePtr source = sourceFor(source::ServerKind::jaeger, url, client);
    waitForAll(server, *source, load);
    compareServices(*source, load);
    compareSlowest(*source, load);
}

} // namespace
} // namespace longspan::test
