// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_walker.h"

namespace longspan::decode {

/// OTLP JSON: one document, or one a line. Also what is OTLP inside: Jaeger's API v3 ({"result": ...}) and Tempo's
/// traces
/// ({"batches": ...}, {"trace": ...}), with ids in hex or base64. Metrics, logs and profiles are skipped and counted.
[[nodiscard]] const JsonFormat& otlpJsonFormat();
[[nodiscard]] const JsonFormat& otlpJsonLinesFormat();

} // namespace longspan::decode
