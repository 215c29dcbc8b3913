// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/decode/document.h"

namespace longspan::decode {

/// Answers of Tempo's /api/search: the spans of every trace that matched, from spanSets and the older spanSet, each
/// once and without parents. A trace of which no span is listed becomes one row made from its root's facts, with a
/// synthetic id. Where more spans matched than are listed, or the search ended before it was complete, there is a note
/// (partialAnswer). Errors (no span at all): malformed, tooLarge.
[[nodiscard]] Result<Decoded> decodeTempoSearch(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call);

} // namespace longspan::decode
