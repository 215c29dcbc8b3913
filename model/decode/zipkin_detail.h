// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"
#include "model/trace/span_detail.h"

#include <string_view>

namespace longspan::decode {

/// An endpoint object's raw JSON; what is missing or odd stays empty.
[[nodiscard]] Endpoint readZipkinEndpoint(std::string_view raw);

/// Details of Zipkin v2 spans in text, which owner keeps alive; base is the document's.
[[nodiscard]] DetailReaderPtr zipkinDetails(BytesPtr owner, std::string_view text, std::uint64_t base);

} // namespace longspan::decode
