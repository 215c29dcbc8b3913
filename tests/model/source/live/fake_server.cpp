// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/source/live/fake_server.h"

#include "model/base/time.h"
#include "model/net/url.h"

#include <algorithm>
#include <set>

namespace longspan::test {

namespace {

std::string hex(std::uint64_t number)
{
    return toHex(SpanId{number});
}

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text)
        out += (c == '"' || c == '\\' ? std::string("\\") : std::string()) + c;
    return out + '"';
}

std::string zipkinV2Span(const FakeSpan& s)
{
    std::string text = R"({"traceId":")" + hex(s.trace) + R"(","id":")" + hex(s.id) + '"';
    if (s.parent != 0)
        text += R"(,"parentId":")" + hex(s.parent) + '"';
    text += R"(,"kind":"SERVER","name":)" + quoted(s.name) + R"(,"timestamp":)" + number(s.start) + R"(,"duration":)" +
        number(s.duration) + R"(,"localEndpoint":{"serviceName":)" + quoted(s.service) + R"(},"tags":{"color":)" +
        quoted(s.tag) + (s.error ? R"(,"error":"boom")" : "") + "}}";
    return text;
}

std::string zipkinV1Span(const FakeSpan& s)
{
    const std::string endpoint = R"("endpoint":{"serviceName":)" + quoted(s.service) + "}}";
    std::string text = R"({"traceId":")" + hex(s.trace) + R"(","id":")" + hex(s.id) + '"';
    if (s.parent != 0)
        text += R"(,"parentId":")" + hex(s.parent) + '"';
    text += R"(,"name":)" + quoted(s.name) + R"(,"timestamp":)" + number(s.start) + R"(,"duration":)" +
        number(s.duration) + R"(,"annotations":[{"timestamp":)" + number(s.start) + R"(,"value":"sr",)" + endpoint +
        R"(,{"timestamp":)" + number(s.start + s.duration) + R"(,"value":"ss",)" + endpoint +
        R"(],"binaryAnnotations":[{"key":"color","value":)" + quoted(s.tag) + ',' + endpoint +
        (s.error ? R"(,{"key":"error","value":"boom",)" + endpoint : "") + "]}";
    return text;
}

std::string jaegerV1Span(const FakeSpan& s)
{
    return R"({"traceID":")" + hex(s.trace) + R"(","spanID":")" + hex(s.id) + R"(","operationName":)" + quoted(s.name) +
        R"(,"references":[)" +
        (s.parent != 0
                ? R"({"refType":"CHILD_OF","traceID":")" + hex(s.trace) + R"(","spanID":")" + hex(s.parent) + R"("})"
                : "") +
        R"(],"startTime":)" + number(s.start) + R"(,"duration":)" + number(s.duration) + R"(,"processID":)" +
        quoted(s.service) + R"(,"tags":[{"key":"span.kind","type":"string","value":"server"},{"key":"color",)" +
        R"("type":"string","value":)" + quoted(s.tag) + '}' +
        (s.error ? R"(,{"key":"error","type":"bool","value":true})" : "") + R"(],"logs":[]})";
}

std::string otlpSpan(const FakeSpan& s)
{
    return R"({"resource":{"attributes":[{"key":"service.name","value":{"stringValue":)" + quoted(s.service) +
        R"(}}]},"scopeSpans":[{"scope":{},"spans":[{"traceId":"0000000000000000)" + hex(s.trace) + R"(","spanId":")" +
        hex(s.id) + R"(","parentSpanId":")" + (s.parent != 0 ? hex(s.parent) : "") + R"(","name":)" + quoted(s.name) +
        R"(,"kind":2,"startTimeUnixNano":")" + number(s.start * 1000) + R"(","endTimeUnixNano":")" +
        number((s.start + s.duration) * 1000) + R"(","attributes":[{"key":"color","value":{"stringValue":)" +
        quoted(s.tag) + R"(}}],"status":{"code":)" + (s.error ? "2" : "0") + "}}]}]}";
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ",") + part;
    return text;
}

std::map<std::string, std::string> queryOf(std::string_view text)
{
    std::map<std::string, std::string> query;
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos)
            query[net::percentDecode(pair.substr(0, equals))] = net::percentDecode(pair.substr(equals + 1));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
    }
    return query;
}

std::string valueOf(const std::map<std::string, std::string>& query, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (const auto found = query.find(key); found != query.end())
            return found->second;
    return {};
}

net::Response page()
{
    return httpAnswer("<!doctype html><title>Jaeger UI</title>", 200, "text/html");
}

} // namespace

std::string_view name(Dialect dialect)
{
    switch (dialect) {
    case Dialect::zipkinV2: return "ZipkinV2";
    case Dialect::zipkinV1: return "ZipkinV1";
    case Dialect::jaegerV3: return "JaegerV3";
    case Dialect::jaegerV1: return "JaegerV1";
    }
    return "";
}

std::string FakeServer::base() const
{
    switch (m_dialect) {
    case Dialect::zipkinV2: return "/api/v2";
    case Dialect::zipkinV1: return "/api/v1";
    case Dialect::jaegerV3: return "/api/v3";
    case Dialect::jaegerV1: return "/api";
    }
    return "";
}

