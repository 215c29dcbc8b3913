// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_walker.h"

namespace longspan::decode {

/// Jaeger's own JSON: one bare trace, a list of traces, or the envelope of the v1 API around one.
[[nodiscard]] const JsonFormat& jaegerFormat();

} // namespace longspan::decode
