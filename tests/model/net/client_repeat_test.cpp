// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/net/patient_pacing.h"
#include "tests/support/script_server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace longspan::net {
namespace {

using test::answerText;
using test::expectAnswer;
using test::get;
using test::Heard;
using test::patientCall;
using test::ScriptServer;
using test::Wire;
using Millis = std::chrono::milliseconds;

class HttpRepeat : public ::testing::Test {
protected:
    HttpClientPtr client(int retries = 3)
    {
        ClientOptions options;
        options.pacing = m_pacing;
        options.retry.retries = retries;
        options.retry.firstPause = Millis(100'000); // far more than the test takes
        options.retry.longestPause = Millis(150'000);
        options.retry.longestWish = std::chrono::seconds(3600);
        return makeHttpClient(options);
    }

    // The pauses in whole hundreds of seconds' quarters, as the test itself takes some milliseconds.
    std::vector<long> pausesInSeconds() const
    {
        std::vector<long> out;
        for (const Millis pause : m_pacing->pauses())
            out.push_back(static_cast<long>((pause.count() + 4'000) / 5'000 * 5));
        return out;
    }

    static Call longCall()
    {
        Call call;
        call.deadline = Call::Clock::now() + std::chrono::hours(24);
        return call;
    }

    std::shared_ptr<test::JumpingPacing> m_pacing = std::make_shared<test::JumpingPacing>();
    std::atomic<int> m_turn = 0;
};

TEST_F(HttpRepeat, asksAgainAfterALostConnection)
{
    ScriptServer server([this](Wire& wire, const Heard&) {
        if (m_turn++ < 2)
            wire.reset();
        else
            wire.send(answerText("third"));
    });
    EXPECT_EQ(expectAnswer(client()->send(get(server.url("/x")), longCall())).text(), "third");
    EXPECT_EQ(pausesInSeconds(), (std::vector<long>{75, 115}));
}

TEST_F(HttpRepeat, asksAgainAfterPassingTroublesOfTheServer)
{
    static constexpr std::array<int, 4> kStatuses{502, 503, 504, 200};
    ScriptServer server([this](Wire& wire, const Heard&) {
        wire.send(answerText("x", kStatuses.at(static_cast<std::size_t>(m_turn++))));
    });
    EXPECT_EQ(expectAnswer(client()->send(get(server.url("/x")), longCall())).status, 200);
    EXPECT_EQ(server.connections(), 1);
}

TEST_F(HttpRepeat, waitsAsLongAsTheServerWishes)
{
    ScriptServer server([this](Wire& wire, const Heard&) {
        wire.send(m_turn++ == 0 ? answerText("slow down", 429, "Retry-After: 1000\r\n") : answerText("fine"));
    });
    EXPECT_EQ(expectAnswer(client()->send(get(server.url("/x")), longCall())).text(), "fine");
    EXPECT_EQ(pausesInSeconds(), (std::vector<long>{1075}));
}

TEST_F(HttpRepeat, givesTheLastAnswerWhenTheServerWishesForTooLong)
{
    ScriptServer server([](Wire& wire, const Heard&) { wire.send(answerText("later", 429, "Retry-After: 9999\r\n")); });
    EXPECT_EQ(expectAnswer(client()->send(get(server.url("/x")), longCall())).status, 429);
    EXPECT_EQ(server.heard().size(), 1U);
}

TEST_F(HttpRepeat, givesTheLastAnswerWhenTheDeadlineComesFirst)
{
    ScriptServer server([](Wire& wire, const Heard&) { wire.send(answerText("later", 503)); });
    Call call;
    call.deadline = Call::Clock::now() + std::chrono::seconds(60);
    EXPECT_EQ(expectAnswer(client()->send(get(server.url("/x")), call)).status, 503);
    EXPECT_EQ(server.heard().size(), 1U);
}

TEST_F(HttpRepeat, givesUpAfterAsManyAsThePolicySays)
{
    ScriptServer server([](Wire& wire, const Heard&) { wire.send(answerText("busy", 503)); });
    EXPECT_EQ(expectAnswer(client(2)->send(get(server.url("/x")), longCall())).status, 503);
    EXPECT_EQ(server.heard().size(), 3U);
}

TEST_F(HttpRepeat, doesNotRepeatAChange)
{
    ScriptServer server([](Wire& wire, const Heard&) { wire.send(answerText("busy", 503)); });
    Request request = get(server.url("/x"));
    request.method = "POST";
    request.repeatable = false;
    EXPECT_EQ(expectAnswer(client()->send(request, longCall())).status, 503);
    EXPECT_EQ(server.heard().size(), 1U);
}

TEST_F(HttpRepeat, doesNotRepeatWhatAlreadyReachedTheSink)
{
    ScriptServer server([](Wire& wire, const Heard&) {
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        wire.close();
    });
    std::string taken;
    const BodySink sink = [&taken](std::string_view piece) -> Result<> {
        taken += piece;
        return {};
    };
    const Result<Response> result = client()->stream(get(server.url("/x")), sink, longCall());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().reason, ErrorReason::connectionLost);
    EXPECT_EQ(taken, "half");
    EXPECT_EQ(server.heard().size(), 1U);
}

TEST_F(HttpRepeat, streamsAgainWhenNothingReachedTheSink)
{
    ScriptServer server([this](Wire& wire, const Heard&) {
        if (m_turn++ == 0)
            wire.reset();
        else
            wire.send(answerText("whole"));
    });
    std::string taken;
    const BodySink sink = [&taken](std::string_view piece) -> Result<> {
        taken += piece;
        return {};
    };
    EXPECT_TRUE(client()->stream(get(server.url("/x")), sink, longCall()));
    EXPECT_EQ(taken, "whole");
}

TEST_F(HttpRepeat, canBeCancelledInAPause)
{
    ScriptServer server([](Wire& wire, const Heard&) { wire.send(answerText("busy", 503)); });
    ClientOptions options; // whose pauses are real
    options.retry.firstPause = options.retry.longestPause = std::chrono::hours(10);
    options.retry.longestWish = std::chrono::hours(10);
    std::stop_source stop;
    Call call;
    call.stop = stop.get_token();
    std::thread canceller([&] {
        while (server.heard().empty())
            std::this_thread::yield();
        stop.request_stop();
    });
    const Result<Response> result = makeHttpClient(options)->send(get(server.url("/x")), call);
    canceller.join();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan::net
