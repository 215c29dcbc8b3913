// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/local_rows.h"
#include "model/decode/proto_detail.h"
#include "model/trace/span_detail.h"

#include <cstdint>
#include <string_view>

namespace longspan::decode {

/// Field of ListOfSpans, and two of Span (zipkin.proto3).
inline constexpr std::uint32_t kZipkinSpans = 1;
inline constexpr std::uint32_t kZipkinAnnotations = 10;
inline constexpr std::uint32_t kZipkinTags = 11;

/// The fields of a span that columns are made of, as views of its message. Times in microseconds, 0 when absent.
struct ZipkinSpanFields {
    std::string_view traceId;
    std::string_view parentId;
    std::string_view id;
    std::string_view name;
    std::string_view localEndpoint; ///< message
    std::string_view remoteEndpoint;
    std::uint64_t timestamp = 0;
    std::uint64_t duration = 0;
    std::uint64_t kind = 0;
    bool debug = false;
    bool shared = false;
    bool error = false; ///< there is a tag "error"
};

/// False when the message is damaged: no protobuf, a known field of another wire type, or without any id.
[[nodiscard]] bool readZipkinSpan(std::string_view message, ZipkinSpanFields& fields);

/// Where a span lies and whose it is.
struct ZipkinSpanPlace {
    std::string_view message;
    std::uint64_t place = 0;
    ResourceNo resource = ResourceNo::none;
};
void appendZipkinSpan(const ZipkinSpanFields& fields, const ZipkinSpanPlace& where, LocalRows& rows);

/// An Endpoint message as views.
struct ZipkinEndpointFields {
    std::string_view serviceName;
    std::string_view ipv4; ///< 4 bytes
    std::string_view ipv6; ///< 16 bytes
    std::uint64_t port = 0;
};
[[nodiscard]] ZipkinEndpointFields readZipkinEndpointFields(std::string_view message);
/// With addresses as text, and UTF-8 repaired.
[[nodiscard]] Endpoint endpointOf(const ZipkinEndpointFields& fields);

/// Details of Zipkin spans in a protobuf document.
[[nodiscard]] DetailReaderPtr zipkinProtoDetails(ProtoDocument document);

} // namespace longspan::decode