std::string FakeServer::spanText(const FakeSpan& span) const
{
    switch (m_dialect) {
    case Dialect::zipkinV2: return zipkinV2Span(span);
    case Dialect::zipkinV1: return zipkinV1Span(span);
    case Dialect::jaegerV3: return otlpSpan(span);
    case Dialect::jaegerV1: return jaegerV1Span(span);
    }
    return "";
}

std::string FakeServer::document(const std::vector<std::uint64_t>& traces) const
{
    std::vector<std::string> documents;
    for (const std::uint64_t trace : traces) {
        std::vector<std::string> spans;
        std::set<std::string> processes;
        for (const FakeSpan& span : m_spans)
            if (span.trace == trace) {
                spans.push_back(spanText(span));
                processes.insert(
                    quoted(span.service) + R"(:{"serviceName":)" + quoted(span.service) + R"(,"tags":[]})");
            }
        if (m_dialect == Dialect::jaegerV3)
            documents.push_back(joined(spans));
        else if (m_dialect == Dialect::jaegerV1)
            documents.push_back(R"({"traceID":")" + hex(trace) + R"(","spans":[)" + joined(spans) +
                R"(],"processes":{)" + joined({processes.begin(), processes.end()}) + "}}");
        else
            documents.push_back('[' + joined(spans) + ']');
    }
    if (m_dialect == Dialect::jaegerV3)
        return R"({"result":{"resourceSpans":[)" + joined(documents) + "]}}";
    return m_dialect == Dialect::jaegerV1 ? R"({"data":[)" + joined(documents) + R"(],"errors":null})"
                                          : '[' + joined(documents) + ']';
}

bool FakeServer::matches(const FakeSpan& span, const Query& query) const
{
    const std::string service = valueOf(query, {"serviceName", "query.serviceName", "service"});
    const std::string operation = valueOf(query, {"spanName", "query.operationName", "operation"});
    const auto micros = [&](std::initializer_list<const char*> keys) {
        const std::string text = valueOf(query, keys);
        return text.empty() ? std::int64_t{0} : std::stoll(text);
    };
    const std::int64_t shortest = micros({"minDuration", "query.durationMin"});
    const std::int64_t longest = micros({"maxDuration", "query.durationMax"});
    const std::string tags = valueOf(query, {"annotationQuery", "query.attributes", "tags"});
    const bool wantsErrors = tags.find("error") != std::string::npos;
    const bool wantsRed = tags.find("red") != std::string::npos;
    const bool inService = service.empty() || span.service == service;
    const bool named = operation.empty() || span.name == operation;
    const bool timed = span.duration >= shortest && (longest == 0 || span.duration <= longest);
    return inService && named && timed && (!wantsErrors || span.error) && (!wantsRed || span.tag == "red");
}

std::vector<std::uint64_t> FakeServer::find(const Query& query) const
{
    std::int64_t from = 0;
    std::int64_t to = 0;
    if (zipkin()) {
        to = std::stoll(query.at("endTs")) * 1000;
        from = to - std::stoll(query.at("lookback")) * 1000;
    } else if (m_dialect == Dialect::jaegerV3) {
        from = parseTime(query.at("query.start_time_min")).value_or(0) / 1000;
        to = parseTime(query.at("query.startTimeMax")).value_or(0) / 1000;
    } else {
        from = std::stoll(query.at("start"));
        to = std::stoll(query.at("end"));
    }
    std::map<std::uint64_t, std::int64_t> starts;
    for (const FakeSpan& span : m_spans) {
        const auto at = starts.try_emplace(span.trace, span.start).first;
        at->second = std::min(at->second, span.start);
    }
    std::set<std::pair<std::int64_t, std::uint64_t>> found;
    for (const FakeSpan& span : m_spans) {
        const std::int64_t time = zipkin() ? starts[span.trace] : span.start;
        if (from <= time && time <= to && matches(span, query))
            found.insert({-time, span.trace});
    }
    std::size_t limit = std::stoul(valueOf(query, {"limit", "query.searchDepth"}));
    limit = hiddenMaximum > 0 ? std::min(limit, hiddenMaximum) : limit;
    std::vector<std::uint64_t> traces;
    for (const auto& [time, trace] : found)
        if (traces.size() < limit && std::find(traces.begin(), traces.end(), trace) == traces.end())
            traces.push_back(trace);
    return traces;
}

std::string FakeServer::names(const std::string& service) const
{
    std::set<std::string> names;
    for (const FakeSpan& span : m_spans)
        if (service.empty())
            names.insert(quoted(span.service));
        else if (span.service == service)
            names.insert(zipkin() ? quoted(span.name) : R"({"name":)" + quoted(span.name) + R"(,"spanKind":"server"})");
    return '[' + joined({names.begin(), names.end()}) + ']';
}

