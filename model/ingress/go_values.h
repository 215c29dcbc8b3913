// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// The controller is written in Go, and reads and writes the values of its ConfigMap by the rules of Go's strconv, fmt,
/// encoding/json and os packages. These are those rules.
namespace longspan::ingress::go {

/// strconv.ParseBool: 1 t T TRUE true True 0 f F FALSE false False.
[[nodiscard]] std::optional<bool> parseBool(std::string_view text);

enum class NumberFault : std::uint8_t { none, syntax, range };

/// strconv.ParseInt with base 0: decimal, 0x, 0o, 0b and a leading 0 for octal; underscores between digits.
struct Integer {
    std::int64_t value = 0;
    NumberFault fault = NumberFault::none;
};
/// bits: 32 or 64.
[[nodiscard]] Integer parseInt(std::string_view text, int bits);

/// strconv.ParseFloat with 32 bits: decimal and hexadecimal, "inf", "infinity" and "nan" in any case.
struct Float {
    float value = 0;
    NumberFault fault = NumberFault::none;
};
[[nodiscard]] Float parseFloat(std::string_view text);

/// What text/template writes for a float32 ("1", "0.0001", "1e-05", "NaN", "+Inf").
[[nodiscard]] std::string printFloat(float value);
/// What json.Marshal writes ("0.00001", "1e-7"); nothing for what JSON has no number for, where it fails.
[[nodiscard]] std::optional<std::string> jsonFloat(float value);
/// What json.Marshal writes for a text, with its quotes; <, > and & are escaped too.
[[nodiscard]] std::string jsonText(std::string_view text);

/// os.Expand: $NAME and ${NAME} are replaced by what lookup gives for the name; "$" followed by no name vanishes as Go
/// has it.
[[nodiscard]] std::string expand(
    std::string_view text, const std::function<std::string(std::string_view name)>& lookup);

} // namespace longspan::ingress::go
