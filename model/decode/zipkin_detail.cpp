// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_detail.h"

#include "model/decode/json_text.h"

namespace longspan::decode {

namespace {

using simdjson::dom::object;

Endpoint endpointOf(object json)
{
    Endpoint endpoint;
    endpoint.serviceName = textAt(json, "serviceName");
    endpoint.ipv4 = textAt(json, "ipv4");
    endpoint.ipv6 = textAt(json, "ipv6");
    const std::int64_t port = integerAt(json, "port");
    endpoint.port = port > 0 && port < 65536 ? static_cast<std::uint16_t>(port) : std::uint16_t{0};
    return endpoint;
}

class ZipkinDetails final : public JsonDetails {
public:
    using JsonDetails::JsonDetails;

private:
    void visitSpanObject(object span, const Known&, DetailSink& sink) const override
    {
        object tags;
        if (span.at_key("tags").get(tags) == simdjson::SUCCESS) {
            Value hold;
            for (const auto& tag : tags)
                sink.attribute(tag.key, viewOfJson(tag.value, hold));
        }
        object remote;
        if (span.at_key("remoteEndpoint").get(remote) == simdjson::SUCCESS)
            sink.remoteEndpoint(endpointOf(remote));
        forEachObject(span, "annotations", [&sink](object annotation) {
            sink.beginEvent(fromMicros(integerAt(annotation, "timestamp")), textAt(annotation, "value"), 0);
        });
    }

    void visitResourceObject(object endpoint, ResourceSink& sink) const override
    {
        sink.localEndpoint(endpointOf(endpoint));
    }
};

} // namespace

Endpoint readZipkinEndpoint(std::string_view raw)
{
    // The raw text comes from a pool, without the bytes behind it that the parser wants to see.
    std::string padded(raw);
    padded.append(Bytes::kPadding, ' ');
    const auto json = parsePiece(std::string_view(padded).substr(0, raw.size()));
    object fields;
    return json && json->get(fields) == simdjson::SUCCESS ? endpointOf(fields) : Endpoint{};
}

DetailReaderPtr zipkinDetails(JsonDocument document)
{
    return std::make_shared<ZipkinDetails>(std::move(document));
}

} // namespace longspan::decode
