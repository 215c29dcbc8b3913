// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/net/patient_pacing.h"
#include "tests/support/script_server.h"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <atomic>
#include <cstdlib>
#include <set>
#include <thread>

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

std::string gzipped(const std::string& text)
{
    z_stream stream{};
    static constexpr int kGzip = 15 + 16;
    deflateInit2(&stream, 6, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
    std::string in = text;
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string zstandard(const std::string& text)
{
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
    return out;
}

TEST(HttpClient, hasStatusHeadersBodyAndPlaceOfAnAnswer)
{
    ScriptServer server(answering("[1,2]", 404, "Content-Type: application/json\r\nX-Twice: a\r\nX-Twice: b\r\n"));
    const Response answer = expectAnswer(makeHttpClient()->send(get(server.url("/a/b?token=1")), patientCall()));
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.text(), "[1,2]");
    EXPECT_EQ(answer.header("content-type"), "application/json");
    EXPECT_EQ(answer.header("x-twice"), "a");
    EXPECT_EQ(answer.url, server.url("/a/b"));
}

TEST(HttpClient, sendsMethodHeadersAndBodyAsTheyAre)
{
    ScriptServer server(answering("done"));
    Request request = get(server.url("/x"));
    request.method = "POST";
    request.headers = {{"X-Key", "k"}, {"X-Empty", ""}, {"Content-Type", "application/json"}};
    request.body = "{\"a\":1}";
    EXPECT_EQ(expectAnswer(makeHttpClient()->send(request, patientCall())).text(), "done");
    const Heard heard = server.heard().at(0);
    EXPECT_EQ(heard.line(), "POST /x");
    EXPECT_EQ(heard.body, request.body);
    EXPECT_EQ(heard.header("x-key"), "k");
    EXPECT_EQ(heard.header("content-type"), "application/json");
    EXPECT_NE(heard.head.find("\r\nX-Empty:"), std::string::npos);
    EXPECT_EQ(heard.header("user-agent"), "longspan");
    EXPECT_EQ(heard.header("expect"), "");
}

TEST(HttpClient, sendsTheUserOfAnAddressAsBasicAuthorisation)
{
    ScriptServer server(answering("done"));
    std::string url = server.url("/x");
    url.insert(url.find("//") + 2, "ann:p%40ss@");
    EXPECT_EQ(expectAnswer(makeHttpClient()->send(get(url), patientCall())).url, server.url("/x"));
    EXPECT_EQ(server.heard().at(0).header("authorization"), "Basic YW5uOnBAc3M=");
    EXPECT_EQ(server.heard().at(0).line(), "GET /x");
}

TEST(HttpClient, refusesRequestsThatWouldSmuggleHeaders)
{
    ScriptServer server(answering("never"));
    Request request = get(server.url("/x"));
    request.headers = {{"X-Key", "hidden\r\nHost: other"}};
    Result<Response> result = makeHttpClient()->send(request, patientCall());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::malformed);
    EXPECT_EQ(result.error().what.find("hidden"), std::string::npos);
    request.headers = {{"X Key:", "1"}};
    EXPECT_FALSE(makeHttpClient()->send(request, patientCall()));
    request.headers.clear();
    request.method = "GET /other";
    EXPECT_FALSE(makeHttpClient()->send(request, patientCall()));
    EXPECT_TRUE(server.heard().empty());
}

TEST(HttpClient, keepsItsConnectionBetweenCalls)
{
    ScriptServer server(answering("again"));
    const HttpClientPtr client = makeHttpClient();
    for (int count = 0; count < 5; ++count)
        EXPECT_EQ(expectAnswer(client->send(get(server.url("/x")), patientCall())).text(), "again");
    EXPECT_EQ(server.connections(), 1);
    EXPECT_EQ(server.heard().size(), 5U);
}

TEST(HttpClient, unpacksGzipAndZstd)
{
    const std::string text(100'000, 'x');
    ScriptServer server([&text](Wire& wire, const Heard& heard) {
        const bool gzip = heard.line() == "GET /gzip";
        wire.send(answerText(gzip ? gzipped(text) : zstandard(text), 200,
            gzip ? "Content-Encoding: gzip\r\n" : "Content-Encoding: zstd\r\n"));
    });
    const HttpClientPtr client = makeHttpClient();
    EXPECT_EQ(expectAnswer(client->send(get(server.url("/gzip")), patientCall())).text(), text);
    EXPECT_EQ(expectAnswer(client->send(get(server.url("/zstd")), patientCall())).text(), text);
    EXPECT_EQ(server.heard().at(0).header("accept-encoding"), "gzip, zstd");
}

TEST(HttpClient, readsChunks)
{
    ScriptServer server([](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        wire.send("3\r\nabc\r\n");
        wire.send("2\r\nde\r\n0\r\n\r\n");
    });
    EXPECT_EQ(expectAnswer(makeHttpClient()->send(get(server.url("/x")), patientCall())).text(), "abcde");
}

TEST(HttpClient, handsABodyToTheSinkWhileItArrives)
{
    // The second half is only sent after the first was taken.
    std::atomic<bool> taken = false;
    ScriptServer server([&taken](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst");
        taken.wait(false);
        wire.send("after");
    });
    std::string body;
    const BodySink sink = [&](std::string_view piece) -> Result<> {
        body += piece;
        taken = true;
        taken.notify_all();
        return {};
    };
    const Response answer = expectAnswer(makeHttpClient()->stream(get(server.url("/x")), sink, patientCall()));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.text(), "");
    EXPECT_EQ(body, "firstafter");
}

