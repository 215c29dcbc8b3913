// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/decode/document.h"

#include <span>
#include <string_view>

namespace longspan::decode {

/// OTLP protobuf: TracesData or ExportTraceServiceRequest, Tempo's trace message, a TraceByIDResponse around one. Read
/// straight from the bytes, in parallel; a damaged message is left out with a note, what ends in the middle stops the
/// reading with malformed. Errors (no span at all): malformed, tooLarge, cancelled, deadline.
[[nodiscard]] Result<Decoded> decodeOtlpProto(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call);

/// The same for several TracesData messages that lie in input.text, as one document of that format. Only the end of the
/// last one can stop the reading.
[[nodiscard]] Result<Decoded> decodeOtlpMessages(const DocumentInput& input, std::span<const std::string_view> messages,
    SpanTableBuilder& builder, const Options& options, const Call& call);

} // namespace longspan::decode
