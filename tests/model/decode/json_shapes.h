// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"

#include <array>
#include <ostream>
#include <string>
#include <string_view>

namespace longspan::test {

/// What a test wants a span to say, as it stands in the JSON.
struct SpanText {
    std::string id = "1";
    std::string name = "name";
    std::string value = "\"value\""; ///< of the attribute "key", with quotes if it has them
    std::string more = {};           ///< further members, without commas around them
    std::string moreAttributes = {}; ///< further attributes made by JsonShape::attribute(), without commas around them
    std::string events = {};         ///< made by JsonShape::event()
};

/// How a JSON format says the same: for tests of what is common to all of them.
struct JsonShape {
    const char* name;
    decode::Format format;
    std::string (*document)(const std::string& spans); ///< spans with commas between them
    std::string (*span)(const SpanText& span);
    std::string (*attribute)(const std::string& key, const std::string& value);
    std::string (*event)(const std::string& name);

    friend void PrintTo(const JsonShape& shape, std::ostream* out) { *out << shape.name; }
};

namespace shapes {

inline std::string joined(const std::string& first, const std::string& more)
{
    return more.empty() ? first : first + "," + more;
}

inline std::string zipkinDocument(const std::string& spans)
{
    return "[" + spans + "]";
}

inline std::string zipkinAttribute(const std::string& key, const std::string& value)
{
    return "\"" + key + "\":" + value;
}

inline std::string zipkinEvent(const std::string& name)
{
    return R"({"timestamp":1400000000000001,"value":")" + name + "\"}";
}

inline std::string zipkinSpan(const SpanText& span)
{
    return R"({"traceId":"5982fe77008310cc80f1da5e10147517","id":")" + span.id + R"(","name":")" + span.name +
        R"(","timestamp":1400000000000000,"duration":5,"localEndpoint":{"serviceName":"shop","ipv4":"10.0.0.1"},"tags":{)" +
        joined(zipkinAttribute("key", span.value), span.moreAttributes) + R"(},"annotations":[)" + span.events + "]" +
        (span.more.empty() ? "" : "," + span.more) + "}";
}

inline std::string jaegerDocument(const std::string& spans)
{
    return R"({"data":[{"traceID":"5982fe77008310cc80f1da5e10147517","processes":{"p1":{"serviceName":"shop","tags":[)"
           R"({"key":"ip","type":"string","value":"10.0.0.1"}]}},"spans":[)" +
        spans + R"(],"warnings":null}],"total":0})";
}

inline std::string jaegerAttribute(const std::string& key, const std::string& value)
{
    return R"({"key":")" + key + R"(","type":"string","value":)" + value + "}";
}

inline std::string jaegerEvent(const std::string& name)
{
    return R"({"timestamp":1400000000000001,"fields":[{"key":"event","type":"string","value":")" + name + "\"}]}";
}

inline std::string jaegerSpan(const SpanText& span)
{
    return R"({"traceID":"5982fe77008310cc80f1da5e10147517","spanID":")" + span.id + R"(","operationName":")" +
        span.name + R"(","startTime":1400000000000000,"duration":5,"processID":"p1","references":[],"tags":[)" +
        joined(jaegerAttribute("key", span.value), span.moreAttributes) + R"(],"logs":[)" + span.events + "]" +
        (span.more.empty() ? "" : "," + span.more) + "}";
}

inline std::string otlpDocument(const std::string& spans)
{
    return R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}},)"
           R"({"key":"host.ip","value":{"stringValue":"10.0.0.1"}}]},"scopeSpans":[{"scope":{"name":"lib"},"spans":[)" +
        spans + "]}]}]}";
}

inline std::string otlpAttribute(const std::string& key, const std::string& value)
{
    return R"({"key":")" + key + R"(","value":{"stringValue":)" + value + "}}";
}

inline std::string otlpEvent(const std::string& name)
{
    return R"({"timeUnixNano":"1400000000000001000","name":")" + name + "\"}";
}

inline std::string otlpSpan(const SpanText& span)
{
    return R"({"traceId":"5982fe77008310cc80f1da5e10147517","spanId":")" + span.id + R"(","name":")" + span.name +
        R"(","startTimeUnixNano":"1400000000000000000","endTimeUnixNano":"1400000000000005000","attributes":[)" +
        joined(otlpAttribute("key", span.value), span.moreAttributes) + R"(],"events":[)" + span.events + "]" +
        (span.more.empty() ? "" : "," + span.more) + "}";
}

} // namespace shapes

inline const std::array<JsonShape, 3> kJsonShapes{{
    {"zipkin", decode::Format::zipkinV2Json, shapes::zipkinDocument, shapes::zipkinSpan, shapes::zipkinAttribute,
        shapes::zipkinEvent},
    {"jaeger", decode::Format::jaegerJson, shapes::jaegerDocument, shapes::jaegerSpan, shapes::jaegerAttribute,
        shapes::jaegerEvent},
    {"otlp", decode::Format::otlpJson, shapes::otlpDocument, shapes::otlpSpan, shapes::otlpAttribute,
        shapes::otlpEvent},
}};

} // namespace longspan::test
