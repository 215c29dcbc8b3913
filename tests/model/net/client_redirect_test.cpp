// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/redirect.h"
#include "tests/model/net/patient_pacing.h"
#include "tests/support/script_server.h"

#include <gtest/gtest.h>

namespace longspan::net {
namespace {

using test::answering;
using test::answerText;
using test::expectAnswer;
using test::get;
using test::Heard;
using test::patientCall;
using test::ScriptServer;
using test::Wire;

std::string sentTo(const std::string& location)
{
    return "Location: " + location + "\r\n";
}

Request withSecrets(std::string url)
{
    url.insert(url.find("//") + 2, "ann:basic-hidden@");
    Request request = get(std::move(url));
    request.headers = {
        {"Cookie", "session-hidden"}, {"X-Scope-OrgID", "tenant-hidden"}, {"Accept", "application/json"}};
    return request;
}

TEST(HttpRedirect, staysWithTheHostWithItsCredentials)
{
    ScriptServer server([](Wire& wire, const Heard& heard) {
        wire.send(heard.line() == "GET /old" ? answerText("", 302, sentTo("/new?a=1")) : answerText("arrived"));
    });
    const Response answer = expectAnswer(makeHttpClient()->send(withSecrets(server.url("/old")), patientCall()));
    EXPECT_EQ(answer.text(), "arrived");
    EXPECT_EQ(answer.url, server.url("/new"));
    EXPECT_EQ(answer.redirects, 1);
    EXPECT_EQ(server.heard().at(1).header("cookie"), "session-hidden");
    EXPECT_NE(server.heard().at(1).header("authorization"), "");
}

TEST(HttpRedirect, takesNoCredentialToAnotherHost)
{
    ScriptServer other(answering("elsewhere"));
    ScriptServer server(answering("", 307, sentTo(other.url("/taken", "localhost"))));
    const Response answer = expectAnswer(makeHttpClient()->send(withSecrets(server.url("/old")), patientCall()));
    EXPECT_EQ(answer.text(), "elsewhere");
    const Heard heard = other.heard().at(0);
    EXPECT_EQ(heard.head.find("hidden"), std::string::npos) << heard.head;
    EXPECT_EQ(heard.header("authorization"), "");
    EXPECT_EQ(heard.header("accept"), "application/json");
}

TEST(HttpRedirect, takesNoCredentialToAnotherPort)
{
    ScriptServer other(answering("elsewhere"));
    ScriptServer server(answering("", 301, sentTo(other.url("/taken"))));
    EXPECT_EQ(expectAnswer(makeHttpClient()->send(withSecrets(server.url("/old")), patientCall())).text(), "elsewhere");
    EXPECT_EQ(other.heard().at(0).head.find("hidden"), std::string::npos);
}

TEST(HttpRedirect, sendsNoContentToAnotherHost)
{
    ScriptServer other(answering("elsewhere"));
    ScriptServer server(answering("", 307, sentTo(other.url("/taken"))));
    Request request = get(server.url("/old"));
    request.method = "POST";
    request.body = "signature-hidden";
    const Result<Response> result = makeHttpClient()->send(request, patientCall());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::refused);
    EXPECT_TRUE(other.heard().empty());
}

TEST(HttpRedirect, turnsAPostIntoAGetWhereCustomSaysSo)
{
    ScriptServer server([](Wire& wire, const Heard& heard) {
        wire.send(heard.line() == "POST /old" ? answerText("", 303, sentTo("/new")) : answerText("arrived"));
    });
    Request request = get(server.url("/old"));
    request.method = "POST";
    request.body = "words";
    EXPECT_EQ(expectAnswer(makeHttpClient()->send(request, patientCall())).text(), "arrived");
    EXPECT_EQ(server.heard().at(1).line(), "GET /new");
    EXPECT_EQ(server.heard().at(1).body, "");
}

TEST(HttpRedirect, endsAfterFive)
{
    ScriptServer server(answering("", 302, sentTo("/again")));
    const Result<Response> result = makeHttpClient()->send(get(server.url("/x")), patientCall());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::refused);
    EXPECT_EQ(server.heard().size(), 6U);
}

TEST(HttpRedirect, leadsNowhereButToHttp)
{
    ScriptServer server(answering("", 302, sentTo("file:///etc/passwd")));
    const Result<Response> result = makeHttpClient()->send(get(server.url("/x")), patientCall());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::refused);
}

TEST(HttpRedirect, countsAsNoneWithoutALocation)
{
    ScriptServer server(answering("choose", 300));
    EXPECT_EQ(expectAnswer(makeHttpClient()->send(get(server.url("/x")), patientCall())).status, 300);
}

TEST(SharedCredentials, neverLeaveTheHostNorFallBackToPlainHttp)
{
    const auto shares = [](const char* from, const char* to) {
        return sharesCredentials(*parseUrl(from), *parseUrl(to));
    };
    EXPECT_TRUE(shares("https://a.example/x", "https://A.example:443/y"));
    EXPECT_TRUE(shares("http://a.example/", "https://a.example/"));
    EXPECT_FALSE(shares("https://a.example/", "http://a.example/"));
    EXPECT_FALSE(shares("https://a.example/", "https://b.a.example/"));
    EXPECT_FALSE(shares("https://a.example/", "https://a.example:8443/"));
    EXPECT_FALSE(shares("http://a.example:8080/", "https://a.example/"));
}

} // namespace
} // namespace longspan::net
