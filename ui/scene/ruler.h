// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/text_widths.h"
#include "ui/scene/time_scale.h"

#include <optional>
#include <string>
#include <vector>

namespace longspan::scene {

/// The time axis of a trace: round steps, counted from the start of the trace.
struct Ruler {
    struct Tick {
        double x = 0;
        std::string label;

        friend bool operator==(const Tick&, const Tick&) = default;
    };

    std::vector<Tick> ticks; ///< from left to right, inside the picture
    Nanos step = 0;
    /// Deep down, labels count from here ("+200 ns"), because whole ones would differ in their last digits only.
    std::optional<Nanos> base;
    std::string baseLabel;
};

/// origin: what is 0. Labels are never closer than a gap, whatever the zoom.
[[nodiscard]] Ruler layOutRuler(const TimeScale& scale, Nanos origin, const TextWidths& widths);

/// An offset in the unit and with the digits that tell it from its neighbours at that step: "1.25 s", "250 ms", "-2 s".
[[nodiscard]] std::string offsetText(Nanos offset, Nanos step);

} // namespace longspan::scene
