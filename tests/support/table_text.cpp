// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/table_text.h"

#include "model/decode/json_text.h"

#include <algorithm>
#include <sstream>

namespace longspan::test {

namespace {

bool isUtf8(std::string_view text)
{
    return decode::validUtf8Prefix(text) == text.size();
}

void write(std::ostream& out, const char* what, const Attributes& attributes)
{
    for (const Attribute& attribute : attributes)
        out << ' ' << what << '<' << attribute.key << ':' << attribute.value.data.index() << ':'
            << toText(attribute.value) << '>';
}

void write(std::ostream& out, const char* what, const Endpoint& endpoint)
{
    if (endpoint.known())
        out << ' ' << what << '<' << endpoint.serviceName << ' ' << endpoint.ipv4 << ' ' << endpoint.ipv6 << ' '
            << endpoint.port << '>';
}

std::string textOf(const SpanDetail& detail)
{
    std::ostringstream out;
    out << "flags " << detail.traceFlags << " dropped " << detail.droppedAttributes << ' ' << detail.droppedEvents
        << ' ' << detail.droppedLinks << " message<" << detail.statusMessage << "> state<" << detail.traceState << '>';
    write(out, "attribute", detail.attributes);
    for (const Event& event : detail.events) {
        out << " event<" << event.time << ' ' << event.name << ' ' << event.droppedAttributes << '>';
        write(out, "of-event", event.attributes);
    }
    for (const Link& link : detail.links) {
        out << " link<" << static_cast<int>(link.type) << ' ' << toHex32(link.trace) << ' ' << toHex(link.span) << ' '
            << link.traceState << '>';
        write(out, "of-link", link.attributes);
    }
    write(out, "resource", detail.resource);
    out << " scope<" << detail.scopeName << ' ' << detail.scopeVersion << '>';
    write(out, "of-scope", detail.scope);
    write(out, "local", detail.local);
    write(out, "remote", detail.remote);
    for (const std::string& warning : detail.warnings)
        out << " warning<" << warning << '>';
    return out.str();
}

/// Collects what is wrong with one table.
class Inspection {
public:
    explicit Inspection(const SpanTable& table) : m_table(table) {}

    std::vector<std::string> run()
    {
        if (!equalLengths())
            return {"columns of unequal length"};
        for (std::uint32_t row = 0; row < m_table.size(); ++row) {
            m_row = row;
            if (numbers(SpanIndex{row})) {
                texts(SpanIndex{row});
                times(SpanIndex{row});
                place(SpanIndex{row});
                detail(SpanIndex{row});
            }
        }
        traces();
        return std::move(m_faults);
    }

private:
    void expect(bool holds, const std::string& what)
    {
        if (!holds)
            m_faults.push_back("row " + std::to_string(m_row) + ": " + what);
    }

    bool equalLengths() const
    {
        const SpanColumns& columns = m_table.columns();
        const std::size_t size = columns.size();
        return columns.duration.size() == size && columns.id.size() == size && columns.parent.size() == size &&
            columns.trace.size() == size && columns.interface.size() == size && columns.resource.size() == size &&
            columns.peer.size() == size && columns.place.size() == size && columns.placeLength.size() == size &&
            columns.flags.size() == size && columns.kind.size() == size && columns.status.size() == size;
    }

    bool knownText(StringId id) const { return index(id) < m_table.strings().size(); }

    bool numbers(SpanIndex span)
    {
        const std::size_t before = m_faults.size();
        expect(index(m_table.trace(span)) < m_table.traceCount(), "no such trace");
        expect(index(m_table.interface(span)) < m_table.interfaces().size(), "no such interface");
        expect(index(m_table.resourceNo(span)) < m_table.resources().size(), "no such resource");
        expect(knownText(m_table.columns().peer[index(span)]), "no such peer");
        expect(m_table.kind(span) <= SpanKind::consumer, "no such kind");
        expect(m_table.status(span) <= SpanStatus::error, "no such status");
        if (m_faults.size() != before)
            return false;
        const InterfaceKey& interface = m_table.interfaces()[index(m_table.interface(span))];
        const Resource& resource = m_table.resource(span);
        expect(knownText(interface.service) && knownText(interface.name), "an interface without texts");
        expect(knownText(resource.host) && knownText(resource.address), "a resource without texts");
        expect(interface.service == resource.service, "the interface is of another service than the resource");
        return m_faults.size() == before;
    }

