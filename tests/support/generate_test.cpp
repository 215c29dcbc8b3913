// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace longspan::test {

namespace {

using nlohmann::json;

/// What two formats must agree on, as one line a span.
std::string fact(const std::vector<std::string>& parts)
{
    std::string line;
    for (const std::string& part : parts)
        line += part + '|';
    return line;
}

std::vector<std::string> jaegerFacts(const std::string& text)
{
    std::vector<std::string> facts;
    const json answer = json::parse(text);
    for (const json& trace : answer["data"]) {
        for (const json& span : trace["spans"]) {
            const std::string parent =
                span["references"].empty() ? "" : span["references"][0]["spanID"].get<std::string>();
            const std::string service = trace["processes"][span["processID"].get<std::string>()]["serviceName"];
            facts.push_back(fact({span["traceID"], span["spanID"], parent, service, span["operationName"],
                span["startTime"].dump(), span["duration"].dump()}));
        }
    }
    return facts;
}

std::vector<std::string> zipkinFacts(const std::string& text)
{
    std::vector<std::string> facts;
    for (const json& span : json::parse(text)) {
        facts.push_back(fact({span["traceId"], span["id"], span.value("parentId", ""),
            span["localEndpoint"]["serviceName"], span["name"], span["timestamp"].dump(), span["duration"].dump()}));
    }
    return facts;
}

std::string inMicroseconds(const std::string& nanoseconds)
{
    return nanoseconds.substr(0, nanoseconds.size() - 3);
}

void otlpFacts(const json& request, std::vector<std::string>& facts)
{
    for (const json& resource : request["resourceSpans"]) {
        const std::string service = resource["resource"]["attributes"][0]["value"]["stringValue"];
        for (const json& span : resource["scopeSpans"][0]["spans"]) {
            const std::string start = inMicroseconds(span["startTimeUnixNano"]);
            const std::string end = inMicroseconds(span["endTimeUnixNano"]);
            facts.push_back(fact({span["traceId"], span["spanId"], span["parentSpanId"], service, span["name"], start,
                std::to_string(std::stoll(end) - std::stoll(start))}));
        }
    }
}

std::vector<std::string> sorted(std::vector<std::string> lines)
{
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::map<std::string, std::string> tagsOfJaeger(const json& span)
{
    std::map<std::string, std::string> tags;
    for (const json& tag : span["tags"]) {
        const bool text = tag["type"] == "string";
        tags[tag["key"]] = text ? tag["value"].get<std::string>() : tag["value"].dump();
    }
    return tags;
}

TraceSpec small()
{
    TraceSpec spec;
    spec.traces = 3;
    spec.spansPerTrace = 1500;
    return spec;
}

} // namespace

TEST(Generator, makesTheSameBytesFromTheSameSeedAndOthersFromAnother)
{
    TraceSpec spec = small();
    const std::string first = generate(spec, Format::jaegerJson);
    EXPECT_EQ(first, generate(spec, Format::jaegerJson));
    spec.seed = 2;
    EXPECT_NE(first, generate(spec, Format::jaegerJson));
}

TEST(Generator, writesTheSameSpansInTheSameOrderAsJaegerAndZipkin)
{
    const std::vector<std::string> jaeger = jaegerFacts(generate(small(), Format::jaegerJson));
    EXPECT_EQ(jaeger.size(), 4500U);
    EXPECT_EQ(jaeger, zipkinFacts(generate(small(), Format::zipkinV2Json)));
}

TEST(Generator, writesTheSameSpansAsOtlpDocumentAndLines)
{
    const std::vector<std::string> zipkin = sorted(zipkinFacts(generate(small(), Format::zipkinV2Json)));
    std::vector<std::string> document;
    otlpFacts(json::parse(generate(small(), Format::otlpJson)), document);
    EXPECT_EQ(sorted(document), zipkin);

    std::vector<std::string> lines;
    std::istringstream stream(generate(small(), Format::otlpJsonLines));
    for (std::string line; std::getline(stream, line);)
        otlpFacts(json::parse(line), lines);
    EXPECT_EQ(sorted(lines), zipkin);
}

TEST(Generator, keepsTagsEqualBetweenJaegerAndZipkin)
{
    TraceSpec spec = small();
    spec.commonFactsOnly = true;
    const json jaeger = json::parse(generate(spec, Format::jaegerJson))["data"][0]["spans"];
    const json zipkin = json::parse(generate(spec, Format::zipkinV2Json));
    for (std::size_t i = 0; i < jaeger.size(); ++i) {
        std::map<std::string, std::string> tags = tagsOfJaeger(jaeger[i]);
        tags.erase("span.kind");
        tags.erase("peer.service");
        ASSERT_EQ(tags, (zipkin[i]["tags"].get<std::map<std::string, std::string>>()));
    }
}

TEST(Generator, writesAsManySpansIntoProtobufAsIntoJson)
{
    std::size_t otlp = 0;
    const std::string request = generate(small(), Format::otlpProto);
    for (protozero::pbf_reader top(request); top.next(1);) {
        protozero::pbf_reader resource = top.get_message();
        while (resource.next(2)) {
            for (protozero::pbf_reader scope = resource.get_message(); scope.next(2); scope.skip())
                ++otlp;
        }
    }
    EXPECT_EQ(otlp, 4500U);

    std::size_t zipkin = 0;
    const std::string list = generate(small(), Format::zipkinProto);
    for (protozero::pbf_reader top(list); top.next(1); top.skip())
        ++zipkin;
    EXPECT_EQ(zipkin, 4500U);
}

TEST(Generator, growsThirtyLevelsAndWideFamiliesFromOneRoot)
{
    TraceSpec spec;
    spec.spansPerTrace = 20000;
    std::map<std::string, std::string> parentOf;
    std::map<std::string, int> children;
    for (const json& span : json::parse(generate(spec, Format::zipkinV2Json))) {
        parentOf[span["id"]] = span.value("parentId", "");
        ++children[span.value("parentId", "")];
    }
    int deepest = 0;
    for (const auto& entry : parentOf) {
        int level = 0;
        for (std::string at = entry.first; !at.empty(); at = parentOf.at(at))
            ++level;
        deepest = std::max(deepest, level);
    }
    EXPECT_EQ(parentOf.size(), 20000U);
    EXPECT_EQ(children.at(""), 1);
    EXPECT_EQ(deepest, 30);
    EXPECT_TRUE(std::any_of(children.begin(), children.end(), [](const auto& entry) { return entry.second > 100; }));
    EXPECT_TRUE(std::all_of(children.begin(), children.end(), [](const auto& entry) { return entry.second <= 400; }));
}

} // namespace longspan::test
