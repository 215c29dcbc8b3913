// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/store/store_folder.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace longspan::store {

namespace {

using test::StoreFolder;
using test::TraceFixture;
using test::valueOf;
using testing::ElementsAre;
using testing::IsEmpty;

class Search : public testing::Test {
protected:
    Search()
    {
        TraceFixture fixture;
        for (int i = 0; i < 200; ++i)
            fixture.add({.id = "n" + std::to_string(i),
                .start = 1000 + i,
                .duration = 1 + i,
                .service = "noise",
                .name = "get",
                .trace = "noise" + std::to_string(i % 20),
                .detail = test::withAttributes({{"url", {"/orders/" + std::to_string(i * 131) + "?page=2"}},
                    {"plain", {std::string(i % 2 == 0 ? "even" : "odd")}}})});
        SpanDetail typed = test::withAttributes({{"count", {std::int64_t{42}}}, {"ratio", {0.5}}, {"ok", {true}},
            {"nothing", {}}, {"list", {Value::Array{{std::int64_t{1}}, {std::string("x")}}}}});
        typed.events = {{5, "an event", {{"inside", {std::string("event")}}}, 0}};
        fixture.add({.id = "typed", .start = 10, .duration = 5, .service = "shop", .name = "buy", .detail = typed});
        SpanDetail placed = test::withAttributes({{"count", {std::string("42")}}});
        placed.resource = {{"cloud.region", {std::string("eu-1")}}, {"host.cpus", {std::int64_t{8}}}};
        placed.scope = {{"scoped", {std::string("yes")}}};
        fixture.add({.id = "placed",
            .start = 20,
            .duration = 6,
            .error = true,
            .service = "shop",
            .name = "sell",
            .address = "10.0.0.9",
            .detail = placed});
        valueOf(store.import(*fixture.table(), test::inSegmentsOf(50)));
    }

    [[nodiscard]] std::vector<std::string> found(const std::vector<AttributeTerm>& terms, CallQuery query = {}) const
    {
        query.attributes = terms;
        std::vector<std::string> labels;
        for (const CallRow& row : valueOf(store.calls(query)).rows)
            labels.push_back(test::label(row.span));
        return labels;
    }

    StoreFolder folder;
    LocalStore store = folder.open();
};

} // namespace

TEST_F(Search, findsAKeyWithAValueOfAnyTypeByItsText)
{
    EXPECT_THAT(found({{"count", "42"}}), ElementsAre("placed", "typed"));
    EXPECT_THAT(found({{"ratio", "0.5"}}), ElementsAre("typed"));
    EXPECT_THAT(found({{"ok", "true"}}), ElementsAre("typed"));
    EXPECT_THAT(found({{"list", toText({Value::Array{{std::int64_t{1}}, {std::string("x")}}})}}), ElementsAre("typed"));
    EXPECT_THAT(found({{"count", "43"}}), IsEmpty());
    EXPECT_THAT(found({{"ok", "false"}}), IsEmpty());
}

TEST_F(Search, findsAValueWhoseNumbersWereTakenOutOfIt)
{
    EXPECT_THAT(found({{"url", "/orders/" + std::to_string(77 * 131) + "?page=2"}}), ElementsAre("n77"));
    EXPECT_THAT(found({{"url", "/orders/5?page=2"}}), IsEmpty());
    EXPECT_THAT(found({{"url", "/orders/" + std::to_string(77 * 131) + "?page=3"}}), IsEmpty());
}

TEST_F(Search, findsABareValueUnderAnyKey)
{
    EXPECT_THAT(found({{"", "/orders/131?page=2"}}), ElementsAre("n1"));
    EXPECT_THAT(found({{"", "eu-1"}}), ElementsAre("placed"));
    EXPECT_THAT(found({{"", "42"}}), ElementsAre("placed", "typed"));
}

TEST_F(Search, findsAKeyWhateverItsValue)
{
    EXPECT_THAT(found({{"nothing", std::nullopt}}), ElementsAre("typed"));
    EXPECT_THAT(found({{"cloud.region", std::nullopt}}), ElementsAre("placed"));
    EXPECT_THAT(found({{"no such key", std::nullopt}}), IsEmpty());
}

TEST_F(Search, looksAtTheResourceButNotAtItsScopeOrAtEvents)
{
    EXPECT_THAT(found({{"host.cpus", "8"}}), ElementsAre("placed"));
    EXPECT_THAT(found({{"scoped", "yes"}}), IsEmpty());
    EXPECT_THAT(found({{"inside", "event"}}), IsEmpty());
}

TEST_F(Search, allConditionsMustHold)
{
    EXPECT_THAT(found({{"count", "42"}, {"cloud.region", "eu-1"}}), ElementsAre("placed"));
    EXPECT_THAT(found({{"count", "42"}, {"cloud.region", "eu-2"}}), IsEmpty());
    CallQuery query;
    query.service = "noise";
    EXPECT_THAT(found({{"count", "42"}}, query), IsEmpty());
    query.minDuration = 198;
    EXPECT_THAT(found({{"plain", "odd"}}, query), ElementsAre("n199", "n197"));
    query.maxDuration = 199;
    EXPECT_THAT(found({{"plain", "odd"}}, query), ElementsAre("n197"));
    query = {};
    query.onlyErrors = true;
    EXPECT_THAT(found({{"count", "42"}}, query), ElementsAre("placed"));
    query = {};
    query.range = {0, 20};
    EXPECT_THAT(found({{"count", "42"}}, query), ElementsAre("typed"));
}

TEST_F(Search, sortsAndCutsAsAsked)
{
    CallQuery query;
    query.order = CallQuery::Order::newestFirst;
    query.limit = 2;
    EXPECT_THAT(found({{"plain", "even"}}, query), ElementsAre("n198", "n196"));
    query.order = CallQuery::Order::slowestPerInterface;
    EXPECT_THAT(found({{"plain", "even"}}, query), ElementsAre("n198", "n196"));
}

TEST_F(Search, saysWhereTheCallsRan)
{
    CallQuery query;
    query.attributes = {{"cloud.region", "eu-1"}};
    const CallPage page = valueOf(store.calls(query));
    ASSERT_EQ(page.rows.size(), 1U);
    EXPECT_EQ(page.rows[0].address, "10.0.0.9");
    EXPECT_EQ(page.interfaces.at(page.rows[0].interface).name, "sell");
    EXPECT_FALSE(page.cut);
    EXPECT_EQ(page.spansSeen, 202U);
}

TEST_F(Search, applicationsTellWhatTheirResourcesSay)
{
    const std::vector<Application> applications = valueOf(store.applications());
    ASSERT_EQ(applications.size(), 2U);
    EXPECT_EQ(applications[0].name, "noise");
    EXPECT_EQ(applications[0].spans, 200U);
    EXPECT_EQ(applications[0].interfaces, 1U);
    EXPECT_THAT(applications[0].facts, IsEmpty());
    EXPECT_EQ(applications[1].name, "shop");
    EXPECT_EQ(applications[1].errors, 1U);
    EXPECT_EQ(applications[1].interfaces, 2U);
    EXPECT_EQ(applications[1].durations.count(), 2U);
    EXPECT_THAT(applications[1].facts, ElementsAre(ResourceFact{"cloud.region", {"eu-1"}}));
    EXPECT_THAT(valueOf(store.applications({0, 15})).at(0).name, "shop");
}

} // namespace longspan::store
