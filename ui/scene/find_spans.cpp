// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/find_spans.h"

#include "model/base/ascii.h"

#include <QRegularExpression>
#include <algorithm>

namespace longspan::scene {
namespace {

/// needle in lower case.
bool containsFolded(std::string_view text, std::string_view needle)
{
    const auto same = [](char a, char b) { return lowered(a) == b; };
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(), same) != text.end();
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// A value as text; buffer holds what is not text already.
std::string_view textOf(const ValueView& value, std::string& buffer)
{
    if (value.type == ValueView::Type::string)
        return value.text;
    buffer = toText(toValue(value));
    return buffer;
}

/// Looks at the details of one span.
class Matcher final : public DetailSink, public ResourceSink {
public:
    explicit Matcher(const FindQuery& query) : m_query(query) {}

    void attribute(std::string_view key, const ValueView& value) override
    {
        m_found = m_found || m_query.attribute(key, value);
    }
    void beginEvent(Nanos, std::string_view name, std::uint32_t) override { m_found = m_found || m_query.text(name); }
    void beginLink(const LinkFacts& link) override { m_found = m_found || m_query.text(toHex(link.trace)); }
    void facts(const SpanFacts& facts) override { m_found = m_found || m_query.text(facts.statusMessage); }
    void remoteEndpoint(const Endpoint& endpoint) override
    {
        m_found = m_found || m_query.text(endpoint.serviceName) || m_query.text(endpoint.ipv4);
    }
    void warning(std::string_view text) override { m_found = m_found || m_query.text(text); }

    void beginScope(std::string_view name, std::string_view) override { m_found = m_found || m_query.text(name); }
    void localEndpoint(const Endpoint& endpoint) override { remoteEndpoint(endpoint); }

    [[nodiscard]] bool take() { return std::exchange(m_found, false); }

private:
    const FindQuery& m_query;
    bool m_found = false;
};

class Finder {
public:
    Finder(const TraceTree& tree, const FindQuery& query, FindDepth depth)
        : m_tree(tree), m_table(tree.table()), m_query(query), m_details(depth == FindDepth::details), m_matcher(query)
    {
    }

    Result<NodeSet> find(const Call& call)
    {
        NodeSet found(m_tree.size());
        if (m_query.empty())
            return found;
        matchInterfaces();
        const std::uint32_t step = m_details ? 1U << 10U : 1U << 16U;
        for (std::uint32_t at = 0; at < m_tree.size(); ++at) {
            if (at % step == 0) {
                if (Result<> may = call.check(); !may)
                    return failWith(std::move(may));
                call.progress("find", at, m_tree.size());
            }
            if (matches(NodeNo{at}))
                found.insert(NodeNo{at});
        }
        return found;
    }

private:
    /// Once for each service and name, not for each span.
    void matchInterfaces()
    {
        m_interfaces.reserve(m_table.interfaces().size());
        for (const InterfaceKey& key : m_table.interfaces())
            m_interfaces.push_back(m_query.text(m_table.text(key.service)) || m_query.text(m_table.text(key.name)));
        m_resources.assign(m_table.resources().size(), Answer::unknown);
    }

    bool matches(NodeNo node)
    {
        if (!m_query.attributesOnly() && m_interfaces[index(m_table.interface(m_tree.span(node)))])
            return true;
        if (m_query.maybeId() && m_query.text(toHex(m_tree.id(node))))
            return true;
        const std::span<const SpanIndex> parts = m_tree.partsOf(node);
        return m_details && std::any_of(parts.begin(), parts.end(), [this](SpanIndex row) { return inDetails(row); });
    }

    bool inDetails(SpanIndex row)
    {
        const DetailReaderPtr& reader = m_table.document(row).reader;
        if (!reader)
            return false;
        Answer& resource = m_resources[index(m_table.resourceNo(row))];
        if (resource == Answer::unknown) {
            (void)reader->visitResource(m_table, m_table.resourceNo(row), m_matcher);
            resource = m_matcher.take() ? Answer::yes : Answer::no;
        }
        if (resource == Answer::yes)
            return true;
        (void)reader->visitSpan(m_table, row, m_matcher);
        return m_matcher.take();
    }

    enum class Answer : unsigned char { unknown, no, yes };
    const TraceTree& m_tree;
    const SpanTable& m_table;
    const FindQuery& m_query;
    bool m_details;
    Matcher m_matcher;
    std::vector<bool> m_interfaces;
    std::vector<Answer> m_resources;
};

} // namespace

Result<FindQuery> FindQuery::parse(std::string_view typed)
{
    FindQuery query;
    const std::string_view text = trimmed(typed);
    if (text.empty())
        return query;
    if (text.size() > 2 && text.front() == '/' && text.back() == '/') {
        const std::string_view inner = text.substr(1, text.size() - 2);
        auto pattern =
            std::make_shared<QRegularExpression>(QString::fromUtf8(inner.data(), static_cast<qsizetype>(inner.size())),
                QRegularExpression::CaseInsensitiveOption);
        if (!pattern->isValid()) {
            return fail(ErrorKind::malformed, pattern->errorString().toStdString(),
                std::to_string(pattern->patternErrorOffset()));
        }
        pattern->optimize();
        query.m_kind = Kind::pattern;
        query.m_pattern = std::move(pattern);
        return query;
    }
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos && equals > 0) {
        query.m_kind = Kind::pair;
        query.m_text = trimmed(text.substr(0, equals));
        query.m_value = trimmed(text.substr(equals + 1));
        query.m_anyValue = query.m_value.empty();
        return query;
    }
    query.m_kind = Kind::plain;
    query.m_text = lowered(text);
    query.m_hex = query.m_text.find_first_not_of("0123456789abcdef") == std::string::npos;
    return query;
}

bool FindQuery::attribute(std::string_view key, const ValueView& value) const
{
    std::string buffer;
    if (m_kind == Kind::pair)
        return key == m_text && (m_anyValue || textOf(value, buffer) == m_value);
    return text(key) || text(textOf(value, buffer));
}

bool FindQuery::text(std::string_view text) const
{
    if (m_kind == Kind::plain)
        return containsFolded(text, m_text);
    if (m_kind == Kind::pattern)
        return m_pattern->match(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).hasMatch();
    return false;
}

Result<NodeSet> findSpans(const TraceTree& tree, const FindQuery& query, FindDepth depth, const Call& call)
{
    return Finder(tree, query, depth).find(call);
}

} // namespace longspan::scene
