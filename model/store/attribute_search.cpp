// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/attribute_search.h"

#include "model/store/value_codec.h"

#include <algorithm>

namespace longspan::store {

namespace {

using Type = ValueView::Type;

/// Compares what a resource says with a condition.
class RecordSearch final : public ResourceSink {
public:
    explicit RecordSearch(const AttributeTerm& wanted) : m_wanted(wanted) {}

    void attribute(std::string_view key, const ValueView& value) override
    {
        const bool keyFits = m_wanted.key.empty() || m_wanted.key == key;
        if (!m_scope && keyFits && (!m_wanted.value || toText(toValue(value)) == *m_wanted.value))
            m_found = true;
    }
    void beginScope(std::string_view, std::string_view) override { m_scope = true; }
    void localEndpoint(const Endpoint&) override {}

    [[nodiscard]] bool found() const { return m_found; }

private:
    const AttributeTerm& m_wanted;
    bool m_scope = false;
    bool m_found = false;
};

bool isText(Type type)
{
    return type == Type::string;
}

constexpr std::size_t kStreamsBeforeRecords = 8; // after the texts, see detail_format

Result<DetailRows> unpackRows(const UnpackedSegment& segment, std::string details)
{
    std::vector<std::uint32_t> interfaces(segment.columns.size());
    for (std::size_t row = 0; row < interfaces.size(); ++row)
        interfaces[row] = static_cast<std::uint32_t>(segment.columns.interface[row]);
    return DetailRows::open(std::move(details), {interfaces, segment.columns.start.view()});
}

} // namespace

AttributeSearch::Term AttributeSearch::prepare(const AttributeTerm& wanted, const DetailTexts& texts)
{
    Term term;
    term.wanted = wanted;
    term.fields.resize(texts.size());
    for (std::uint32_t number = detail_format::kReserved; number < texts.size(); ++number) {
        const DetailTexts::Field& field = texts.fields()[number];
        term.fields[number] = wanted.key.empty() || field.key == wanted.key;
        if (!term.fields[number] || !wanted.value || !isText(field.type))
            continue;
        TextNumbers numbers;
        for (const std::uint32_t entry : field.entries)
            if (texts.canBe(entry, *wanted.value, numbers))
                term.entries.emplace(entry,
                    std::vector<std::uint64_t>(
                        numbers.values.begin(), numbers.values.begin() + static_cast<std::ptrdiff_t>(numbers.count)));
    }
    return term;
}

/// False when no row can fulfil the condition.
bool AttributeSearch::possible(const Term& term, const DetailTexts& texts)
{
    if (!term.entries.empty() || std::find(term.records.begin(), term.records.end(), true) != term.records.end())
        return true;
    for (std::uint32_t field = 0; field < texts.size(); ++field)
        if (term.fields[field] && (!term.wanted.value || !isText(texts.fields()[field].type)))
            return true;
    return false;
}

/// False: the texts and resources alone rule all rows out.
Result<bool> AttributeSearch::readTerms(std::span<const AttributeTerm> terms, std::string_view details)
{
    Result<PartReader> part = PartReader::open(details, PartKind::details, detail_format::kVersion);
    if (!part)
        return fail(ErrorKind::malformed, "details: " + part.error().what);
    DetailTexts texts;
    if (!texts.read(*part))
        return fail(ErrorKind::malformed, "details: texts that cannot be");
    for (std::size_t i = 0; i < kStreamsBeforeRecords; ++i)
        part->skip();
    for (const AttributeTerm& term : terms)
        m_terms.push_back(prepare(term, texts));
    ByteReader records(part->next());
    while (records.ok() && !records.atEnd()) {
        const std::string_view record = records.text();
        for (Term& term : m_terms) {
            RecordSearch search(term.wanted);
            term.records.push_back(visitRecord(record, search) && search.found());
        }
    }
    if (!part->ok() || !records.ok())
        return fail(ErrorKind::malformed, "details: resources that cannot be");
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term& term) { return possible(term, texts); });
}

Result<std::optional<AttributeSearch>> AttributeSearch::open(
    std::span<const AttributeTerm> terms, const UnpackedSegment& segment, std::string& details)
{
    AttributeSearch search(segment);
    const Result<bool> any = search.readTerms(terms, details);
    if (!any)
        return tl::unexpected<Error>(any.error());
    if (!*any)
        return std::optional<AttributeSearch>();
    Result<DetailRows> rows = unpackRows(segment, std::move(details));
    if (!rows)
        return failWith(std::move(rows));
    search.m_rows.emplace(std::move(*rows));
    return std::optional<AttributeSearch>(std::move(search));
}

bool AttributeSearch::matches(std::uint32_t row) const
{
    const std::span<const DetailRows::Item> items = m_rows->attributes(row);
    const std::uint32_t record = m_segment->head.resources[index(m_segment->columns.resource[row])].record;
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term& term) {
        return (record < term.records.size() && term.records[record]) ||
            std::any_of(items.begin(), items.end(), [&](const auto& item) { return matches(term, item); });
    });
}

bool AttributeSearch::matches(const Term& term, const DetailRows::Item& item) const
{
    if (!term.fields[item.field])
        return false;
    if (!term.wanted.value)
        return true;
    if (isText(m_rows->texts().fields()[item.field].type)) {
        const auto found = term.entries.find(item.entry);
        if (found == term.entries.end())
            return false;
        const std::span<const std::uint64_t> numbers = m_rows->numbers(item);
        return std::equal(numbers.begin(), numbers.end(), found->second.begin(), found->second.end());
    }
    std::string room;
    Value hold;
    return toText(toValue(m_rows->value(item, room, hold))) == *term.wanted.value;
}

} // namespace longspan::store
