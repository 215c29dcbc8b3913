// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "tests/support/samples.h"
#include "tests/support/table_text.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <ostream>
#include <set>

namespace longspan::decode {
namespace {

using test::samples;
using testing::IsEmpty;

Options onThreads(unsigned threads)
{
    Options options;
    options.threads = threads;
    return options;
}

struct Sample {
    const char* file;
    Format format;
    std::size_t spans;
    std::size_t traces;

    friend void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.file; }
};

class Samples : public testing::TestWithParam<Sample> {
protected:
    void SetUp() override
    {
        if (!std::filesystem::exists(samples()))
            GTEST_SKIP() << "no sample files in " << samples() << " (LONGSPAN_SAMPLES names another folder)";
    }

    static Result<DecodedTable> read(const char* file, NoteCounter& notes, unsigned threads = 0)
    {
        Call call;
        call.noteSink = &notes;
        return decodeFile((samples() / file).string(), onThreads(threads), call);
    }

    static std::size_t tracesOf(const SpanTable& table)
    {
        std::set<TraceNo> traces(table.columns().trace.begin(), table.columns().trace.end());
        return traces.size();
    }
};

TEST_P(Samples, haveAsManySpansAsTheirReadmeSays)
{
    NoteCounter notes;
    const auto read = this->read(GetParam().file, notes);
    ASSERT_TRUE(read) << read.error().what << " at " << read.error().where;
    EXPECT_EQ(read->facts.format, GetParam().format);
    EXPECT_FALSE(read->facts.stopped) << read->facts.stopped->what;
    EXPECT_EQ(read->table->size(), GetParam().spans);
    EXPECT_EQ(read->facts.spans, GetParam().spans);
    EXPECT_EQ(tracesOf(*read->table), GetParam().traces);
}

TEST_P(Samples, giveSoundTables)
{
    NoteCounter notes;
    const auto read = this->read(GetParam().file, notes);
    ASSERT_TRUE(read);
    EXPECT_THAT(test::faultsOf(*read->table), IsEmpty());
    for (std::uint32_t row = 0; row < read->table->size(); ++row)
        EXPECT_TRUE(read->table->detail(SpanIndex{row})) << test::detailText(*read->table, SpanIndex{row});
}

TEST_P(Samples, giveTheSameRowsOnEveryNumberOfThreads)
{
    NoteCounter notes;
    const auto one = this->read(GetParam().file, notes, 1);
    const auto three = this->read(GetParam().file, notes, 3);
    ASSERT_TRUE(one && three);
    EXPECT_EQ(test::tableText(*one->table), test::tableText(*three->table));
}

INSTANTIATE_TEST_SUITE_P(All, Samples,
    testing::Values(Sample{"zipkin/ascend.json", Format::zipkinV2Json, 8, 1},
        Sample{"zipkin/messaging-kafka.json", Format::zipkinV2Json, 28, 1},
        Sample{"zipkin/skew.json", Format::zipkinV2Json, 4, 1}, Sample{"zipkin/yelp.json", Format::zipkinV2Json, 16, 1},
        Sample{"zipkin/smartthings-oauth-authorization.json", Format::zipkinV2Json, 175, 1},
        Sample{"jaeger/ui_01.json", Format::jaegerJson, 5, 1},
        Sample{"jaeger/example_trace.json", Format::otlpJson, 5, 1},
        Sample{"jaeger-ui/genaiTestTrace.json", Format::jaegerJson, 57, 1},
        Sample{"jaeger-ui/traceWithOverlappingChildrenLongerThanParent.json", Format::jaegerJson, 4, 1},
        Sample{"jaeger-ui/spansAmongEachOther.json", Format::jaegerJson, 12, 1},
        Sample{"CRISP/18.json", Format::jaegerJson, 9, 1},
        Sample{"otel-tui/test_data.json", Format::otlpJsonLines, 547, 141},
        Sample{"opentelemetry-proto/trace.json", Format::otlpJson, 1, 1}));

class SampleFacts : public Samples {};

TEST_F(SampleFacts, ofTheDemoShopAreMetToTheEventAndLink)
{
    NoteCounter notes;
    const auto read = this->read("otel-tui/test_data.json", notes);
    ASSERT_TRUE(read);
    const SpanTable& table = *read->table;
    std::size_t events = 0;
    std::size_t links = 0;
    std::size_t errors = 0;
    std::set<std::string_view> services;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const auto detail = table.detail(SpanIndex{row});
        ASSERT_TRUE(detail);
        events += detail->events.size();
        links += detail->links.size();
        errors += table.isError(SpanIndex{row}) ? 1U : 0U;
        services.insert(table.service(SpanIndex{row}));
    }
    EXPECT_EQ(events, 139U);
    EXPECT_EQ(links, 53U);
    EXPECT_EQ(errors, 107U);
    EXPECT_EQ(services.size(), 8U);
    EXPECT_GT(notes.count(NoteKind::skippedRecord), 0U);
    EXPECT_EQ(notes.count(NoteKind::badRecord), 0U);
}

TEST_F(SampleFacts, ofSmartthingsKeepUnknownDurationsApart)
{
    NoteCounter notes;
    const auto read = this->read("zipkin/smartthings-oauth-authorization.json", notes);
    ASSERT_TRUE(read);
    EXPECT_EQ(notes.count(NoteKind::durationUnknown), 19U);
    EXPECT_EQ(notes.count(NoteKind::startUnknown), 0U);
    std::map<SpanId, int> rows;
    for (const SpanId id : read->table->columns().id)
        ++rows[id];
    EXPECT_EQ(std::count_if(rows.begin(), rows.end(), [](const auto& id) { return id.second > 1; }), 41);
}

TEST_F(SampleFacts, ofKafkaHaveThreeErrors)
{
    NoteCounter notes;
    const auto read = this->read("zipkin/messaging-kafka.json", notes);
    ASSERT_TRUE(read);
    const Column<SpanStatus>& status = read->table->columns().status;
    EXPECT_EQ(std::count(status.begin(), status.end(), SpanStatus::error), 3);
}

TEST_F(SampleFacts, ofJaegersFixtureHaveEveryTypeOfTag)
{
    NoteCounter notes;
    const auto read = this->read("jaeger/ui_01.json", notes);
    ASSERT_TRUE(read);
    std::set<std::size_t> types;
    std::set<Link::Type> links;
    for (std::uint32_t row = 0; row < read->table->size(); ++row) {
        const auto detail = read->table->detail(SpanIndex{row});
        ASSERT_TRUE(detail);
        for (const Attribute& attribute : detail->attributes)
            types.insert(attribute.value.data.index());
    }
    EXPECT_EQ(types.size(), 5U) << "string, bool, int64, float64, binary";
}

} // namespace
} // namespace longspan::decode
