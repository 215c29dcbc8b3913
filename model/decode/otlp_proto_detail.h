// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/proto_detail.h"
#include "model/trace/span_detail.h"

namespace longspan::decode {

/// Details of OTLP spans in a protobuf document.
[[nodiscard]] DetailReaderPtr otlpProtoDetails(ProtoDocument document);

} // namespace longspan::decode
