// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clock_skew.h"
#include "model/analysis/critical_totals.h"
#include "model/analysis/links.h"
#include "model/decode/decode.h"
#include "tests/support/samples.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

namespace longspan::analysis {
namespace {

using test::samples;

/// The table of a sample, or nullptr where the samples are absent.
SpanTablePtr open(const std::string& name)
{
    const std::filesystem::path file = samples() / name;
    if (!std::filesystem::exists(file))
        return nullptr;
    const auto decoded = decode::decodeFile(file.string());
    EXPECT_TRUE(decoded) << name << ": " << decoded.error().what;
    return decoded ? decoded->table : nullptr;
}

/// What building the trees of a sample gives.
struct Facts {
    std::size_t nodes = 0;
    std::size_t sharedHalves = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t conflicts = 0;
    std::uint64_t orphans = 0;

    friend bool operator==(const Facts&, const Facts&) = default;
    friend void PrintTo(const Facts& facts, std::ostream* out)
    {
        *out << facts.nodes << " nodes, " << facts.sharedHalves << " shared, " << facts.duplicates << " duplicate, "
             << facts.conflicts << " conflicting, " << facts.orphans << " orphans";
    }
};

Facts factsOf(const SpanTablePtr& table)
{
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    Facts facts;
    for (std::uint32_t no = 0; no < table->traceCount(); ++no) {
        const TraceTree tree = TraceTree::build(Trace(table, TraceNo{no}), call).value();
        facts.nodes += tree.size();
        for (std::uint32_t node = 0; node < tree.size(); ++node)
            facts.sharedHalves += tree.flags(NodeNo{node}).has(NodeFlag::sharedHalf) ? 1U : 0U;
    }
    facts.duplicates = notes.count(NoteKind::duplicateSpan);
    facts.conflicts = notes.count(NoteKind::conflictingSpan);
    facts.orphans = notes.count(NoteKind::orphan);
    return facts;
}

struct Expected {
    const char* file;
    Facts facts;
};

class SampleTrees : public testing::TestWithParam<Expected> {};

TEST_P(SampleTrees, haveEverySpanInItsPlace)
{
    const SpanTablePtr table = open(GetParam().file);
    if (!table)
        GTEST_SKIP() << "no sample " << GetParam().file << " in " << samples();
    EXPECT_EQ(factsOf(table), GetParam().facts);
}

INSTANTIATE_TEST_SUITE_P(Files, SampleTrees,
    testing::Values(Expected{"zipkin/ascend.json", {.nodes = 8, .sharedHalves = 2}},
        Expected{"zipkin/messaging-kafka.json", {.nodes = 28}},
        Expected{"zipkin/skew.json", {.nodes = 4, .sharedHalves = 1}},
        // Two servers on different addresses answered one client, each telling of it several times.
        Expected{"zipkin/smartthings-oauth-authorization.json", {.nodes = 172, .sharedHalves = 42, .duplicates = 3}},
        // The fourth shared flag is that of the only root.
        Expected{"zipkin/yelp.json", {.nodes = 16, .sharedHalves = 3}},
        Expected{"jaeger/ui_01.json", {.nodes = 5, .conflicts = 1}},
        Expected{"jaeger/example_trace.json", {.nodes = 5}}, Expected{"jaeger-ui/genaiTestTrace.json", {.nodes = 57}},
        Expected{"otel-tui/test_data.json", {.nodes = 547, .orphans = 1}},
        Expected{"opentelemetry-proto/trace.json", {.nodes = 1, .orphans = 1}}));

TEST(Samples, theSkewedServerIsPutIntoTheMiddleOfItsClient)
{
    const SpanTablePtr table = open("zipkin/skew.json");
    if (!table)
        GTEST_SKIP() << "no samples in " << samples();
    const TraceTree tree = TraceTree::build(Trace(table, TraceNo{0})).value();
    const Nanos expected = fromMicros(65'441 + (94'539 - 93'577) / 2);
    EXPECT_EQ(zipkinClockSkew(tree).value().deltas, (std::vector<Nanos>{0, 0, expected, expected}));
}

TEST(Samples, messagesGoThroughTheirBroker)
{
    const SpanTablePtr table = open("zipkin/messaging-kafka.json");
    if (!table)
        GTEST_SKIP() << "no samples in " << samples();
    const ServiceGraph graph = serviceGraph(table, {.users = false}).value();
    std::uint64_t sent = 0;
    for (const ServiceGraph::Edge& edge : graph.edges)
        if (graph.nodes[edge.to].kind == ServiceGraph::NodeKind::messaging)
            sent += edge.calls;
    EXPECT_GT(sent, 0U);
}

TEST(Samples, criticalTotalsEqualCrispsOwnExpectation)
{
    const SpanTablePtr table = open("CRISP/18.json");
    if (!table)
        GTEST_SKIP() << "no samples in " << samples();
    CriticalTotals totals;
    ASSERT_TRUE(totals.add(TraceTree::build(Trace(table, TraceNo{0})).value(), NodeNo{0}));
    const nlohmann::json sample = nlohmann::json::parse(std::ifstream(samples() / "CRISP/18.json"));
    nlohmann::json got;
    for (const CriticalTotals::Operation& operation : totals.operations())
        got["[" + std::string(operation.service) + "] " + std::string(operation.name)] =
            operation.exclusive / kMicrosecond;
    EXPECT_EQ(got, sample["testing"]["opTimeExclusive"]);
}

} // namespace
} // namespace longspan::analysis
