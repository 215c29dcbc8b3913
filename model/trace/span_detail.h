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
struct Value {
    struct Binary {
        std::string bytes;
        friend bool operator==(const Binary&, const Binary&) = default;
    };
    using Array = std::vector<Value>;
    using Map = std::vector<Attribute>;
    std::variant<std::monostate, std::string, bool, std::int64_t, double, Binary, Array, Map> data;

    friend bool operator==(const Value&, const Value&) = default;
};

struct Attribute {
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

/// Decodes the details of a document's spans. One per document; thread-safe; keeps the document's bytes alive.
class DetailReader {
public:
    virtual ~DetailReader() = default;
    /// malformed when the bytes changed under us or never held what the columns say.
    [[nodiscard]] virtual Result<SpanDetail> read(const SpanTable& table, SpanIndex span) const = 0;
    /// The span as it was sent, when the source is text (JSON); else empty.
    [[nodiscard]] virtual std::string_view raw(const SpanTable& table, SpanIndex span) const = 0;
};
using DetailReaderPtr = std::shared_ptr<const DetailReader>;

/// A value as text for people and for matching: strings as they are, numbers in shortest form, the rest as JSON.
[[nodiscard]] std::string toText(const Value& value);

/// The first attribute with that key, or nullptr.
[[nodiscard]] const Value* find(const Attributes& attributes, std::string_view key);

} // namespace longspan
