// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"

#include "app/ctl/text_width.h"

#include <algorithm>

namespace longspan::ctl {

namespace {

constexpr std::size_t kGap = 2;

} // namespace

Table::Table(std::vector<TableColumn> columns, const Terminal& terminal, std::string indent)
    : m_columns(std::move(columns)), m_terminal(terminal), m_indent(std::move(indent))
{
    clear();
}

void Table::clear()
{
    m_text.clear();
    m_cells.clear();
    m_widths.clear();
    for (const TableColumn& column : m_columns)
        m_widths.push_back(displayWidth(column.title));
}

void Table::cell(std::string_view text, Style style)
{
    const std::string safe = printable(text, m_terminal.unicode);
    ownCell(safe, displayWidth(safe), style);
}

void Table::ownCell(std::string_view text, std::size_t width, Style style)
{
    const std::size_t column = m_cells.size() % m_columns.size();
    m_widths[column] = std::max(m_widths[column], width);
    m_cells.push_back({static_cast<std::uint32_t>(m_text.size()), static_cast<std::uint32_t>(text.size()),
        static_cast<std::uint32_t>(width), style});
    m_text += text;
}

std::size_t Table::lineWidth(const std::vector<Shown>& shown) const
{
    std::size_t total = m_indent.size();
    for (const Shown& one : shown)
        total += one.width + kGap;
    return total - (shown.empty() ? 0 : kGap);
}

std::vector<Table::Shown> Table::fitting() const
{
    std::vector<Shown> shown;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        shown.push_back({i, m_widths[i]});
    if (!m_terminal.outIsTerminal)
        return shown;
    for (std::size_t i = shown.size(); i > 0 && lineWidth(shown) > m_terminal.columns; --i)
        if (m_columns[shown[i - 1].column].optional)
            shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(i) - 1);
    shrink(shown);
    return shown;
}

/// The widest that may still give way gives one cell, until it fits.
void Table::shrink(std::vector<Shown>& shown) const
{
    for (std::size_t total = lineWidth(shown); total > m_terminal.columns; --total) {
        Shown* widest = nullptr;
        for (Shown& one : shown) {
            const unsigned least = m_columns[one.column].least;
            if (least > 0 && one.width > least && (!widest || one.width > widest->width))
                widest = &one;
        }
        if (!widest)
            return;
        --widest->width;
    }
}

void Table::print(encode::TextOut& out)
{
    const std::vector<Shown> shown = fitting();
    printTitles(out, shown);
    for (std::size_t row = 0; row < rows(); ++row)
        printRow(out, row, shown);
}

void Table::printTitles(encode::TextOut& out, const std::vector<Shown>& shown) const
{
    std::string line = m_indent;
    for (const Shown& one : shown) {
        const TableColumn& column = m_columns[one.column];
        const std::string title = shortened(column.title, one.width, m_terminal.unicode);
        const std::size_t padding = one.width - displayWidth(title);
        if (column.align == TableColumn::Align::right)
            line.append(padding, ' ').append(title);
        else
            line.append(title).append(padding, ' ');
        line.append(kGap, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    if (line.empty())
        return;
    out.add(m_terminal.color ? beginStyle(Style::dim) : std::string_view());
    out.add(line);
    out.add(m_terminal.color ? endStyle() : std::string_view());
    out.add('\n');
}

void Table::printRow(encode::TextOut& out, std::size_t row, const std::vector<Shown>& shown) const
{
    const Cell* cells = m_cells.data() + row * m_columns.size();
    std::size_t last = shown.size();
    while (last > 0 && cells[shown[last - 1].column].width == 0)
        --last;
    out.add(m_indent);
    for (std::size_t i = 0; i < last; ++i) {
        const Cell& cell = cells[shown[i].column];
        const bool right = m_columns[shown[i].column].align == TableColumn::Align::right;
        const std::size_t padding = shown[i].width - std::min<std::size_t>(cell.width, shown[i].width);
        if (right)
            out.add(padding, ' ');
        printCell(out, cell, shown[i].width);
        if (i + 1 < last)
            out.add((right ? 0 : padding) + kGap, ' ');
    }
    out.add('\n');
}

void Table::printCell(encode::TextOut& out, const Cell& cell, std::size_t width) const
{
    const bool styled = m_terminal.color && cell.style != Style::plain;
    if (styled)
        out.add(beginStyle(cell.style));
    const std::string_view text(m_text.data() + cell.begin, cell.length);
    if (cell.width <= width) {
        out.add(text);
    } else {
        const std::string cut = shortened(text, width, m_terminal.unicode);
        out.add(cut);
        // A character of two cells may have left one over.
        out.add(width - displayWidth(cut), ' ');
    }
    if (styled)
        out.add(endStyle());
}

} // namespace longspan::ctl
