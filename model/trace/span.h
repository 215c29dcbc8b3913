// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"
#include "model/base/time.h"

#include <cstdint>
#include <string_view>

namespace longspan {

/// What part of a call a span tells of. Numbers are ours; wire formats differ among themselves.
enum class SpanKind : std::uint8_t { unspecified, internal, server, client, producer, consumer };
inline constexpr std::size_t kSpanKinds = 6;

/// OTLP's status; a Zipkin tag error or a Jaeger tag error=true is error, everything else unset.
enum class SpanStatus : std::uint8_t { unset, ok, error };

/// Facts about a span that fit one bit.
enum class SpanFlag : std::uint16_t {
    startUnknown = 1U << 0U,    ///< start is 0 and means nothing
    durationUnknown = 1U << 1U, ///< duration is 0 and means nothing
    shared = 1U << 2U,          ///< Zipkin: the server half of a span id it shares with its client
    debug = 1U << 3U,           ///< Zipkin and Jaeger: sampled on demand
    syntheticId = 1U << 4U,     ///< the sender gave no usable span id; ours is made up
    followsFrom = 1U << 5U,     ///< the parent reference is FOLLOWS_FROM: the parent does not wait
    micros = 1U << 6U,          ///< the source counts in microseconds: finer digits are ours, not the sender's
    kindInferred = 1U << 7U,    ///< the source has no kind; set by a rule of the format
    startIsZero = 1U << 8U,     ///< the source says 0: unknown, unless the whole trace counts from about 0
};

/// A set of SpanFlag.
struct SpanFlags {
    std::uint16_t bits = 0;

    [[nodiscard]] constexpr bool has(SpanFlag flag) const { return (bits & static_cast<std::uint16_t>(flag)) != 0; }
    constexpr void set(SpanFlag flag, bool on = true)
    {
        const auto bit = static_cast<std::uint16_t>(flag);
        bits = static_cast<std::uint16_t>(on ? bits | bit : bits & ~bit);
    }
    friend constexpr bool operator==(SpanFlags, SpanFlags) = default;
};

/// "server", "client", ...; "unspecified" for none.
[[nodiscard]] std::string_view name(SpanKind kind);
/// "unset", "ok", "error".
[[nodiscard]] std::string_view name(SpanStatus status);

/// The columns of one span, for handing rows in one at a time.
struct SpanRow {
    Nanos start = 0;    ///< since 1970; 0 with startUnknown
    Nanos duration = 0; ///< never negative; 0 with durationUnknown
    SpanId id = SpanId::none;
    SpanId parent = SpanId::none;
    TraceNo trace = TraceNo::none;
    InterfaceNo interface = InterfaceNo::none;
    ResourceNo resource = ResourceNo::none;
    StringId peer = StringId::empty; ///< service name of the other side, as far as this side knows it
    std::uint64_t place = 0;         ///< where the span lies: its document's base + offset there
    std::uint32_t placeLength = 0;   ///< bytes from place
    SpanFlags flags;
    SpanKind kind = SpanKind::unspecified;
    SpanStatus status = SpanStatus::unset;
};

} // namespace longspan
