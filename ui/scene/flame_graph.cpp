// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/flame_graph.h"

#include "model/base/hash.h"
#include "model/base/key_index.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace longspan::scene {
namespace {

using Frame = FlameGraph::Frame;

struct FrameKey {
    std::uint32_t parent = 0;
    InterfaceNo interface = InterfaceNo::none;
    friend bool operator==(const FrameKey&, const FrameKey&) = default;
};
struct FrameHash {
    std::uint64_t operator()(const FrameKey& key) const
    {
        return hashWord(std::uint64_t{key.parent} << 32U | static_cast<std::uint32_t>(key.interface));
    }
};

/// Frames in the order of their first span; the first one is the whole.
class Collected {
public:
    Collected() : m_frames(1) {}

    Result<> add(const ShownTrace& trace, const Call& call)
    {
        const TraceTree& tree = trace.tree();
        RawVector<std::uint32_t> frameOf(tree.size());
        constexpr std::uint32_t kCheckEvery = 1U << 14U;
        for (std::uint32_t at = 0; at < tree.size(); ++at) {
            if (at % kCheckEvery == 0) {
                if (Result<> may = call.check(); !may)
                    return may;
            }
            const NodeNo node{at};
            const NodeNo up = tree.parent(node);
            const InterfaceNo interface = tree.table().interface(tree.span(node));
            frameOf[at] = numberOf(up == NodeNo::none ? 0 : frameOf[index(up)], interface);
            count(m_frames[frameOf[at]], trace, node);
        }
        return {};
    }

    /// Totals are only known when all spans are in; children have higher numbers than their parents.
    [[nodiscard]] std::vector<Frame> take()
    {
        for (Frame& frame : m_frames)
            frame.total = frame.self;
        for (std::size_t at = m_frames.size(); at-- > 1;) {
            Frame& parent = m_frames[m_frames[at].parent];
            parent.total = addClamped(parent.total, m_frames[at].total);
        }
        return std::move(m_frames);
    }

private:
    std::uint32_t numberOf(std::uint32_t parent, InterfaceNo interface)
    {
        const std::uint32_t number = m_numbers.insert({parent, interface}) + 1;
        if (number == m_frames.size()) {
            Frame frame;
            frame.parent = parent;
            frame.depth = m_frames[parent].depth + 1;
            frame.interface = interface;
            m_frames.push_back(frame);
        }
        return number;
    }

    static void count(Frame& frame, const ShownTrace& trace, NodeNo node)
    {
        const Nanos self = trace.self(node);
        ++frame.count;
        frame.errors += trace.tree().isError(node) ? 1U : 0U;
        frame.self = addClamped(frame.self, self);
        if (frame.worst == NodeNo::none || self > trace.self(frame.worst))
            frame.worst = node;
    }

    KeyIndex<FrameKey, FrameHash> m_numbers;
    std::vector<Frame> m_frames;
};

/// In the order of the tree, the widest child first, with their places.
std::vector<Frame> inTreeOrder(const std::vector<Frame>& frames)
{
    // Children of one parent side by side, the narrowest first, as they go onto a stack.
    std::vector<std::uint32_t> order(frames.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin() + 1, order.end(), [&frames](std::uint32_t a, std::uint32_t b) {
        return std::tie(frames[a].parent, frames[a].total, b) < std::tie(frames[b].parent, frames[b].total, a);
    });
    std::vector<std::uint32_t> childrenEnd(frames.size(), 0);
    std::vector<std::uint32_t> childrenBegin(frames.size(), 0);
    for (std::uint32_t at = 1; at < order.size(); ++at) {
        const std::uint32_t parent = frames[order[at]].parent;
        if (childrenEnd[parent] == 0)
            childrenBegin[parent] = at;
        childrenEnd[parent] = at + 1;
    }

    std::vector<Frame> result;
    result.reserve(frames.size());
    std::vector<Nanos> cursor(frames.size(), 0);                        // of the new frames: where the next child goes
    std::vector<std::pair<std::uint32_t, std::uint32_t>> stack{{0, 0}}; // old number, new parent
    while (!stack.empty()) {
        const auto [old, parent] = stack.back();
        stack.pop_back();
        const auto number = static_cast<std::uint32_t>(result.size());
        Frame frame = frames[old];
        frame.parent = parent;
        frame.from = number == 0 ? 0 : cursor[parent];
        cursor[number] = frame.from;
        if (number != 0)
            cursor[parent] = addClamped(cursor[parent], frame.total);
        result.push_back(frame);
        for (std::uint32_t at = childrenBegin[old]; at < childrenEnd[old]; ++at)
            stack.emplace_back(order[at], number);
    }
    return result;
}

void markSubtrees(std::vector<Frame>& frames)
{
    for (std::uint32_t at = 0; at < frames.size(); ++at)
        frames[at].subtreeEnd = at + 1;
    for (std::size_t at = frames.size(); at-- > 1;) {
        Frame& parent = frames[frames[at].parent];
        parent.subtreeEnd = std::max(parent.subtreeEnd, frames[at].subtreeEnd);
    }
}

} // namespace

Result<FlameGraph> FlameGraph::make(const ShownTracePtr& trace, const Call& call)
{
    Collected collected;
    if (Result<> added = collected.add(*trace, call); !added)
        return failWith(std::move(added));
    FlameGraph graph(trace);
    graph.m_frames = inTreeOrder(collected.take());
    markSubtrees(graph.m_frames);
    Frame& whole = graph.m_frames.front();
    for (const Frame& frame : graph.m_frames) {
        graph.m_maxDepth = std::max(graph.m_maxDepth, frame.depth);
        whole.errors += &frame == &whole ? 0 : frame.errors;
    }
    whole.count = static_cast<std::uint32_t>(trace->tree().size());
    return graph;
}

std::string_view FlameGraph::service(const Frame& frame) const
{
    const SpanTable& table = m_trace->tree().table();
    return frame.interface == InterfaceNo::none ? std::string_view()
                                                : table.text(table.interfaces()[index(frame.interface)].service);
}

std::string_view FlameGraph::name(const Frame& frame) const
{
    const SpanTable& table = m_trace->tree().table();
    return frame.interface == InterfaceNo::none ? std::string_view()
                                                : table.text(table.interfaces()[index(frame.interface)].name);
}

std::uint8_t FlameGraph::colour(const Frame& frame) const
{
    return frame.worst == NodeNo::none ? 0 : m_trace->colour(frame.worst);
}

} // namespace longspan::scene
