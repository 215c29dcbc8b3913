// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/decode/document.h"

namespace longspan::decode {

/// What the collector's file exporter writes with "format: proto" or "compression: zstd": every record behind its
/// length as a 32-bit big-endian number, protobuf or JSON, each packed by itself or not at all. All records become one
/// table. A last record that is cut is read as far as it goes and noted (truncatedTail): the file may still grow.
/// Records that cannot be unpacked are left out with a note. Errors (no span at all): malformed, tooLarge, cancelled,
/// deadline.
[[nodiscard]] Result<Decoded> decodeOtlpFramed(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call);

/// Whether text begins with such a record and another one, or the end, follows it.
[[nodiscard]] bool looksLikeOtlpFramed(std::string_view text);

} // namespace longspan::decode
