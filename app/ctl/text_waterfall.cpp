// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/text_waterfall.h"

#include "app/ctl/format.h"
#include "app/ctl/interface_rows.h"
#include "app/ctl/text_width.h"

#include <algorithm>

namespace longspan::ctl {

namespace {

/// Deeper levels are named by a number: a chain of 100,000 calls must not need lines of 200,000 letters.
constexpr std::uint32_t kMostLevels = 24;
constexpr std::size_t kWidestLabel = 64;
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
    const auto rows = static_cast<std::uint32_t>(std::min<std::size_t>(m_tree->size(), kMeasuredRows));
    for (std::uint32_t no = 0; no < rows; ++no) {
        const NodeNo node{no};
        const std::size_t indent = 2 * std::min(m_tree->depth(node), kMostLevels);
        m_labelWidth = std::max(m_labelWidth, indent + displayWidth(label(node)));
    }
    const std::size_t width = m_terminal.outIsTerminal ? m_terminal.columns : kWidthWithoutTerminal;
    m_labelWidth = std::min({m_labelWidth, kWidestLabel, width - std::min(width, kNarrowestBar + kDurationWidth + 4)});
    m_labelWidth = std::max<std::size_t>(m_labelWidth, 20);
    const std::size_t taken = m_labelWidth + kDurationWidth + 4;
    m_barWidth = std::max(kNarrowestBar, width > taken ? width - taken : 0);
}

std::string TextWaterfall::label(NodeNo node) const
{
    std::string text;
    if (m_tree->depth(node) > kMostLevels)
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
    if (depth > kMostLevels)
        return;
    m_more.resize(depth + 1);
    m_more[depth] = m_tree->nextSibling(node) != NodeNo::none;
}

std::string TextWaterfall::branch(NodeNo node) const
{
    const Signs& signs = signsFor(m_terminal);
    const std::uint32_t depth = std::min(m_tree->depth(node), kMostLevels);
    std::string text;
    for (std::uint32_t level = 1; level < depth; ++level)
        text += m_more[level] ? signs.line : "  ";
    if (depth > 0)
        text += m_more[depth] ? signs.middle : signs.last;
    return text;
}

std::size_t TextWaterfall::cellOf(Nanos time) const
{
    const auto whole = static_cast<double>(std::max<Nanos>(1, m_extent.duration()));
    const double share = static_cast<double>(time - m_extent.start) / whole;
    const auto cells = static_cast<double>(m_barWidth);
    return static_cast<std::size_t>(std::clamp(share * cells, 0.0, cells - 1));
}

void TextWaterfall::printAxis(encode::TextOut& out) const
{
    constexpr std::size_t kMarks = 4;
    std::string line(m_labelWidth + kDurationWidth + 4, ' ');
    for (std::size_t i = 0; i < kMarks; ++i) {
        const std::size_t column = m_labelWidth + kDurationWidth + 4 + i * m_barWidth / kMarks;
        line.resize(std::max(column, line.size()), ' ');
        const Nanos time = m_extent.duration() / static_cast<Nanos>(kMarks) * static_cast<Nanos>(i);
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
    if (m_extent.known)
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
    const std::size_t indent = 2 * std::min(m_tree->depth(row.node), kMostLevels);
    const std::size_t room = m_labelWidth > indent ? m_labelWidth - indent : 8;
    const std::string text = shortened(label(row.node), room, m_terminal.unicode);
    out.add(color ? beginStyle(Style::dim) : std::string_view());
    out.add(lines);
    out.add(color ? endStyle() : std::string_view());
    out.add(text);
    const std::size_t used = indent + displayWidth(text);
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
        const std::size_t last = std::max(first, cellOf(m_tree->end(row.node)));
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
