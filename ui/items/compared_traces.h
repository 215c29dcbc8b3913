// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/compare.h"
#include "ui/items/span_model.h"

#include <array>
#include <memory>

namespace longspan::items {

/// Two traces laid over each other, with all that the texts of them live in. Immutable.
struct ComparedTraces {
    std::array<SpansOfTrace, 2> traces; ///< by analysis::Side
    analysis::TraceComparison comparison;
    Nanos longest = 0; ///< the largest difference of two durations, either way

    [[nodiscard]] const SpansOfTrace& trace(analysis::Side side) const
    {
        return traces[static_cast<std::size_t>(side)];
    }
    [[nodiscard]] analysis::ComparedTrace side(analysis::Side of) const { return {*trace(of).tree, *trace(of).self}; }
    /// Second minus first; nothing where one is missing or unknown.
    [[nodiscard]] std::optional<Nanos> difference(const analysis::ComparedNode& node) const;
    /// Only in one, failed in one only, or longer than the other by more than a tenth of it.
    [[nodiscard]] bool differs(const analysis::ComparedNode& node) const;
};
using ComparedTracesPtr = std::shared_ptr<const ComparedTraces>;

/// For a worker. Errors: as analysis::compareTraces().
[[nodiscard]] Result<ComparedTracesPtr> compareSpans(SpansOfTrace first, SpansOfTrace second, const Call& call = {});

} // namespace longspan::items
