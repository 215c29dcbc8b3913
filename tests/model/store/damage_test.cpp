// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/store/store_folder.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace longspan::store {

namespace {

using test::StoreFolder;
using test::TraceFixture;
using test::valueOf;

/// Twelve traces of ten spans, a segment a trace; the longest calls are in the segment of the last trace.
SpanTablePtr twelveTraces()
{
    TraceFixture fixture;
    for (int trace = 0; trace < 12; ++trace)
        for (int i = 0; i < 10; ++i)
            fixture.add({.id = std::to_string(i),
                .parent = i > 0 ? "0" : "",
                .start = trace * 1000 + i,
                .duration = trace * 100 + i + 1,
                .trace = "trace" + std::to_string(trace),
                .detail =
                    test::withAttributes({{"number", {std::int64_t{i}}}, {"text", {"value " + std::to_string(i)}}})});
    return fixture.table();
}

class DamagedStore : public testing::TestWithParam<const char*> {
protected:
    DamagedStore() { valueOf(folder.open().import(*twelveTraces(), test::inSegmentsOf(10))); }

    /// Changes one byte in the middle of a part of the last segment.
    void damage(const std::string& part) const
    {
        const std::string place = "length(data) * 3 / 4";
        test::runSql(folder.path(),
            "UPDATE " + part + " SET data = CAST(substr(data, 1, " + place + ") || CASE hex(substr(data, " + place +
                " + 1, 1)) WHEN '5A' THEN x'A5' ELSE x'5A' END || substr(data, " + place +
                " + 2) AS BLOB) WHERE segment = 12");
    }

    [[nodiscard]] Call call()
    {
        Call made;
        made.noteSink = &notes;
        return made;
    }

    StoreFolder folder;
    NoteCounter notes;
};

bool isColumnPart(std::string_view part)
{
    return part == "columns" || part == "ids";
}

} // namespace

TEST_P(DamagedStore, aDamagedPartIsFoundAndNamed)
{
    EXPECT_TRUE(valueOf(folder.open().verify()).empty());
    damage(GetParam());
    const std::vector<Damage> damages = valueOf(folder.open().verify());
    ASSERT_EQ(damages.size(), 1U);
    EXPECT_EQ(damages[0].segment, 12U);
    EXPECT_THAT(damages[0].what, testing::HasSubstr(GetParam()));
}

TEST_P(DamagedStore, theOtherSegmentsStillAnswer)
{
    damage(GetParam());
    const LocalStore store = folder.open();
    const bool lost = isColumnPart(GetParam());
    EXPECT_EQ(valueOf(store.load({}, call()))->size(), lost ? 110U : 120U);
    EXPECT_EQ(notes.count(NoteKind::damagedSegment), lost ? 1U : 0U);
    EXPECT_EQ(valueOf(store.trace(test::traceId("trace3"), call())).spans().size(), 10U);
    CallQuery query;
    query.limit = 5;
    const CallPage page = valueOf(store.calls(query, call()));
    ASSERT_EQ(page.rows.size(), 5U);
    // The ready list names the damaged segment first; whoever moves up has to be found.
    EXPECT_EQ(page.rows[0].duration, GetParam() == std::string("ids") ? 1010 : 1110);
}

TEST_P(DamagedStore, theDamagedSegmentIsLeftOutAndTold)
{
    damage(GetParam());
    const LocalStore store = folder.open();
    const auto trace = store.trace(test::traceId("trace11"), call());
    EXPECT_EQ(trace.has_value(), !isColumnPart(GetParam())) << "without its filter a segment is looked into";
    CallQuery search;
    search.attributes = {{"text", "value 7"}};
    const std::size_t found = valueOf(store.calls(search, call())).rows.size();
    EXPECT_EQ(found, GetParam() == std::string("filter") ? 12U : 11U);
    if (GetParam() != std::string("filter")) {
        ASSERT_GE(notes.count(NoteKind::damagedSegment), 1U);
        EXPECT_THAT(notes.notes()[0].firstWhere, testing::HasSubstr("segment 12"));
    }
}

INSTANTIATE_TEST_SUITE_P(Damage, DamagedStore, testing::Values("columns", "ids", "details", "filter"));

TEST_F(DamagedStore, detailsOfADamagedSegmentAreAnErrorWithItsPlace)
{
    damage("details");
    const LocalStore store = folder.open();
    const SpanTablePtr table = valueOf(store.load());
    const auto whole = table->detail(SpanIndex{0});
    EXPECT_TRUE(whole);
    const auto torn = table->detail(SpanIndex{119});
    ASSERT_FALSE(torn);
    EXPECT_EQ(torn.error().kind, ErrorKind::malformed);
    EXPECT_THAT(torn.error().where, testing::HasSubstr("segment 12"));
}

TEST_F(DamagedStore, aMissingPartIsDamageToo)
{
    test::runSql(folder.path(), "DELETE FROM columns WHERE segment = 3");
    EXPECT_EQ(valueOf(folder.open().load({}, call()))->size(), 110U);
    EXPECT_EQ(notes.count(NoteKind::damagedSegment), 1U);
    EXPECT_EQ(valueOf(folder.open().verify()).at(0).segment, 3U);
}

TEST_F(DamagedStore, damagedReadyListsAreDoneWithout)
{
    test::runSql(folder.path(), "UPDATE ready SET data = x'0102030405060708090a0b0c'");
    const LocalStore store = folder.open();
    EXPECT_EQ(valueOf(store.calls({})).rows.at(0).duration, 1110);
    EXPECT_EQ(valueOf(store.interfaces()).at(0).stats.calls, 120U);
    EXPECT_EQ(valueOf(store.verify()).at(0).segment, 0U);
}

TEST_F(DamagedStore, pagesOverwrittenWithGarbageNeverMakeWrongAnswers)
{
    // Whatever page is hit: an error of a known kind, a noted loss, or the whole truth.
    valueOf(folder.open().vacuum() ? Result<int>(1) : Result<int>(0));
    const std::vector<std::string> all = test::spanTexts(*valueOf(folder.open().load()));
    const std::int64_t pages = test::sqlNumber(folder.path(), "PRAGMA page_count");
    for (std::int64_t page = 1; page <= pages; ++page) {
        const std::string copy = folder.path("copy.longspan");
        std::ofstream(copy, std::ios::binary) << std::ifstream(folder.path(), std::ios::binary).rdbuf();
        std::fstream file(copy, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp((page - 1) * 32768 + (page == 1 ? 200 : 0));
        file << std::string(20'000, '\x5a');
        file.close();
        const Result<LocalStore> store = LocalStore::open(copy, {.access = Access::read});
        if (!store)
            continue;
        NoteCounter seen;
        Call noting;
        noting.noteSink = &seen;
        const Result<SpanTablePtr> table = store->load({}, noting);
        if (!table || seen.count(NoteKind::damagedSegment) > 0)
            continue;
        const std::vector<std::string> texts = test::spanTexts(**table);
        for (const std::string& text : texts)
            EXPECT_TRUE(std::binary_search(all.begin(), all.end(), text) ||
                text.find("malformed") != std::string::npos || text.find("damaged") != std::string::npos)
                << "page " << page << ": " << text;
    }
}

} // namespace longspan::store
