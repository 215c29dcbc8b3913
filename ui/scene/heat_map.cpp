// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/heat_map.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace longspan::scene {
namespace {

/// to - from, which may be more than Nanos can hold.
double apart(Nanos from, Nanos to)
{
    Nanos exact = 0;
    if (!__builtin_sub_overflow(to, from, &exact))
        return static_cast<double>(exact);
    return static_cast<double>(to) - static_cast<double>(from);
}

} // namespace

HeatGrid::HeatGrid(const TimeRange& range, int columns, Nanos shortest, Nanos longest)
    : m_range(range), m_shortest(std::max<Nanos>(1, shortest)), m_columns(std::clamp(columns, 1, kMostColumns))
{
    const double decades =
        std::log10(static_cast<double>(std::max(longest, m_shortest)) / static_cast<double>(m_shortest));
    m_rows = static_cast<int>(std::floor(decades * kRowsPerDecade + 1e-9)) + 1;
    const std::size_t cells = static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows);
    m_counts.assign(cells, 0);
    m_errors.assign(cells, 0);
}

void HeatGrid::add(Nanos start, Nanos duration, bool error)
{
    if (!m_range.contains(start))
        return;
    const double share = apart(m_range.from, start) / apart(m_range.from, m_range.to);
    const int column = std::min(m_columns - 1, static_cast<int>(share * m_columns));
    const std::size_t at = place(column, rowOf(duration));
    m_most = std::max(m_most, ++m_counts[at]);
    m_errors[at] += error ? 1 : 0;
}

void HeatGrid::addCounted(int column, Nanos duration, std::uint64_t calls, std::uint64_t errors)
{
    if (column < 0 || column >= m_columns)
        return;
    const auto more = [](std::uint32_t& sum, std::uint64_t count) {
        sum = static_cast<std::uint32_t>(std::min<std::uint64_t>(UINT32_MAX, sum + count));
    };
    const std::size_t at = place(column, rowOf(duration));
    more(m_counts[at], calls);
    more(m_errors[at], errors);
    m_most = std::max(m_most, m_counts[at]);
}

int HeatGrid::rowOf(Nanos duration) const
{
    if (duration <= m_shortest)
        return 0;
    const double decades = std::log10(static_cast<double>(duration) / static_cast<double>(m_shortest));
    // A little more, so that exact powers of ten are not below their own row.
    return std::clamp(static_cast<int>(decades * kRowsPerDecade + 1e-9), 0, m_rows - 1);
}

TimeRange HeatGrid::timesOf(int column) const
{
    const double width = apart(m_range.from, m_range.to) / m_columns;
    const auto edge = [&](int at) {
        // In two steps: from one end of time to the other is more than Nanos can hold.
        const double half = std::ceil(width * at / 2);
        return addClamped(
            addClamped(m_range.from, static_cast<Nanos>(half)), static_cast<Nanos>(std::ceil(width * at) - half));
    };
    return {edge(column), column + 1 == m_columns ? m_range.to : edge(column + 1)};
}

TimeRange HeatGrid::durationsOf(int row) const
{
    const auto edge = [this](int at) {
        return static_cast<Nanos>(
            std::llround(static_cast<double>(m_shortest) * std::pow(10.0, static_cast<double>(at) / kRowsPerDecade)));
    };
    return {row == 0 ? 0 : edge(row), row + 1 == m_rows ? TimeRange().to : edge(row + 1)};
}

HeatScene layOutHeat(const HeatGrid& grid, const QRectF& area)
{
    HeatScene scene;
    scene.area = area;
    const double width = area.width() / grid.columns();
    const double height = area.height() / grid.rows();
    const double most = std::log1p(static_cast<double>(std::max(1U, grid.most())));
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            if (grid.count(column, row) == 0)
                continue;
            const QRectF rect(area.left() + column * width, area.bottom() - (row + 1) * height, width, height);
            scene.cells.push_back({column, row, rect, std::log1p(static_cast<double>(grid.count(column, row))) / most,
                grid.errors(column, row) > 0});
        }
    }
    Nanos ten = 1;
    while (ten < grid.shortest())
        ten *= 10;
    for (int ticks = 0; ticks < 20; ++ticks, ten *= 10) {
        const double decades = std::log10(static_cast<double>(ten) / static_cast<double>(grid.shortest()));
        const double y = area.bottom() - decades * HeatGrid::kRowsPerDecade * height;
        if (y < area.top() - 0.5 || ten > TimeRange().to / 10)
            break;
        scene.ticks.push_back({y, durationText(ten)});
    }
    return scene;
}

std::optional<HeatHit> hitTest(const HeatGrid& grid, const HeatScene& scene, const QPointF& point)
{
    if (!scene.area.contains(point))
        return std::nullopt;
    const double across = (point.x() - scene.area.left()) / scene.area.width();
    const double up = (scene.area.bottom() - point.y()) / scene.area.height();
    return HeatHit{std::min(grid.columns() - 1, static_cast<int>(across * grid.columns())),
        std::min(grid.rows() - 1, static_cast<int>(up * grid.rows()))};
}

void paintHeat(QPainter& painter, const HeatScene& scene, const Theme& theme, TextCache& texts)
{
    painter.fillRect(scene.area, theme.base);
    for (const HeatScene::Tick& tick : scene.ticks)
        painter.fillRect(QRectF(scene.area.left(), std::round(tick.y), scene.area.width(), 1), theme.grid);
    for (const HeatScene::Cell& cell : scene.cells) {
        const double left = std::floor(cell.rect.left());
        const double top = std::floor(cell.rect.top());
        const QRectF rect(left, top, std::floor(cell.rect.right()) - left, std::floor(cell.rect.bottom()) - top);
        // The first colour is the ground's: one call must be seen already.
        constexpr double kLeast = 0.18;
        painter.fillRect(rect, theme.heatAt(kLeast + (1 - kLeast) * cell.heat));
        if (cell.errors && rect.width() >= 3 && rect.height() >= 3)
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), theme.bad);
    }
    for (const HeatScene::Tick& tick : scene.ticks) {
        constexpr double kRoom = 60;
        const QRectF place(scene.area.left() - kRoom - 6, tick.y - 8, kRoom, 16);
        texts.draw(painter, {place, tick.label, TextStyle::small, TextSpec::Align::right, theme.dimText});
    }
}

} // namespace longspan::scene
