// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingress/convert.h"
#include "model/ingress/findings.h"

#include <string_view>

namespace longspan::ctl {

/// A finding for people: what it is, and what happens if it stays. One line each, without a full stop at the end of the
/// first.
struct FindingWords {
    std::string_view what;
    std::string_view effect;
};
[[nodiscard]] FindingWords wordsFor(ingress::FindingKind kind);

[[nodiscard]] std::string_view wordsFor(ingress::ConversionNote note);

} // namespace longspan::ctl