    void texts(SpanIndex span)
    {
        for (const std::string_view text : {m_table.service(span), m_table.name(span), m_table.peer(span),
                 m_table.text(m_table.resource(span).host), m_table.text(m_table.resource(span).address)})
            expect(isUtf8(text), "a text that is not UTF-8");
        expect(m_table.id(span) != SpanId::none, "no id");
        expect(m_table.id(span) != m_table.parentId(span), "its own parent");
        expect(m_table.traceId(m_table.trace(span)).valid(), "no trace id");
    }

    void times(SpanIndex span)
    {
        expect(m_table.start(span) >= 0 && m_table.duration(span) >= 0, "a negative time");
        expect(m_table.startKnown(span) || m_table.start(span) == 0, "an unknown start with a value");
        expect(m_table.durationKnown(span) || m_table.duration(span) == 0, "an unknown duration with a value");
    }

    void place(SpanIndex span)
    {
        const Document& document = m_table.document(span);
        const std::uint64_t begin = m_table.columns().place[index(span)];
        const std::uint64_t length = m_table.columns().placeLength[index(span)];
        expect(begin >= document.base && begin + length <= document.base + document.size, "outside its document");
        const std::string_view raw = m_table.raw(span);
        expect(raw.empty() || raw.size() == length, "raw text of another length");
        expect(raw.empty() || (raw.front() == '{' && raw.back() == '}'), "raw text that is no object");
    }

    void detail(SpanIndex span)
    {
        const Result<SpanDetail> detail = m_table.detail(span);
        if (!detail)
            expect(detail.error().kind == ErrorKind::malformed && !detail.error().where.empty(), "an odd error");
        else
            expect(isUtf8(textOf(*detail)), "a detail that is not UTF-8");
    }

    void traces()
    {
        std::vector<bool> seen(m_table.size());
        for (std::uint32_t no = 0; no < m_table.traceCount(); ++no) {
            for (const SpanIndex span : m_table.spansOf(TraceNo{no})) {
                m_row = static_cast<std::uint32_t>(index(span));
                expect(!seen[m_row] && m_table.trace(span) == TraceNo{no}, "in another trace than it says");
                seen[m_row] = true;
            }
            const TraceExtent& extent = m_table.extent(TraceNo{no});
            expect(!extent.known || extent.start <= extent.end, "a trace that ends before it begins");
        }
        expect(std::count(seen.begin(), seen.end(), false) == 0, "in no trace");
    }

    const SpanTable& m_table;
    std::uint32_t m_row = 0;
    std::vector<std::string> m_faults;
};

} // namespace

std::string rowText(const SpanTable& table, SpanIndex span)
{
    const Resource& resource = table.resource(span);
    std::ostringstream out;
    out << toHex32(table.traceId(table.trace(span))) << '/' << toHex(table.id(span)) << '<'
        << toHex(table.parentId(span)) << ' ' << table.start(span) << '+' << table.duration(span) << " flags "
        << table.flags(span).bits << ' ' << name(table.kind(span)) << ' ' << name(table.status(span)) << " ["
        << table.service(span) << "|" << table.name(span) << "] peer [" << table.peer(span) << "] at ["
        << table.text(resource.host) << '|' << table.text(resource.address) << "] " << table.where(span) << '#'
        << table.columns().placeLength[index(span)];
    return out.str();
}

std::vector<std::string> tableText(const SpanTable& table)
{
    std::vector<std::string> rows;
    rows.reserve(table.size());
    for (std::uint32_t row = 0; row < table.size(); ++row)
        rows.push_back(rowText(table, SpanIndex{row}));
    return rows;
}

std::string detailText(const SpanTable& table, SpanIndex span)
{
    const Result<SpanDetail> detail = table.detail(span);
    return detail ? textOf(*detail) : detail.error().what + " at " + detail.error().where;
}

std::vector<std::string> faultsOf(const SpanTable& table)
{
    return Inspection(table).run();
}

} // namespace longspan::test
