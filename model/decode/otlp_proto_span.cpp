// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_proto_span.h"

#include "model/decode/otlp_proto_value.h"
#include "model/decode/proto_cursor.h"

#include <limits>

namespace longspan::decode {

namespace {

/// Times below this count from about 0, as in hand-made traces; then a start of 0 is a true one.
constexpr std::uint64_t kNearZero = 86'400U * static_cast<std::uint64_t>(kSecond);
constexpr auto kLastTime = static_cast<std::uint64_t>(std::numeric_limits<Nanos>::max());

SpanKind kindOf(std::uint64_t number)
{
    switch (number) {
    case 1: return SpanKind::internal;
    case 2: return SpanKind::server;
    case 3: return SpanKind::client;
    case 4: return SpanKind::producer;
    case 5: return SpanKind::consumer;
    default: return SpanKind::unspecified;
    }
}

SpanStatus statusOf(std::uint64_t code)
{
    return code == 2 ? SpanStatus::error : code == 1 ? SpanStatus::ok : SpanStatus::unset;
}

/// The code of a Status message; false when it is damaged.
bool readStatus(std::string_view message, std::uint64_t& code)
{
    constexpr std::uint32_t kCode = 3;
    ProtoCursor cursor(message);
    while (cursor.next())
        if (cursor.tag() == varintTag(kCode))
            code = cursor.number();
    return cursor.fault() == ProtoCursor::Fault::none;
}

/// Looks for the attributes that name the other side. Most are told by the length of their key alone.
void lookForPeer(std::string_view pair, OtlpSpanFields& fields)
{
    constexpr std::string_view kPeerService = "peer.service";
    constexpr std::string_view kServerAddress = "server.address";
    const bool keyFirst = pair.size() > 2 && pair[0] == static_cast<char>(bytesTag(1));
    const auto keySize = [pair] { return static_cast<unsigned char>(pair[1]); };
    if (keyFirst && keySize() != kPeerService.size() && keySize() != kServerAddress.size())
        return;
    const OtlpPair read = readOtlpPair(pair);
    if (read.key == kPeerService)
        fields.peerService = otlpText(read.value);
    else if (read.key == kServerAddress)
        fields.serverAddress = otlpText(read.value);
}

/// A field that is not of this version's span, or not of the wire type it must have.
bool otherField(const ProtoCursor& cursor)
{
    switch (cursor.tag()) {
    case bytesTag(otlp::kTraceState):
    case bytesTag(otlp::kEvents):
    case bytesTag(otlp::kLinks):
    case fixed32Tag(otlp::kFlags): return true;
    default: return cursor.field() > otlp::kFlags;
    }
}

/// Metrics and logs have the same messages down to here. What has neither ids of a span's size nor times is none.
bool couldBeSpan(const OtlpSpanFields& fields)
{
    const auto idSize = [](std::string_view id) { return id.empty() || id.size() == 8 || id.size() == 16; };
    return fields.start != 0 || fields.end != 0 || (idSize(fields.traceId) && idSize(fields.spanId));
}

void setTimes(const OtlpSpanFields& fields, SpanRow& row, NoteTally& notes)
{
    const bool startKnown = fields.start != 0 && fields.start <= kLastTime;
    row.start = startKnown ? static_cast<Nanos>(fields.start) : 0;
    row.flags.set(SpanFlag::startUnknown, !startKnown);
    row.flags.set(SpanFlag::startIsZero, fields.start == 0 && fields.end != 0 && fields.end < kNearZero);
    const bool endKnown = fields.end != 0 && fields.end <= kLastTime && (startKnown || fields.end < kNearZero);
    if (endKnown && fields.end >= fields.start)
        row.duration = static_cast<Nanos>(fields.end) - row.start;
    else
        row.flags.set(SpanFlag::durationUnknown);
    if (endKnown && fields.end < fields.start)
        notes.add(NoteKind::negativeDuration, row.place);
}

std::string_view peerOf(const OtlpSpanFields& fields, SpanKind kind)
{
    const bool calls = kind == SpanKind::client || kind == SpanKind::producer;
    return fields.peerService.empty() && calls ? fields.serverAddress : fields.peerService;
}

/// A resource attribute as text; of a list (host.ip) its first element.
std::string resourceText(std::string_view anyValue)
{
    constexpr std::size_t kLongest = 4096;
    OtlpValueReader reader(kLongest);
    const Value value = toValue(reader.value(anyValue));
    const auto* list = std::get_if<Value::Array>(&value.data);
    return toText(!list ? value : list->empty() ? Value{std::string()} : list->front());
}

} // namespace

bool readOtlpSpan(std::string_view message, OtlpSpanFields& fields)
{
    ProtoCursor cursor(message);
    bool good = true;
    while (good && cursor.next()) {
        switch (cursor.tag()) {
        case bytesTag(otlp::kTraceId): fields.traceId = cursor.bytes(); break;
        case bytesTag(otlp::kSpanId): fields.spanId = cursor.bytes(); break;
        case bytesTag(otlp::kParentSpanId): fields.parentId = cursor.bytes(); break;
        case bytesTag(otlp::kName): fields.name = cursor.bytes(); break;
        case varintTag(otlp::kKind): fields.kind = cursor.number(); break;
        case fixed64Tag(otlp::kStart): fields.start = cursor.number(); break;
        case fixed64Tag(otlp::kEnd): fields.end = cursor.number(); break;
        case bytesTag(otlp::kAttributes): lookForPeer(cursor.bytes(), fields); break;
        case varintTag(otlp::kDroppedAttributes):
        case varintTag(otlp::kDroppedEvents):
        case varintTag(otlp::kDroppedLinks): fields.dropped = fields.dropped || cursor.number() != 0; break;
        case bytesTag(otlp::kStatus): good = readStatus(cursor.bytes(), fields.status); break;
        default: good = otherField(cursor); break;
        }
    }
    return good && cursor.fault() == ProtoCursor::Fault::none && couldBeSpan(fields);
}

bool appendOtlpSpan(std::string_view message, std::uint64_t place, ResourceNo resource, LocalRows& rows)
{
    OtlpSpanFields fields;
    if (!readOtlpSpan(message, fields)) {
        rows.notes.add(NoteKind::badRecord, place);
        return false;
    }
    SpanRow row;
    row.place = place;
    row.placeLength = static_cast<std::uint32_t>(message.size());
    row.trace = rows.trace(traceIdFromBytes(fields.traceId, place, rows.notes));
    row.id = spanIdFromBytes(fields.spanId, place, rows.notes);
    row.parent = spanIdFromBytes(fields.parentId, place, rows.notes);
    row.resource = resource;
    row.interface = rows.interface(rows.resourceAt(resource).service, rows.intern(fields.name));
    row.kind = kindOf(fields.kind);
    row.status = statusOf(fields.status);
    if (const std::string_view peer = peerOf(fields, row.kind); !peer.empty())
        row.peer = rows.intern(peer);
    setTimes(fields, row, rows.notes);
    if (fields.dropped)
        rows.notes.add(NoteKind::droppedBySender, place);
    completeRow(row, rows.notes);
    rows.append(row);
    return true;
}

Resource describeOtlpResource(std::string_view message, LocalRows& rows)
{
    constexpr std::uint32_t kAttributes = 1;
    std::string hostId;
    std::string hostIp;
    std::string hostName;
    Resource resource;
    ProtoCursor cursor(message);
    while (cursor.next()) {
        if (cursor.tag() != bytesTag(kAttributes))
            continue;
        const OtlpPair pair = readOtlpPair(cursor.bytes());
        if (pair.key == "service.name")
            resource.service = rows.intern(resourceText(pair.value));
        else if (pair.key == "host.id")
            hostId = resourceText(pair.value);
        else if (pair.key == "host.name")
            hostName = resourceText(pair.value);
        else if (pair.key == "host.ip" || pair.key == "ip" || pair.key == "net.host.ip")
            hostIp = resourceText(pair.value);
    }
    resource.address = rows.intern(hostIp);
    resource.host = rows.intern(!hostId.empty() ? hostId : !hostIp.empty() ? hostIp : hostName);
    return resource;
}

} // namespace longspan::decode
