// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// What the generator hands to the writer of a format: one span at a time, with texts that live until the next one.
namespace longspan::test {

enum class Kind : std::uint8_t { internal, server, client, producer, consumer };

enum class ValueType : std::uint8_t { text, integer, boolean };

struct Attribute {
    std::string_view key;
    std::string_view value;
    ValueType type = ValueType::text;
    /// The value holds bytes which JSON must escape.
    bool special = false;
};

struct Event {
    std::int64_t timeUs = 0;
    std::string_view name;
};

/// One instance of a service. The number counts within its trace, from 0.
struct Process {
    std::uint32_t number = 0;
    std::string_view service;
    std::uint32_t ipv4 = 0;
};

struct TraceId {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
};

struct Span {
    TraceId trace;
    std::uint64_t id = 0;
    /// 0 for the root.
    std::uint64_t parent = 0;
    std::int64_t startUs = 0;
    std::int64_t durationUs = 0;
    Kind kind = Kind::internal;
    bool failed = false;
    std::string_view name;
    Process process;
    /// Empty when the other end is not known.
    std::string_view remoteService;
    std::uint32_t remoteIpv4 = 0;
    std::uint16_t remotePort = 0;
    std::span<const Attribute> attributes;
    std::span<const Event> events;
};

/// Writes one format. Calls come as begin (beginTrace span* endTrace)* end.
class SpanWriter {
public:
    virtual ~SpanWriter() = default;
    virtual void begin() = 0;
    virtual void beginTrace(TraceId id) = 0;
    virtual void span(const Span& span) = 0;
    /// The processes that the trace's spans named, by number.
    virtual void endTrace(std::span<const Process> processes) = 0;
    virtual void end() = 0;
};

} // namespace longspan::test
