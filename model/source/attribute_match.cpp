// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/attribute_match.h"

namespace longspan::source {

namespace {

std::uint64_t holding(std::span<const AttributeFilter> filters, std::string_view key, const ValueView& value)
{
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < filters.size(); ++i) {
        if (filters[i].key != key)
            continue;
        const std::optional<std::string>& wanted = filters[i].value;
        const bool text = value.type == ValueView::Type::string;
        if (!wanted || (text ? value.text == *wanted : toText(toValue(value)) == *wanted))
            mask |= 1ULL << i;
    }
    return mask;
}

class SpanMatcher final : public DetailSink {
public:
    explicit SpanMatcher(std::span<const AttributeFilter> filters) : m_filters(filters) {}

    void attribute(std::string_view key, const ValueView& value) override
    {
        if (m_ofSpan)
            m_mask |= holding(m_filters, key, value);
    }
    void beginEvent(Nanos /*time*/, std::string_view /*name*/, std::uint32_t /*dropped*/) override { m_ofSpan = false; }
    void beginLink(const LinkFacts& /*link*/) override { m_ofSpan = false; }
    void facts(const SpanFacts& /*facts*/) override {}
    void remoteEndpoint(const Endpoint& /*endpoint*/) override {}
    void warning(std::string_view /*text*/) override {}

    [[nodiscard]] std::uint64_t mask() const { return m_mask; }

private:
    std::span<const AttributeFilter> m_filters;
    std::uint64_t m_mask = 0;
    bool m_ofSpan = true;
};

class ResourceMatcher final : public ResourceSink {
public:
    explicit ResourceMatcher(std::span<const AttributeFilter> filters) : m_filters(filters) {}

    void attribute(std::string_view key, const ValueView& value) override { m_mask |= holding(m_filters, key, value); }
    void beginScope(std::string_view /*name*/, std::string_view /*version*/) override {}
    void localEndpoint(const Endpoint& /*endpoint*/) override {}

    [[nodiscard]] std::uint64_t mask() const { return m_mask; }

private:
    std::span<const AttributeFilter> m_filters;
    std::uint64_t m_mask = 0;
};

} // namespace

AttributeMatch::AttributeMatch(const SpanTable& table, std::span<const AttributeFilter> filters)
    : m_table(&table), m_filters(filters.first(std::min(filters.size(), kMaxAttributeFilters)))
{
    m_all = m_filters.size() == 64 ? ~Mask{0} : (Mask{1} << m_filters.size()) - 1;
}

AttributeMatch::Mask AttributeMatch::ofResource(SpanIndex span)
{
    const ResourceNo resource = m_table->resourceNo(span);
    const auto [place, isNew] = m_resources.try_emplace(static_cast<std::uint64_t>(resource), 0);
    const DetailReaderPtr& reader = m_table->document(span).reader;
    if (isNew && reader) {
        ResourceMatcher matcher(m_filters);
        if (reader->visitResource(*m_table, resource, matcher))
            place->second = matcher.mask();
    }
    return place->second;
}

bool AttributeMatch::operator()(SpanIndex span, const Call& call)
{
    if (m_all == 0)
        return true;
    const Mask missing = m_all & ~ofResource(span);
    if (missing == 0)
        return true;
    const DetailReaderPtr& reader = m_table->document(span).reader;
    if (!reader)
        return false;
    SpanMatcher matcher(m_filters);
    if (auto read = reader->visitSpan(*m_table, span, matcher); !read) {
        call.note(NoteKind::badRecord, read.error().where);
        return false;
    }
    return (missing & ~matcher.mask()) == 0;
}

} // namespace longspan::source
