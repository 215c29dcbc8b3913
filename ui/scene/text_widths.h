// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace longspan::scene {

/// The few ways texts are set in the painted views.
enum class TextStyle : unsigned char { normal, bold, small };

/// How wide texts are: what a layout needs to know of fonts. Tests inject one that counts letters.
class TextWidths {
public:
    virtual ~TextWidths() = default;
    /// In pixels; text in UTF-8, one line.
    [[nodiscard]] virtual double width(TextStyle style, std::string_view text) const = 0;
};

} // namespace longspan::scene
