// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_detail.h"

#include <string_view>

namespace longspan {
class SpanTableBuilder;
}

namespace longspan::decode {

/// Service, host and address of a process object's raw JSON. Host: tag host.id, else ip, else hostname.
[[nodiscard]] Resource readJaegerProcess(std::string_view raw, SpanTableBuilder& builder);

/// Details of the Jaeger spans of a document.
[[nodiscard]] DetailReaderPtr jaegerDetails(JsonDocument document);

} // namespace longspan::decode
