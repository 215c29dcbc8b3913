// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/proof.h"
#include "tests/model/query/fake_backend.h"
#include "tests/model/query/proof_cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace longspan::query {

namespace {

using source::SearchRules;
using test::DataSet;
using test::FakeBackend;
using test::FakeServer;
using test::Spread;
using Kind = Completeness::Kind;

source::SpanQuery queryOf(const std::string& interface, std::size_t k = 100)
{
    source::SpanQuery query;
    query.application.name = "shop";
    query.interface = interface;
    query.range = DataSet::kHour;
    query.limit = k;
    return query;
}

ProofOptions settledLongAgo()
{
    ProofOptions options;
    options.now = DataSet::kHour.to + 86'400 * kSecond;
    return options;
}

std::vector<Nanos> durations(const source::SpanPage& page)
{
    std::vector<Nanos> list;
    for (const source::CallRow& row : page.rows)
        list.push_back(row.duration);
    return list;
}

} // namespace

TEST(Proof, neverCallsAListExactThatIsNotAndIsMostlyExact)
{
    test::ProofTally all;
    for (const test::ProofCase& one : test::proofCases({300, 3000, 20'000}, 2)) {
        const test::ProofTally tally = test::runCase(one);
        EXPECT_EQ(tally.falseClaims, 0U) << one.name;
        all.add(tally);
    }
    EXPECT_GT(all.lists, 500U);
    EXPECT_GE(static_cast<double>(all.exact + all.ties), 0.95 * static_cast<double>(all.lists));
    EXPECT_LE(all.medianRequests(), 6U);
}

TEST(Proof, needsOneQuestionWhereFewerThanTheLimitCome)
{
    FakeServer server = test::plainServer();
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 5000, 3, kMicrosecond), server);
    // The rare interface alone: whether the server has a small maximum of its own has to be found out first.
    const auto found = proveSlowest(source, queryOf("GET /rare"), settledLongAgo(), {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->completeness.kind, Kind::exact);
    EXPECT_LE(source.requests(), 2U);
    EXPECT_EQ(durations(found->answer), source.truth(2, DataSet::kHour, 100));
}

TEST(Proof, saysUpToTiesWhereMoreCallsEndAtATimeOutThanTheListHolds)
{
    FakeServer server = test::plainServer();
    FakeBackend source(test::makeDataSet(Spread::ties, 60'000, 5, kMicrosecond), server);
    const auto found = proveSlowest(source, queryOf("GET /busy"), settledLongAgo(), {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->completeness.kind, Kind::exactUpToTies);
    EXPECT_EQ(durations(found->answer), source.truth(0, DataSet::kHour, 100));
}

TEST(Proof, findsAMaximumThatTheServerDoesNotTellOf)
{
    FakeServer server = test::plainServer();
    server.hiddenMaximum = 40;
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 3000, 7, kMicrosecond), server);
    ProofOptions options = settledLongAgo();
    options.requestsPerInterface = 200;
    const auto found = proveSlowest(source, queryOf("GET /busy"), options, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->completeness.kind, Kind::exact);
    EXPECT_EQ(durations(found->answer), source.truth(0, DataSet::kHour, 100));
    EXPECT_GT(found->evidence.windows, 1U);
}

TEST(Proof, provesNothingWhereFewerThanTheLimitDoesNotMeanAll)
{
    FakeServer server = test::plainServer();
    server.rules.fewerMeansAll = false;
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 300, 9, kMicrosecond), server);
    const auto found = proveSlowest(source, queryOf("GET /busy"), settledLongAgo(), {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->completeness.kind, Kind::lowerBound);
    EXPECT_FALSE(found->completeness.why.empty());
}

TEST(Proof, isStillSettlingWhileCallsOfTheRangeMayComeIn)
{
    FakeServer server = test::plainServer();
    server.live = true;
    server.settling = 30 * kSecond;
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 3000, 11, kMicrosecond), server);
    ProofOptions options;
    options.now = DataSet::kHour.to + 5 * kSecond;
    const auto young = proveSlowest(source, queryOf("GET /busy"), options, {});
    ASSERT_TRUE(young);
    EXPECT_EQ(young->completeness.kind, Kind::settling);
    const auto old = proveSlowest(source, queryOf("GET /busy"), settledLongAgo(), {});
    ASSERT_TRUE(old);
    EXPECT_EQ(old->completeness.kind, Kind::exact);
}

TEST(Proof, saysAboveWhichDurationAListIsWholeWhenTheBudgetEnds)
{
    FakeServer server = test::plainServer();
    server.rules.largestLimit = 40; // fewer than the list holds: many parts would be needed
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 20'000, 13, kMicrosecond), server);
    ProofOptions options = settledLongAgo();
    options.requestsPerInterface = 6;
    const auto found = proveSlowest(source, queryOf("GET /busy"), options, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->completeness.kind, Kind::completeAbove);
    EXPECT_EQ(source.requests(), 6U);
    const Nanos above = found->completeness.threshold;
    const auto longer = [above](Nanos d) { return d > above; };
    const auto truth = source.truth(0, DataSet::kHour, 100);
    const auto told = durations(found->answer);
    EXPECT_GT(std::count_if(truth.begin(), truth.end(), longer), 0);
    EXPECT_EQ(std::count_if(truth.begin(), truth.end(), longer), std::count_if(told.begin(), told.end(), longer));
}

