// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/terminal.h"
#include "model/encode/text_out.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::ctl {

struct TableColumn {
    enum class Align : std::uint8_t { left, right };

    std::string title;
    Align align = Align::left;
    /// How far it may be shortened when the terminal is too narrow; 0: never.
    unsigned least = 0;
    /// Left out altogether before anything is shortened.
    bool optional = false;
};

/// Rows of text in aligned columns, for people. Widths are those of the cells that are there; on a terminal optional
/// columns go and others are shortened until a row fits. Elsewhere nothing is ever shortened.
class Table {
public:
    Table(std::vector<TableColumn> columns, const Terminal& terminal, std::string indent = {});

    /// The next cell of the row; rows end by themselves. The text is made printable.
    void cell(std::string_view text, Style style = Style::plain);
    /// A cell the program made itself: known to be printable.
    void ownCell(std::string_view text, std::size_t width, Style style = Style::plain);

    [[nodiscard]] std::size_t rows() const { return m_cells.size() / m_columns.size(); }
    void print(encode::TextOut& out);
    /// Forgets the rows, keeps the columns.
    void clear();

private:
    struct Cell {
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
        std::uint32_t width = 0;
        Style style = Style::plain;
    };

    /// A column as it is printed.
    struct Shown {
        std::size_t column = 0;
        std::size_t width = 0;
    };

    [[nodiscard]] std::vector<Shown> fitting() const;
    void shrink(std::vector<Shown>& shown) const;
    [[nodiscard]] std::size_t lineWidth(const std::vector<Shown>& shown) const;
    void printTitles(encode::TextOut& out, const std::vector<Shown>& shown) const;
    void printRow(encode::TextOut& out, std::size_t row, const std::vector<Shown>& shown) const;
    void printCell(encode::TextOut& out, const Cell& cell, std::size_t width) const;

    std::vector<TableColumn> m_columns;
    Terminal m_terminal;
    std::string m_indent;
    std::string m_text;
    std::vector<Cell> m_cells;
    std::vector<std::size_t> m_widths;
};

} // namespace longspan::ctl
