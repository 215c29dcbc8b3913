// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace longspan {

/// W3C trace id, 16 bytes. A 64-bit id of an old sender has high == 0. {0, 0} is not a valid id.
struct TraceId {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    [[nodiscard]] constexpr bool valid() const { return (high | low) != 0; }
    friend constexpr auto operator<=>(const TraceId&, const TraceId&) = default;
};

/// Span id, 8 bytes. 0 means "none" (no parent).
enum class SpanId : std::uint64_t { none = 0 };

/// Row of a span in its SpanTable.
enum class SpanIndex : std::uint32_t { none = 0xffff'ffffU };
/// Number of a trace in its SpanTable, dense from 0.
enum class TraceNo : std::uint32_t { none = 0xffff'ffffU };
/// Number of an interface (service + span name) in its SpanTable, dense from 0.
enum class InterfaceNo : std::uint32_t { none = 0xffff'ffffU };
/// Number of a resource (process, endpoint, resource + scope) in its SpanTable, dense from 0.
enum class ResourceNo : std::uint32_t { none = 0xffff'ffffU };
/// Interned text of a StringPool. 0 is the empty string in every pool.
enum class StringId : std::uint32_t { empty = 0 };

/// The number behind an id, for indexing.
template <class Id>
    requires(sizeof(Id) == sizeof(std::uint32_t))
[[nodiscard]] constexpr std::size_t index(Id id)
{
    return static_cast<std::size_t>(static_cast<std::uint32_t>(id));
}

/// 32 lower-case hex digits, or 16 when the high half is zero (the short form senders of 64-bit ids use).
[[nodiscard]] std::string toHex(TraceId id);
/// Always 32 digits.
[[nodiscard]] std::string toHex32(TraceId id);
/// 16 lower-case hex digits.
[[nodiscard]] std::string toHex(SpanId id);

/// Hex of either case, 1 to 32 digits, leading zeros optional. nullopt for anything else and for the empty string.
[[nodiscard]] std::optional<TraceId> traceIdFromHex(std::string_view text);
/// Hex of either case, 1 to 16 digits.
[[nodiscard]] std::optional<SpanId> spanIdFromHex(std::string_view text);

} // namespace longspan