TEST(Proof, keepsWhatWasFoundWhenStopped)
{
    std::stop_source stop;
    FakeServer server = test::plainServer();
    server.before = [&stop](std::size_t request) -> Result<> {
        if (request == 2) {
            stop.request_stop();
            return fail(ErrorKind::cancelled, "stopped");
        }
        return {};
    };
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 20'000, 15, kMicrosecond), server);
    Call call;
    call.stop = stop.get_token();
    const auto found = proveSlowest(source, queryOf("GET /busy"), settledLongAgo(), call);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->answer.rows.size(), 100U);
    EXPECT_EQ(found->completeness.kind, Kind::lowerBound);
    ASSERT_TRUE(found->evidence.stopped);
    EXPECT_EQ(found->evidence.stopped->kind, ErrorKind::cancelled);
}

TEST(Proof, handsOnTheErrorOfASourceThatAnswersNothing)
{
    FakeServer server = test::plainServer();
    server.before = [](std::size_t) -> Result<> { return fail(ErrorKind::unauthorised, "no"); };
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 100, 15, kMicrosecond), server);
    const auto one = proveSlowest(source, queryOf("GET /busy"), settledLongAgo(), {});
    ASSERT_FALSE(one);
    EXPECT_EQ(one.error().kind, ErrorKind::unauthorised);
    const auto all = proveByInterface(source, queryOf("GET /busy"), settledLongAgo(), nullptr, {});
    ASSERT_FALSE(all);
    EXPECT_EQ(all.error().kind, ErrorKind::unauthorised);
}

TEST(Proof, marksTheListsOfASourceThatFailsInBetween)
{
    FakeServer server = test::plainServer();
    server.before = [](std::size_t request) -> Result<> {
        if (request == 3)
            return fail(ErrorKind::refused, "broken");
        return {};
    };
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 20'000, 17, kMicrosecond), server);
    source::SpanQuery query = queryOf("");
    query.interface.reset();
    ProofOptions options = settledLongAgo();
    options.workers = 1;
    const auto found = proveByInterface(source, query, options, nullptr, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->completeness.kind, Kind::lowerBound);
    ASSERT_EQ(found->evidence.leftOut.size(), 1U);
    EXPECT_EQ(found->evidence.leftOut.front().kind, ErrorKind::refused);
}

namespace {

class Collected final : public SlowestSink {
public:
    void interfaceDone(
        const source::Interface& interface, const SlowestCalls& calls, std::size_t done, std::size_t total) override
    {
        rows[interface.name] = calls.answer.rows.size();
        last = done;
        most = total;
    }

    std::map<std::string, std::size_t> rows;
    std::size_t last = 0;
    std::size_t most = 0;
};

} // namespace

TEST(Proof, tellsOfEveryInterfaceAndGroupsThem)
{
    FakeServer server = test::plainServer();
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 20'000, 19, kMicrosecond), server);
    source::SpanQuery query = queryOf("");
    query.interface.reset();
    query.application.name.clear();
    Collected sink;
    const auto found = proveByInterface(source, query, settledLongAgo(), &sink, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->completeness.kind, Kind::exact);
    EXPECT_EQ(sink.last, 3U);
    EXPECT_EQ(sink.most, 3U);
    ASSERT_EQ(found->answer.interfaces.size(), 3U);
    for (const InterfaceCalls& group : found->answer.interfaces) {
        EXPECT_EQ(sink.rows[group.interface.name], group.calls.size());
        const auto& names = source.data().interfaces;
        const auto no =
            static_cast<std::uint32_t>(std::find(names.begin(), names.end(), group.interface.name) - names.begin());
        const auto truth = source.truth(no, DataSet::kHour, 100);
        ASSERT_EQ(group.calls.size(), truth.size());
        for (std::size_t at = 0; at < truth.size(); ++at) {
            EXPECT_EQ(group.calls[at].duration, truth[at]);
            EXPECT_EQ(found->answer.page.interfaces[group.calls[at].interface].name, group.interface.name);
        }
    }
}

TEST(Proof, putsTheSlowestOfAllInterfacesInOneListWhereTheServerWantsAName)
{
    FakeServer server = test::plainServer();
    server.rules.anyInterface = false;
    FakeBackend source(test::makeDataSet(Spread::heavyTail, 5000, 21, kMicrosecond), server);
    source::SpanQuery query = queryOf("");
    query.interface.reset();
    const auto found = proveSlowest(source, query, settledLongAgo(), {});
    ASSERT_TRUE(found);
    std::vector<Nanos> truth;
    for (const test::HeldCall& call : source.data().calls)
        truth.push_back(call.duration);
    std::sort(truth.begin(), truth.end(), std::greater<>());
    truth.resize(100);
    EXPECT_EQ(durations(found->answer), truth);
}

} // namespace longspan::query
