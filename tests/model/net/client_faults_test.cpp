// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/net/patient_pacing.h"
#include "tests/support/script_server.h"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

namespace longspan::net {
namespace {

using test::answering;
using test::answerText;
using test::expectAnswer;
using test::get;
using test::Heard;
using test::patientCall;
using test::Scene;
using test::ScriptServer;
using test::Wire;

ClientOptions once()
{
    ClientOptions options;
    options.retry.retries = 0;
    return options;
}

Error errorOf(Result<Response> result)
{
    return result ? Error{ErrorKind::internal, "answered", {}} : result.error();
}

Error faultOf(const Scene& scene, const ClientOptions& options = once())
{
    ScriptServer server(scene);
    Request request = get(server.url("/x?key=hidden"));
    request.headers = {{"Authorization", "Bearer hidden"}};
    const Error error = errorOf(makeHttpClient(options)->send(request, patientCall()));
    EXPECT_EQ(error.where, server.url("/x"));
    EXPECT_EQ((error.what + error.where).find("hidden"), std::string::npos) << error.what;
    return error;
}

void expectIs(const Error& error, ErrorKind kind, ErrorReason reason)
{
    EXPECT_EQ(name(error.kind), name(kind)) << error.what;
    EXPECT_EQ(name(error.reason), name(reason)) << error.what;
}

TEST(HttpFault, aNameThatDoesNotResolveIsDns)
{
    ClientOptions options = once();
    options.proxy = "";
    const Error error = errorOf(makeHttpClient(options)->send(get("http://traces.invalid/x"), patientCall()));
    expectIs(error, ErrorKind::offline, ErrorReason::dns);
}

TEST(HttpFault, aClosedPortIsUnreachable)
{
    const std::string url = "http://127.0.0.1:" + std::to_string(test::closedPort()) + "/x";
    expectIs(
        errorOf(makeHttpClient(once())->send(get(url), patientCall())), ErrorKind::offline, ErrorReason::unreachable);
}

TEST(HttpFault, aResetIsALostConnection)
{
    expectIs(faultOf([](Wire& wire, const Heard&) { wire.reset(); }), ErrorKind::offline, ErrorReason::connectionLost);
}

TEST(HttpFault, aResetInTheMiddleOfABodyIsALostConnection)
{
    expectIs(faultOf([](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        wire.reset();
    }),
        ErrorKind::offline, ErrorReason::connectionLost);
}

TEST(HttpFault, aTruncatedBodyIsALostConnection)
{
    expectIs(faultOf([](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        wire.close();
    }),
        ErrorKind::offline, ErrorReason::connectionLost);
    expectIs(faultOf([](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf");
        wire.close();
    }),
        ErrorKind::offline, ErrorReason::connectionLost);
}

TEST(HttpFault, anEarlyEndIsALostConnection)
{
    expectIs(faultOf([](Wire& wire, const Heard&) { wire.close(); }), ErrorKind::offline, ErrorReason::connectionLost);
}

TEST(HttpFault, silenceBeforeTheAnswerIsAStall)
{
    ClientOptions options = once();
    options.patience.connect = std::chrono::milliseconds(100);
    options.patience.firstByte = std::chrono::milliseconds(50);
    expectIs(
        faultOf([](Wire& wire, const Heard&) { wire.hold(); }, options), ErrorKind::deadline, ErrorReason::stalled);
}

TEST(HttpFault, silenceInTheMiddleOfTheAnswerIsAStall)
{
    ClientOptions options = once();
    options.patience.stall = std::chrono::milliseconds(50);
    expectIs(faultOf(
                 [](Wire& wire, const Heard&) {
                     wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                     wire.hold();
                 },
                 options),
        ErrorKind::deadline, ErrorReason::stalled);
}

TEST(HttpFault, aDripIsAStall)
{
    ClientOptions options = once();
    options.patience.stall = std::chrono::milliseconds(100);
    options.patience.stallBytes = 10'000;
    expectIs(faultOf(
                 [](Wire& wire, const Heard&) {
                     wire.send("HTTP/1.1 200 OK\r\n\r\n");
                     wire.drip("x");
                 },
                 options),
        ErrorKind::deadline, ErrorReason::stalled);
}

TEST(HttpFault, theDeadlineOfTheCallHolds)
{
    ScriptServer server([](Wire& wire, const Heard&) { wire.hold(); });
    Call call;
    call.deadline = Call::Clock::now() + std::chrono::milliseconds(50);
    expectIs(
        errorOf(makeHttpClient(once())->send(get(server.url("/x")), call)), ErrorKind::deadline, ErrorReason::unsaid);
}

TEST(HttpFault, cancellingReturnsThoughTheServerNeverAnswers)
{
    std::latch asked(1);
    ScriptServer server([&asked](Wire& wire, const Heard&) {
        asked.count_down();
        wire.hold();
    });
    std::stop_source stop;
    Call call;
    call.stop = stop.get_token();
    std::thread canceller([&] {
        asked.wait();
        stop.request_stop();
    });
    const Error error = errorOf(makeHttpClient(once())->send(get(server.url("/x")), call));
    canceller.join();
    expectIs(error, ErrorKind::cancelled, ErrorReason::unsaid);
}

TEST(HttpFault, cancellingManyKeepsWhatIsThere)
{
    std::stop_source stop;
    ScriptServer server([&stop](Wire& wire, const Heard& heard) {
        if (heard.line() == "GET /good") {
            wire.send(answerText("kept"));
            return;
        }
        stop.request_stop();
        wire.hold();
    });
    Call call;
    call.stop = stop.get_token();
    ClientOptions options = once();
    options.host.atOnce = 1;
    const std::vector<Request> requests{get(server.url("/good")), get(server.url("/bad")), get(server.url("/late"))};
    auto answers = makeHttpClient(options)->sendAll(requests, call);
    EXPECT_EQ(expectAnswer(answers.at(0)).text(), "kept");
    expectIs(errorOf(answers.at(1)), ErrorKind::cancelled, ErrorReason::unsaid);
    expectIs(errorOf(answers.at(2)), ErrorKind::cancelled, ErrorReason::unsaid);
}

// The server would send for ever; that the test ends shows that it was cut.
TEST(HttpFault, aBodyWithoutEndIsCut)
{
    ClientOptions options = once();
    options.size.body = 1'000'000;
    const Scene endless = [](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 200 OK\r\n\r\n");
        while (wire.send(std::string(100'000, 'x'))) {
        }
    };
    expectIs(faultOf(endless, options), ErrorKind::tooLarge, ErrorReason::unsaid);
    options.size.stream = 1'000'000;
    ScriptServer server(endless);
    std::uint64_t bytes = 0;
    const BodySink sink = [&bytes](std::string_view piece) -> Result<> {
        bytes += piece.size();
        return {};
    };
    expectIs(errorOf(makeHttpClient(options)->stream(get(server.url("/x")), sink, patientCall())), ErrorKind::tooLarge,
        ErrorReason::unsaid);
    EXPECT_LE(bytes, 1'000'000U);
}

TEST(HttpFault, anAnnouncedBodyPastTheLimitIsRefusedAtOnce)
{
    const Error error = faultOf([](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\nx");
        wire.hold();
    });
    expectIs(error, ErrorKind::tooLarge, ErrorReason::unsaid);
    EXPECT_NE(error.what.find("10000000000"), std::string::npos);
}

TEST(HttpFault, theBodyOfAFailureIsCutWithoutAnError)
{
    ScriptServer server([](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 500 Broken\r\n\r\n");
        while (wire.send(std::string(100'000, 'x'))) {
        }
    });
    ClientOptions options = once();
    options.size.errorBody = 1000;
    const Response answer = expectAnswer(makeHttpClient(options)->send(get(server.url("/x")), patientCall()));
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.text(), std::string(1000, 'x'));
}

TEST(HttpFault, headersWithoutEndAreCut)
{
    ClientOptions options = once();
    options.size.headers = 10'000;
    expectIs(faultOf(
                 [](Wire& wire, const Heard&) {
                     wire.send("HTTP/1.1 200 OK\r\n");
                     while (wire.send("X-More: " + std::string(1000, 'x') + "\r\n")) {
                     }
                 },
                 options),
        ErrorKind::tooLarge, ErrorReason::unsaid);
}

TEST(HttpFault, whatIsNotHttpIsMalformed)
{
    expectIs(faultOf([](Wire& wire, const Heard&) {
        wire.send("SSH-2.0-OpenSSH_9.2p1\r\n");
        wire.close();
    }),
        ErrorKind::malformed, ErrorReason::unsaid);
}

TEST(HttpFault, aBodyThatDoesNotUnpackIsMalformed)
{
    expectIs(faultOf(answering("this is not gzip at all", 200, "Content-Encoding: gzip\r\n")), ErrorKind::malformed,
        ErrorReason::unsaid);
}

TEST(HttpFault, otherSchemesAreRefused)
{
    expectIs(errorOf(makeHttpClient()->send(get("file:///etc/passwd"), patientCall())), ErrorKind::refused,
        ErrorReason::unsaid);
}

} // namespace
} // namespace longspan::net
