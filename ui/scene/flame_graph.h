// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/shown_trace.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace longspan::scene {

/// Where the time of a trace is spent, by call path: spans of the same interface below the same path are one frame. The
/// width of a frame is the self time of all spans in it and below it, so that frames fit into their parents also where
/// children ran at the same time. Frames stand in the order of the tree, the widest child first.
class FlameGraph {
public:
    struct Frame {
        std::uint32_t parent = 0; ///< the first frame, which stands for the whole trace, is its own
        std::uint32_t depth = 0;  ///< 0 for the first frame
        std::uint32_t count = 0;  ///< spans
        std::uint32_t errors = 0;
        InterfaceNo interface = InterfaceNo::none; ///< none for the first frame
        NodeNo worst = NodeNo::none;               ///< the span with the most self time
        Nanos from = 0;                            ///< place in the whole, which begins at 0
        Nanos total = 0;
        Nanos self = 0;               ///< at the right end of the frame
        std::uint32_t subtreeEnd = 0; ///< the frame after the last one below

        [[nodiscard]] Nanos to() const { return from + total; }
    };

    /// Linear in the spans but for the sorting of frames. Errors: cancelled, deadline.
    [[nodiscard]] static Result<FlameGraph> make(const ShownTracePtr& trace, const Call& call = {});

    [[nodiscard]] std::span<const Frame> frames() const { return m_frames; }
    [[nodiscard]] const Frame& frame(std::uint32_t number) const { return m_frames[number]; }
    [[nodiscard]] const ShownTrace& trace() const { return *m_trace; }
    /// Empty for the first frame.
    [[nodiscard]] std::string_view service(const Frame& frame) const;
    [[nodiscard]] std::string_view name(const Frame& frame) const;
    [[nodiscard]] std::uint8_t colour(const Frame& frame) const;
    [[nodiscard]] std::uint32_t maxDepth() const { return m_maxDepth; }

private:
    explicit FlameGraph(ShownTracePtr trace) : m_trace(std::move(trace)) {}

    ShownTracePtr m_trace;
    std::vector<Frame> m_frames;
    std::uint32_t m_maxDepth = 0;
};

} // namespace longspan::scene
