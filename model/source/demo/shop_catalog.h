// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"
#include "model/trace/span.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

/// The demo's shop as tables: who serves what, and what happens inside. No state, no chance: that is the simulation's.
namespace longspan::source::demo {

struct ShopRegion {
    std::string_view id;
    std::string_view name;
    std::string_view chineseName;
    std::string_view network;   ///< first three numbers of its hosts' addresses
    std::uint32_t requests = 0; ///< in the 30 minutes
    bool coldNode = false;      ///< runs the inventory release with the cold cache on one of its nodes
};
[[nodiscard]] std::span<const ShopRegion> shopRegions();

enum class Service : std::uint8_t {
    ingress,
    frontend,
    catalog,
    search,
    cart,
    checkout,
    payment,
    inventory,
    shipping,
    recommendation,
    user,
    auth,
    currency,
    email,
    promotion,
    orderWorker,
};
inline constexpr std::size_t kServices = 16;

struct ServiceInfo {
    std::string_view name;
    std::string_view language;
    std::string_view version;
    std::uint8_t instances = 2;
};
[[nodiscard]] const ServiceInfo& info(Service service);

/// Everything that can happen in the shop: what a service serves, and what it asks of a store or of the outside.
enum class Action : std::uint8_t {
    none,
    ingressHome,
    ingressProduct,
    ingressSearch,
    ingressCart,
    ingressCartAdd,
    ingressCheckout,
    ingressLogin,
    ingressOrder,
    ingressRecommend,
    ingressHealth,
    frontendHome,
    frontendProduct,
    frontendSearch,
    frontendCart,
    frontendCartAdd,
    frontendCheckout,
    frontendLogin,
    frontendOrder,
    frontendRecommend,
    frontendHealth,
    renderPage,
    catalogList,
    catalogGet,
    catalogBatch,
    catalogCache,
    catalogQuery,
    catalogPage,
    searchQuery,
    searchIndex,
    searchSuggest,
    cartGet,
    cartPut,
    cartClear,
    cartRead,
    cartWrite,
    cartDelete,
    checkoutPlace,
    checkoutOrder,
    orderInsert,
    orderSelect,
    orderPublish,
    paymentCharge,
    bankCharge,
    paymentInsert,
    inventoryStock,
    inventoryReserve,
    stockCache,
    stockQuery,
    stockUpdate,
    shippingQuote,
    shippingTrack,
    shippingCreate,
    packBoxes,
    carrierCall,
    shipmentInsert,
    recommendationList,
    recommendationCache,
    recommendationRank,
    userSession,
    sessionCache,
    userQuery,
    authToken,
    authVerify,
    passwordCheck,
    currencyConvert,
    emailSend,
    smtpSend,
    promotionBanners,
    bannerCache,
    workerOrder,
    orderUpdate,
};
inline constexpr std::size_t kActions = static_cast<std::size_t>(Action::orderUpdate) + 1;

enum class ActionKind : std::uint8_t {
    serve,    ///< a request to a service: a client span there, a server span here
    rpc,      ///< the same over gRPC
    local,    ///< work inside a service
    database, ///< a client span towards a database
    cache,    ///< a client span towards a cache; hits or misses
    external, ///< a client span towards something that sends no spans
    publish,  ///< a producer span; target is the message's consumer
    consume,  ///< a consumer span of a service
};

struct Step {
    enum Flag : std::uint8_t { parallel = 1, onMiss = 2, optional = 4 };

    Action action = Action::none;
    double chance = 1;
    std::uint8_t flags = 0; ///< parallel: starts with the step before; onMiss: only after a cache miss;
                            ///< optional: its failure does not fail the caller
    std::uint8_t most = 1;  ///< happens one to that many times, one after the other
    std::uint8_t retries = 0;
    std::uint16_t timeoutMillis = 0; ///< the caller gives up after that time; 0: never
};

struct ActionInfo {
    Action action = Action::none;
    ActionKind kind = ActionKind::serve;
    Service service = Service::ingress; ///< serve, rpc, consume
    std::string_view name;              ///< span name
    std::string_view peer;              ///< database, cache, queue or outside: its name
    std::string_view text;              ///< statement, key or route
    double micros = 0;                  ///< median of its own work
    double spread = 0.4;                ///< sigma of the logarithm
    double failures = 0;                ///< share that fails by itself
    std::uint16_t failureCode = 500;
    std::string_view failure;
    std::array<Step, 8> steps{};
};
[[nodiscard]] const ActionInfo& info(Action action);

struct Entrance {
    Action action = Action::none;
    std::uint32_t weight = 0;
};
/// What people ask of the shop, with how often.
[[nodiscard]] std::span<const Entrance> entrances();

} // namespace longspan::source::demo
