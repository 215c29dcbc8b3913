// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/dependency_links.h"

#include "model/decode/json_cursor.h"
#include "model/decode/json_text.h"
#include "model/decode/small_json.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

namespace longspan::decode {

namespace {

struct Calls {
    std::uint64_t calls = 0;
    std::uint64_t errors = 0;
};

/// Adds links up and makes the graph of them.
class GraphMaker {
public:
    void add(std::string_view parent, std::string_view child, const Calls& calls)
    {
        Calls& sum = m_edges[{node(parent), node(child)}];
        sum.calls += calls.calls;
        sum.errors += calls.errors;
    }

    [[nodiscard]] bool empty() const { return m_edges.empty(); }

    [[nodiscard]] ServiceGraph make(bool errorsKnown) const
    {
        std::vector<std::uint32_t> order(m_names.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [this](auto a, auto b) { return *m_names[a] < *m_names[b]; });
        ServiceGraph graph;
        std::vector<std::uint32_t> place(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            place[order[i]] = i;
            graph.nodes.push_back({.name = *m_names[order[i]]});
        }
        for (const auto& [ends, sum] : m_edges)
            graph.edges.push_back(
                {place[ends.first], place[ends.second], sum.calls, sum.errors, errorsKnown, false, std::nullopt});
        std::sort(graph.edges.begin(), graph.edges.end(),
            [](const auto& a, const auto& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
        return graph;
    }

private:
    std::uint32_t node(std::string_view name)
    {
        const auto [at, isNew] = m_nodes.try_emplace(std::string(name), static_cast<std::uint32_t>(m_names.size()));
        if (isNew)
            m_names.push_back(&at->first);
        return at->second;
    }

    std::unordered_map<std::string, std::uint32_t> m_nodes;
    std::vector<const std::string*> m_names; ///< keys of m_nodes, which stay where they are
    std::map<std::pair<std::uint32_t, std::uint32_t>, Calls> m_edges;
};

/// Reads the list of links.
class LinkReader {
public:
    LinkReader(const DocumentInput& input, const Options& options, const Call& call)
        : m_input(input), m_depth(options.limits.depth), m_call(call)
    {
    }

    [[nodiscard]] Step document(JsonCursor& cursor)
    {
        if (cursor.peek() == '[')
            return list(cursor);
        if (cursor.peek() != '{')
            return Step::malformed;
        return walkObject(cursor, [&](std::string_view key) {
            return key == "data" && cursor.peek() == '[' ? list(cursor) : cursor.skipValue(m_depth);
        });
    }

    [[nodiscard]] const GraphMaker& graph() const { return m_graph; }
    [[nodiscard]] bool errorsKnown() const { return m_errorsKnown; }

private:
    struct Link {
        std::string_view parent;
        std::string_view child;
        std::optional<std::int64_t> calls;
        std::optional<std::int64_t> errors;
    };

    Step list(JsonCursor& cursor)
    {
        return walkArray(cursor, [&] {
            const std::size_t from = cursor.offset();
            Link link;
            const bool isObject = cursor.peek() == '{';
            const Step step = isObject
                ? walkObject(cursor, [&](std::string_view key) { return field(cursor, key, link); })
                : cursor.skipValue(m_depth);
            if (step == Step::done)
                add(link, from);
            return step;
        });
    }

    Step field(JsonCursor& cursor, std::string_view key, Link& link) const
    {
        if (key == "parent")
            link.parent = textHere(cursor);
        else if (key == "child")
            link.child = textHere(cursor);
        else if (key == "callCount")
            link.calls = integerHere(cursor);
        else if (key == "errorCount")
            link.errors = integerHere(cursor);
        return cursor.skipValue(m_depth);
    }

    void add(const Link& link, std::size_t offset)
    {
        const bool good =
            !link.parent.empty() && !link.child.empty() && link.calls.value_or(-1) >= 0 && link.errors.value_or(0) >= 0;
        if (!good) {
            m_call.note(NoteKind::badRecord, m_input.where(offset));
            return;
        }
        m_errorsKnown = m_errorsKnown || link.errors;
        std::string parent;
        std::string child;
        m_graph.add(cleanText(link.parent, parent), cleanText(link.child, child),
            {static_cast<std::uint64_t>(*link.calls), static_cast<std::uint64_t>(link.errors.value_or(0))});
    }

    const DocumentInput& m_input;
    std::size_t m_depth;
    const Call& m_call;
    GraphMaker m_graph;
    bool m_errorsKnown = false;
};

} // namespace

Result<Decoded> decodeDependencyLinks(
    const DocumentInput& input, SpanTableBuilder&, const Options& options, const Call& call)
{
    LinkReader reader(input, options, call);
    Result<std::optional<Error>> stopped =
        walkSmallJson(input, options.limits, [&](JsonCursor& cursor) { return reader.document(cursor); });
    if (!stopped)
        return failWith(std::move(stopped));
    if (*stopped && reader.graph().empty())
        return tl::unexpected<Error>(**stopped);
    Decoded decoded;
    decoded.format = Format::dependencyLinks;
    decoded.stopped = *stopped;
    decoded.links = reader.graph().make(reader.errorsKnown());
    return decoded;
}

} // namespace longspan::decode
