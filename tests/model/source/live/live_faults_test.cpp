// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/source/live/fake_server.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace longspan::source {
namespace {

using test::Dialect;
using test::FakeHttp;
using test::FakeServer;
using test::httpAnswer;

constexpr TimeRange kRange{900 * kSecond, 9000 * kSecond};
constexpr std::string_view kSecret = "s3cr3t-t0ken";

SpanQuery allCalls()
{
    SpanQuery query;
    query.application.name = "shop";
    query.range = kRange;
    query.limit = 10;
    return query;
}

/// A way in which a server or what stands before it fails, and what a person must be told.
struct Fault {
    std::string name;
    Result<net::Response> answer;
    ErrorKind kind;
    ErrorReason reason = ErrorReason::unsaid;
};

std::vector<Fault> faults()
{
    return {
        {"Page", httpAnswer("<html>Sign in</html>", 200, "text/html"), ErrorKind::malformed, ErrorReason::webPage},
        {"Unauthorised", httpAnswer("no", 401, "text/plain"), ErrorKind::unauthorised},
        {"Forbidden", httpAnswer("no", 403, "text/plain"), ErrorKind::unauthorised},
        {"Missing", httpAnswer("not here", 404, "text/plain"), ErrorKind::notFound},
        {"Broken", httpAnswer("oops", 500, "text/plain"), ErrorKind::refused, ErrorReason::serverFault},
        {"Throttled", httpAnswer("slower", 429, "text/plain"), ErrorKind::throttled},
        {"Empty", httpAnswer(""), ErrorKind::malformed},
        {"Blank", httpAnswer(" \n "), ErrorKind::malformed},
        {"Number", httpAnswer("42"), ErrorKind::malformed},
        {"WrongType", httpAnswer(R"("traces")"), ErrorKind::malformed},
        {"Cut", httpAnswer(R"([[{"traceId":"1","id")"), ErrorKind::malformed},
        {"Noise", httpAnswer(std::string("\x00\xff\x12\x80", 4)), ErrorKind::malformed},
        {"Offline", tl::unexpected(Error{ErrorKind::offline, "refused", "h", ErrorReason::unreachable}),
            ErrorKind::offline, ErrorReason::unreachable},
        {"Lost", tl::unexpected(Error{ErrorKind::offline, "reset", "h", ErrorReason::connectionLost}),
            ErrorKind::offline, ErrorReason::connectionLost},
        {"Late", tl::unexpected(Error{ErrorKind::deadline, "late", "h", ErrorReason::stalled}), ErrorKind::deadline,
            ErrorReason::stalled},
    };
}

class LiveFaults : public testing::TestWithParam<std::tuple<Dialect, Fault>> {
protected:
    LiveFaults() : m_server(std::get<0>(GetParam()), test::rowOfTraces(5)) {}

    [[nodiscard]] const Fault& fault() const { return std::get<1>(GetParam()); }
    [[nodiscard]] ServerProfile profile() const
    {
        ServerProfile profile = m_server.profile();
        profile.access.bearer = Secret(kSecret);
        return profile;
    }
    /// Fails where the part occurs in the address, and answers all the rest.
    [[nodiscard]] std::shared_ptr<FakeHttp> failingAt(const std::string& part) const
    {
        auto client = std::make_shared<FakeHttp>();
        client->on(part, [answer = fault().answer](const net::Request&, const Call&) { return answer; });
        client->on("", [this](const net::Request& request, const Call&) { return m_server.answer(request); });
        return client;
    }
    void expectFault(const Error& error) const
    {
        EXPECT_EQ(error.kind, fault().kind) << error.what;
        EXPECT_EQ(error.what.find(kSecret), std::string::npos);
        EXPECT_EQ(error.where.find(kSecret), std::string::npos);
        EXPECT_EQ(error.where.find('?'), std::string::npos) << error.where;
        EXPECT_FALSE(error.what.empty());
        EXPECT_FALSE(error.where.empty());
        if (fault().reason != ErrorReason::unsaid) {
            EXPECT_EQ(error.reason, fault().reason) << error.what;
        }
    }

