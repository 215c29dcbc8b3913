// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/base/key_index.h"
#include "model/base/string_pool.h"
#include "model/trace/trace_tree.h"

#include <cstdint>
#include <string>
#include <vector>

namespace longspan::analysis {

/// Where many calls spend their critical time, by operation and by call path: add the slowest calls of an interface one
/// by one, in any order, from any tables. Source of the rules: CRISP, graph.py; other than criticalPath(), which tells
/// the sections of one call, this names a set of spans:
///
///  1. Children the parent does not wait for are left out (see parentWaits()), and spans without a start or duration.
///  2. From the top down a child that starts early or ends late is cut; one outside its parent, and one that covers it
///     on both sides, is left out with all below it. The other end of a call (see isSkewedCall()) is not cut: its times
///     stay, and its duration counts for at most its parent's.
///  3. Of a span's children the one that ends last is on the path, then every one that happens before the last taken:
///     it ends before that one starts, or overlaps it by less than 1 % of the parent's duration with no other child
///     starting or ending in the overlap.
///  4. A span's exclusive time is its duration without those of its children on the path, never below 0.
class CriticalTotals {
public:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    struct Operation {
        std::string_view service;
        std::string_view name;
        Nanos exclusive = 0;
        std::uint64_t count = 0; ///< spans on a path
    };

    /// One chain of operations from a root downwards; parents stand before their children.
    struct CallPath {
        std::uint32_t parent = kNone; ///< in callPaths(); kNone for roots
        std::uint32_t operation = 0;  ///< in operations()
        Nanos inclusive = 0;
        Nanos exclusive = 0;
        std::uint64_t count = 0;
        TraceId worstTrace; ///< of the span with the most exclusive time
        SpanId worstSpan = SpanId::none;
        Nanos worst = 0; ///< that time
    };

    /// Adds the call that a node stands for. False when its start or duration is unknown: then nothing is added.
    bool add(const TraceTree& tree, NodeNo root);

    [[nodiscard]] std::uint64_t calls() const { return m_calls; }
    /// In order of first sight; texts live as long as this object.
    [[nodiscard]] std::vector<Operation> operations() const;
    [[nodiscard]] const std::vector<CallPath>& callPaths() const { return m_paths; }
    /// "[shop] get /->[shop] load->[db] select". Long for deep paths.
    [[nodiscard]] std::string text(std::uint32_t path) const;

private:
    struct OperationKey {
        StringId service = StringId::empty;
        StringId name = StringId::empty;
        friend bool operator==(const OperationKey&, const OperationKey&) = default;
    };
    struct PathKey {
        std::uint32_t parent = 0;
        std::uint32_t operation = 0;
        friend bool operator==(const PathKey&, const PathKey&) = default;
    };
    struct KeyHash {
        static std::uint64_t of(std::uint64_t a, std::uint64_t b) { return hashWord(a << 32U | b); }
        std::uint64_t operator()(const OperationKey& key) const { return of(index(key.service), index(key.name)); }
        std::uint64_t operator()(const PathKey& key) const { return of(key.parent, key.operation); }
    };
    struct Sums {
        Nanos exclusive = 0;
        std::uint64_t count = 0;
    };

    std::uint32_t pathOf(std::uint32_t parent, const TraceTree& tree, NodeNo node);
    void addSpan(std::uint32_t path, const TraceTree& tree, NodeNo node, Nanos inclusive, Nanos exclusive);

    StringPool m_texts;
    KeyIndex<OperationKey, KeyHash> m_operations;
    std::vector<Sums> m_operationSums;
    KeyIndex<PathKey, KeyHash> m_pathNumbers;
    std::vector<CallPath> m_paths;
    std::uint64_t m_calls = 0;
};

} // namespace longspan::analysis
