// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/span_rows.h"

#include "model/source/aliyun/trace_ids.h"

#include <algorithm>
#include <unordered_map>

namespace longspan::source::aliyun {

namespace {

ValueView textView(std::string_view text)
{
    ValueView view;
    view.type = ValueView::Type::string;
    view.text = text;
    return view;
}

/// Keeps what was received; a span's place is its number among them.
class ApiDetails final : public DetailReader {
public:
    explicit ApiDetails(std::vector<ApiSpan> spans) : m_spans(std::move(spans)) {}

    [[nodiscard]] Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const override
    {
        const ApiSpan& own = at(table, span);
        for (const auto& [key, value] : own.tags)
            sink.attribute(key, textView(value));
        if (!own.resultCode.empty())
            sink.attribute("resultCode", textView(own.resultCode));
        if (!own.rpcId.empty())
            sink.attribute("rpcId", textView(own.rpcId));
        for (const ApiEvent& event : own.events) {
            sink.beginEvent(event.time.value_or(0), nameOf(event), 0);
            for (const auto& [key, value] : event.tags)
                if (key != "event")
                    sink.attribute(key, textView(value));
        }
        return {};
    }

    [[nodiscard]] Result<> visitResource(const SpanTable&, ResourceNo, ResourceSink&) const override { return {}; }

    [[nodiscard]] std::string_view raw(const SpanTable& table, SpanIndex span) const override
    {
        return at(table, span).raw;
    }

private:
    static std::string_view nameOf(const ApiEvent& event)
    {
        const auto named =
            std::find_if(event.tags.begin(), event.tags.end(), [](const auto& tag) { return tag.first == "event"; });
        return named == event.tags.end() ? std::string_view() : std::string_view(named->second);
    }

    [[nodiscard]] const ApiSpan& at(const SpanTable& table, SpanIndex span) const
    {
        return m_spans[table.columns().place[index(span)] - table.document(span).base];
    }

    std::vector<ApiSpan> m_spans;
};

std::string_view tag(const ApiSpan& span, std::string_view key)
{
    const auto found =
        std::find_if(span.tags.begin(), span.tags.end(), [key](const auto& t) { return t.first == key; });
    return found == span.tags.end() ? std::string_view() : std::string_view(found->second);
}

/// RpcType as the pages of ARMS list it.
SpanKind kindOfRpc(std::int64_t type)
{
    switch (type) {
    case 0:
    case 2:
    case 8: return SpanKind::server;
    case 1:
    case 7:
    case 25:
    case 60:
    case 61:
    case 62:
    case 63:
    case 64:
    case 70: return SpanKind::client;
    case 40:
    case 41: return SpanKind::internal;
    default: return SpanKind::unspecified;
    }
}

SpanKind kindOf(const ApiSpan& span)
{
    const std::string_view told = tag(span, "span.kind");
    for (const SpanKind kind :
        {SpanKind::internal, SpanKind::server, SpanKind::client, SpanKind::producer, SpanKind::consumer})
        if (told == name(kind))
            return kind;
    return span.rpcType ? kindOfRpc(*span.rpcType) : SpanKind::unspecified;
}

bool failed(const ApiSpan& span)
{
    const bool has = std::any_of(span.tags.begin(), span.tags.end(), [](const auto& t) { return t.first == "error"; });
    const std::string_view told = tag(span, "error");
    return has && told != "false" && told != "0";
}

class TraceRows {
public:
    TraceRows(SpanTableBuilder& builder, TraceId trace, const std::string& name, const Call& call)
        : m_builder(builder), m_trace(builder.trace(trace)), m_name(name), m_call(call)
    {
    }

    void append(std::vector<ApiSpan> spans)
    {
        for (const ApiSpan& span : spans)
            if (!span.rpcId.empty())
                m_byRpc.emplace(span.rpcId, idOf(span));
        const std::uint64_t base = m_builder.addDocument(m_name, "Alibaba Cloud", spans.size(), nullptr);
        for (std::size_t i = 0; i < spans.size(); ++i)
            m_builder.append(row(spans[i], base + i));
        m_builder.setReader(base, std::make_shared<ApiDetails>(std::move(spans)));
    }

private:
    static SpanId idOf(const ApiSpan& span)
    {
        const SpanId id = spanNumber(span.spanId);
        return id == SpanId::none && !span.rpcId.empty() ? SpanId{stableHash(span.rpcId, 2)} : id;
    }

    [[nodiscard]] SpanId parentOf(const ApiSpan& span) const
    {
        if (const SpanId parent = spanNumber(span.parentId); parent != SpanId::none)
            return parent;
        const auto dot = span.rpcId.rfind('.');
        if (dot == std::string::npos)
            return SpanId::none;
        const auto found = m_byRpc.find(std::string_view(span.rpcId).substr(0, dot));
        return found == m_byRpc.end() ? SpanId::none : found->second;
    }

    ResourceNo resourceOf(const ApiSpan& span)
    {
        const auto [at, isNew] = m_resources.try_emplace(span.service + '\n' + span.ip, ResourceNo::none);
        if (isNew) {
            Resource resource;
            resource.service = m_builder.intern(span.service);
            resource.host = resource.address = m_builder.intern(span.ip);
            at->second = m_builder.addResource(resource);
        }
        return at->second;
    }

    SpanRow row(const ApiSpan& span, std::uint64_t place)
    {
        SpanRow row;
        row.trace = m_trace;
        row.id = idOf(span);
        row.parent = parentOf(span);
        row.interface = m_builder.interface(m_builder.intern(span.service), m_builder.intern(span.operation));
        row.resource = resourceOf(span);
        row.peer = m_builder.intern(tag(span, "peer.service"));
        row.place = place;
        row.placeLength = 1;
        row.start = span.start.value_or(0);
        row.duration = span.duration.value_or(0);
        row.kind = kindOf(span);
        row.status = failed(span) ? SpanStatus::error : SpanStatus::unset;
        settle(span, row);
        return row;
    }

    /// What is missing or odd.
    void settle(const ApiSpan& span, SpanRow& row)
    {
        row.flags.set(SpanFlag::startUnknown, !span.start);
        row.flags.set(SpanFlag::durationUnknown, !span.duration);
        row.flags.set(SpanFlag::micros, span.startStep >= kMicrosecond);
        row.flags.set(SpanFlag::kindInferred, row.kind != SpanKind::unspecified && tag(span, "span.kind").empty());
        if (row.id == SpanId::none) {
            row.id = SpanId{stableHash(span.raw, ++m_nameless)};
            row.flags.set(SpanFlag::syntheticId);
            m_call.note(NoteKind::missingSpanId, m_name);
        }
        if (row.parent == row.id) {
            row.parent = SpanId::none;
            m_call.note(NoteKind::selfParent, m_name);
        }
        if (!span.start)
            m_call.note(NoteKind::startUnknown, m_name);
        if (!span.duration)
            m_call.note(NoteKind::durationUnknown, m_name);
    }

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    SpanTableBuilder& m_builder;
    TraceNo m_trace;
    const std::string& m_name;
    const Call& m_call;
    std::unordered_map<std::string, SpanId, TextHash, std::equal_to<>> m_byRpc;
    std::unordered_map<std::string, ResourceNo> m_resources;
    std::uint64_t m_nameless = 0;
};

} // namespace

void appendTrace(
    SpanTableBuilder& builder, TraceId trace, const std::string& name, std::vector<ApiSpan> spans, const Call& call)
{
    TraceRows(builder, trace, name, call).append(std::move(spans));
}

} // namespace longspan::source::aliyun
