// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_catalog.h"

namespace longspan::test {

namespace {

// Operations 0-7 serve, 8-10 call, 11-14 query a database, 15-17 are internal, 18 publishes, 19 consumes.
constexpr std::uint32_t kServing = 8;
constexpr std::uint32_t kCalling = 11;
constexpr std::uint32_t kQuerying = 15;
constexpr std::uint32_t kInternal = 18;
constexpr std::uint32_t kPublishing = 18;
constexpr std::uint32_t kConsuming = 19;

constexpr std::array<const char*, 40> kNouns = {"order", "cart", "payment", "invoice", "customer", "product", "price",
    "stock", "shipment", "parcel", "coupon", "refund", "review", "search", "session", "account", "address", "basket",
    "catalog", "ledger", "wallet", "voucher", "fraud", "tax", "return", "supplier", "warehouse", "delivery", "route",
    "ticket", "message", "email", "profile", "media", "banner", "ranking", "wishlist", "loyalty", "currency", "audit"};
constexpr std::array<const char*, 5> kSuffixes = {"", "-api", "-worker", "-gateway", "-store"};
constexpr std::array<const char*, kServing> kMethods = {"GET", "POST", "GET", "PUT", "GET", "DELETE", "GET", "PATCH"};
constexpr std::array<const char*, kServing> kTails = {"", "", "items", "state", "history", "holds", "totals", "notes"};
constexpr std::array<const char*, 4> kVerbs = {"SELECT", "UPDATE", "INSERT", "SELECT"};
constexpr std::array<const char*, 3> kSteps = {"validate", "enrich", "render"};

const char* noun(std::uint32_t number)
{
    return kNouns[number % kNouns.size()];
}

std::string capitalised(std::string text)
{
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

} // namespace

Catalog::Catalog() : m_services(kServices), m_serverOperations(kServing, 1.3), m_otherOperations(3, 1.0)
{
    for (std::uint32_t i = 0; i < kServices; ++i) {
        Service& service = m_services[i];
        service.name = std::string(noun(i)) + kSuffixes[i / kNouns.size()];
        service.table = std::string(noun(i)) + "_" + noun(i * 7 + 3);
        service.database = "pg-" + std::string(noun(i));
        service.version = std::to_string(1 + i % 5) + "." + std::to_string(i % 37) + "." + std::to_string(i % 11);
        service.host = service.name + "-" + std::to_string(mix(i) % 0xfffff);
        nameOperations(service, i);
    }
}

void Catalog::nameOperations(Service& service, std::uint32_t number)
{
    for (std::uint32_t i = 0; i < kServing; ++i) {
        service.paths[i] = "/api/v" + std::to_string(1 + number % 3) + "/" + noun(number + i * 9) + "s/";
        service.operations[i] = std::string(kMethods[i]) + " " + service.paths[i] + "{id}";
        if (*kTails[i])
            service.operations[i] += std::string("/") + kTails[i];
    }
    for (std::uint32_t i = kServing; i < kCalling; ++i)
        service.operations[i] = std::string("call ") + noun(number + i * 11) + "-api";
    for (std::uint32_t i = kCalling; i < kQuerying; ++i)
        service.operations[i] =
            std::string(kVerbs[i - kCalling]) + " " + service.table + (i + 1 == kQuerying ? "_log" : "");
    for (std::uint32_t i = kQuerying; i < kInternal; ++i)
        service.operations[i] = capitalised(noun(number)) + "Service." + kSteps[i - kQuerying];
    service.operations[kPublishing] = service.name + ".events send";
    service.operations[kConsuming] = service.name + ".events process";
}

std::uint32_t Catalog::drawOperation(Kind kind, bool database, Random& random) const
{
    switch (kind) {
    case Kind::server: return m_serverOperations.draw(random);
    case Kind::client: return database ? kCalling + random.below(4) : kServing + m_otherOperations.draw(random);
    case Kind::internal: return kQuerying + m_otherOperations.draw(random);
    case Kind::producer: return kPublishing;
    case Kind::consumer: return kConsuming;
    }
    return 0;
}

} // namespace longspan::test
