// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/trace/trace_tree.h"

#include <vector>

namespace longspan::analysis {

/// A stretch of a root's duration, and the span that the root was really waiting for: had that span been shorter there,
/// the root would have been too.
struct PathSection {
    NodeNo node = NodeNo::none;
    Nanos from = 0; ///< absolute; from < to
    Nanos to = 0;

    friend bool operator==(const PathSection&, const PathSection&) = default;
};

/// The critical path below one node. The sections stand from the newest to the oldest, touch each other and add up to
/// the node's duration.
struct CriticalPath {
    NodeNo root = NodeNo::none;
    std::vector<PathSection> sections; ///< none when the root's start or duration is unknown
    bool known = false;                ///< false: the root's start or duration is unknown
    std::uint32_t leftOut = 0;         ///< spans without a start or duration; they and what is below are not looked at
};

struct CriticalPathOptions {
    /// CRISP's rule for calls whose clocks disagree: the one child of a call that is at most 1 % longer than its parent
    /// and that another host sent is moved into the parent, with all below it, instead of being cut. Sections are in
    /// moved times then. The calls: a server below a client; a server below a span that is none, below a server; any
    /// child on another known host.
    bool fitCalls = false;
};

/// The path below one node, assuming that a parent waits for the child that ended last.
///
///  1. Children the parent does not wait for (see parentWaits()) are left out with all below them.
///  2. From the top down a child is cut to its parent's interval, as that was cut before; one that lies outside of it
///     or only touches it is left out with all below it.
///  3. From the root's end backwards: of the children that end at or before the cursor the one that ends last takes
///     over, of several the one that started first; where there is none, the time down to the span's start is its own.
///
/// Source of the rule: Jaeger UI, CriticalPath; other than there, a child that ends exactly where the next one starts
/// is on the path. Every child is visited once. Errors: cancelled, deadline.
[[nodiscard]] Result<CriticalPath> criticalPath(
    const TraceTree& tree, NodeNo root, const CriticalPathOptions& options = {}, const Call& call = {});

/// The paths of all roots, in their order. A root without known times has no sections and keeps nobody from having
/// some.
[[nodiscard]] Result<std::vector<CriticalPath>> criticalPaths(
    const TraceTree& tree, const CriticalPathOptions& options = {}, const Call& call = {});

} // namespace longspan::analysis
