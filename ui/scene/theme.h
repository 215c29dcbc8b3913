// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace longspan::scene {

/// All colours of the painted views. Services can be told apart with any of the common colour blindnesses, and texts
/// have a contrast of at least 4.5 : 1 on what they stand on (WCAG 2.1, 1.4.3); a test holds both. A colour is never
/// the only sign.
struct Theme {
    static constexpr std::size_t kServices = 12;

    bool dark = false;

    QColor base;  ///< behind everything
    QColor panel; ///< behind headers, the ruler, the minimap
    QColor text;
    QColor dimText;   ///< what may be overlooked: names beside services, units
    QColor grid;      ///< lines of the ruler in the rows, guides of the tree
    QColor border;    ///< between areas
    QColor hover;     ///< row under the pointer
    QColor selection; ///< selected row
    QColor accent;    ///< focus frame, handles, the visible window
    QColor match;     ///< behind what was found
    QColor critical;  ///< critical path
    QColor ghost;     ///< where a span was before its clock was corrected
    QColor event;     ///< marks of events on bars

    QColor good;   ///< status as text and as a mark: fast
    QColor slow;   ///< noticeable
    QColor bad;    ///< very slow, or an error
    QColor onMark; ///< text and signs on a filled mark

    std::array<QColor, kServices> services; ///< what the span does itself
    std::array<QColor, kServices> shaded;   ///< the same while it waits for others

    /// From nothing to most, for densities: at least two, evenly spaced.
    std::array<QColor, 7> heat;

    [[nodiscard]] const QColor& service(std::size_t number) const { return services[number % kServices]; }
    [[nodiscard]] const QColor& shade(std::size_t number) const { return shaded[number % kServices]; }
    /// share: 0 to 1.
    [[nodiscard]] QColor heatAt(double share) const;

    [[nodiscard]] static Theme lightTheme();
    [[nodiscard]] static Theme darkTheme();
};

/// The text colour of the two given that can be read better on ground.
[[nodiscard]] const QColor& readableOn(const QColor& ground, const QColor& one, const QColor& other);
/// WCAG 2.1's contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// Which colour each service has: from its name alone where that is possible, so that it is the same in every trace;
/// services of one list take different colours as long as there are some left. By position in the list.
[[nodiscard]] std::vector<std::uint8_t> colourServices(std::span<const std::string_view> names);

} // namespace longspan::scene
