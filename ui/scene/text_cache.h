// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/text_widths.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QRectF>
#include <QStaticText>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>

class QPainter;

namespace longspan::scene {

/// A text and where it goes: one line, in the middle of the rectangle's height, cut with an ellipsis when it is too
/// wide.
struct TextSpec {
    enum class Align : unsigned char { left, right, centre };

    QRectF rect;
    std::string_view text; ///< UTF-8
    TextStyle style = TextStyle::normal;
    Align align = Align::left;
    QColor colour = {};
};

/// Texts laid out once and painted often: most of a frame is text. Keeps at least the last kTexts; for one thread.
class TextCache final : public TextWidths {
public:
    static constexpr std::size_t kTexts = 4096;
    /// Longer texts are cut before they are measured: nobody can see more.
    static constexpr std::size_t kMostBytes = 1000;

    explicit TextCache(const QFont& font);

    [[nodiscard]] double width(TextStyle style, std::string_view text) const override;
    [[nodiscard]] const QFont& font(TextStyle style) const { return m_fonts[static_cast<std::size_t>(style)]; }
    [[nodiscard]] double lineHeight(TextStyle style) const { return metrics(style).height(); }

    /// Sets the painter's font and pen. Returns the width of what was painted.
    double draw(QPainter& painter, const TextSpec& spec);

private:
    struct Laid {
        QStaticText text;
        double width = 0;
        double ascent = 0; ///< from its top to the line letters stand on; substitutes for missing letters are taller
    };
    struct Key {
        std::string text;
        TextStyle style;
        int room; ///< pixels the text was cut to; kWhole for one that was not
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyView {
        std::string_view text;
        TextStyle style;
        int room;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const KeyView& key) const;
        std::size_t operator()(const Key& key) const { return operator()(KeyView{key.text, key.style, key.room}); }
    };
    struct Equal {
        using is_transparent = void;
        bool operator()(const Key& a, const Key& b) const { return a == b; }
        bool operator()(const KeyView& a, const Key& b) const
        {
            return a.text == b.text && a.style == b.style && a.room == b.room;
        }
        bool operator()(const Key& a, const KeyView& b) const { return operator()(b, a); }
    };
    using Texts = std::unordered_map<Key, Laid, Hash, Equal>;
    static constexpr int kWhole = -1;

    [[nodiscard]] const QFontMetricsF& metrics(TextStyle style) const
    {
        return m_metrics[static_cast<std::size_t>(style)];
    }
    const Laid& laid(const KeyView& key);
    [[nodiscard]] Laid lay(const KeyView& key) const;

    std::array<QFont, 3> m_fonts;
    std::array<QFontMetricsF, 3> m_metrics;
    std::array<double, 3> m_ascents; ///< of texts without substitutes
    Texts m_young;                   ///< used since the generations changed
    Texts m_old;
};

} // namespace longspan::scene
