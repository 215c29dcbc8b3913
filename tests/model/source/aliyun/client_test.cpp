// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/api_client.h"
#include "model/source/aliyun/api_errors.h"
#include "model/source/aliyun/xtrace_api.h"
#include "tests/support/fake_http.h"

#include <gtest/gtest.h>

namespace longspan::source::aliyun {
namespace {

using test::FakeHttp;
using test::httpAnswer;

class AliyunClient : public testing::Test {
protected:
    AliyunClient()
    {
        Credentials credentials;
        credentials.accessKeyId = "testAccessKeyId";
        credentials.accessKeySecret = "testAccessKeySecret";
        credentials.securityToken = "CAIS+secret";
        m_access.credentials = fixedCredentials(credentials);
        m_access.http = m_http;
        m_access.now = [] { return *parseTime("2026-01-02T03:04:05Z"); };
        m_access.nonce = [this] { return "nonce-" + std::to_string(++m_nonces); };
        m_access.waiting = [this](Nanos time, const Call&) -> Result<> {
            m_waits.push_back(time);
            return {};
        };
    }

    Result<std::string> ask(const std::string& action = "ListServices")
    {
        return ApiClient(m_access).ask({Product::xtrace, action, "cn-hangzhou", {{"RegionId", "cn-hangzhou"}}}, {});
    }

    static net::Response refusal(int status, const std::string& code, const std::string& message = "no")
    {
        return httpAnswer(R"({"Code":")" + code + R"(","Message":")" + message + R"(","RequestId":"R-1"})", status);
    }

