// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_walker.h"

namespace longspan::decode {

/// Zipkin v1 JSON: a list of spans, or a list of such lists. A span that a client and its server wrote together becomes
/// two rows.
[[nodiscard]] const JsonFormat& zipkinV1Format();

} // namespace longspan::decode
