// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/key_index.h"
#include "model/trace/span_table.h"

#include <string>
#include <vector>

namespace longspan::analysis {

/// What the attributes of a client span say of the other side.
struct LinkPeer {
    std::string name; ///< from server.address, net.peer.name, network.peer.address[:port] or the database's name
    bool database = false;
};

/// Looks into the details of client spans that call somebody who does not report. Whether a named peer is a database is
/// asked once for each interface and peer; spans without a named peer are all looked into.
class LinkPeers {
public:
    explicit LinkPeers(const SpanTable& table) : m_table(table) {}

    [[nodiscard]] bool isDatabase(SpanIndex span, StringId peer);
    [[nodiscard]] LinkPeer look(SpanIndex span) const;

private:
    struct Key {
        InterfaceNo interface = InterfaceNo::none;
        StringId peer = StringId::empty;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::uint64_t operator()(const Key& key) const
        {
            return hashWord(static_cast<std::uint64_t>(key.interface) << 32U | static_cast<std::uint64_t>(key.peer));
        }
    };

    const SpanTable& m_table;
    KeyIndex<Key, Hash> m_asked;
    std::vector<bool> m_answers;
};

} // namespace longspan::analysis
