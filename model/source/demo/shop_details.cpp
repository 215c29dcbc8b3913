// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/demo/shop_details.h"

#include "model/base/hash.h"

namespace longspan::source::demo {

namespace {

class Writer {
public:
    explicit Writer(DetailSink& sink) : m_sink(&sink) {}

    void text(std::string_view key, std::string_view value)
    {
        ValueView view;
        view.type = ValueView::Type::string;
        view.text = value;
        m_sink->attribute(key, view);
    }
    void number(std::string_view key, std::int64_t value)
    {
        ValueView view;
        view.type = ValueView::Type::integer;
        view.integer = value;
        m_sink->attribute(key, view);
    }
    void flag(std::string_view key, bool value)
    {
        ValueView view;
        view.type = ValueView::Type::boolean;
        view.boolean = value;
        m_sink->attribute(key, view);
    }

private:
    DetailSink* m_sink;
};

/// The text with the first {...} replaced by a number.
std::string filled(std::string_view text, std::uint32_t number)
{
    const std::size_t from = text.find('{');
    const std::size_t to = text.find('}', from);
    if (from == std::string_view::npos || to == std::string_view::npos)
        return std::string(text);
    return std::string(text.substr(0, from)) + std::to_string(number) + std::string(text.substr(to + 1));
}

std::string_view tier(std::uint32_t user)
{
    static constexpr std::array<std::string_view, 4> kTiers{"none", "none", "silver", "gold"};
    return kTiers[hashWord(user) % kTiers.size()];
}

std::string_view words(std::uint32_t item)
{
    static constexpr std::array<std::string_view, 8> kWords{
        "手机", "running shoes", "蓝牙耳机", "usb-c cable", "茶叶", "lamp", "羽绒服", "coffee grinder"};
    return kWords[item % kWords.size()];
}

void describeHttp(Writer& out, const ActionInfo& facts, const SpanFact& fact, bool server)
{
    const std::size_t space = facts.name.find(' ');
    out.text("http.request.method", facts.name.substr(0, space));
    if (server)
        out.text("http.route", facts.text);
    out.text("url.path", filled(facts.text, fact.item));
    if (facts.action == Action::searchQuery)
        out.text("shop.search.words", words(fact.item));
    if (fact.status != 0)
        out.number("http.response.status_code", fact.status);
    if (!server)
        out.text("server.address", facts.peer.empty() ? info(facts.service).name : facts.peer);
    if (fact.attempt > 1)
        out.number("http.request.resend_count", fact.attempt - 1);
}

void describeRpc(Writer& out, const ActionInfo& facts, const SpanFact& fact)
{
    const std::size_t slash = facts.name.find('/');
    out.text("rpc.system", "grpc");
    out.text("rpc.service", facts.name.substr(0, slash));
    out.text("rpc.method", facts.name.substr(slash + 1));
    out.number("rpc.grpc.status_code", (fact.flags & SpanFact::timedOut) != 0 ? 4 : fact.status >= 500 ? 14 : 0);
}

void describeDatabase(Writer& out, const ActionInfo& facts, const SpanFact& fact)
{
    const bool slow = (fact.flags & SpanFact::slowQuery) != 0;
    const std::size_t dot = facts.name.find('.');
    out.text("db.system", "mysql");
    out.text("db.name", "shop");
    out.text("db.operation", facts.name.substr(0, facts.name.find(' ')));
    out.text("db.sql.table", facts.name.substr(dot + 1));
    // The release with the cold cache also lost the index hint.
    out.text(
        "db.statement", slow ? "SELECT * FROM stock, movements WHERE sku = ? ORDER BY movements.time" : facts.text);
    out.number("db.rows_examined", slow ? 180'000 + fact.item * 7 : 1 + fact.item % 40);
    out.text("server.address", facts.peer);
}

void describeCache(Writer& out, const ActionInfo& facts, const SpanFact& fact)
{
    out.text("db.system", "redis");
    out.text("db.statement", filled(facts.text, fact.item));
    if (facts.name.starts_with("GET"))
        out.flag("cache.hit", (fact.flags & SpanFact::miss) == 0);
    out.text("server.address", facts.peer);
}

void describeMessage(Writer& out, const ActionInfo& facts, const SpanFact& fact)
{
    out.text("messaging.system", "kafka");
    out.text("messaging.destination.name", facts.text);
    out.text("messaging.operation", facts.kind == ActionKind::publish ? "publish" : "process");
    out.number("messaging.kafka.destination.partition", fact.user % 6);
}

void describeExternal(Writer& out, const ActionInfo& facts, const SpanFact& fact)
{
    if (facts.action == Action::smtpSend) {
        out.text("server.address", facts.peer);
        if (fact.status != 0)
            out.number("smtp.response.code", fact.status);
        return;
    }
    describeHttp(out, facts, fact, false);
}

void describe(Writer& out, const SpanFact& fact, SpanKind kind)
{
    const ActionInfo& facts = info(fact.action);
    switch (facts.kind) {
    case ActionKind::serve: describeHttp(out, facts, fact, kind == SpanKind::server); break;
    case ActionKind::rpc: describeRpc(out, facts, fact); break;
    case ActionKind::local: out.text("code.function", facts.name); break;
    case ActionKind::database: describeDatabase(out, facts, fact); break;
    case ActionKind::cache: describeCache(out, facts, fact); break;
    case ActionKind::external: describeExternal(out, facts, fact); break;
    case ActionKind::publish:
    case ActionKind::consume: describeMessage(out, facts, fact); break;
    }
    if (kind == SpanKind::client || kind == SpanKind::producer || kind == SpanKind::consumer)
        out.text("peer.service", facts.peer.empty() ? info(facts.service).name : facts.peer);
    if (kind == SpanKind::server) {
        out.number("enduser.id", fact.user);
        out.text("shop.user.tier", tier(fact.user));
    }
}

std::string_view failureText(const SpanFact& fact)
{
    if ((fact.flags & SpanFact::timedOut) != 0)
        return "deadline exceeded while waiting for the answer";
    return info(fact.action).failure;
}

void tellFailure(DetailSink& sink, const SpanFact& fact, Nanos end)
{
    DetailSink::SpanFacts facts;
    facts.statusMessage = failureText(fact);
    sink.facts(facts);
    if ((fact.flags & (SpanFact::failed | SpanFact::timedOut)) == 0 || facts.statusMessage.empty())
        return;
    sink.beginEvent(end, "exception", 0);
    Writer out(sink);
    out.text("exception.type", (fact.flags & SpanFact::timedOut) != 0 ? "TimeoutError" : "ShopError");
    out.text("exception.message", facts.statusMessage);
}

} // namespace

void ShopDetails::fill(std::vector<SpanFact> facts, ShopHosts hosts)
{
    m_facts = std::move(facts);
    m_hosts = std::move(hosts);
}

Result<> ShopDetails::visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const
{
    const SpanFact& fact = m_facts[index(span)];
    Writer out(sink);
    describe(out, fact, table.kind(span));
    if (fact.attempt > 1) {
        sink.beginEvent(table.start(span), "retry", 0);
        out.number("attempt", fact.attempt);
    }
    if (table.isError(span))
        tellFailure(sink, fact, table.end(span));
    return {};
}

Result<> ShopDetails::visitResource(const SpanTable& /*table*/, ResourceNo resource, ResourceSink& sink) const
{
    for (const Attribute& attribute : m_hosts->attributes(resource))
        sink.attribute(attribute.key, viewOf(attribute.value));
    sink.beginScope("shop.instrumentation", "1.4.0");
    return {};
}

std::string_view ShopDetails::raw(const SpanTable& /*table*/, SpanIndex /*span*/) const
{
    return {};
}

} // namespace longspan::source::demo
