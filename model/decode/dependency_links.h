// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/decode/document.h"

namespace longspan::decode {

/// Zipkin's and Jaeger's dependencies: [{"parent", "child", "callCount", "errorCount"?}], bare or as {"data": [...]},
/// into Decoded::links; no spans. Links of the same two services add up; where no link counts errors, none are known.
/// Odd links are left out with a note. Errors (no link at all): malformed, tooLarge.
[[nodiscard]] Result<Decoded> decodeDependencyLinks(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call);

} // namespace longspan::decode
