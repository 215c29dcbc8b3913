// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/text_waterfall.h"

#include "app/ctl/format.h"
#include "app/ctl/interface_rows.h"
#include "app/ctl/text_width.h"

#include <algorithm>
#include <cmath>

namespace longspan::ctl {

namespace {

/// Deeper levels are named by a number: a chain of 100,000 calls must not need lines of 200,000 letters.
constexpr std::uint32_t kMostLevels = 24;
constexpr std::uint32_t kLeastLevels = 2;
constexpr std::size_t kWidestLabel = 64;
constexpr std::size_t kNarrowestLabel = 20;
constexpr std::size_t kNarrowestBar = 20;
constexpr std::size_t kDurationWidth = 9;
constexpr std::size_t kWidthWithoutTerminal = 132;
/// Rows that are measured for the label column; later ones are shortened to what these need.
constexpr std::uint32_t kMeasuredRows = 10'000;

struct Signs {
    std::string_view last;
    std::string_view middle;
    std::string_view line;
    std::string_view solid;
    std::string_view shaded;
    std::string_view instant;
};
constexpr Signs kUnicode{"└ ", "├ ", "│ ", "█", "░", "▏"};
constexpr Signs kAscii{"` ", "| ", "| ", "#", "-", "|"};

const Signs& signsFor(const Terminal& terminal)
{
    return terminal.unicode ? kUnicode : kAscii;
}

} // namespace

TextWaterfall::TextWaterfall(
    const TraceTree& tree, std::span<const analysis::PathSection> path, const Terminal& terminal)
    : m_tree(&tree), m_path(path), m_terminal(terminal), m_extent(tree.trace().extent())
{
    measure();
}

void TextWaterfall::measure()
{
    const std::size_t width = m_terminal.outIsTerminal ? m_terminal.columns : kWidthWithoutTerminal;
    const std::size_t beside = width - std::min(width, kNarrowestBar + kDurationWidth + 4);
    const std::size_t widest = std::clamp(beside, kNarrowestLabel, kWidestLabel);
    // Indenting leaves the narrowest label room for its words.
    m_levels = std::clamp(static_cast<std::uint32_t>((widest - kNarrowestLabel) / 2), kLeastLevels, kMostLevels);
    const auto rows = static_cast<std::uint32_t>(std::min<std::size_t>(m_tree->size(), kMeasuredRows));
    for (std::uint32_t no = 0; no < rows; ++no)
        m_labelWidth = std::max(m_labelWidth, indent(NodeNo{no}) + displayWidth(label(NodeNo{no})));
    m_labelWidth = std::clamp(m_labelWidth, kNarrowestLabel, widest);
    const std::size_t taken = m_labelWidth + kDurationWidth + 4;
    m_barWidth = std::max(kNarrowestBar, width > taken ? width - taken : 0);
    makeRoomForMarks(rows);
}

/// Bars end early enough for the words behind them.
void TextWaterfall::makeRoomForMarks(std::uint32_t rows)
{
    std::size_t missing = 0;
    for (std::uint32_t no = 0; no < rows; ++no) {
        const NodeNo node{no};
        const std::string words = marks(node);
        if (words.empty() || !m_tree->startKnown(node))
            continue;
        const std::size_t end = lastCell(node) + 2 + words.size();
        missing = std::max(missing, end - std::min(end, m_barWidth));
    }
    m_barWidth = std::max(kNarrowestBar, m_barWidth - std::min(m_barWidth, missing));
}

std::size_t TextWaterfall::indent(NodeNo node) const
{
    return 2 * std::size_t{std::min(m_tree->depth(node), m_levels)};
}

std::string TextWaterfall::label(NodeNo node) const
{
    std::string text;
    if (m_tree->depth(node) > m_levels)
        text = "(level " + std::to_string(m_tree->depth(node)) + ") ";
    text.append(shownName(m_tree->service(node))).append("  ").append(shownName(m_tree->name(node)));
    return printable(text, m_terminal.unicode);
}

/// What a person should know of a span besides its time, in words.
std::string TextWaterfall::marks(NodeNo node) const
{
    const NodeFlags flags = m_tree->flags(node);
    std::string text;
    const auto add = [&text](bool on, std::string_view word) {
        if (on)
            text.append(text.empty() ? "" : ", ").append(word);
    };
    add(m_tree->isError(node), "error");
    add(flags.has(NodeFlag::orphan), "parent missing");
    add(flags.has(NodeFlag::cycle), "circle of parents");
    add(flags.has(NodeFlag::conflicting), "id used twice");
    add(flags.has(NodeFlag::followsFrom), "follows from");
    return text;
}

void TextWaterfall::enter(NodeNo node)
{
    const std::uint32_t depth = m_tree->depth(node);
    if (depth > m_levels)
        return;
    m_more.resize(depth + 1);
    m_more[depth] = m_tree->nextSibling(node) != NodeNo::none;
}

std::string TextWaterfall::branch(NodeNo node) const
{
    const Signs& signs = signsFor(m_terminal);
    const std::uint32_t depth = std::min(m_tree->depth(node), m_levels);
    std::string text;
    for (std::uint32_t level = 1; level < depth; ++level)
        text += m_more[level] ? signs.line : "  ";
    if (depth > 0)
        text += m_more[depth] ? signs.middle : signs.last;
    return text;
}

double TextWaterfall::columnOf(Nanos time) const
{
    const auto whole = static_cast<double>(std::max<Nanos>(1, m_extent.duration()));
    return static_cast<double>(time - m_extent.start) / whole * static_cast<double>(m_barWidth);
}

std::size_t TextWaterfall::cellOf(Nanos time) const
{
    return static_cast<std::size_t>(std::clamp(columnOf(time), 0.0, static_cast<double>(m_barWidth) - 1));
}

/// A bar that ends where a cell begins does not reach into it.
std::size_t TextWaterfall::lastCell(NodeNo node) const
{
    const double end = std::ceil(columnOf(m_tree->end(node))) - 1;
    const auto last = static_cast<std::size_t>(std::clamp(end, 0.0, static_cast<double>(m_barWidth) - 1));
    return std::max(cellOf(m_tree->start(node)), last);
}

/// As many as stand apart from each other.
std::size_t TextWaterfall::axisMarks() const
{
    constexpr std::size_t kWidest = 9;
    for (const std::size_t marks : {4U, 2U})
        if (m_barWidth / marks > kWidest)
            return marks;
    return 1;
}

void TextWaterfall::printAxis(encode::TextOut& out) const
{
    const std::size_t marks = axisMarks();
    std::string line(m_labelWidth + kDurationWidth + 4, ' ');
    for (std::size_t i = 0; i < marks; ++i) {
        const std::size_t column = m_labelWidth + kDurationWidth + 4 + i * m_barWidth / marks;
        line.resize(std::max(column, line.size()), ' ');
        const Nanos time = m_extent.duration() / static_cast<Nanos>(marks) * static_cast<Nanos>(i);
        // The micro sign takes two bytes and one cell.
        const std::string text = i == 0 ? "0" : durationText(time);
        line.resize(column + (line.size() - std::min(line.size(), displayWidth(line))), ' ');
        line += text;
    }
    out.add(m_terminal.color ? beginStyle(Style::dim) : std::string_view());
    out.add(line);
    out.add(m_terminal.color ? endStyle() : std::string_view());
    out.add('\n');
}

void TextWaterfall::print(encode::TextOut& out)
{
    if (m_extent.known && m_extent.duration() > 0)
        printAxis(out);
    std::size_t at = 0;
    for (std::uint32_t no = 0; no < m_tree->size() && !out.failed(); ++no) {
        const NodeNo node{no};
        const std::size_t begin = at;
        while (at < m_path.size() && m_path[at].node == node)
            ++at;
        enter(node);
        printRow(out, {node, m_path.subspan(begin, at - begin)});
    }
}

void TextWaterfall::printRow(encode::TextOut& out, const Row& row)
{
    const bool color = m_terminal.color;
    const std::string lines = branch(row.node);
    const std::size_t indented = indent(row.node);
    const std::string text = shortened(label(row.node), m_labelWidth - indented, m_terminal.unicode);
    const bool dimmed = color && !lines.empty();
    out.add(dimmed ? beginStyle(Style::dim) : std::string_view());
    out.add(lines);
    out.add(dimmed ? endStyle() : std::string_view());
    out.add(text);
    const std::size_t used = indented + displayWidth(text);
    out.add(m_labelWidth > used ? m_labelWidth - used : 0, ' ');
    const std::string duration = m_tree->durationKnown(row.node) ? durationText(m_tree->duration(row.node)) : "open";
    out.add(2 + kDurationWidth - std::min(kDurationWidth, displayWidth(duration)), ' ');
    out.add(duration);
    out.add("  ");
    printBar(out, row);
    out.add('\n');
}

/// A cell is solid when most of its time is on the path, so that neighbours do not both claim it; a bar of one cell
/// when any of the span is.
std::vector<bool> TextWaterfall::solidCells(const Row& row, std::size_t first, std::size_t last) const
{
    std::vector<bool> solid(last - first + 1);
    if (first == last) {
        solid[0] = !row.path.empty();
        return solid;
    }
    const double cell = static_cast<double>(std::max<Nanos>(1, m_extent.duration())) / static_cast<double>(m_barWidth);
    std::vector<double> covered(solid.size());
    for (const analysis::PathSection& section : row.path)
        for (std::size_t at = std::max(first, cellOf(section.from)); at <= std::min(last, cellOf(section.to)); ++at) {
            const double begin = static_cast<double>(at) * cell;
            const double from = std::max(begin, static_cast<double>(section.from - m_extent.start));
            const double to = std::min(begin + cell, static_cast<double>(section.to - m_extent.start));
            covered[at - first] += std::max(0.0, to - from);
        }
    for (std::size_t i = 0; i < solid.size(); ++i)
        solid[i] = covered[i] * 2 > cell;
    return solid;
}

void TextWaterfall::printBar(encode::TextOut& out, const Row& row) const
{
    const std::string words = marks(row.node);
    const bool bad = m_tree->isError(row.node);
    const Signs& signs = signsFor(m_terminal);
    if (!m_tree->startKnown(row.node)) {
        out.add("(start unknown)");
    } else {
        const std::size_t first = cellOf(m_tree->start(row.node));
        const std::size_t last = lastCell(row.node);
        const bool instant = m_tree->duration(row.node) == 0;
        const std::vector<bool> solid = solidCells(row, first, last);
        out.add(first, ' ');
        out.add(m_terminal.color ? beginStyle(bad ? Style::bad : Style::accent) : std::string_view());
        for (const bool critical : solid)
            out.add(instant ? signs.instant : critical ? signs.solid : signs.shaded);
        out.add(m_terminal.color ? endStyle() : std::string_view());
    }
    if (words.empty())
        return;
    out.add(m_terminal.color && bad ? beginStyle(Style::bad) : std::string_view());
    out.add(" " + words);
    out.add(m_terminal.color && bad ? endStyle() : std::string_view());
}

} // namespace longspan::ctl
