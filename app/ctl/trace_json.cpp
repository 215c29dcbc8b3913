// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/trace_json.h"

#include "app/ctl/write_json.h"

namespace longspan::ctl {

namespace {

constexpr std::uint32_t kCheckEvery = 256;

void writeAttributes(encode::JsonWriter& json, std::string_view key, const Attributes& attributes)
{
    json.key(key).beginRow();
    for (const Attribute& attribute : attributes)
        json.key(attribute.key).value(attribute.value);
    json.endRow();
}

void writeEvents(encode::JsonWriter& json, TimeWriter& times, const std::vector<Event>& events)
{
    json.key("events").beginArray();
    for (const Event& event : events) {
        json.beginRow();
        writeTime(json, times, "time", event.time);
        json.key("name").text(event.name);
        writeAttributes(json, "attributes", event.attributes);
        json.endRow();
    }
    json.endArray();
}

std::string_view linkName(Link::Type type)
{
    switch (type) {
    case Link::Type::link: return "link";
    case Link::Type::childOf: return "childOf";
    case Link::Type::followsFrom: return "followsFrom";
    }
    return "link";
}

void writeLinks(encode::JsonWriter& json, const std::vector<Link>& links)
{
    json.key("links").beginArray();
    for (const Link& link : links) {
        json.beginRow();
        json.key("type").text(linkName(link.type));
        json.key("traceId").id(link.trace);
        json.key("spanId").id(link.span);
        writeAttributes(json, "attributes", link.attributes);
        json.endRow();
    }
    json.endArray();
}

void writeMarks(encode::JsonWriter& json, NodeFlags flags)
{
    struct Mark {
        NodeFlag flag;
        std::string_view name;
    };
    static constexpr Mark kMarks[] = {{NodeFlag::orphan, "orphan"}, {NodeFlag::cycle, "cycle"},
        {NodeFlag::sharedHalf, "shared"}, {NodeFlag::merged, "merged"}, {NodeFlag::conflicting, "conflicting"},
        {NodeFlag::followsFrom, "followsFrom"}};
    json.key("marks").beginArray();
    for (const Mark& mark : kMarks)
        if (flags.has(mark.flag))
            json.text(mark.name);
    json.endArray();
}

class SpanWriter {
public:
    SpanWriter(encode::JsonWriter& json, const TraceTree& tree) : m_json(&json), m_tree(&tree) {}

    void write(NodeNo node, const Call& call);

private:
    void writeColumns(NodeNo node);
    void writeDetail(const SpanDetail& detail);

    encode::JsonWriter* m_json;
    const TraceTree* m_tree;
    TimeWriter m_times;
};

void SpanWriter::writeColumns(NodeNo node)
{
    encode::JsonWriter& json = *m_json;
    const SpanTable& table = m_tree->table();
    const SpanIndex span = m_tree->span(node);
    const SpanId parent = m_tree->parentId(node);
    json.key("spanId").id(m_tree->id(node));
    json.key("parentSpanId");
    if (parent == SpanId::none)
        json.null();
    else
        json.id(parent);
    json.key("depth").number(m_tree->depth(node));
    json.key("service").text(m_tree->service(node));
    json.key("name").text(m_tree->name(node));
    json.key("kind").text(name(m_tree->kind(node)));
    json.key("status").text(name(m_tree->status(node)));
    writeTime(json, m_times, "start", m_tree->startKnown(node) ? std::optional(m_tree->start(node)) : std::nullopt);
    writeDuration(json, "duration", m_tree->durationKnown(node) ? std::optional(m_tree->duration(node)) : std::nullopt);
    json.key("address").text(table.text(table.resource(span).address));
    json.key("peer").text(table.peer(span));
    writeMarks(json, m_tree->flags(node));
}

void SpanWriter::writeDetail(const SpanDetail& detail)
{
    encode::JsonWriter& json = *m_json;
    json.key("statusMessage").text(detail.statusMessage);
    writeAttributes(json, "attributes", detail.attributes);
    writeEvents(json, m_times, detail.events);
    writeLinks(json, detail.links);
    writeAttributes(json, "resource", detail.resource);
    json.key("scope").text(detail.scopeName);
}

void SpanWriter::write(NodeNo node, const Call& call)
{
    m_json->beginRow();
    writeColumns(node);
    if (const auto detail = m_tree->table().detail(m_tree->span(node)))
        writeDetail(*detail);
    else
        call.note(NoteKind::badRecord, detail.error().where);
    m_json->endRow();
}

} // namespace

Result<> writeTrace(
    encode::JsonWriter& json, const TraceTree& tree, std::span<const analysis::PathSection> path, const Call& call)
{
    TimeWriter times;
    const TraceExtent& extent = tree.trace().extent();
    json.key("traceId").id(tree.trace().id());
    writeTime(json, times, "start", extent.known ? std::optional(extent.start) : std::nullopt);
    writeDuration(json, "duration", extent.known ? std::optional(extent.duration()) : std::nullopt);
    json.key("spans").beginArray();
    SpanWriter spans(json, tree);
    for (std::uint32_t no = 0; no < tree.size(); ++no) {
        if (no % kCheckEvery == 0)
            if (auto good = call.check(); !good)
                return good;
        spans.write(NodeNo{no}, call);
    }
    json.endArray();
    json.key("criticalPath").beginArray();
    for (const analysis::PathSection& stretch : path) {
        json.beginRow();
        json.key("spanId").id(tree.id(stretch.node));
        json.key("fromNanos").number(stretch.from);
        json.key("toNanos").number(stretch.to);
        json.endRow();
    }
    json.endArray();
    return {};
}

} // namespace longspan::ctl
