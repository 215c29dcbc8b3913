// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_walker.h"

namespace longspan::decode {

/// Zipkin v2 JSON: a list of spans, or a list of such lists.
[[nodiscard]] const JsonFormat& zipkinV2Format();

} // namespace longspan::decode
