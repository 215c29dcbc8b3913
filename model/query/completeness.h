// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/source_types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::query {

/// How far an answer can be trusted. Every answer for people shows it.
struct Completeness {
    enum class Kind : std::uint8_t {
        exact,         ///< proven: nothing that belongs here is missing
        exactUpToTies, ///< the durations are exact; which of several equally long calls fill the end is not
        completeAbove, ///< everything longer than threshold is here, what is shorter may lack
        lowerBound,    ///< not proven: what is here is true, slower calls may be missing
        settling,      ///< the window is so young that spans may still come in
    };

    Kind kind = Kind::lowerBound;
    Nanos threshold = 0; ///< completeAbove only
    std::string why;     ///< facts for anything that is not exact, one line

    friend bool operator==(const Completeness&, const Completeness&) = default;
};

/// The kind's name as it stands in the enumeration, for --json and goldens.
[[nodiscard]] std::string_view name(Completeness::Kind kind);

/// What an answer rests on.
struct Evidence {
    std::uint64_t requests = 0; ///< questions put to the source
    std::uint64_t spansSeen = 0;
    std::uint64_t tracesSeen = 0;
    std::optional<Nanos> threshold; ///< no call above it was left out
    std::uint32_t windows = 1;      ///< parts the time range was split into
    Nanos elapsed = 0;
    std::vector<Error> leftOut;   ///< parts of the source that could not be read
    std::optional<Error> stopped; ///< cancelled or deadline: the answer is what was found until then
};

/// What a page proves about itself.
[[nodiscard]] Completeness completenessOf(
    const source::SpanPage& page, const source::Capabilities& able, const source::Facts& facts);
/// The same for counts, graphs and series, which no limit cuts.
[[nodiscard]] Completeness completenessOf(const source::Facts& facts);

} // namespace longspan::query
