// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/base/time.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The reading rules of Alibaba Cloud's answers, one function a rule: pages and SDKs of different years contradict each
/// other, so what any of them says is read. Nothing here throws.
namespace longspan::source::aliyun {

using Json = nlohmann::json;

/// Deeper answers are refused.
inline constexpr std::size_t kMaxJsonDepth = 100;

/// Bytes that are no UTF-8 and numbers past 64 bits do not spoil an answer. Errors: malformed, tooLarge (tooDeep).
[[nodiscard]] Result<Json> parseJson(std::string_view text);

/// The member of that name, also with a small first letter or small altogether ("RequestId", "requestId",
/// "requestid"); a null when there is none or from is no object.
[[nodiscard]] const Json& member(const Json& from, std::string_view name);

/// A list in any of its forms: [..], {"Inner": [..]}, {"Inner": {..}}, one object, and nothing for null, "" and
/// a missing one. Lists in lists are opened one level (Children of ARMS). Points into wrapper.
[[nodiscard]] std::vector<const Json*> listOf(const Json& wrapper, std::string_view inner);

/// 5, "5", 5.0; nothing for the rest.
[[nodiscard]] std::optional<std::int64_t> integerOf(const Json& value);
[[nodiscard]] std::optional<double> numberOf(const Json& value);
/// true, "true", 1, "1".
[[nodiscard]] bool truthOf(const Json& value);
/// A string as it is, numbers and truth values as their text, everything else as JSON; null is empty.
[[nodiscard]] std::string textOf(const Json& value);

/// A point in time whose unit nobody tells: its size does (from 1e17 nanoseconds, 1e14 microseconds, 1e11
/// milliseconds, below seconds). step: what one unit is. Nothing for 0 and less.
struct ReadTime {
    Nanos time = 0;
    Nanos step = 1;
};
[[nodiscard]] std::optional<ReadTime> timeBySize(std::int64_t value);

} // namespace longspan::source::aliyun
