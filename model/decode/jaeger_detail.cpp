// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/jaeger_detail.h"

#include "model/decode/json_text.h"
#include "model/trace/span_table_builder.h"

#include <charconv>

namespace longspan::decode {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

ValueView textView(std::string_view text)
{
    return {.type = ValueView::Type::string, .text = text};
}

/// int64 past 2^53 and, in some writers, every number come as strings with their type beside them.
ValueView numberFromText(std::string_view type, std::string_view text)
{
    if (type == "int64")
        if (const auto number = integerOf(text))
            return {.type = ValueView::Type::integer, .integer = *number, .text = {}};
    double real = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), real);
    if (type == "float64" && error == std::errc{} && stop == text.data() + text.size())
        return {.type = ValueView::Type::real, .real = real, .text = {}};
    return textView(text);
}

/// One {"key", "type", "value"}. hold and bytes keep what the view points to.
ValueView taggedValue(object tag, Value& hold, std::string& bytes)
{
    element value;
    if (tag.at_key("value").get(value) != simdjson::SUCCESS)
        return {};
    const std::string_view type = textAt(tag, "type");
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
        if (type == "binary") {
            if (auto decoded = fromBase64(text)) {
                bytes = std::move(*decoded);
                return {.type = ValueView::Type::binary, .text = bytes};
            }
        }
        if (type == "bool" && (text == "true" || text == "false"))
            return {.type = ValueView::Type::boolean, .boolean = text == "true", .text = {}};
        return type == "int64" || type == "float64" ? numberFromText(type, text) : viewOfJson(value, hold);
    }
    ValueView view = viewOfJson(value, hold);
    if (type == "float64" && view.type == ValueView::Type::integer)
        return {.type = ValueView::Type::real, .real = static_cast<double>(view.integer), .text = {}};
    return view;
}

template <class Sink>
void visitTags(object owner, std::string_view list, Sink&& sink)
{
    Value hold;
    std::string bytes;
    forEachObject(owner, list, [&](object tag) { sink(textAt(tag, "key"), taggedValue(tag, hold, bytes)); });
}

/// One reference to another span; trace is the span's own when the reference names none.
DetailSink::LinkFacts linkOf(object reference, const TraceId& trace)
{
    DetailSink::LinkFacts link;
    const std::string_view other = textAt(reference, "traceID");
    link.trace = other.empty() ? trace : readTraceId(other).id;
    link.span = readSpanId(textAt(reference, "spanID")).id;
    link.type = textAt(reference, "refType") == "FOLLOWS_FROM" ? Link::Type::followsFrom : Link::Type::childOf;
    return link;
}

class JaegerDetails final : public JsonDetails {
public:
    using JsonDetails::JsonDetails;

private:
    void visitSpanObject(object span, const Known& known, DetailSink& sink) const override
    {
        visitTags(span, "tags", [&sink](auto key, const ValueView& value) { sink.attribute(key, value); });
        DetailSink::SpanFacts facts;
        facts.traceFlags = countAt(span, "flags");
        sink.facts(facts);
        visitWarnings(span, sink);
        forEachObject(span, "logs", [&sink](object log) { visitLog(log, sink); });
        visitLinks(span, known, sink);
    }

    static void visitWarnings(object span, DetailSink& sink)
    {
        array warnings;
        if (span.at_key("warnings").get(warnings) != simdjson::SUCCESS)
            return;
        for (const element warning : warnings) {
            std::string_view text;
            if (warning.get(text) == simdjson::SUCCESS)
                sink.warning(text);
        }
    }

    /// The field "event" is the event's name; the first one only.
    static void visitLog(object log, DetailSink& sink)
    {
        std::string name;
        bool named = false;
        visitTags(log, "fields", [&](std::string_view key, const ValueView& value) {
            if (!named && key == "event" && value.type == ValueView::Type::string) {
                name = value.text;
                named = true;
            }
        });
        sink.beginEvent(fromMicros(integerAt(log, "timestamp")), name, 0);
        bool skipped = !named;
        visitTags(log, "fields", [&](std::string_view key, const ValueView& value) {
            if (!skipped && key == "event" && value.type == ValueView::Type::string)
                skipped = true;
            else
                sink.attribute(key, value);
        });
    }

    /// Every reference but the one that is the parent, which is a CHILD_OF if there is one.
    static void visitLinks(object span, const Known& known, DetailSink& sink)
    {
        const auto mayBeParent = [&known](const DetailSink::LinkFacts& link) {
            return link.span == known.parent && known.parent != SpanId::none && sameTraceId(link.trace, known.trace);
        };
        Link::Type parentType = Link::Type::followsFrom;
        forEachObject(span, "references", [&](object reference) {
            const DetailSink::LinkFacts link = linkOf(reference, known.trace);
            if (mayBeParent(link) && link.type == Link::Type::childOf)
                parentType = Link::Type::childOf;
        });
        bool parentSeen = false;
        forEachObject(span, "references", [&](object reference) {
            const DetailSink::LinkFacts link = linkOf(reference, known.trace);
            const bool isParent = !parentSeen && mayBeParent(link) && link.type == parentType;
            parentSeen = parentSeen || isParent;
            if (!isParent)
                sink.beginLink(link);
        });
    }

    /// A 16-digit id and the 32-digit one it was joined with are the same trace.
    static bool sameTraceId(const TraceId& a, const TraceId& b)
    {
        return a.low == b.low && (a.high == b.high || a.high == 0 || b.high == 0);
    }

    void visitResourceObject(object process, ResourceSink& sink) const override
    {
        visitTags(process, "tags", [&sink](auto key, const ValueView& value) { sink.attribute(key, value); });
    }
};

} // namespace

Resource readJaegerProcess(std::string_view raw, SpanTableBuilder& builder)
{
    std::string padded(raw);
    padded.append(Bytes::kPadding, ' ');
    const auto json = parsePiece(std::string_view(padded).substr(0, raw.size()));
    object process;
    Resource resource;
    if (!json || json->get(process) != simdjson::SUCCESS)
        return resource;
    std::string id;
    std::string host;
    std::string ip;
    visitTags(process, "tags", [&](std::string_view key, const ValueView& value) {
        if (key == "host.id")
            id = toText(toValue(value));
        else if (key == "hostname" || key == "host.name")
            host = toText(toValue(value));
        else if (key == "ip" || key == "host.ip")
            ip = toText(toValue(value));
    });
    resource.service = builder.intern(textAt(process, "serviceName"));
    resource.address = builder.intern(ip);
    resource.host = builder.intern(!id.empty() ? id : !ip.empty() ? ip : host);
    return resource;
}

DetailReaderPtr jaegerDetails(JsonDocument document)
{
    return std::make_shared<JaegerDetails>(std::move(document));
}

} // namespace longspan::decode
