// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/encode/trace_writer.h"
#include "model/trace/span_detail.h"

#include <string>
#include <unordered_map>

namespace longspan::encode {

/// A resource's details: attributes, scope, Zipkin's endpoint.
using ResourceDetail = SpanDetail;

/// A span in the terms that all formats share: what one format says in a field and another in an attribute is said
/// once, in the field here.
struct SpanFacts {
    SpanIndex span = SpanIndex::none;
    SpanDetail detail;                        ///< attributes that are said elsewhere are taken out
    const ResourceDetail* resource = nullptr; ///< never null; lives as long as the reader's table
    Endpoint remote;
    std::string message; ///< of the status
    bool failed = false;
};

/// Collects the facts of a table's spans; resources are decoded once each.
class SpanFactsReader {
public:
    SpanFactsReader(const SpanTable& table, Losses& losses) : m_table(&table), m_losses(&losses) {}

    /// Valid until the next call.
    [[nodiscard]] const SpanFacts& read(SpanIndex span);
    [[nodiscard]] const ResourceDetail& resource(SpanIndex span);

private:
    void takeRemote();
    void takeStatus();
    void takeScope();

    const SpanTable* m_table;
    Losses* m_losses;
    SpanFacts m_facts;
    std::unordered_map<std::uint64_t, ResourceDetail> m_resources;
};

/// Takes the first attribute with that key away and gives its value as text; empty when there is none.
[[nodiscard]] std::string takeText(Attributes& attributes, std::string_view key);

/// "10.0.0.1" or "2001:db8::1"; nothing else goes into a field for addresses.
[[nodiscard]] bool isIpv4(std::string_view text);
[[nodiscard]] bool isIpv6(std::string_view text);

} // namespace longspan::encode
