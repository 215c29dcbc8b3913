// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/terminal.h"
#include "model/analysis/critical_path.h"
#include "model/encode/text_out.h"
#include "model/trace/trace_tree.h"

#include <span>
#include <vector>

namespace longspan::ctl {

/// A trace as a waterfall of text: a row a span with the tree on the left, duration, and a bar on the time axis in
/// which the critical path is solid and the rest is shaded. Streams, so a million spans take no memory of their own.
class TextWaterfall {
public:
    /// path: sorted by node.
    TextWaterfall(const TraceTree& tree, std::span<const analysis::PathSection> path, const Terminal& terminal);

    void print(encode::TextOut& out);

private:
    struct Row {
        NodeNo node = NodeNo::none;
        std::span<const analysis::PathSection> path;
    };

    void measure();
    void makeRoomForMarks(std::uint32_t rows);
    [[nodiscard]] std::size_t indent(NodeNo node) const;
    [[nodiscard]] std::string label(NodeNo node) const;
    [[nodiscard]] std::string marks(NodeNo node) const;
    void enter(NodeNo node);
    [[nodiscard]] std::string branch(NodeNo node) const;
    [[nodiscard]] std::size_t axisMarks() const;
    void printAxis(encode::TextOut& out) const;
    void printRow(encode::TextOut& out, const Row& row);
    void printBar(encode::TextOut& out, const Row& row) const;
    [[nodiscard]] std::vector<bool> solidCells(const Row& row, std::size_t first, std::size_t last) const;
    [[nodiscard]] double columnOf(Nanos time) const;
    [[nodiscard]] std::size_t cellOf(Nanos time) const;
    [[nodiscard]] std::size_t lastCell(NodeNo node) const;

    const TraceTree* m_tree;
    std::span<const analysis::PathSection> m_path;
    Terminal m_terminal;
    TraceExtent m_extent;
    std::uint32_t m_levels = 0; ///< that are indented
    std::size_t m_labelWidth = 0;
    std::size_t m_barWidth = 0;
    std::vector<bool> m_more; ///< by depth: whether the ancestor there has siblings below
};

} // namespace longspan::ctl
