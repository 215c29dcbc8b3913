// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/demo/shop_hosts.h"

namespace longspan::source::demo {

namespace {

constexpr std::uint32_t kNodes = 5;
/// Everything the third node of a region runs in the inventory's new release starts with an empty cache.
constexpr std::uint32_t kColdNode = 2;
constexpr std::string_view kColdVersion = "2.4.1";
/// The clock of the second shipping host runs ahead, as clocks do.
constexpr Nanos kFastClock = 14 * kMillisecond;

std::string podSuffix(Service service, std::uint32_t number)
{
    static constexpr std::string_view kLetters = "bcdfghjklmnpqrstvwxz2456789";
    Random random(static_cast<std::uint64_t>(service) * 131 + number);
    std::string suffix;
    for (int i = 0; i < 5; ++i)
        suffix.push_back(kLetters[random.below(static_cast<std::uint32_t>(kLetters.size()))]);
    return suffix;
}

} // namespace

ShopHosts::ShopHosts(const ShopRegion& region, SpanTableBuilder& builder) : m_region(&region)
{
    for (std::size_t i = 0; i < kServices; ++i) {
        const auto service = static_cast<Service>(i);
        for (std::uint32_t number = 0; number < info(service).instances; ++number)
            add(service, number, builder);
        m_begin[i + 1] = static_cast<std::uint32_t>(m_hosts.size());
    }
}

void ShopHosts::add(Service service, std::uint32_t number, SpanTableBuilder& builder)
{
    const ServiceInfo& facts = info(service);
    const auto place = static_cast<std::uint32_t>(m_hosts.size());
    const std::uint32_t node = service == Service::inventory ? number % kNodes : place % kNodes;
    Host host;
    host.service = service;
    host.pod = std::string(facts.name) + "-" + podSuffix(service, number);
    host.node = std::string(m_region->id) + "." + std::string(m_region->network) + "." + std::to_string(11 + node);
    host.address = std::string(m_region->network) + "." + std::to_string(100 + place);
    host.version = facts.version;
    if (service == Service::inventory && m_region->coldNode && node == kColdNode) {
        host.version = kColdVersion;
        host.cold = true;
    }
    if (service == Service::shipping && number == 1)
        host.clockOffset = kFastClock;
    Resource resource;
    resource.service = builder.intern(facts.name);
    resource.host = builder.intern(host.pod);
    resource.address = builder.intern(host.address);
    host.resource = builder.addResource(resource);
    m_hosts.push_back(std::move(host));
}

const Host& ShopHosts::pick(Service service, Random& random) const
{
    const auto at = static_cast<std::size_t>(service);
    return m_hosts[m_begin[at] + random.below(m_begin[at + 1] - m_begin[at])];
}

Attributes ShopHosts::attributes(ResourceNo resource) const
{
    const Host& host = of(resource);
    const auto text = [](std::string_view value) { return Value{std::string(value)}; };
    return {
        {"service.name", text(info(host.service).name)},
        {"service.version", text(host.version)},
        {"service.instance.id", text(host.pod)},
        {"k8s.namespace.name", text("shop")},
        {"k8s.pod.name", text(host.pod)},
        {"k8s.node.name", text(host.node)},
        {"host.ip", text(host.address)},
        {"cloud.provider", text("alibaba_cloud")},
        {"cloud.region", text(m_region->id)},
        {"telemetry.sdk.language", text(info(host.service).language)},
    };
}

} // namespace longspan::source::demo
