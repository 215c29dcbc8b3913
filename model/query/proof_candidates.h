// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/top_calls.h"
#include "model/source/source_types.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace longspan::query {

/// The calls that several answers of one source gave, each once, with texts of their own so that answers need not be
/// kept.
class ProofCandidates {
public:
    ProofCandidates();

    /// Gives how many calls were new.
    std::size_t add(const source::SpanPage& page);

    /// Duration of the k-th slowest call: the list's last duration is at least that. Nothing while fewer are known.
    [[nodiscard]] std::optional<Nanos> kth(std::size_t k) const;
    /// Known calls of at least that duration, and traces that have one.
    [[nodiscard]] std::size_t calls(Nanos atLeast) const;
    [[nodiscard]] std::size_t traces(Nanos atLeast) const;
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] Nanos longestTrace() const { return m_longestTrace; }
    /// Half of the known calls began before it.
    [[nodiscard]] std::optional<Nanos> middleStart() const;
    /// All durations seen are multiples of it.
    [[nodiscard]] bool multiplesOf(Nanos step) const;

    /// The k slowest, slowest first. Rows name no table.
    [[nodiscard]] source::SpanPage page(std::size_t k) const;

private:
    struct Row : analysis::CallRank {
        source::CallRow call;
    };
    struct Texts;

    [[nodiscard]] std::uint32_t interfaceNo(const source::InterfaceName& name);

    std::vector<Row> m_rows; ///< in the order of slower()
    std::shared_ptr<Texts> m_texts;
    Nanos m_longestTrace = 0;
};

/// The longest matching call of each trace of a page, longest first: what a server that counts traces chose from.
[[nodiscard]] std::vector<Nanos> longestPerTrace(const source::SpanPage& page);
/// Durations of the rows, longest first.
[[nodiscard]] std::vector<Nanos> durationsOf(const source::SpanPage& page);

} // namespace longspan::query
