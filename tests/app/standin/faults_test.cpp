// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/standin/cloud.h"

#include <chrono>
#include <thread>

namespace longspan {
namespace {

using test::Cloud;

Error failureOf(Cloud& cloud)
{
    const auto answer = cloud.cloud->applications("", {}, {});
    EXPECT_FALSE(answer);
    return answer ? Error{} : answer.error();
}

TEST(AliyunFaults, saysThatASecretIsWrongWithoutShowingIt)
{
    Cloud cloud({}, "not-the-secret");
    const Error error = failureOf(cloud);
    EXPECT_EQ(error.kind, ErrorKind::unauthorised);
    EXPECT_NE(error.what.find("SignatureDoesNotMatch"), std::string::npos) << error.what;
    EXPECT_EQ(error.what.find("not-the-secret"), std::string::npos);
    EXPECT_EQ(error.what.find("x-acs-date"), std::string::npos) << "the request was repeated: " << error.what;
    EXPECT_EQ(cloud.server->requests(), 1U) << "a wrong signature is not sent again";
}

TEST(AliyunFaults, givesUpOnThrottlingAfterFourAttempts)
{
    standin::Quirks quirks;
    quirks.throttleEvery = 1;
    Cloud cloud(quirks);
    EXPECT_EQ(failureOf(cloud).kind, ErrorKind::throttled);
    EXPECT_EQ(cloud.server->requests(), 4U);
}

TEST(AliyunFaults, waitsAsLongAsTheServerWishes)
{
    standin::Quirks quirks;
    quirks.throttleEvery = 1;
    quirks.retryAfter = 7;
    Cloud cloud(quirks);
    std::vector<Nanos> waits;
    cloud.access.waiting = [&waits](Nanos time, const Call&) -> Result<> {
        waits.push_back(time);
        return {};
    };
    cloud.cloud = source::makeAliyunSource(cloud.access);
    EXPECT_EQ(failureOf(cloud).kind, ErrorKind::throttled);
    EXPECT_EQ(waits, (std::vector<Nanos>(3, 7 * kSecond)));
}

TEST(AliyunFaults, measuresTheClockOnceAndKeepsIt)
{
    standin::Quirks quirks;
    quirks.clockAhead = Nanos{3600} * kSecond;
    Cloud cloud(quirks);
    ASSERT_TRUE(cloud.cloud->facts({}));
    EXPECT_EQ(cloud.server->requests(), 2U) << "refused once, then signed with the server's time";
    ASSERT_TRUE(cloud.cloud->facts({}));
    EXPECT_EQ(cloud.server->requests(), 3U);
}

TEST(AliyunFaults, triesANewNonceButNotForEver)
{
    standin::Quirks quirks;
    quirks.everyNonceUsed = true;
    Cloud cloud(quirks);
    EXPECT_NE(failureOf(cloud).what.find("SignatureNonceUsed"), std::string::npos);
    EXPECT_EQ(cloud.server->requests(), 4U);
}

TEST(AliyunFaults, tellsALoginPageFromAnAnswer)
{
    standin::Quirks quirks;
    quirks.loginPage = true;
    Cloud cloud(quirks);
    EXPECT_EQ(failureOf(cloud).reason, ErrorReason::webPage);
}

TEST(AliyunFaults, saysThatNobodyListens)
{
    Cloud cloud;
    cloud.server->stop();
    EXPECT_EQ(failureOf(cloud).kind, ErrorKind::offline);
}

TEST(AliyunFaults, stopsWhileTheServerIsSlow)
{
    standin::Quirks quirks;
    quirks.latency = Nanos{600} * kSecond;
    Cloud cloud(quirks);
    std::stop_source stop;
    Call call;
    call.stop = stop.get_token();
    std::jthread stopper([&] {
        while (cloud.server->requests() == 0)
            std::this_thread::yield();
        stop.request_stop();
    });
    const auto answer = cloud.cloud->applications("", {}, call);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, ErrorKind::cancelled);
    cloud.server->stop();
}

TEST(AliyunFaults, keepsNamesWhenFiguresAreNotOffered)
{
    standin::Quirks quirks;
    quirks.missing = {"QueryMetric", "QueryMetricByPage"};
    Cloud cloud(quirks);
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    const auto applications = cloud.cloud->applications("", {}, call);
    ASSERT_TRUE(applications) << applications.error().what;
    EXPECT_FALSE(applications->empty());
    EXPECT_FALSE(applications->front().counted);
    EXPECT_EQ(notes.count(NoteKind::partialAnswer), 1U);
}

TEST(AliyunFaults, findsNoTraceThatIsNotThere)
{
    Cloud cloud;
    const auto trace = cloud.cloud->trace({0xdead, 0xbeef}, {});
    ASSERT_FALSE(trace);
    EXPECT_EQ(trace.error().kind, ErrorKind::notFound);
    EXPECT_EQ(cloud.cloud->interfaces({"", "nobody"}, {}, {}).error().reason, ErrorReason::noSuchService);
    EXPECT_EQ(cloud.cloud->applications("mars-north-1", {}, {}).error().reason, ErrorReason::noSuchRegion);
}

} // namespace
} // namespace longspan
