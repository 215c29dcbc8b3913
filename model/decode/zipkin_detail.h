// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_detail.h"

#include <string_view>

namespace longspan::decode {

/// An endpoint object's raw JSON; what is missing or odd stays empty.
[[nodiscard]] Endpoint readZipkinEndpoint(std::string_view raw);

/// Details of the Zipkin v2 spans of a document.
[[nodiscard]] DetailReaderPtr zipkinDetails(JsonDocument document);

} // namespace longspan::decode
