// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/text_waterfall.h"
#include "model/base/call.h"
#include "model/encode/json_writer.h"

namespace longspan::ctl {

/// The fields "traceId", "start", "duration", "spans" and "criticalPath" of the open object: a span a line, in tree
/// order, with attributes, events, links and resource. Details that cannot be decoded are noted and left out.
[[nodiscard]] Result<> writeTrace(
    encode::JsonWriter& json, const TraceTree& tree, std::span<const analysis::PathSection> path, const Call& call);

} // namespace longspan::ctl
