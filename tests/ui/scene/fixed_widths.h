// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/text_widths.h"

namespace longspan::scene {

/// Every byte is 6 pixels wide: layouts can be told as numbers, whatever fonts a machine has.
class FixedWidths final : public TextWidths {
public:
    static constexpr double kByte = 6;
    [[nodiscard]] double width(TextStyle, std::string_view text) const override
    {
        return kByte * static_cast<double>(text.size());
    }
};

} // namespace longspan::scene
