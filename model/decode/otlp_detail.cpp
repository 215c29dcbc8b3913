// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_detail.h"

#include "model/decode/json_text.h"
#include "model/trace/span_table_builder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace longspan::decode {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

Value anyValue(object any, int depth);

Value realOf(element value)
{
    double real = 0;
    if (value.get(real) == simdjson::SUCCESS)
        return {real};
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return {};
    if (text == "NaN")
        return {std::numeric_limits<double>::quiet_NaN()};
    if (text == "Infinity" || text == "-Infinity")
        return {text.front() == '-' ? -HUGE_VAL : HUGE_VAL};
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), real);
    return error == std::errc{} && stop == text.data() + text.size() ? Value{real} : Value{std::string(text)};
}

Value integerOfElement(element value)
{
    std::int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return {number};
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return realOf(value);
    const auto parsed = integerOf(text);
    return parsed ? Value{*parsed} : Value{std::string(text)};
}

Value arrayValue(element value, int depth)
{
    Value::Array out;
    object holder;
    array values;
    if (value.get(holder) == simdjson::SUCCESS && holder.at_key("values").get(values) == simdjson::SUCCESS) {
        for (const element item : values) {
            object any;
            out.push_back(item.get(any) == simdjson::SUCCESS ? anyValue(any, depth + 1) : Value{});
        }
    }
    return {std::move(out)};
}

Value mapValue(element value, int depth)
{
    Value::Map out;
    object holder;
    if (value.get(holder) == simdjson::SUCCESS) {
        forEachObject(holder, "values", [&](object pair) {
            object any;
            const bool has = pair.at_key("value").get(any) == simdjson::SUCCESS;
            out.push_back({std::string(textAt(pair, "key")), has ? anyValue(any, depth + 1) : Value{}});
        });
    }
    return {std::move(out)};
}

/// Recursive, but never deeper than kMaxValueDepth.
Value anyValue(object any, int depth)
{
    if (depth >= kMaxValueDepth)
        return {std::string(simdjson::minify(any))};
    for (const auto& [type, value] : any) {
        std::string_view text;
        bool flag = false;
        if (type == "stringValue" && value.get(text) == simdjson::SUCCESS)
            return {std::string(text)};
        if (type == "boolValue" && value.get(flag) == simdjson::SUCCESS)
            return {flag};
        if (type == "intValue")
            return integerOfElement(value);
        if (type == "doubleValue")
            return realOf(value);
        if (type == "bytesValue" && value.get(text) == simdjson::SUCCESS)
            return {Value::Binary{fromBase64(text).value_or(std::string(text))}};
        if (type == "arrayValue")
            return arrayValue(value, depth);
        if (type == "kvlistValue")
            return mapValue(value, depth);
    }
    return {};
}

/// The common case, a short string, is handed on without a copy.
template <class Sink>
void visitAttributes(object owner, Sink&& sink)
{
    forEachObject(owner, "attributes", [&sink](object pair) {
        object any;
        const std::string_view key = textAt(pair, "key");
        std::string_view text;
        if (pair.at_key("value").get(any) != simdjson::SUCCESS)
            sink(key, ValueView{});
        else if (any.at_key("stringValue").get(text) == simdjson::SUCCESS)
            sink(key, ValueView{.type = ValueView::Type::string, .text = text});
        else {
            const Value value = anyValue(any, 0);
            sink(key, viewOf(value));
        }
    });
}

/// host.ip is a list: its first element.
std::string firstText(const Value& value)
{
    const auto* list = std::get_if<Value::Array>(&value.data);
    return list && !list->empty() ? toText(list->front()) : std::string();
}

class OtlpDetails final : public JsonDetails {
public:
    using JsonDetails::JsonDetails;

private:
    void visitSpanObject(object span, const Known&, DetailSink& sink) const override
    {
        visitAttributes(span, [&](auto key, const ValueView& value) { sink.attribute(key, value); });
        visitFacts(span, sink);
        forEachObject(span, "events", [&sink](object event) {
            sink.beginEvent(
                integerAt(event, "timeUnixNano"), textAt(event, "name"), countAt(event, "droppedAttributesCount"));
            visitAttributes(event, [&](auto key, const ValueView& value) { sink.attribute(key, value); });
        });
        forEachObject(span, "links", [&sink](object link) {
            sink.beginLink({.trace = readTraceId(textAt(link, "traceId")).id,
                .span = readSpanId(textAt(link, "spanId")).id,
                .traceState = textAt(link, "traceState")});
            visitAttributes(link, [&](auto key, const ValueView& value) { sink.attribute(key, value); });
        });
    }

    static void visitFacts(object span, DetailSink& sink)
    {
        DetailSink::SpanFacts facts;
        object status;
        if (span.at_key("status").get(status) == simdjson::SUCCESS)
            facts.statusMessage = textAt(status, "message");
        facts.traceState = textAt(span, "traceState");
        facts.traceFlags = countAt(span, "flags");
        facts.droppedAttributes = countAt(span, "droppedAttributesCount");
        facts.droppedEvents = countAt(span, "droppedEventsCount");
        facts.droppedLinks = countAt(span, "droppedLinksCount");
        sink.facts(facts);
    }

    void visitResourceObject(object resource, ResourceSink& sink) const override
    {
        visitAttributes(resource, [&](auto key, const ValueView& value) { sink.attribute(key, value); });
    }

    void visitScopeObject(object scope, ResourceSink& sink) const override
    {
        sink.beginScope(textAt(scope, "name"), textAt(scope, "version"));
        visitAttributes(scope, [&](auto key, const ValueView& value) { sink.attribute(key, value); });
    }
};

} // namespace

Resource readOtlpResource(std::string_view raw, SpanTableBuilder& builder)
{
    std::string padded(raw);
    padded.append(Bytes::kPadding, ' ');
    const auto json = parsePiece(std::string_view(padded).substr(0, raw.size()));
    object attributes;
    Resource resource;
    if (!json || json->get(attributes) != simdjson::SUCCESS)
        return resource;
    std::string id;
    std::string name;
    std::string ip;
    visitAttributes(attributes, [&](std::string_view key, const ValueView& value) {
        if (key == "service.name")
            resource.service = builder.intern(toText(toValue(value)));
        else if (key == "host.id")
            id = toText(toValue(value));
        else if (key == "host.name")
            name = toText(toValue(value));
        else if (key == "host.ip" || key == "ip" || key == "net.host.ip")
            ip = value.complex ? firstText(*value.complex) : toText(toValue(value));
    });
    resource.address = builder.intern(ip);
    resource.host = builder.intern(!id.empty() ? id : !ip.empty() ? ip : name);
    return resource;
}

DetailReaderPtr otlpDetails(JsonDocument document)
{
    return std::make_shared<OtlpDetails>(std::move(document));
}

} // namespace longspan::decode
