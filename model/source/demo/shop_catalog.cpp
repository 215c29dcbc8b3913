// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/demo/shop_catalog.h"

namespace longspan::source::demo {

namespace {

constexpr std::array kRegions{
    ShopRegion{"cn-hangzhou", "China (Hangzhou)", "华东1（杭州）", "10.0.3", 1600, true},
    ShopRegion{"cn-shanghai", "China (Shanghai)", "华东2（上海）", "10.1.7", 450, true},
    ShopRegion{"cn-beijing", "China (Beijing)", "华北2（北京）", "10.2.1", 300, false},
    ShopRegion{"ap-southeast-1", "Singapore", "新加坡", "10.8.4", 250, false},
    ShopRegion{"eu-central-1", "Germany (Frankfurt)", "德国（法兰克福）", "10.9.2", 200, false},
};

constexpr std::array<ServiceInfo, kServices> kServiceInfos{{
    {"ingress-nginx", "cpp", "1.8.2", 2},
    {"frontend", "nodejs", "5.12.0", 3},
    {"catalog", "java", "3.4.1", 2},
    {"search", "java", "2.0.7", 2},
    {"cart", "dotnet", "1.9.3", 2},
    {"checkout", "go", "4.1.0", 3},
    {"payment", "nodejs", "2.2.2", 2},
    {"inventory", "java", "2.4.0", 6},
    {"shipping", "rust", "0.8.4", 2},
    {"recommendation", "python", "1.3.0", 2},
    {"account", "go", "3.0.1", 2},
    {"auth", "go", "3.0.1", 2},
    {"currency", "cpp", "1.1.0", 1},
    {"email", "ruby", "1.0.9", 1},
    {"promotion", "python", "1.3.0", 1},
    {"order-worker", "java", "4.1.0", 2},
}};

constexpr auto kParallel = static_cast<std::uint8_t>(Step::parallel | Step::optional);
constexpr auto kOnMiss = static_cast<std::uint8_t>(Step::onMiss);
constexpr auto kOptional = static_cast<std::uint8_t>(Step::optional);

using A = Action;
using K = ActionKind;
using S = Service;

constexpr std::array<ActionInfo, kActions> kActionInfos{{
    {},
    {A::ingressHome, K::serve, S::ingress, "GET /", "", "/", 300, 0.3, 0, 500, "", {{{A::frontendHome}}}},
    {A::ingressProduct, K::serve, S::ingress, "GET /product/{id}", "", "/product/{id}", 300, 0.3, 0, 500, "",
        {{{A::frontendProduct}}}},
    {A::ingressSearch, K::serve, S::ingress, "GET /search", "", "/search", 300, 0.3, 0, 500, "",
        {{{A::frontendSearch}}}},
    {A::ingressCart, K::serve, S::ingress, "GET /cart", "", "/cart", 300, 0.3, 0, 500, "", {{{A::frontendCart}}}},
    {A::ingressCartAdd, K::serve, S::ingress, "POST /cart", "", "/cart", 320, 0.3, 0, 500, "",
        {{{A::frontendCartAdd}}}},
    {A::ingressCheckout, K::serve, S::ingress, "POST /checkout", "", "/checkout", 350, 0.3, 0, 500, "",
        {{{A::frontendCheckout}}}},
    {A::ingressLogin, K::serve, S::ingress, "POST /login", "", "/login", 300, 0.3, 0, 500, "", {{{A::frontendLogin}}}},
    {A::ingressOrder, K::serve, S::ingress, "GET /orders/{id}", "", "/orders/{id}", 300, 0.3, 0, 500, "",
        {{{A::frontendOrder}}}},
    {A::ingressRecommend, K::serve, S::ingress, "GET /api/recommendations", "", "/api/recommendations", 300, 0.3, 0,
        500, "", {{{A::frontendRecommend}}}},
    {A::ingressHealth, K::serve, S::ingress, "GET /healthz", "", "/healthz", 120, 0.2, 0, 500, "",
        {{{A::frontendHealth}}}},

    {A::frontendHome, K::serve, S::frontend, "GET /", "", "/", 1800, 0.35, 0.001, 500, "TypeError: items is undefined",
        {{{A::userSession, 0.7}, {A::catalogList}, {A::recommendationList, 1, kParallel},
            {A::promotionBanners, 1, kParallel}, {A::renderPage}}}},
    {A::frontendProduct, K::serve, S::frontend, "GET /product/{id}", "", "/product/{id}", 1500, 0.35, 0.001, 500,
        "TypeError: price is undefined",
        {{{A::catalogGet}, {A::inventoryStock, 1, kParallel}, {A::recommendationList, 0.5, kParallel},
            {A::currencyConvert, 0.6, kOptional}, {A::renderPage}}}},
    {A::frontendSearch, K::serve, S::frontend, "GET /search", "", "/search", 1400, 0.35, 0, 500, "",
        {{{A::searchQuery}, {A::currencyConvert, 0.3, kOptional}, {A::renderPage}}}},
    {A::frontendCart, K::serve, S::frontend, "GET /cart", "", "/cart", 1300, 0.35, 0, 500, "",
        {{{A::userSession}, {A::cartGet}, {A::catalogBatch, 0.9}, {A::currencyConvert, 0.5, kOptional},
            {A::renderPage}}}},
    {A::frontendCartAdd, K::serve, S::frontend, "POST /cart", "", "/cart", 1100, 0.35, 0, 500, "",
        {{{A::userSession}, {A::inventoryStock}, {A::cartPut}}}},
    {A::frontendCheckout, K::serve, S::frontend, "POST /checkout", "", "/checkout", 1700, 0.35, 0, 500, "",
        {{{A::userSession}, {A::checkoutPlace, 1, 0, 1, 0, 10'000}, {A::renderPage}}}},
    {A::frontendLogin, K::serve, S::frontend, "POST /login", "", "/login", 1000, 0.35, 0, 500, "",
        {{{A::authToken}, {A::userSession}}}},
    {A::frontendOrder, K::serve, S::frontend, "GET /orders/{id}", "", "/orders/{id}", 1200, 0.35, 0, 500, "",
        {{{A::userSession}, {A::checkoutOrder}, {A::shippingTrack, 0.8, kParallel}, {A::renderPage}}}},
    {A::frontendRecommend, K::serve, S::frontend, "GET /api/recommendations", "", "/api/recommendations", 700, 0.35, 0,
        500, "", {{{A::recommendationList}}}},
    {A::frontendHealth, K::serve, S::frontend, "GET /healthz", "", "/healthz", 90, 0.2, 0, 500, "", {}},
    {A::renderPage, K::local, S::frontend, "render page", "", "", 4200, 0.5, 0, 500, "", {}},

    {A::catalogList, K::serve, S::catalog, "GET /products", "", "/products", 1500, 0.4, 0, 500, "",
        {{{A::catalogCache}, {A::catalogPage, 1, kOnMiss}}}},
    {A::catalogGet, K::serve, S::catalog, "GET /products/{id}", "", "/products/{id}", 900, 0.4, 0.001, 404,
        "no such product", {{{A::catalogCache}, {A::catalogQuery, 1, kOnMiss}}}},
    {A::catalogBatch, K::serve, S::catalog, "POST /products:batch", "", "/products:batch", 1300, 0.4, 0, 500, "",
        {{{A::catalogQuery, 1, 0, 3}}}},
    {A::catalogCache, K::cache, S::catalog, "GET product", "shop-redis", "GET product:{id}", 260, 0.3, 0.001, 500,
        "connection reset by peer", {}},
    {A::catalogQuery, K::database, S::catalog, "SELECT shop.products", "shop-mysql",
        "SELECT id, title, price, picture FROM products WHERE id IN (?)", 2600, 0.5, 0, 500, "", {}},
    {A::catalogPage, K::database, S::catalog, "SELECT shop.products", "shop-mysql",
        "SELECT id, title, price FROM products ORDER BY sold DESC LIMIT 40", 14'000, 0.6, 0, 500, "", {}},

    {A::searchQuery, K::serve, S::search, "GET /search", "", "/search?q={words}", 1600, 0.4, 0, 500, "",
        {{{A::searchSuggest, 0.6, kOptional}, {A::searchIndex}, {A::catalogBatch}}}},
    {A::searchIndex, K::external, S::search, "POST /products/_search", "search-index", "/products/_search", 21'000, 0.9,
        0.002, 503, "search_phase_execution_exception: all shards failed", {}},
    {A::searchSuggest, K::local, S::search, "搜索建议 suggest", "", "", 2400, 0.7, 0, 500, "", {}},

    {A::cartGet, K::serve, S::cart, "GET /cart/{user}", "", "/cart/{user}", 700, 0.4, 0, 500, "", {{{A::cartRead}}}},
    {A::cartPut, K::serve, S::cart, "PUT /cart/{user}", "", "/cart/{user}", 900, 0.4, 0.002, 409,
        "cart was changed by another request", {{{A::cartRead}, {A::cartWrite}}}},
    {A::cartClear, K::serve, S::cart, "DELETE /cart/{user}", "", "/cart/{user}", 600, 0.4, 0, 500, "",
        {{{A::cartDelete}}}},
    {A::cartRead, K::cache, S::cart, "HGETALL cart", "cart-redis", "HGETALL cart:{user}", 310, 0.35, 0, 500, "", {}},
    {A::cartWrite, K::cache, S::cart, "HSET cart", "cart-redis", "HSET cart:{user} {sku} {count}", 330, 0.35, 0, 500,
        "", {}},
    {A::cartDelete, K::cache, S::cart, "DEL cart", "cart-redis", "DEL cart:{user}", 290, 0.35, 0, 500, "", {}},

    {A::checkoutPlace, K::rpc, S::checkout, "shop.Checkout/PlaceOrder", "", "shop.Checkout/PlaceOrder", 2600, 0.4, 0,
        500, "",
        {{{A::cartGet}, {A::inventoryReserve, 1, 0, 3}, {A::currencyConvert, 0.6, kOptional},
            {A::shippingQuote, 1, kParallel}, {A::paymentCharge, 1, 0, 1, 1, 3'000}, {A::orderInsert},
            {A::orderPublish, 1, kOptional}, {A::cartClear, 1, kOptional}}}},
    {A::checkoutOrder, K::rpc, S::checkout, "shop.Checkout/GetOrder", "", "shop.Checkout/GetOrder", 800, 0.4, 0.003,
        404, "no such order", {{{A::orderSelect}}}},
    {A::orderInsert, K::database, S::checkout, "INSERT shop.orders", "shop-mysql",
        "INSERT INTO orders (user_id, total, currency, items) VALUES (?, ?, ?, ?)", 5200, 0.6, 0.002, 500,
        "Deadlock found when trying to get lock; try restarting transaction", {}},
    {A::orderSelect, K::database, S::checkout, "SELECT shop.orders", "shop-mysql",
        "SELECT * FROM orders WHERE id = ? AND user_id = ?", 3100, 0.5, 0, 500, "", {}},
    {A::orderPublish, K::publish, S::checkout, "orders publish", "shop-kafka", "orders", 900, 0.4, 0, 500, "",
        {{{A::workerOrder}}}},

    {A::paymentCharge, K::serve, S::payment, "POST /charge", "", "/charge", 1800, 0.4, 0, 500, "",
        {{{A::authVerify}, {A::bankCharge}, {A::paymentInsert}}}},
    {A::bankCharge, K::external, S::payment, "POST /v3/charges", "bank-gateway", "https://bank.example/v3/charges",
        170'000, 0.95, 0.02, 402, "card was declined", {}},
    {A::paymentInsert, K::database, S::payment, "INSERT shop.payments", "shop-mysql",
        "INSERT INTO payments (order_id, amount, state) VALUES (?, ?, ?)", 4100, 0.5, 0, 500, "", {}},

    {A::inventoryStock, K::serve, S::inventory, "GET /stock/{sku}", "", "/stock/{sku}", 700, 0.35, 0, 500, "",
        {{{A::stockCache}, {A::stockQuery, 1, kOnMiss}}}},
    {A::inventoryReserve, K::serve, S::inventory, "POST /stock/reserve", "", "/stock/reserve", 1100, 0.35, 0.006, 409,
        "not enough in stock", {{{A::stockCache}, {A::stockQuery, 1, kOnMiss}, {A::stockUpdate}}}},
    {A::stockCache, K::cache, S::inventory, "GET stock", "shop-redis", "GET stock:{sku}", 280, 0.3, 0, 500, "", {}},
    {A::stockQuery, K::database, S::inventory, "SELECT shop.stock", "shop-mysql",
        "SELECT warehouse, on_hand, reserved FROM stock WHERE sku = ?", 3900, 0.5, 0, 500, "", {}},
    {A::stockUpdate, K::database, S::inventory, "UPDATE shop.stock", "shop-mysql",
        "UPDATE stock SET reserved = reserved + ? WHERE sku = ? AND on_hand - reserved >= ?", 4300, 0.5, 0, 500, "",
        {}},

    {A::shippingQuote, K::serve, S::shipping, "POST /quote", "", "/quote", 900, 0.4, 0, 500, "", {{{A::packBoxes}}}},
    {A::shippingTrack, K::serve, S::shipping, "GET /tracking/{id}", "", "/tracking/{id}", 700, 0.4, 0, 500, "",
        {{{A::carrierCall}}}},
    {A::shippingCreate, K::serve, S::shipping, "POST /shipments", "", "/shipments", 1000, 0.4, 0, 500, "",
        {{{A::packBoxes}, {A::carrierCall}, {A::shipmentInsert}}}},
    {A::packBoxes, K::local, S::shipping, "pack boxes", "", "", 5200, 0.7, 0, 500, "", {}},
    {A::carrierCall, K::external, S::shipping, "POST /waybills", "carrier-api", "https://carrier.example/waybills",
        62'000, 0.6, 0.01, 502, "upstream sent an empty answer", {}},
    {A::shipmentInsert, K::database, S::shipping, "INSERT shop.shipments", "shop-mysql",
        "INSERT INTO shipments (order_id, carrier, waybill) VALUES (?, ?, ?)", 3800, 0.5, 0, 500, "", {}},

    {A::recommendationList, K::serve, S::recommendation, "GET /recommendations", "", "/recommendations", 1500, 0.4,
        0.004, 500, "IndexError: list index out of range",
        {{{A::recommendationCache}, {A::recommendationRank, 1, kOnMiss}, {A::catalogBatch, 0.4, kOptional}}}},
    {A::recommendationCache, K::cache, S::recommendation, "GET rec", "shop-redis", "GET rec:{user}", 270, 0.3, 0, 500,
        "", {}},
    {A::recommendationRank, K::local, S::recommendation, "猜你喜欢 rank", "", "", 38'000, 0.5, 0, 500, "", {}},

    {A::userSession, K::serve, S::user, "GET /session", "", "/session", 500, 0.35, 0, 500, "",
        {{{A::sessionCache}, {A::userQuery, 1, kOnMiss}}}},
    {A::sessionCache, K::cache, S::user, "GET session", "shop-redis", "GET session:{token}", 250, 0.3, 0, 500, "", {}},
    {A::userQuery, K::database, S::user, "SELECT shop.users", "shop-mysql",
        "SELECT id, name, tier, locale FROM users WHERE id = ?", 2300, 0.5, 0, 500, "", {}},

    {A::authToken, K::serve, S::auth, "POST /token", "", "/token", 800, 0.35, 0, 500, "",
        {{{A::userQuery}, {A::passwordCheck}}}},
    {A::authVerify, K::serve, S::auth, "POST /verify", "", "/verify", 600, 0.35, 0.004, 401, "token has expired", {}},
    {A::passwordCheck, K::local, S::auth, "bcrypt verify", "", "", 74'000, 0.15, 0.05, 401, "wrong password", {}},

    {A::currencyConvert, K::rpc, S::currency, "shop.Currency/Convert", "", "shop.Currency/Convert", 420, 0.3, 0.003,
        503, "rates are being reloaded", {}},

    {A::emailSend, K::serve, S::email, "POST /send", "", "/send", 1200, 0.4, 0, 500, "", {{{A::smtpSend}}}},
    {A::smtpSend, K::external, S::email, "SMTP send", "mail-relay", "smtp://mail-relay:587", 240'000, 0.7, 0.03, 451,
        "451 4.7.1 try again later", {}},

    {A::promotionBanners, K::serve, S::promotion, "GET /banners", "", "/banners", 800, 0.4, 0, 500, "",
        {{{A::bannerCache}}}},
    {A::bannerCache, K::cache, S::promotion, "GET banners", "shop-redis", "GET banners:{locale}", 260, 0.3, 0, 500, "",
        {}},

    {A::workerOrder, K::consume, S::orderWorker, "orders process", "shop-kafka", "orders", 2500, 0.5, 0.002, 500,
        "JsonParseException: unexpected end of input",
        {{{A::orderUpdate}, {A::shippingCreate, 1, kOptional, 1, 1}, {A::emailSend, 1, kOptional, 1, 1}}}},
    {A::orderUpdate, K::database, S::orderWorker, "UPDATE shop.orders", "shop-mysql",
        "UPDATE orders SET state = ? WHERE id = ?", 4000, 0.5, 0, 500, "", {}},
}};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kActions; ++i)
        if (static_cast<std::size_t>(kActionInfos[i].action) != i)
            return false;
    return true;
}
static_assert(inOrder(), "the table stands in the order of the enumeration");

constexpr std::array kEntrances{
    Entrance{Action::ingressProduct, 30},
    Entrance{Action::ingressSearch, 17},
    Entrance{Action::ingressHome, 16},
    Entrance{Action::ingressCart, 10},
    Entrance{Action::ingressCartAdd, 9},
    Entrance{Action::ingressCheckout, 8},
    Entrance{Action::ingressLogin, 4},
    Entrance{Action::ingressOrder, 3},
    Entrance{Action::ingressRecommend, 2},
    Entrance{Action::ingressHealth, 1},
};

} // namespace

std::span<const ShopRegion> shopRegions()
{
    return kRegions;
}

const ServiceInfo& info(Service service)
{
    return kServiceInfos[static_cast<std::size_t>(service)];
}

const ActionInfo& info(Action action)
{
    return kActionInfos[static_cast<std::size_t>(action)];
}

std::span<const Entrance> entrances()
{
    return kEntrances;
}

} // namespace longspan::source::demo
