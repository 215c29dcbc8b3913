// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/dependency_links.h"
#include "tests/model/decode/decoding.h"

#include <gmock/gmock.h>

namespace longspan::test {
namespace {

using decode::decodeDependencyLinks;
using decode::Options;
using testing::ElementsAre;

Decoding decoded(std::string text, const Options& options = {})
{
    return Decoding(decodeDependencyLinks, std::move(text), options);
}

/// "a>b calls/errors", errors as "?" when they are not known.
std::vector<std::string> edges(const Decoding& decoding)
{
    std::vector<std::string> told;
    const ServiceGraph graph = decoding.facts && decoding.facts->links ? *decoding.facts->links : ServiceGraph{};
    for (const ServiceGraph::Edge& edge : graph.edges)
        told.push_back(graph.nodes[edge.from].name + ">" + graph.nodes[edge.to].name + " " +
            std::to_string(edge.calls) + "/" + (edge.errorsKnown ? std::to_string(edge.errors) : "?"));
    return told;
}

TEST(DependencyLinksDecoder, readsZipkinsLinks)
{
    const Decoding links = decoded(
        R"([{"parent":"web","child":"db","callCount":3,"errorCount":1},{"parent":"web","child":"cache","callCount":2}])");
    ASSERT_TRUE(links.facts);
    EXPECT_EQ(links.facts->spans, 0U);
    EXPECT_EQ(links.size(), 0U);
    EXPECT_THAT(edges(links), ElementsAre("web>cache 2/0", "web>db 3/1"));
    const ServiceGraph& graph = *links.facts->links;
    ASSERT_EQ(graph.nodes.size(), 3U);
    EXPECT_EQ(graph.nodes[0].name, "cache");
    EXPECT_EQ(graph.nodes[0].kind, ServiceGraph::NodeKind::service);
    EXPECT_FALSE(graph.edges[0].latency);
}

TEST(DependencyLinksDecoder, readsJaegersEnvelopeWithoutErrorCounts)
{
    const Decoding links =
        decoded(R"({"data":[{"parent":"a","child":"b","callCount":54}],"total":0,"limit":0,"errors":null})");
    EXPECT_THAT(edges(links), ElementsAre("a>b 54/?"));
}

TEST(DependencyLinksDecoder, addsUpLinksOfTheSameServices)
{
    const Decoding links =
        decoded(R"([{"parent":"a","child":"b","callCount":1},{"parent":"b","child":"a","callCount":5},
        {"parent":"a","child":"b","callCount":2,"errorCount":2}])");
    EXPECT_THAT(edges(links), ElementsAre("a>b 3/2", "b>a 5/0"));
}

TEST(DependencyLinksDecoder, keepsCallsToItself)
{
    EXPECT_THAT(edges(decoded(R"([{"parent":"a","child":"a","callCount":1}])")), ElementsAre("a>a 1/?"));
}

TEST(DependencyLinksDecoder, readsNumbersInStringsAndPastTwoToThe53)
{
    EXPECT_THAT(edges(decoded(R"([{"parent":"a","child":"b","callCount":"9007199254740993"}])")),
        ElementsAre("a>b 9007199254740993/?"));
}

TEST(DependencyLinksDecoder, undoesEscapesInNames)
{
    EXPECT_THAT(
        edges(decoded(R"([{"parent":"\u00e9\"","child":"b","callCount":1}])")), ElementsAre("\xc3\xa9\">b 1/?"));
}

TEST(DependencyLinksDecoder, leavesOutOddLinks)
{
    const Decoding links = decoded(R"([{"parent":"a","child":"b","callCount":-1},{"child":"b","callCount":1},7,null,
        {"parent":"a","child":"b"},{"parent":1,"child":"b","callCount":1},{"parent":"a","child":"b","callCount":1}])");
    EXPECT_THAT(edges(links), ElementsAre("a>b 1/?"));
    EXPECT_EQ(links.count(NoteKind::badRecord), 6U);
}

TEST(DependencyLinksDecoder, takesAnEmptyListForAnEmptyGraph)
{
    for (const char* text : {"[]", "{\"data\":[]}", "{\"data\":null}", "{}"}) {
        const Decoding links = decoded(text);
        ASSERT_TRUE(links.facts) << text;
        ASSERT_TRUE(links.facts->links);
        EXPECT_TRUE(links.facts->links->edges.empty());
        EXPECT_TRUE(links.facts->links->nodes.empty());
    }
}

TEST(DependencyLinksDecoder, keepsTheLinksBeforeACut)
{
    const std::string text = R"([{"parent":"a","child":"b","callCount":1},{"parent":"c","child":"d","callCou)";
    const Decoding cut = decoded(text);
    EXPECT_THAT(edges(cut), ElementsAre("a>b 1/?"));
    ASSERT_TRUE(cut.facts->stopped);
    EXPECT_EQ(cut.facts->stopped->kind, ErrorKind::malformed);
}

TEST(DependencyLinksDecoder, refusesWhatHoldsNoLinkAtAll)
{
    for (const char* text : {"7", "[{\"parent\"", "[}", "\"text\""}) {
        const Decoding links = decoded(text);
        ASSERT_FALSE(links.facts) << text;
        EXPECT_EQ(links.facts.error().kind, ErrorKind::malformed) << text;
        EXPECT_THAT(links.facts.error().where, testing::StartsWith("doc:"));
    }
}

TEST(DependencyLinksDecoder, refusesEndlessNesting)
{
    const Decoding links = decoded("[{\"x\":" + std::string(100'000, '['));
    ASSERT_FALSE(links.facts);
    EXPECT_EQ(links.facts.error().kind, ErrorKind::tooLarge);
}

TEST(DependencyLinksDecoder, refusesDocumentsPastTheLimit)
{
    Options options;
    options.limits.recordBytes = 10;
    const Decoding links = decoded(R"([{"parent":"a","child":"b","callCount":1}])", options);
    ASSERT_FALSE(links.facts);
    EXPECT_EQ(links.facts.error().kind, ErrorKind::tooLarge);
}

} // namespace
} // namespace longspan::test
