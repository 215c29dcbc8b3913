// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_detail.h"

#include <string_view>

namespace longspan {
class SpanTableBuilder;
}

namespace longspan::decode {

/// Service, host and address of a resource object's raw JSON. Host: host.id, else host.ip, else host.name.
[[nodiscard]] Resource readOtlpResource(std::string_view raw, SpanTableBuilder& builder);

/// Details of the OTLP JSON spans of a document.
[[nodiscard]] DetailReaderPtr otlpDetails(JsonDocument document);

} // namespace longspan::decode
