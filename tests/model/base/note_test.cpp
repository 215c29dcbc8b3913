// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/note.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace longspan {
namespace {

TEST(NoteCounter, addsUpByKindAndKeepsTheFirstPlace)
{
    NoteCounter counter;
    counter.note(NoteKind::orphan, "a:1", 1);
    counter.note(NoteKind::badId, "a:2", 2);
    counter.note(NoteKind::orphan, "a:3", 4);
    const std::vector<Note> expected{{NoteKind::badId, 2, "a:2"}, {NoteKind::orphan, 5, "a:1"}};
    EXPECT_EQ(counter.notes(), expected);
    EXPECT_EQ(counter.count(NoteKind::orphan), 5U);
    EXPECT_EQ(counter.count(NoteKind::cycle), 0U);
}

TEST(NoteCounter, losesNothingBetweenThreads)
{
    NoteCounter counter;
    const auto work = [&counter] {
        for (int i = 0; i < 1000; ++i)
            counter.note(NoteKind::cycle, "x", 1);
    };
    {
        const std::jthread first(work);
        const std::jthread second(work);
    }
    EXPECT_EQ(counter.count(NoteKind::cycle), 2000U);
}

TEST(NoteKind, hasANameOfItsOwnForEach)
{
    std::set<std::string_view> names;
    for (std::size_t kind = 0; kind < kNoteKinds; ++kind)
        names.insert(name(static_cast<NoteKind>(kind)));
    EXPECT_EQ(names.size(), kNoteKinds);
    EXPECT_EQ(name(NoteKind::notTraceFile), "notTraceFile");
    EXPECT_EQ(name(NoteKind::startUnknown), "startUnknown");
}

} // namespace
} // namespace longspan