TEST(HttpClient, keepsTheBodyOfAFailureOutOfTheSink)
{
    ScriptServer server(answering("no such thing", 404));
    const BodySink sink = [](std::string_view) -> Result<> { return fail(ErrorKind::internal, "not to be called"); };
    EXPECT_EQ(
        expectAnswer(makeHttpClient()->stream(get(server.url("/x")), sink, patientCall())).text(), "no such thing");
}

TEST(HttpClient, endsTheTransferWithTheErrorOfTheSink)
{
    ScriptServer server([](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 200 OK\r\n\r\n");
        while (wire.send(std::string(100'000, 'x'))) {
        }
    });
    const BodySink sink = [](std::string_view) -> Result<> { return fail(ErrorKind::malformed, "not my format", "1"); };
    const Result<Response> result = makeHttpClient()->stream(get(server.url("/x")), sink, patientCall());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), (Error{ErrorKind::malformed, "not my format", "1"}));
}

TEST(HttpClient, sendsManyAtOnceAndAnswersInOrder)
{
    ScriptServer server([](Wire& wire, const Heard& heard) { wire.send(answerText(heard.line())); });
    std::vector<Request> requests;
    for (int count = 0; count < 50; ++count)
        requests.push_back(get(server.url("/" + std::to_string(count))));
    ClientOptions options;
    options.host.atOnce = 4;
    const auto answers = makeHttpClient(options)->sendAll(requests, patientCall());
    ASSERT_EQ(answers.size(), 50U);
    for (std::size_t at = 0; at < answers.size(); ++at)
        EXPECT_EQ(expectAnswer(answers[at]).text(), "GET /" + std::to_string(at));
    EXPECT_LE(server.connections(), 4);
}

TEST(HttpClient, asksAHostNoMoreThanSoManyAtOnceAcrossCalls)
{
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    ScriptServer server([&](Wire& wire, const Heard&) {
        const int now = ++inside;
        int seen = most;
        while (seen < now && !most.compare_exchange_weak(seen, now)) {
        }
        std::this_thread::yield();
        --inside;
        wire.send(answerText("x"));
    });
    ClientOptions options;
    options.host.atOnce = 2;
    const HttpClientPtr client = makeHttpClient(options);
    const std::vector<Request> requests(20, get(server.url("/x")));
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int count = 0; count < 4; ++count)
        threads.emplace_back([&] {
            for (const auto& answer : client->sendAll(requests, patientCall()))
                good += answer ? 1 : 0;
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(good, 80);
    EXPECT_LE(most, 2);
}

TEST(HttpClient, beginsNoMoreRequestsASecondThanAllowed)
{
    ScriptServer server(answering("x"));
    const auto pacing = std::make_shared<test::JumpingPacing>();
    ClientOptions options;
    options.pacing = pacing;
    options.host = {1, 0.01, 2}; // so slow that the time of the test itself does not count
    const std::vector<Request> requests(4, get(server.url("/x")));
    Call call;
    call.deadline = Call::Clock::now() + std::chrono::hours(24);
    for (const auto& answer : makeHttpClient(options)->sendAll(requests, call))
        EXPECT_TRUE(answer);
    ASSERT_EQ(pacing->pauses().size(), 2U);
    for (const auto pause : pacing->pauses())
        EXPECT_GT(pause, std::chrono::seconds(10));
}

TEST(HttpClient, takesAProxyForOtherHostsButNotForLoopback)
{
    ScriptServer proxy(answering("by proxy"));
    ScriptServer server(answering("direct"));
    setenv("http_proxy", proxy.url("").c_str(), 1);
    const HttpClientPtr client = makeHttpClient();
    EXPECT_EQ(expectAnswer(client->send(get("http://traces.invalid/x"), patientCall())).text(), "by proxy");
    EXPECT_EQ(expectAnswer(client->send(get(server.url("/x")), patientCall())).text(), "direct");
    unsetenv("http_proxy");
    EXPECT_EQ(proxy.heard().at(0).line(), "GET http://traces.invalid/x");
}

} // namespace
} // namespace longspan::net
