// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/call.h"

#include <gtest/gtest.h>

namespace longspan {
namespace {

TEST(Call, goesOnWhenNothingWasAsked)
{
    EXPECT_TRUE(Call{}.check());
}

TEST(Call, isCancelledByItsStopSource)
{
    std::stop_source stop;
    const Call call{.stop = stop.get_token()};
    EXPECT_TRUE(call.check());
    stop.request_stop();
    ASSERT_FALSE(call.check());
    EXPECT_EQ(call.check().error().kind, ErrorKind::cancelled);
}

TEST(Call, endsAtItsDeadline)
{
    const Call call{.stop = {}, .deadline = Call::Clock::now() - std::chrono::seconds(1)};
    ASSERT_FALSE(call.check());
    EXPECT_EQ(call.check().error().kind, ErrorKind::deadline);
}

TEST(Call, canTellNobody)
{
    const Call call;
    call.progress("read", 1, 2);
    call.note(NoteKind::orphan, "here");
    EXPECT_EQ(call.progressSink, nullptr);
}

TEST(ErrorKind, hasANameForEach)
{
    EXPECT_EQ(name(ErrorKind::cancelled), "cancelled");
    EXPECT_EQ(name(ErrorKind::tooLarge), "tooLarge");
    EXPECT_EQ(name(ErrorKind::internal), "internal");
}

} // namespace
} // namespace longspan
