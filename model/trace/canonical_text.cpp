// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/canonical_text.h"

#include "model/trace/canonical_detail.h"

#include <algorithm>

namespace longspan {

namespace {

constexpr std::uint32_t kNodesBetweenChecks = 1U << 12U;
/// Deeper nodes are not indented further but say their level: the text stays linear in the spans.
constexpr std::uint32_t kDeepestIndent = 100;

bool plainWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != '"' && c != '\\' && c != 0x7f;
    });
}

std::string wordOrQuoted(std::string_view text)
{
    return plainWord(text) ? std::string(text) : quoted(text);
}

std::string_view kindText(SpanKind kind)
{
    return kind == SpanKind::internal || kind == SpanKind::unspecified ? "local" : name(kind);
}

/// Writes one trace, line by line.
class CanonicalWriter {
public:
    CanonicalWriter(const TraceTree& tree, const CanonicalOptions& options) : m_tree(tree), m_options(options)
    {
        const TraceExtent& extent = tree.trace().extent();
        m_start = extent.known ? extent.start : 0;
    }

    [[nodiscard]] std::string header() const
    {
        const TraceExtent& extent = m_tree.trace().extent();
        std::string line = "trace";
        if (m_options.ids)
            line += ' ' + toHex(m_tree.trace().id());
        line += " spans=" + std::to_string(m_tree.trace().spans().size());
        if (extent.known)
            line += " start=" + timeText(extent.start) + " duration=" + microsText(extent.duration());
        return line + '\n';
    }

    void writeNode(NodeNo node, const std::function<void(std::string_view)>& write) const
    {
        CanonicalDetail detail;
        if (m_options.details)
            detail = canonicalDetail(m_tree, node, m_start, m_options.resource);
        else
            detail.peer = m_tree.table().peer(m_tree.span(node));
        const std::uint32_t depth = m_tree.depth(node);
        const std::string indent(2 * std::size_t{std::min(depth, kDeepestIndent)}, ' ');
        const std::string level = depth > kDeepestIndent ? "(level " + std::to_string(depth) + ") " : "";
        write(indent + level + nodeLine(node, detail));
        for (const std::string& line : detail.lines) {
            std::string text = indent;
            text.append("  | ").append(line).push_back('\n');
            write(text);
        }
    }

private:
    [[nodiscard]] std::string nodeLine(NodeNo node, const CanonicalDetail& detail) const
    {
        std::string line = wordOrQuoted(m_tree.service(node)) + ' ' + quoted(m_tree.name(node)) + ' ';
        line += kindText(m_tree.kind(node));
        line += m_tree.startKnown(node) ? " +" + microsText(subtractClamped(m_tree.start(node), m_start)) : " +?";
        line += m_tree.durationKnown(node) ? ' ' + microsText(m_tree.duration(node)) : " ?";
        const SpanTable& table = m_tree.table();
        if (const std::string_view address = table.text(table.resource(m_tree.span(node)).address); !address.empty())
            line += ' ' + wordOrQuoted(address);
        if (!detail.peer.empty())
            line += " peer=" + wordOrQuoted(detail.peer);
        if (m_tree.isError(node))
            line += " error";
        if (!detail.message.empty())
            line += ' ' + quoted(detail.message);
        return line + idText(node) + marks(node) + '\n';
    }

    [[nodiscard]] std::string idText(NodeNo node) const
    {
        if (!m_options.ids)
            return {};
        const bool madeUp = m_tree.table().flags(m_tree.span(node)).has(SpanFlag::syntheticId);
        return madeUp ? " no-id" : " id=" + toHex(m_tree.id(node));
    }

    [[nodiscard]] std::string marks(NodeNo node) const
    {
        const NodeFlags flags = m_tree.flags(node);
        std::string text;
        if (flags.has(NodeFlag::orphan))
            text += m_options.ids ? " [orphan of " + toHex(m_tree.parentId(node)) + ']' : " [orphan]";
        text += flags.has(NodeFlag::cycle) ? " [cycle]" : "";
        text += flags.has(NodeFlag::sharedHalf) ? " [shared]" : "";
        if (flags.has(NodeFlag::merged))
            text += " [merged " + std::to_string(m_tree.partsOf(node).size()) + ']';
        text += flags.has(NodeFlag::conflicting) ? " [conflicting]" : "";
        text += flags.has(NodeFlag::followsFrom) ? " [follows-from]" : "";
        return text;
    }

    const TraceTree& m_tree;
    const CanonicalOptions& m_options;
    Nanos m_start = 0;
};

} // namespace

Result<> writeCanonicalText(const TraceTree& tree, const CanonicalOptions& options,
    const std::function<void(std::string_view line)>& write, const Call& call)
{
    const CanonicalWriter writer(tree, options);
    write(writer.header());
    for (std::uint32_t no = 0; no < tree.size(); ++no) {
        if (no % kNodesBetweenChecks == 0)
            if (Result<> go = call.check(); !go)
                return go;
        writer.writeNode(NodeNo{no}, write);
    }
    return {};
}

Result<std::string> canonicalText(const TraceTree& tree, const CanonicalOptions& options, const Call& call)
{
    std::string text;
    if (Result<> done = writeCanonicalText(
            tree, options, [&text](std::string_view line) { text += line; }, call);
        !done)
        return failWith(std::move(done));
    return text;
}

} // namespace longspan