    FakeServer m_server;
};

TEST_P(LiveFaults, areToldWhenTheServerIsMet)
{
    const auto source = makeServerSource(profile(), failingAt("/"));
    const auto services = source->applications("", kRange, {});
    ASSERT_FALSE(services);
    expectFault(services.error());
    EXPECT_FALSE(source->facts({}));
    EXPECT_FALSE(source->topology(allCalls(), {}));
    EXPECT_FALSE(probeServer(profile(), failingAt("/"), {}));
}

TEST_P(LiveFaults, areToldWhenTracesAreSearched)
{
    const auto source = makeServerSource(profile(), failingAt("/traces"));
    const auto page = source->search(allCalls(), {});
    ASSERT_FALSE(page);
    expectFault(page.error());
}

TEST_P(LiveFaults, doNotHideWhatWasFetchedBefore)
{
    const auto source = makeServerSource(profile(), failingAt("/trace/"));
    ASSERT_TRUE(source->search(allCalls(), {}));
    EXPECT_TRUE(source->trace({0, 1}, {}));
}

TEST_P(LiveFaults, ofDependenciesLeaveATopologyFromTraces)
{
    const auto source = makeServerSource(profile(), failingAt("/dependencies"));
    const auto graph = source->topology(allCalls(), {});
    const ErrorKind kind = fault().kind;
    if (kind == ErrorKind::offline || kind == ErrorKind::deadline || kind == ErrorKind::unauthorised)
        EXPECT_FALSE(graph);
    else
        EXPECT_TRUE(graph && graph->origin.empty() && !graph->nodes.empty());
}

INSTANTIATE_TEST_SUITE_P(Faults, LiveFaults,
    testing::Combine(testing::Values(Dialect::zipkinV2, Dialect::zipkinV1, Dialect::jaegerV3, Dialect::jaegerV1),
        testing::ValuesIn(faults())),
    [](const auto& tested) {
        return std::string(test::name(std::get<0>(tested.param))) + std::get<1>(tested.param).name;
    });

class LivePartial : public testing::TestWithParam<Dialect> {};

TEST_P(LivePartial, keepsWhatABodyHeldBeforeItEnds)
{
    const FakeServer server(GetParam(), test::rowOfTraces(9));
    auto client = std::make_shared<FakeHttp>();
    client->on("/traces", [&server](const net::Request& request, const Call&) {
        const net::Response whole = server.answer(request);
        const std::string_view text = whole.text();
        return httpAnswer(std::string(text.substr(0, text.size() * 2 / 3)));
    });
    client->on("", [&server](const net::Request& request, const Call&) { return server.answer(request); });
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    const auto page = makeServerSource(server.profile(), client)->search(allCalls(), call);
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_GT(page->rows.size(), 2U);
    EXPECT_LT(page->rows.size(), 9U);
    EXPECT_EQ(page->truncation, SpanPage::Truncation::unsorted);
    EXPECT_GT(notes.count(NoteKind::partialAnswer), 0U);
}

TEST_P(LivePartial, keepsTheFirstAnswerWhenThoseThatConfirmItFail)
{
    const FakeServer server(GetParam(), test::rowOfTraces(30));
    auto client = std::make_shared<FakeHttp>();
    auto searches = std::make_shared<int>(0);
    client->on("", [&server, searches](const net::Request& request, const Call&) -> Result<net::Response> {
        const bool probe = request.url.find("longspan.probe") != std::string::npos;
        if (request.url.find("/traces?") != std::string::npos && !probe && ++*searches > 1)
            return fail(ErrorKind::offline, ErrorReason::connectionLost, "reset", "h");
        return server.answer(request);
    });
    SpanQuery query = allCalls();
    query.limit = 100;
    const auto page = makeServerSource(server.profile(), client)->search(query, {});
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_EQ(page->rows.size(), 30U);
    EXPECT_EQ(page->truncation, SpanPage::Truncation::unsorted);
}

INSTANTIATE_TEST_SUITE_P(Dialects, LivePartial,
    testing::Values(Dialect::zipkinV2, Dialect::zipkinV1, Dialect::jaegerV3, Dialect::jaegerV1),
    [](const auto& tested) { return std::string(test::name(tested.param)); });

} // namespace
} // namespace longspan::source
