// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"
#include "model/base/result.h"
#include "model/base/time.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace longspan {

struct Attribute;

/// A typed attribute value. Depth is bounded by the decoders (kMaxValueDepth), so plain recursion over one is safe.
struct Value { // NOLINT(misc-no-recursion): kMaxValueDepth
    struct Binary {
        std::string bytes;
        friend bool operator==(const Binary&, const Binary&) = default;
    };
    using Array = std::vector<Value>;
    using Map = std::vector<Attribute>;
    std::variant<std::monostate, std::string, bool, std::int64_t, double, Binary, Array, Map> data;

    friend bool operator==(const Value&, const Value&) = default;
};

struct Attribute { // NOLINT(misc-no-recursion): as deep as its value
    std::string key;
    Value value;

    friend bool operator==(const Attribute&, const Attribute&) = default;
};
using Attributes = std::vector<Attribute>;

/// Deeper values are kept as the text they were sent as.
inline constexpr int kMaxValueDepth = 32;

struct Event {
    Nanos time = 0;
    std::string name; ///< Zipkin: the annotation's value; Jaeger: the field "event", else empty
    Attributes attributes;
    std::uint32_t droppedAttributes = 0;

    friend bool operator==(const Event&, const Event&) = default;
};

struct Link {
    enum class Type : std::uint8_t { link, childOf, followsFrom };
    Type type = Type::link; ///< Jaeger's references that are not the parent keep their type
    TraceId trace;
    SpanId span = SpanId::none;
    std::string traceState;
    Attributes attributes;

    friend bool operator==(const Link&, const Link&) = default;
};

/// One side of a call as Zipkin writes it; text fields are empty and the port 0 when unknown.
struct Endpoint {
    std::string serviceName;
    std::string ipv4;
    std::string ipv6;
    std::uint16_t port = 0;

    [[nodiscard]] bool known() const { return !(serviceName.empty() && ipv4.empty() && ipv6.empty() && port == 0); }
    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Everything of a span that is not a column: decoded when somebody looks at it.
struct SpanDetail {
    Attributes attributes;
    std::vector<Event> events; ///< in the order of the source
    std::vector<Link> links;   ///< without the parent
    Attributes resource;       ///< OTLP resource attributes, Jaeger process tags
    std::string scopeName;
    std::string scopeVersion;
    Attributes scope;
    std::string statusMessage;
    std::string traceState;
    Endpoint local;  ///< Zipkin only
    Endpoint remote; ///< Zipkin only
    std::uint32_t traceFlags = 0;
    std::uint32_t droppedAttributes = 0;
    std::uint32_t droppedEvents = 0;
    std::uint32_t droppedLinks = 0;
    std::vector<std::string> warnings; ///< Jaeger's own

    friend bool operator==(const SpanDetail&, const SpanDetail&) = default;
};

class SpanTable;

/// A value on its way to a sink: nothing is owned, so nothing is allocated for the plain types.
struct ValueView {
    enum class Type : std::uint8_t { null, string, boolean, integer, real, binary, complex };
    Type type = Type::null;
    bool boolean = false;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view text;          ///< string: UTF-8; binary: the bytes
    const Value* complex = nullptr; ///< arrays and maps, owned by whoever calls
};
[[nodiscard]] ValueView viewOf(const Value& value);
[[nodiscard]] Value toValue(const ValueView& view);

/// Told of a span's (or a resource's) details one by one, in the order of the source. Views are valid during the call
/// only. Attributes belong to what was begun last: the span itself at first, then an event or a link.
class DetailSink {
public:
    struct SpanFacts {
        std::string_view statusMessage;
        std::string_view traceState;
        std::uint32_t traceFlags = 0;
        std::uint32_t droppedAttributes = 0;
        std::uint32_t droppedEvents = 0;
        std::uint32_t droppedLinks = 0;
    };
    struct LinkFacts {
        Link::Type type = Link::Type::link;
        TraceId trace;
        SpanId span = SpanId::none;
        std::string_view traceState;
    };

    virtual ~DetailSink() = default;
    virtual void attribute(std::string_view key, const ValueView& value) = 0;
    virtual void beginEvent(Nanos time, std::string_view name, std::uint32_t droppedAttributes) = 0;
    virtual void beginLink(const LinkFacts& link) = 0;
    virtual void facts(const SpanFacts& facts) = 0;
    virtual void remoteEndpoint(const Endpoint& endpoint) = 0;
    virtual void warning(std::string_view text) = 0;
};

/// The same for what a resource says of all its spans: attribute() is a resource attribute until beginScope().
class ResourceSink {
public:
    virtual ~ResourceSink() = default;
    virtual void attribute(std::string_view key, const ValueView& value) = 0;
    virtual void beginScope(std::string_view name, std::string_view version) = 0;
    virtual void localEndpoint(const Endpoint& endpoint) = 0;
};

/// Decodes the details of a document's spans. One per document; thread-safe; keeps the document's bytes alive.
/// malformed when the bytes changed under us or never held what the columns say.
class DetailReader {
public:
    virtual ~DetailReader() = default;
    [[nodiscard]] virtual Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const = 0;
    [[nodiscard]] virtual Result<> visitResource(
        const SpanTable& table, ResourceNo resource, ResourceSink& sink) const = 0;
    /// The span as it was sent, when the source is text (JSON); else empty.
    [[nodiscard]] virtual std::string_view raw(const SpanTable& table, SpanIndex span) const = 0;
};
using DetailReaderPtr = std::shared_ptr<const DetailReader>;

/// Both visits collected into one value.
[[nodiscard]] Result<SpanDetail> readDetail(const DetailReader& reader, const SpanTable& table, SpanIndex span);

/// Sinks that collect into a SpanDetail, for readers of one span.
class DetailCollector final : public DetailSink {
public:
    explicit DetailCollector(SpanDetail& detail) : m_detail(detail), m_target(&detail.attributes) {}
    void attribute(std::string_view key, const ValueView& value) override;
    void beginEvent(Nanos time, std::string_view name, std::uint32_t droppedAttributes) override;
    void beginLink(const LinkFacts& link) override;
    void facts(const SpanFacts& facts) override;
    void remoteEndpoint(const Endpoint& endpoint) override { m_detail.remote = endpoint; }
    void warning(std::string_view text) override { m_detail.warnings.emplace_back(text); }

private:
    SpanDetail& m_detail;
    Attributes* m_target;
};

class ResourceCollector final : public ResourceSink {
public:
    explicit ResourceCollector(SpanDetail& detail) : m_detail(detail), m_target(&detail.resource) {}
    void attribute(std::string_view key, const ValueView& value) override;
    void beginScope(std::string_view name, std::string_view version) override;
    void localEndpoint(const Endpoint& endpoint) override { m_detail.local = endpoint; }

private:
    SpanDetail& m_detail;
    Attributes* m_target;
};

/// A value as text for people and for matching: strings as they are, numbers in shortest form, the rest as JSON.
[[nodiscard]] std::string toText(const Value& value);

/// The first attribute with that key, or nullptr.
[[nodiscard]] const Value* find(const Attributes& attributes, std::string_view key);

} // namespace longspan