    std::shared_ptr<FakeHttp> m_http = std::make_shared<FakeHttp>();
    ApiAccess m_access;
    int m_nonces = 0;
    std::vector<Nanos> m_waits;
};

TEST_F(AliyunClient, asksTheRegionsOwnHostAndSignsWithTheSecurityToken)
{
    m_http->on("", httpAnswer("{}"));
    ASSERT_TRUE(ask());
    EXPECT_EQ(m_http->lines().front(), "GET https://xtrace.cn-hangzhou.aliyuncs.com/?RegionId=cn-hangzhou");
    const net::Request request = m_http->requests().front();
    EXPECT_EQ(FakeHttp::headerOf(request, "x-acs-security-token"), "CAIS+secret");
    EXPECT_NE(FakeHttp::headerOf(request, "authorization").find("x-acs-security-token;"), std::string::npos);
    EXPECT_FALSE(request.repeatable) << "a signature is good once";
}

TEST_F(AliyunClient, callsNothingThatBuysOrChanges)
{
    m_http->on("", httpAnswer("{}"));
    for (const char* action : {"OpenXtraceService", "UpdateSampling", "CheckServiceLinkedRoleForDeleting",
             "DeleteTraceApp", "OpenArmsServiceSecondVersion", ""}) {
        EXPECT_FALSE(isAllowed(Product::xtrace, action));
        EXPECT_FALSE(isAllowed(Product::arms, action));
        EXPECT_FALSE(ask(action));
    }
    EXPECT_TRUE(m_http->requests().empty());
}

TEST_F(AliyunClient, signsOnceMoreWithTheServersTime)
{
    net::Response expired = refusal(400, "InvalidTimeStamp.Expired");
    expired.headers.emplace_back("date", "Fri, 02 Jan 2026 04:04:05 GMT");
    m_http->onInTurn("", {expired, httpAnswer("{}")});
    ASSERT_TRUE(ask());
    ASSERT_EQ(m_http->requests().size(), 2U);
    EXPECT_EQ(FakeHttp::headerOf(m_http->requests()[1], "x-acs-date"), "2026-01-02T04:04:05Z");
    EXPECT_EQ(FakeHttp::headerOf(m_http->requests()[1], "x-acs-signature-nonce"), "nonce-2");
}

TEST_F(AliyunClient, signsOnceMoreAndNotTwice)
{
    net::Response expired = refusal(400, "IllegalTimestamp");
    expired.headers.emplace_back("date", "Fri, 02 Jan 2026 04:04:05 GMT");
    m_http->on("", expired);
    const auto answer = ask();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, ErrorKind::unauthorised);
    EXPECT_EQ(answer.error().reason, ErrorReason::clockDiffers);
    EXPECT_EQ(m_http->requests().size(), 2U);
}

TEST_F(AliyunClient, takesANewNonceForEveryAttemptAndWaitsLonger)
{
    m_http->onInTurn("", {refusal(400, "Throttling.User"), refusal(429, "OperationIsThrottled"), httpAnswer("{}")});
    ASSERT_TRUE(ask());
    EXPECT_EQ(m_nonces, 3);
    ASSERT_EQ(m_waits.size(), 2U);
    EXPECT_LT(m_waits[0], m_waits[1]);
}

TEST_F(AliyunClient, tellsWhatARefusalMeans)
{
    struct Case {
        int status;
        std::string code;
        ErrorKind kind;
        ErrorReason reason;
    };
    for (const Case& known : {Case{404, "InvalidApi.NotFound", ErrorKind::refused, ErrorReason::notOffered},
             Case{403, "Forbidden.RAM", ErrorKind::unauthorised, ErrorReason::unsaid},
             Case{404, "InvalidAccessKeyId.NotFound", ErrorKind::unauthorised, ErrorReason::unsaid},
             Case{400, "InvalidSecurityToken.Expired", ErrorKind::unauthorised, ErrorReason::expired},
             Case{404, "ServiceNameNotExist", ErrorKind::notFound, ErrorReason::noSuchService},
             Case{404, "InvalidRegion.NotFound", ErrorKind::notFound, ErrorReason::noSuchRegion}}) {
        const auto failure = failureOf(refusal(known.status, known.code), {});
        ASSERT_TRUE(failure) << known.code;
        EXPECT_EQ(failure->error.kind, known.kind) << known.code;
        EXPECT_EQ(failure->error.reason, known.reason) << known.code;
        EXPECT_EQ(failure->cure, Failure::Cure::none) << known.code;
        EXPECT_NE(failure->error.what.find(known.code), std::string::npos);
        EXPECT_NE(failure->error.what.find("R-1"), std::string::npos) << "the request id helps support";
    }
}

TEST_F(AliyunClient, repeatsNoSecretOfTheServersWords)
{
    m_http->on("", refusal(403, "Forbidden.RAM", "token CAIS+secret of testAccessKeyId may not"));
    const Error error = ask().error();
    EXPECT_EQ(error.what.find("CAIS+secret"), std::string::npos) << error.what;
    EXPECT_EQ(error.what.find("testAccessKeyId"), std::string::npos) << error.what;
}

TEST_F(AliyunClient, readsHttpDatesAndWaits)
{
    EXPECT_EQ(parseHttpDate("Fri, 02 Jan 2026 03:04:05 GMT"), parseTime("2026-01-02T03:04:05Z"));
    EXPECT_FALSE(parseHttpDate("Friday"));
    EXPECT_FALSE(parseHttpDate("Fri, 02 Foo 2026 03:04:05 GMT"));
    net::Response response;
    response.headers = {{"x-acs-retry-after", "1500"}};
    EXPECT_EQ(retryAfter(response), 1500 * kMillisecond);
    response.headers = {{"x-acs-retry-after", "5"}};
    EXPECT_EQ(retryAfter(response), 5 * kSecond);
    response.headers = {{"retry-after", "3600"}};
    EXPECT_EQ(retryAfter(response), 30 * kSecond);
}

std::string spansText(int from, int count)
{
    std::string list;
    for (int i = from; i < from + count; ++i)
        list += (list.empty() ? "" : ",") + std::string(R"({"SpanId":")") + std::to_string(1000 + i) +
            R"(","Timestamp":1689845513298000,"Duration":5})";
    return R"({"Spans":{"Span":[)" + list + "]}}";
}

TEST_F(AliyunClient, pagesATraceUntilAPageIsShort)
{
    m_http->on("PageNumber=1&", httpAnswer(spansText(0, 100)));
    m_http->on("PageNumber=2&", httpAnswer(spansText(100, 100)));
    m_http->on("PageNumber=3&", httpAnswer(spansText(200, 17)));
    m_http->on("PageNumber=", httpAnswer(spansText(0, 0)));
    EXPECT_EQ(XtraceApi(m_access).trace("cn-hangzhou", "ab", {}).value().size(), 217U);
}

TEST_F(AliyunClient, stopsWhenAServerDoesNotPage)
{
    m_http->on("", httpAnswer(spansText(0, 100)));
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    EXPECT_EQ(XtraceApi(m_access).trace("cn-hangzhou", "ab", call).value().size(), 100U);
    EXPECT_EQ(notes.count(NoteKind::partialAnswer), 1U);
    EXPECT_EQ(m_http->requests().size(), 2U);
}

} // namespace
} // namespace longspan::source::aliyun
