// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/demo/shop_simulation.h"

#include <optional>
#include <vector>

namespace longspan::source::demo {

/// Makes up a span's attributes and events from its fact, the same each time.
class ShopDetails final : public DetailReader {
public:
    /// Once, before the table is shared.
    void fill(std::vector<SpanFact> facts, ShopHosts hosts);

    [[nodiscard]] Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const override;
    [[nodiscard]] Result<> visitResource(
        const SpanTable& table, ResourceNo resource, ResourceSink& sink) const override;
    [[nodiscard]] std::string_view raw(const SpanTable& table, SpanIndex span) const override;

private:
    std::vector<SpanFact> m_facts;
    std::optional<ShopHosts> m_hosts;
};

} // namespace longspan::source::demo