net::Response FakeServer::zipkinAnswer(const std::string& path, const Query& query) const
{
    if (path == "/services")
        return httpAnswer(names(""));
    if (path == "/spans")
        return httpAnswer(names(query.at("serviceName")));
    if (path == "/traces")
        return httpAnswer(document(find(query)));
    if (path == "/dependencies")
        return httpAnswer(dependencies);
    if (path.starts_with("/trace/")) {
        const auto id = traceIdFromHex(path.substr(7));
        for (const FakeSpan& span : m_spans)
            if (id && span.trace == id->low && id->high == 0) {
                const std::string list = document({span.trace});
                return httpAnswer(list.substr(1, list.size() - 2));
            }
        return httpAnswer(path.substr(7) + " not found", 404, "text/plain");
    }
    if (path == "/traceMany" && m_dialect == Dialect::zipkinV2) {
        std::vector<std::uint64_t> wanted;
        for (std::string_view rest = query.at("traceIds"); !rest.empty();
             rest.remove_prefix(std::min(rest.size(), std::size_t{17})))
            if (const auto id = traceIdFromHex(rest.substr(0, 16)))
                wanted.push_back(id->low);
        return httpAnswer(document(wanted));
    }
    return httpAnswer("nothing here", 404, "text/plain");
}

net::Response FakeServer::jaegerAnswer(const std::string& path, const Query& query) const
{
    const bool third = m_dialect == Dialect::jaegerV3;
    const auto list = [&](const char* key, const std::string& items) {
        return httpAnswer(R"({")" + std::string(third ? key : "data") + R"(":)" + items + "}");
    };
    const net::Response none = third
        ? httpAnswer(R"({"error":{"httpCode":404,"message":"No traces found"}})", 404)
        : httpAnswer(R"({"data":null,"errors":[{"code":404,"msg":"trace not found"}]})", 404);
    if (path == "/services")
        return list("services", names(""));
    if (path == "/operations")
        return list("operations", names(query.at("service")));
    if (path == "/traces") {
        const std::string limit = valueOf(query, {"limit", "query.num_traces"});
        if (refusedLimit > 0 && std::stoul(limit) > refusedLimit)
            return httpAnswer(
                R"({"error":{"httpCode":400,"message":"search depth must be less than max traces"}})", 400);
        const auto traces = find(query);
        return traces.empty() && third ? none : httpAnswer(document(traces));
    }
    if (path.starts_with("/traces/")) {
        const auto id = traceIdFromHex(path.substr(8));
        const bool known = id && std::any_of(m_spans.begin(), m_spans.end(), [&](const FakeSpan& span) {
            return id->high == 0 && span.trace == id->low;
        });
        return known ? httpAnswer(document({id->low})) : none;
    }
    return page();
}

net::Response FakeServer::answer(const net::Request& request) const
{
    const auto url = net::parseUrl(request.url);
    if (!url)
        return httpAnswer("no url", 400, "text/plain");
    const Query query = queryOf(url->query);
    if (zipkin() && url->path == "/health" && !storage.empty())
        return httpAnswer(R"({"status":"UP","zipkin":{"status":"UP","details":{")" + storage +
            R"(Storage{x=1}":{"status":"UP"},"Collector{}":{}}}})");
    if (zipkin() && url->path == "/info")
        return httpAnswer(R"({"zipkin":{"version":"3.4.1","commit":"abc"}})");
    if (zipkin() && url->path == "/zipkin/config.json")
        return httpAnswer(R"({"queryLimit":10,"searchEnabled":true,"strictTraceId":false})");
    if (!zipkin() && url->path == "/api/dependencies")
        return httpAnswer(R"({"data":)" + dependencies + "}");
    if (!zipkin() && url->path == "/search")
        return httpAnswer(
            R"(<!doctype html>const JAEGER_VERSION = {"gitCommit":"x","gitVersion":"v2.20.0"};)", 200, "text/html");
    if (!url->path.starts_with(base() + "/"))
        return zipkin() ? httpAnswer("nothing here", 404, "text/plain") : page();
    const std::string path = url->path.substr(base().size());
    return zipkin() ? zipkinAnswer(path, query) : jaegerAnswer(path, query);
}

std::shared_ptr<FakeHttp> FakeServer::client() const
{
    auto client = std::make_shared<FakeHttp>();
    client->on("", [this](const net::Request& request, const Call& call) -> Result<net::Response> {
        if (auto good = call.check(); !good)
            return failWith(std::move(good));
        return answer(request);
    });
    return client;
}

source::ServerProfile FakeServer::profile() const
{
    source::ServerProfile profile;
    profile.address.kind = zipkin() ? source::ServerKind::zipkin : source::ServerKind::jaeger;
    profile.address.url = "http://server.example:9411";
    profile.now = [] { return Nanos{100'000} * kSecond; };
    return profile;
}

std::vector<FakeSpan> rowOfTraces(std::size_t count)
{
    std::vector<FakeSpan> spans;
    for (std::size_t no = 1; no <= count; ++no) {
        FakeSpan span;
        span.trace = span.id = no;
        span.start = (1000 + static_cast<std::int64_t>(no)) * 1'000'000;
        span.duration = static_cast<std::int64_t>(no) * 1000;
        spans.push_back(span);
    }
    return spans;
}

} // namespace longspan::test
