// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_detail.h"

namespace longspan::decode {

/// Details of the Zipkin v1 spans of a document: each row gets the annotations and tags of its side, converted anew.
[[nodiscard]] DetailReaderPtr zipkinV1Details(JsonDocument document);

} // namespace longspan::decode
