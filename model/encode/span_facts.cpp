// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/span_facts.h"

#include <algorithm>
#include <charconv>

namespace longspan::encode {

namespace {

bool holds(std::string_view text, std::string_view letters)
{
    return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

/// What an attribute "error" says, by Jaeger's rule: false, 0 and the empty text are no error.
bool saysError(const Value& value)
{
    const std::string text = toText(value);
    return !text.empty() && text != "false" && text != "0";
}

bool isBoolean(std::string_view text)
{
    return text == "true" || text == "false";
}

} // namespace

std::string takeText(Attributes& attributes, std::string_view key)
{
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [key](const Attribute& a) { return a.key == key; });
    if (found == attributes.end())
        return {};
    std::string text = toText(found->value);
    attributes.erase(found);
    return text;
}

bool isIpv4(std::string_view text)
{
    return holds(text, "0123456789.") && std::count(text.begin(), text.end(), '.') == 3;
}

bool isIpv6(std::string_view text)
{
    return holds(text, "0123456789abcdefABCDEF:.") && std::count(text.begin(), text.end(), ':') >= 2;
}

const ResourceDetail& SpanFactsReader::resource(SpanIndex span)
{
    const ResourceNo no = m_table->resourceNo(span);
    const auto [place, isNew] = m_resources.try_emplace(static_cast<std::uint64_t>(no));
    const DetailReaderPtr& reader = m_table->document(span).reader;
    if (isNew && reader) {
        ResourceCollector collector(place->second);
        if (!reader->visitResource(*m_table, no, collector))
            ++m_losses->unreadable;
    }
    return place->second;
}

const SpanFacts& SpanFactsReader::read(SpanIndex span)
{
    m_facts = SpanFacts{};
    m_facts.span = span;
    m_facts.resource = &resource(span);
    m_facts.failed = m_table->isError(span);
    if (const DetailReaderPtr& reader = m_table->document(span).reader) {
        DetailCollector collector(m_facts.detail);
        if (!reader->visitSpan(*m_table, span, collector)) {
            m_facts.detail = {};
            ++m_losses->unreadable;
        }
    }
    takeRemote();
    takeStatus();
    takeScope();
    (void)takeText(m_facts.detail.attributes, "span.kind");
    return m_facts;
}

void SpanFactsReader::takeRemote()
{
    Attributes& attributes = m_facts.detail.attributes;
    m_facts.remote = std::move(m_facts.detail.remote);
    Endpoint& remote = m_facts.remote;
    if (remote.serviceName.empty())
        remote.serviceName = takeText(attributes, "peer.service");
    if (remote.serviceName.empty())
        remote.serviceName = m_table->peer(m_facts.span);
    const auto takeAddress = [&attributes](std::string_view key, std::string& into, bool fits(std::string_view)) {
        const Value* value = find(attributes, key);
        if (value && into.empty() && fits(toText(*value)))
            into = takeText(attributes, key);
    };
    takeAddress("peer.ipv4", remote.ipv4, isIpv4);
    takeAddress("peer.ipv6", remote.ipv6, isIpv6);
    if (const Value* value = find(attributes, "peer.port"); value && remote.port == 0) {
        const std::string text = toText(*value);
        std::uint16_t port = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
        if (error == std::errc{} && end == text.data() + text.size() && port != 0) {
            remote.port = port;
            (void)takeText(attributes, "peer.port");
        }
    }
}

void SpanFactsReader::takeStatus()
{
    Attributes& attributes = m_facts.detail.attributes;
    m_facts.message = m_facts.detail.statusMessage;
    (void)takeText(attributes, "otel.status_code");
    for (const std::string_view key : {"otel.status_description", "otel.status_message"})
        if (std::string text = takeText(attributes, key); m_facts.message.empty())
            m_facts.message = std::move(text);
    const Value* error = find(attributes, "error");
    if (!error)
        return;
    if (!m_facts.failed) {
        // Where the presence of the attribute is the failure, it must not be written for a span that did not fail.
        m_losses->errorAttributes += saysError(*error) ? 1U : 0U;
        (void)takeText(attributes, "error");
        return;
    }
    std::string text = takeText(attributes, "error");
    if (m_facts.message.empty() && !isBoolean(text))
        m_facts.message = std::move(text);
}

void SpanFactsReader::takeScope()
{
    SpanDetail& detail = m_facts.detail;
    detail.scopeName = m_facts.resource->scopeName;
    detail.scopeVersion = m_facts.resource->scopeVersion;
    for (const std::string_view key : {"otel.scope.name", "otel.library.name"})
        if (std::string text = takeText(detail.attributes, key); detail.scopeName.empty())
            detail.scopeName = std::move(text);
    for (const std::string_view key : {"otel.scope.version", "otel.library.version"})
        if (std::string text = takeText(detail.attributes, key); detail.scopeVersion.empty())
            detail.scopeVersion = std::move(text);
}

} // namespace longspan::encode
