// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/ids.h"

#include "model/base/hex.h"

namespace longspan {

namespace {

void appendHex(std::string& out, std::uint64_t value)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4)
        out.push_back(kDigits[(value >> shift) & 0xfU]);
}

} // namespace

std::string toHex32(TraceId id)
{
    std::string out;
    out.reserve(32);
    appendHex(out, id.high);
    appendHex(out, id.low);
    return out;
}

std::string toHex(TraceId id)
{
    if (id.high != 0)
        return toHex32(id);
    std::string out;
    appendHex(out, id.low);
    return out;
}

std::string toHex(SpanId id)
{
    std::string out;
    appendHex(out, static_cast<std::uint64_t>(id));
    return out;
}

std::optional<TraceId> traceIdFromHex(std::string_view text)
{
    if (text.empty() || text.size() > 32)
        return std::nullopt;
    const std::size_t highDigits = text.size() > 16 ? text.size() - 16 : 0;
    const HexNumber high = parseHex(text.data(), highDigits);
    const HexNumber low = parseHex(text.data() + highDigits, text.size() - highDigits);
    if (!high.ok || !low.ok)
        return std::nullopt;
    return TraceId{high.value, low.value};
}

std::optional<SpanId> spanIdFromHex(std::string_view text)
{
    if (text.empty() || text.size() > 16)
        return std::nullopt;
    const HexNumber number = parseHex(text.data(), text.size());
    if (!number.ok)
        return std::nullopt;
    return static_cast<SpanId>(number.value);
}

} // namespace longspan
