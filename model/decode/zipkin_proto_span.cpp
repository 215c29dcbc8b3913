// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_proto_span.h"

#include "model/decode/proto_cursor.h"

#include <limits>

namespace longspan::decode {

namespace {

enum SpanField : std::uint32_t {
    kTraceId = 1,
    kParentId = 2,
    kId = 3,
    kKind = 4,
    kName = 5,
    kTimestamp = 6,
    kDuration = 7,
    kLocalEndpoint = 8,
    kRemoteEndpoint = 9,
    kDebug = 12,
    kShared = 13,
};

constexpr auto kLastMicros = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

/// Not OTLP's numbers.
SpanKind kindOf(std::uint64_t number)
{
    switch (number) {
    case 1: return SpanKind::client;
    case 2: return SpanKind::server;
    case 3: return SpanKind::producer;
    case 4: return SpanKind::consumer;
    default: return SpanKind::unspecified;
    }
}

bool isErrorTag(std::string_view entry)
{
    constexpr std::uint32_t kKey = 1;
    ProtoCursor cursor(entry);
    bool error = false;
    while (cursor.next())
        if (cursor.tag() == bytesTag(kKey))
            error = cursor.bytes() == "error";
    return error;
}

/// Zipkin's rules: 0 stands for absent, and so does what would be negative as a signed number.
void setTimes(const ZipkinSpanFields& fields, SpanRow& row, NoteTally& notes)
{
    const auto known = [](std::uint64_t micros) { return micros != 0 && micros <= kLastMicros; };
    if (known(fields.timestamp))
        row.start = fromMicros(static_cast<std::int64_t>(fields.timestamp));
    else
        row.flags.set(SpanFlag::startUnknown);
    if (known(fields.duration))
        row.duration = fromMicros(static_cast<std::int64_t>(fields.duration));
    else
        row.flags.set(SpanFlag::durationUnknown);
    if (fields.duration > kLastMicros)
        notes.add(NoteKind::negativeDuration, row.place);
}

} // namespace

bool readZipkinSpan(std::string_view message, ZipkinSpanFields& fields)
{
    ProtoCursor cursor(message);
    bool good = true;
    while (good && cursor.next()) {
        switch (cursor.tag()) {
        case bytesTag(kTraceId): fields.traceId = cursor.bytes(); break;
        case bytesTag(kParentId): fields.parentId = cursor.bytes(); break;
        case bytesTag(kId): fields.id = cursor.bytes(); break;
        case varintTag(kKind): fields.kind = cursor.number(); break;
        case bytesTag(kName): fields.name = cursor.bytes(); break;
        case fixed64Tag(kTimestamp): fields.timestamp = cursor.number(); break;
        case varintTag(kDuration): fields.duration = cursor.number(); break;
        case bytesTag(kLocalEndpoint): fields.localEndpoint = cursor.bytes(); break;
        case bytesTag(kRemoteEndpoint): fields.remoteEndpoint = cursor.bytes(); break;
        case bytesTag(kZipkinAnnotations): break;
        case bytesTag(kZipkinTags): fields.error = fields.error || isErrorTag(cursor.bytes()); break;
        case varintTag(kDebug): fields.debug = cursor.number() != 0; break;
        case varintTag(kShared): fields.shared = cursor.number() != 0; break;
        default: good = cursor.field() > kShared; break;
        }
    }
    return good && cursor.fault() == ProtoCursor::Fault::none && !(fields.traceId.empty() && fields.id.empty());
}

void appendZipkinSpan(const ZipkinSpanFields& fields, const ZipkinSpanPlace& where, LocalRows& rows)
{
    SpanRow row;
    row.place = where.place;
    row.placeLength = static_cast<std::uint32_t>(where.message.size());
    row.trace = rows.trace(traceIdFromBytes(fields.traceId, row.place, rows.notes));
    row.id = spanIdFromBytes(fields.id, row.place, rows.notes);
    row.parent = spanIdFromBytes(fields.parentId, row.place, rows.notes);
    row.resource = where.resource;
    row.interface = rows.interface(rows.resourceAt(where.resource).service, rows.intern(fields.name));
    row.kind = kindOf(fields.kind);
    row.status = fields.error ? SpanStatus::error : SpanStatus::unset;
    row.flags.set(SpanFlag::micros);
    row.flags.set(SpanFlag::debug, fields.debug);
    row.flags.set(SpanFlag::shared, fields.shared);
    if (!fields.remoteEndpoint.empty())
        row.peer = rows.intern(readZipkinEndpointFields(fields.remoteEndpoint).serviceName);
    setTimes(fields, row, rows.notes);
    completeRow(row, rows.notes);
    rows.append(row);
}

ZipkinEndpointFields readZipkinEndpointFields(std::string_view message)
{
    enum Field : std::uint32_t { kService = 1, kIpv4 = 2, kIpv6 = 3, kPort = 4 };
    ZipkinEndpointFields fields;
    ProtoCursor cursor(message);
    while (cursor.next()) {
        switch (cursor.tag()) {
        case bytesTag(kService): fields.serviceName = cursor.bytes(); break;
        case bytesTag(kIpv4): fields.ipv4 = cursor.bytes(); break;
        case bytesTag(kIpv6): fields.ipv6 = cursor.bytes(); break;
        case varintTag(kPort): fields.port = cursor.number(); break;
        default: break;
        }
    }
    return fields;
}

} // namespace longspan::decode
