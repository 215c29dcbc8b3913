// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/link_peer.h"

#include <array>

namespace longspan::analysis {

namespace {

/// Keeps the few attributes that name a peer, best first.
class PeerSink final : public DetailSink {
public:
    void attribute(std::string_view key, const ValueView& value) override
    {
        if (m_belongsToSpan && !key.empty())
            keep(key, value);
    }
    void beginEvent(Nanos, std::string_view, std::uint32_t) override { m_belongsToSpan = false; }
    void beginLink(const LinkFacts&) override { m_belongsToSpan = false; }
    void facts(const SpanFacts&) override {}
    void remoteEndpoint(const Endpoint& endpoint) override
    {
        const std::string& address = endpoint.ipv4.empty() ? endpoint.ipv6 : endpoint.ipv4;
        if (!address.empty())
            m_found[kAddress] = address;
        if (!address.empty() && endpoint.port != 0)
            m_port = std::to_string(endpoint.port);
    }
    void warning(std::string_view) override {}

    [[nodiscard]] LinkPeer peer() const
    {
        LinkPeer peer;
        peer.database = m_database;
        for (std::size_t i = 0; i < m_found.size() && peer.name.empty(); ++i)
            if (!m_found[i].empty())
                peer.name = i == kAddress && !m_port.empty() ? m_found[i] + ':' + m_port : m_found[i];
        return peer;
    }

private:
    static constexpr std::size_t kAddress = 3;
    static constexpr std::array<std::string_view, 9> kNames{"peer.service", "server.address", "net.peer.name",
        "network.peer.address", "db.name", "db.namespace", "db.instance", "db.system", "db.system.name"};

    void keep(std::string_view key, const ValueView& value)
    {
        m_database = m_database || key.substr(0, 3) == "db." || key == "sql.query";
        if (key == "network.peer.port")
            m_port = toText(toValue(value));
        for (std::size_t i = 0; i < kNames.size(); ++i)
            if (key == kNames[i])
                m_found[i] = toText(toValue(value));
    }

    std::array<std::string, kNames.size()> m_found;
    std::string m_port;
    bool m_database = false;
    bool m_belongsToSpan = true;
};

} // namespace

LinkPeer LinkPeers::look(SpanIndex span) const
{
    const Document& document = m_table.document(span);
    PeerSink sink;
    if (!document.reader || !document.reader->visitSpan(m_table, span, sink))
        return {};
    return sink.peer();
}

bool LinkPeers::isDatabase(SpanIndex span, StringId peer)
{
    const std::uint32_t asked = m_asked.insert({m_table.interface(span), peer});
    if (asked == m_answers.size())
        m_answers.push_back(look(span).database);
    return m_answers[asked];
}

} // namespace longspan::analysis
