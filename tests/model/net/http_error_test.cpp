// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/http_error.h"
#include "tests/support/fake_http.h"

#include <gtest/gtest.h>

#include <array>

namespace longspan::net {
namespace {

using test::httpAnswer;

Error errorOf(const Response& response)
{
    const Result<> result = checkStatus(response);
    return result ? Error{ErrorKind::internal, "no error", {}} : result.error();
}

struct Expected {
    int status;
    ErrorKind kind;
    ErrorReason reason;
};

TEST(HttpStatus, meansWhatACallerCanDo)
{
    const std::array<Expected, 14> all{{
        {301, ErrorKind::refused, ErrorReason::unsaid},
        {400, ErrorKind::refused, ErrorReason::unsaid},
        {401, ErrorKind::unauthorised, ErrorReason::unsaid},
        {403, ErrorKind::unauthorised, ErrorReason::unsaid},
        {404, ErrorKind::notFound, ErrorReason::unsaid},
        {405, ErrorKind::refused, ErrorReason::notOffered},
        {409, ErrorKind::conflict, ErrorReason::unsaid},
        {413, ErrorKind::tooLarge, ErrorReason::unsaid},
        {429, ErrorKind::throttled, ErrorReason::unsaid},
        {500, ErrorKind::refused, ErrorReason::serverFault},
        {501, ErrorKind::refused, ErrorReason::notOffered},
        {502, ErrorKind::refused, ErrorReason::serverFault},
        {503, ErrorKind::throttled, ErrorReason::unsaid},
        {504, ErrorKind::deadline, ErrorReason::serverFault},
    }};
    for (const Expected& each : all) {
        const Error error = errorOf(httpAnswer("", each.status));
        EXPECT_EQ(error.kind, each.kind) << each.status;
        EXPECT_EQ(error.reason, each.reason) << each.status;
        EXPECT_EQ(error.what, "HTTP " + std::to_string(each.status));
    }
}

TEST(HttpStatus, isNoErrorForASuccess)
{
    EXPECT_TRUE(checkStatus(httpAnswer("[]")));
    EXPECT_TRUE(checkStatus(httpAnswer("", 204, "")));
    EXPECT_TRUE(checkStatus(httpAnswer("words", 200, "text/plain")));
}

TEST(HttpStatus, keepsTheServersOwnWords)
{
    EXPECT_EQ(errorOf(httpAnswer(R"({"Code":"Throttling.User","Message":"Slow down","RequestId":"A-1"})", 400)).what,
        "HTTP 400 (Throttling.User): Slow down; request id A-1");
    EXPECT_EQ(errorOf(httpAnswer(R"({"error":{"httpCode":404,"message":"No traces found"}})", 404)).what,
        "HTTP 404 (404): No traces found");
    EXPECT_EQ(errorOf(httpAnswer(R"({"data":null,"errors":[{"code":500,"msg":"broken"}]})", 500)).what,
        "HTTP 500 (500): broken");
    EXPECT_EQ(
        errorOf(httpAnswer(R"({"status":404,"error":"Not Found","path":"/x"})", 404)).what, "HTTP 404: Not Found");
    EXPECT_EQ(errorOf(httpAnswer("lookback\n too\tlong\x01", 400, "text/plain")).what, "HTTP 400: lookback too long");
    Response answer = httpAnswer("", 500);
    answer.headers.emplace_back("x-request-id", "R-7");
    EXPECT_EQ(errorOf(answer).what, "HTTP 500; request id R-7");
}

TEST(HttpStatus, tellsAWebPageFromData)
{
    const Error page = errorOf(httpAnswer("<!DOCTYPE html><p>Welcome", 200, "text/html; charset=utf-8"));
    EXPECT_EQ(page.kind, ErrorKind::malformed);
    EXPECT_EQ(page.reason, ErrorReason::webPage);
    const Error login = errorOf(httpAnswer("<html><input type=\"password\">", 200, "text/html"));
    EXPECT_EQ(login.kind, ErrorKind::unauthorised);
    EXPECT_EQ(login.reason, ErrorReason::webPage);
    Response sentOn = httpAnswer("\n <HTML>", 200, "");
    sentOn.redirects = 1;
    EXPECT_EQ(errorOf(sentOn).kind, ErrorKind::unauthorised);
    const Error proxy = errorOf(httpAnswer("<html>Bad gateway: ask John", 502, "text/html"));
    EXPECT_EQ(proxy.what, "HTTP 502");
    EXPECT_EQ(proxy.reason, ErrorReason::serverFault);
}

TEST(HttpStatus, takesSecretsOutOfWhatAServerEchoes)
{
    const std::array<Header, 2> hidden{{{"Authorization", "Bearer abc-def-ghi"}, {"X-Key", "k1k2k3"}}};
    const Result<> result =
        checkStatus(httpAnswer(R"({"message":"bad token abc-def-ghi and k1k2k3 and k1k2k3"})", 401), hidden);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().what, "HTTP 401: bad token … and … and …");
}

TEST(OneLine, isBoundedValidUtf8WithoutControlCharacters)
{
    EXPECT_EQ(oneLine(" a\r\n\t b\x7F "), "a b");
    EXPECT_EQ(oneLine("a\xFF\xC3(\xED\xA0\x80"),
        "a?"
        "?(???");
    EXPECT_EQ(oneLine("ü€𝄞"), "ü€𝄞");
    EXPECT_EQ(oneLine(std::string(500, 'x'), 10), "xxxxxxxxxx…");
}

TEST(ServerWords, surviveNestedAndHugeBodies)
{
    EXPECT_EQ(serverWords(httpAnswer(std::string(60'000, '['), 500)).message.size(), 303U);
    EXPECT_EQ(serverWords(httpAnswer(R"({"error":[1,{"message":2}],"message":{"a":1}})", 500)).message, "");
}

} // namespace
} // namespace longspan::net
