// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/decode/document.h"

namespace longspan::decode {

/// Zipkin's proto3 ListOfSpans, straight from the bytes. A damaged span is left out with a note, a list that ends in
/// the middle stops the reading with malformed. Errors (no span at all): malformed, tooLarge, cancelled, deadline.
[[nodiscard]] Result<Decoded> decodeZipkinProto(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call);

/// Whether text, which may be cut, begins with a span as Zipkin writes it.
[[nodiscard]] bool looksLikeZipkinProto(std::string_view text);

} // namespace longspan::decode
