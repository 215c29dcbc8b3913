// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/raw_vector.h"
#include "model/trace/trace_tree.h"

#include <vector>

namespace longspan::analysis {

/// A span on CRISP's critical path.
struct CriticalSpan {
    NodeNo node = NodeNo::none;
    std::uint32_t parent = 0; ///< in the list, before this one; the root's is itself
    Nanos inclusive = 0;
    Nanos exclusive = 0;
};

/// CRISP's critical path below one node by the rules in the comment of CriticalTotals; parents stand before their
/// children. Empty when the root's start or duration is unknown.
class CriticalSpans {
public:
    CriticalSpans(const TraceTree& tree, NodeNo root);

    [[nodiscard]] const std::vector<CriticalSpan>& spans() const { return m_spans; }

private:
    struct Fitted {
        Nanos start = 0;
        Nanos end = 0;
        Nanos duration = 0; ///< of a call between clocks it may be less than end - start
        bool kept = false;
    };

    [[nodiscard]] Fitted& at(NodeNo node) { return m_fitted[index(node) - index(m_root)]; }
    void fit();
    [[nodiscard]] Fitted fitOne(NodeNo node);
    void takeChildren(std::uint32_t parent);
    [[nodiscard]] bool happensBefore(NodeNo a, NodeNo b, Nanos parentDuration);
    void sortChildren(NodeNo parent);

    const TraceTree& m_tree;
    NodeNo m_root;
    RawVector<Fitted> m_fitted;     ///< by distance from the root
    std::vector<NodeNo> m_children; ///< of one parent, the one that ends last first
    std::vector<Nanos> m_events;    ///< their starts and ends, ascending
    std::vector<CriticalSpan> m_spans;
};

} // namespace longspan::analysis
