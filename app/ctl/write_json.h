// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/format.h"
#include "app/ctl/request.h"
#include "model/encode/json_writer.h"

#include <optional>
#include <string_view>

namespace longspan::ctl {

/// Parts that all JSON answers share. Every answer begins with its schema ("longspan.slowest/1"): the number goes up
/// when a field changes its meaning or goes away, not when one is added.
void writeHead(encode::JsonWriter& json, std::string_view schema, const Request& request);
void writeTrust(encode::JsonWriter& json, const query::Completeness& completeness, const query::Evidence& evidence);
void writeStatistics(encode::JsonWriter& json, const std::optional<source::Statistics>& statistics);

/// Two fields: "<name>Nanos" as a number and "<name>" as a text for people; both null when unknown.
void writeDuration(encode::JsonWriter& json, std::string_view name, std::optional<Nanos> duration);
/// Two fields: "<name>Nanos" since 1970 and "<name>" in RFC 3339.
void writeTime(encode::JsonWriter& json, TimeWriter& times, std::string_view name, std::optional<Nanos> time);

} // namespace longspan::ctl
