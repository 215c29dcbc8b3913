// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/local_rows.h"

#include <cstdint>
#include <string_view>

namespace longspan::decode {

/// Field numbers of opentelemetry.proto.trace.v1, common.v1 and resource.v1 as of version 1.11.0.
namespace otlp {
enum DocumentField : std::uint32_t { kResourceSpans = 1 };
enum ResourceSpansField : std::uint32_t { kResource = 1, kScopeSpans = 2, kSchemaUrl = 3, kLibrarySpans = 1000 };
enum ScopeSpansField : std::uint32_t { kScope = 1, kSpans = 2 };
enum SpanField : std::uint32_t {
    kTraceId = 1,
    kSpanId = 2,
    kTraceState = 3,
    kParentSpanId = 4,
    kName = 5,
    kKind = 6,
    kStart = 7,
    kEnd = 8,
    kAttributes = 9,
    kDroppedAttributes = 10,
    kEvents = 11,
    kDroppedEvents = 12,
    kLinks = 13,
    kDroppedLinks = 14,
    kStatus = 15,
    kFlags = 16,
};
} // namespace otlp

/// The fields of a span that columns are made of, as views of its message.
struct OtlpSpanFields {
    std::string_view traceId;
    std::string_view spanId;
    std::string_view parentId;
    std::string_view name;
    std::string_view peerService;   ///< attribute peer.service
    std::string_view serverAddress; ///< attribute server.address
    std::uint64_t start = 0;
    std::uint64_t end = 0;
    std::uint64_t kind = 0;
    std::uint64_t status = 0;
    bool dropped = false; ///< the sender dropped attributes, events or links
};

/// False when the message is damaged: no protobuf, a known field of another wire type, or nothing in it that a span
/// has.
[[nodiscard]] bool readOtlpSpan(std::string_view message, OtlpSpanFields& fields);

/// Appends the row of a span; place: of its message in the document. False, and a note, when it is damaged.
bool appendOtlpSpan(std::string_view message, std::uint64_t place, ResourceNo resource, LocalRows& rows);

/// Service, host and address of a Resource message; places are left to the caller.
[[nodiscard]] Resource describeOtlpResource(std::string_view message, LocalRows& rows);

} // namespace longspan::decode
