// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/source/aliyun/answers.h"
#include "model/trace/span_table_builder.h"

namespace longspan::source::aliyun {

/// Adds the spans of one trace as a document of its own. name: for people and errors.
///
///  - A span without a parent id hangs below the span whose RpcId is its own without the last part.
///  - A span that is its own parent has none (selfParent is noted). Spans without an id get one of their RpcId.
///  - The kind is that of a tag span.kind, else of ARMS's RpcType, else of nothing.
///  - A tag error that is not "false" makes it an error.
void appendTrace(
    SpanTableBuilder& builder, TraceId trace, const std::string& name, std::vector<ApiSpan> spans, const Call& call);

} // namespace longspan::source::aliyun
