// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trace_fixture.h"

#include <algorithm>

namespace longspan::test {

namespace {

std::uint64_t packed(std::string_view label)
{
    std::uint64_t number = 0;
    for (const char c : label.substr(0, 8))
        number = number << 8U | static_cast<unsigned char>(c);
    return number;
}

} // namespace

SpanId spanId(std::string_view label)
{
    return static_cast<SpanId>(packed(label));
}

TraceId traceId(std::string_view label)
{
    return {label.size() > 8 ? packed(label.substr(8)) : 0, packed(label)};
}

std::string label(SpanId id)
{
    std::string text;
    for (auto number = static_cast<std::uint64_t>(id); number != 0; number >>= 8U)
        text.insert(text.begin(), static_cast<char>(number & 0xffU));
    return text;
}

/// Details by row: the place of a span is its row.
class TraceFixture::Details final : public DetailReader {
public:
    std::vector<SpanDetail> details;

    [[nodiscard]] Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const override
    {
        const SpanDetail& detail = details[table.columns().place[index(span)]];
        sink.facts({detail.statusMessage, detail.traceState, detail.traceFlags, detail.droppedAttributes,
            detail.droppedEvents, detail.droppedLinks});
        give(detail.attributes, sink);
        for (const Event& event : detail.events) {
            sink.beginEvent(event.time, event.name, event.droppedAttributes);
            give(event.attributes, sink);
        }
        for (const Link& link : detail.links) {
            sink.beginLink({link.type, link.trace, link.span, link.traceState});
            give(link.attributes, sink);
        }
        sink.remoteEndpoint(detail.remote);
        for (const std::string& warning : detail.warnings)
            sink.warning(warning);
        return {};
    }

    [[nodiscard]] Result<> visitResource(const SpanTable& table, ResourceNo no, ResourceSink& sink) const override
    {
        const SpanDetail& detail = details[table.resources()[index(no)].place];
        give(detail.resource, sink);
        sink.localEndpoint(detail.local);
        sink.beginScope(detail.scopeName, detail.scopeVersion);
        give(detail.scope, sink);
        return {};
    }

    [[nodiscard]] std::string_view raw(const SpanTable&, SpanIndex) const override { return {}; }

private:
    template <class Sink>
    static void give(const Attributes& attributes, Sink& sink)
    {
        for (const Attribute& attribute : attributes)
            sink.attribute(attribute.key, viewOf(attribute.value));
    }
};

TraceFixture::TraceFixture() : m_details(std::make_shared<Details>())
{
    m_builder->addDocument("fixture", "test", std::uint64_t{1} << 32U, m_details);
}

TraceFixture::TraceFixture(std::initializer_list<SpanSpec> spans) : TraceFixture()
{
    for (const SpanSpec& spec : spans)
        add(spec);
}

ResourceNo TraceFixture::resource(const SpanSpec& spec)
{
    Resource wanted;
    wanted.service = m_builder->intern(spec.service);
    wanted.address = m_builder->intern(spec.address);
    wanted.host = m_builder->intern(spec.host.empty() ? spec.address : spec.host);
    wanted.place = m_builder->size();
    const bool ownDetails =
        !spec.detail.resource.empty() || spec.detail.local.known() || !spec.detail.scopeName.empty();
    if (ownDetails)
        return m_builder->addResource(wanted);
    const auto known = std::find_if(m_plain.begin(), m_plain.end(), [&](ResourceNo no) {
        const Resource& other = m_builder->resource(no);
        return other.service == wanted.service && other.address == wanted.address && other.host == wanted.host;
    });
    return known != m_plain.end() ? *known : m_plain.emplace_back(m_builder->addResource(wanted));
}

SpanRow TraceFixture::row(const SpanSpec& spec)
{
    SpanRow row;
    row.start = spec.start.value_or(0);
    row.duration = spec.duration.value_or(0);
    row.flags.set(SpanFlag::startUnknown, !spec.start);
    row.flags.set(SpanFlag::durationUnknown, !spec.duration);
    row.flags.set(SpanFlag::shared, spec.shared);
    row.flags.set(SpanFlag::followsFrom, spec.followsFrom);
    row.id = spanId(spec.id);
    row.parent = spanId(spec.parent);
    row.trace = m_builder->trace(traceId(spec.trace));
    row.interface = m_builder->interface(m_builder->intern(spec.service), m_builder->intern(spec.name));
    row.resource = resource(spec);
    row.peer = m_builder->intern(spec.peer);
    row.place = m_builder->size();
    row.kind = spec.kind;
    row.status = spec.error ? SpanStatus::error : SpanStatus::unset;
    return row;
}

SpanIndex TraceFixture::add(const SpanSpec& spec)
{
    const SpanRow made = row(spec);
    m_details->details.resize(m_builder->size());
    m_details->details.push_back(spec.detail);
    return m_builder->append(made);
}

SpanTablePtr TraceFixture::table()
{
    if (!m_table)
        m_table = m_builder->finish();
    return m_table;
}

Trace TraceFixture::trace(std::string_view label)
{
    const SpanTablePtr table = this->table();
    return {table, table->findTrace(traceId(label)).value_or(TraceNo::none)};
}

} // namespace longspan::test
