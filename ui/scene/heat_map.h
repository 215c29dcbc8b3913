// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"
#include "ui/scene/ruler.h"
#include "ui/scene/text_cache.h"
#include "ui/scene/theme.h"
#include "ui/scene/time_scale.h"

#include <QRectF>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace longspan::scene {

/// Calls counted by when they started and how long they took. Durations are on a log scale: every factor of ten is
/// kRowsPerDecade rows.
class HeatGrid {
public:
    static constexpr int kRowsPerDecade = 8;
    static constexpr int kMostColumns = 2000;

    /// columns: parts of equal width; shortest, longest: durations outside count in the first and last row.
    HeatGrid(const TimeRange& range, int columns, Nanos shortest, Nanos longest);

    /// Starts outside the range do not count.
    void add(Nanos start, Nanos duration, bool error);
    /// Calls of about the same duration that were counted elsewhere. A column that is not there does not count.
    void addCounted(int column, Nanos duration, std::uint64_t calls, std::uint64_t errors);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] const TimeRange& range() const { return m_range; }
    /// row 0 holds the shortest.
    [[nodiscard]] std::uint32_t count(int column, int row) const { return m_counts[place(column, row)]; }
    [[nodiscard]] std::uint32_t errors(int column, int row) const { return m_errors[place(column, row)]; }
    [[nodiscard]] std::uint32_t most() const { return m_most; }
    [[nodiscard]] TimeRange timesOf(int column) const;
    /// from <= duration < to, but for the first and last row, which are open.
    [[nodiscard]] TimeRange durationsOf(int row) const;
    [[nodiscard]] int rowOf(Nanos duration) const;
    [[nodiscard]] Nanos shortest() const { return m_shortest; }

private:
    [[nodiscard]] std::size_t place(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column);
    }

    TimeRange m_range;
    Nanos m_shortest;
    int m_columns;
    int m_rows;
    std::uint32_t m_most = 0;
    std::vector<std::uint32_t> m_counts;
    std::vector<std::uint32_t> m_errors;
};

/// A grid as rectangles with the axis of durations; the axis of time is the charts' above it.
struct HeatScene {
    struct Cell {
        int column = 0;
        int row = 0;
        QRectF rect;
        double heat = 0; ///< 0 to 1, by the logarithm of the count
        bool errors = false;
    };
    struct Tick {
        double y = 0;
        std::string label;
    };
    QRectF area;
    std::vector<Cell> cells; ///< that hold something
    std::vector<Tick> ticks; ///< 1 ms, 10 ms, ... from the bottom up
};

/// area: of the cells; labels stand to its left.
[[nodiscard]] HeatScene layOutHeat(const HeatGrid& grid, const QRectF& area);

struct HeatHit {
    int column = 0;
    int row = 0;
};
/// Also where no cell is, as long as it is in the area.
[[nodiscard]] std::optional<HeatHit> hitTest(const HeatGrid& grid, const HeatScene& scene, const QPointF& point);

void paintHeat(QPainter& painter, const HeatScene& scene, const Theme& theme, TextCache& texts);

} // namespace longspan::scene
