// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"
#include "model/trace/span_table.h"

#include <string_view>

namespace longspan {
class SpanTableBuilder;
}

namespace longspan::decode {

/// Service, host and address of a process object's raw JSON. Host: tag host.id, else ip, else hostname.
[[nodiscard]] Resource readJaegerProcess(std::string_view raw, SpanTableBuilder& builder);

/// Details of Jaeger spans in text, which owner keeps alive; base is the document's.
[[nodiscard]] DetailReaderPtr jaegerDetails(BytesPtr owner, std::string_view text, std::uint64_t base);

} // namespace longspan::decode
