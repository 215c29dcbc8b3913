// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_content.h"

#include <charconv>
#include <cstring>

namespace longspan::test {

namespace {

constexpr double kEventShare = 0.22;
constexpr double kErrorShare = 0.015;
constexpr std::uint16_t kDatabasePort = 5432;
constexpr std::uint16_t kHttpPort = 8080;

constexpr std::array<std::string_view, 6> kAgents = {"okhttp/4.12.0", "python-requests/2.31", "Go-http-client/2.0",
    "axios/1.7.2", "Apache-HttpClient/5.3", "node-fetch/3.3"};
constexpr std::array<std::string_view, 8> kLocales = {
    "de-DE", "en-GB", "en-US", "fr-FR", "it-IT", "ja-JP", "pl-PL", "zh-CN"};
constexpr std::array<std::string_view, 4> kEvents = {
    "acquired connection ", "cache miss for key ", "retry after timeout, attempt ", "flushed batch "};

bool isHttp(Kind kind)
{
    return kind == Kind::server || kind == Kind::client;
}

} // namespace

void SpanContent::put(std::string_view text)
{
    std::memcpy(m_arena.data() + m_used, text.data(), text.size());
    m_used += text.size();
}

void SpanContent::put(std::uint64_t number)
{
    char* at = m_arena.data() + m_used;
    m_used += static_cast<std::size_t>(std::to_chars(at, at + 24, number).ptr - at);
}

void SpanContent::putHex(std::uint64_t bits, unsigned digits)
{
    for (unsigned i = 0; i < digits; ++i)
        m_arena[m_used++] = "0123456789abcdef"[(bits >> (4 * i)) & 15U];
}

void SpanContent::add(std::string_view key, std::string_view value, ValueType type, bool special)
{
    m_attributes[m_count++] = {key, value, m_common ? ValueType::text : type, special};
}

void SpanContent::addNumber(std::string_view key, std::uint64_t value)
{
    startText();
    put(value);
    add(key, text(), ValueType::integer);
}

void SpanContent::clear()
{
    m_used = 0;
    m_count = 0;
}

Span SpanContent::describe(const GeneratedTree& tree, const GeneratedTree::Node& node, Random& random)
{
    clear();
    const GeneratedTree::Place& place = tree.places()[node.process];
    const std::uint32_t operation = m_catalog.drawOperation(node.kind, node.database, random);
    const Role role{m_catalog.service(place.service), operation, node};
    Span span;
    span.startUs = tree.reportedStart(node);
    span.durationUs = node.durationUs;
    span.kind = node.kind;
    span.failed = random.chance(kErrorShare);
    span.name = role.service.operations[operation];
    span.process = {node.process, role.service.name, place.ipv4};
    describeRemote(span, tree, node, random);
    attributes(role, span.failed, random);
    span.attributes = {m_attributes.data(), m_count};
    if (random.chance(kEventShare)) {
        event(span, random);
        span.events = {&m_event, 1};
    }
    return span;
}

void SpanContent::describeRemote(
    Span& span, const GeneratedTree& tree, const GeneratedTree::Node& node, Random& random) const
{
    if (node.kind != Kind::client)
        return;
    if (node.database) {
        span.remoteService = m_catalog.service(tree.places()[node.process].service).database;
        span.remotePort = kDatabasePort;
        return;
    }
    if (node.target == GeneratedTree::kNone) {
        span.remoteService = m_catalog.service(random.below(Catalog::kServices)).name;
        return;
    }
    const GeneratedTree::Place& target = tree.places()[node.target];
    span.remoteService = m_catalog.service(target.service).name;
    span.remoteIpv4 = m_common ? 0 : target.ipv4;
    span.remotePort = kHttpPort;
}

void SpanContent::attributes(const Role& role, bool failed, Random& random)
{
    if (role.node.database)
        databaseAttributes(role, random);
    else if (role.node.kind == Kind::server)
        serverAttributes(role, failed, random);
    else if (isHttp(role.node.kind))
        clientAttributes(role, failed, random);
    else if (role.node.kind == Kind::internal)
        internalAttributes(role, random);
    else
        messageAttributes(role, random);
}

void SpanContent::serverAttributes(const Role& role, bool failed, Random& random)
{
    const std::string_view operation = role.service.operations[role.operation];
    add("http.method", operation.substr(0, operation.find(' ')));
    startText();
    put(role.service.paths[role.operation]);
    put(random.below(9000000) + 1000000);
    put(random.chance(0.3) ? "?page=" : "?limit=");
    put(random.below(50));
    put("&sort=updated_at&cursor=");
    putHex(random.next(), 16);
    addText("http.target");
    addNumber("http.status_code", failed ? 500 + random.below(5) : 200 + random.below(20) / 19 * 4);
    add("http.user_agent", kAgents[random.below(kAgents.size())]);
    startText();
    put("u-");
    put(random.below(400000));
    addText("enduser.id");
    add("service.version", role.service.version);
    startText();
    put(role.service.host);
    put("-");
    putHex(mix(role.node.process), 5);
    addText("host.name");
}

void SpanContent::clientAttributes(const Role& role, bool failed, Random& random)
{
    add("http.method", random.chance(0.7) ? "GET" : "POST");
    startText();
    put("http://");
    put(role.service.operations[role.operation].substr(5));
    put(".shop.svc.cluster.local:8080/api/v2/items/");
    put(random.below(9000000) + 1000000);
    put("/offers?tenant=");
    put(random.below(3000));
    put("&currency=EUR&expand=prices,stock,media&locale=");
    put(kLocales[random.below(kLocales.size())]);
    addText("http.url");
    addNumber("http.status_code", failed ? 503 : 200);
    addNumber("http.response_content_length", 120 + random.below(60000));
}

/// Quotes and line breaks, as statements from real drivers have them.
void SpanContent::statement(const Role& role, Random& random)
{
    startText();
    put("SELECT t.id, t.status, t.amount, t.currency, t.created_at, t.updated_at, c.name, c.tier, c.region\nFROM \"");
    put(role.service.table);
    put("\" t JOIN \"customers\" c ON c.id = t.customer_id WHERE t.customer_id = ");
    put(random.below(9000000) + 1000000);
    put(" AND t.region = 'eu-");
    put(random.below(12));
    put("' AND t.amount > ");
    put(random.below(90000));
    put(" AND t.created_at BETWEEN '2026-10-0");
    put(1 + random.below(9));
    put("' AND '2026-11-");
    put(10 + random.below(20));
    put("' AND t.deleted_at IS NULL AND t.reference <> '");
    putHex(random.next(), 8);
    put("' ORDER BY t.updated_at DESC, t.id LIMIT ");
    put(10 * (1 + random.below(10)));
    addText("db.statement", true);
}

void SpanContent::databaseAttributes(const Role& role, Random& random)
{
    add("db.system", "postgresql");
    add("db.name", role.service.table);
    statement(role, random);
    addNumber("db.rows", random.below(50));
}

void SpanContent::internalAttributes(const Role& role, Random& random)
{
    startText();
    put("com.example.shop.");
    put(role.service.name);
    addText("code.namespace");
    const std::string_view operation = role.service.operations[role.operation];
    add("code.function", operation.substr(operation.find('.') + 1));
    startText();
    put("worker-");
    put(random.below(64));
    addText("thread.name");
    add("cache.hit", random.chance(0.8) ? "true" : "false", ValueType::boolean);
    addNumber("batch.size", random.below(500));
    startText();
    put("tenant:");
    put(random.below(3000));
    put(":item:");
    put(random.below(9000000) + 1000000);
    put(":v");
    put(random.below(12));
    addText("cache.key");
}

void SpanContent::messageAttributes(const Role& role, Random& random)
{
    const std::string_view operation = role.service.operations[role.operation];
    add("messaging.system", "kafka");
    add("messaging.destination", operation.substr(0, operation.find(' ')));
    startText();
    putHex(random.next(), 16);
    putHex(random.next(), 16);
    addText("messaging.message_id");
    addNumber("messaging.kafka.partition", random.below(24));
    addNumber("messaging.kafka.offset", 100000000 + random.below(800000000));
    add("messaging.consumer_group", role.service.name);
}

void SpanContent::event(const Span& span, Random& random)
{
    startText();
    const std::uint32_t which = random.below(kEvents.size());
    put(kEvents[which]);
    if (which == 1)
        put("user:");
    put(random.below(which == 2 ? 4 : 200000));
    const auto within = static_cast<std::uint32_t>(span.durationUs < 1000000000 ? span.durationUs : 1000000000);
    m_event = {span.startUs + random.below(within), text()};
}

} // namespace longspan::test
