// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/decode/document.h"
#include "model/decode/json_walker.h"

namespace longspan::decode {

/// Reads a document of a JSON format into the builder: cut into windows of about a megabyte at element boundaries,
/// indexed and walked by options.threads workers, put together in order. What memory is used beyond the rows does not
/// depend on the document's size. The rows are the same for every number of threads.
[[nodiscard]] Result<Decoded> readJson(const DocumentInput& input, const JsonFormat& format, SpanTableBuilder& builder,
    const Options& options, const Call& call);

} // namespace longspan::decode
