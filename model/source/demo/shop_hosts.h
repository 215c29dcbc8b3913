// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/demo/shop_catalog.h"
#include "model/source/demo/shop_random.h"
#include "model/trace/span_detail.h"
#include "model/trace/span_table_builder.h"

#include <array>
#include <string>
#include <vector>

namespace longspan::source::demo {

/// A running copy of a service.
struct Host {
    Service service = Service::ingress;
    ResourceNo resource = ResourceNo::none;
    std::string pod;
    std::string node;
    std::string address;
    std::string_view version;
    Nanos clockOffset = 0; ///< what its clock shows too much
    bool cold = false;     ///< the inventory release whose cache was never filled, on the node where it runs
};

/// All hosts of a region, as resources of the table that is being built.
class ShopHosts {
public:
    ShopHosts(const ShopRegion& region, SpanTableBuilder& builder);

    [[nodiscard]] const Host& pick(Service service, Random& random) const;
    /// By ResourceNo: the builder gave them dense from 0.
    [[nodiscard]] const Host& of(ResourceNo resource) const { return m_hosts[index(resource)]; }
    [[nodiscard]] Attributes attributes(ResourceNo resource) const;

private:
    void add(Service service, std::uint32_t number, SpanTableBuilder& builder);

    const ShopRegion* m_region;
    std::vector<Host> m_hosts;
    std::array<std::uint32_t, kServices + 1> m_begin{};
};

} // namespace longspan::source::demo
