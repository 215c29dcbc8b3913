// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/decode/json_shapes.h"
#include "tests/model/decode/text_reading.h"
#include "tests/support/generate.h"

#include <gmock/gmock.h>

#include <fstream>
#include <functional>
#include <stop_token>

namespace longspan::test {
namespace {

using testing::IsEmpty;

/// Reads on 1, 2, 3 and 7 threads; all must give the rows, details and notes of one.
void expectTheSameOnAnyNumberOfThreads(const std::string& text, std::size_t spans)
{
    const TextReading one(text, onThreads(1));
    ASSERT_TRUE(one.ok()) << one.result.error().what << one.result.error().where;
    EXPECT_FALSE(one.facts().stopped) << one.facts().stopped->what << one.facts().stopped->where;
    ASSERT_EQ(one.size(), spans);
    EXPECT_THAT(faultsOf(one.table()), IsEmpty());
    const std::vector<std::string> rows = tableText(one.table());
    for (const unsigned threads : {2U, 3U, 7U}) {
        const TextReading many(text, onThreads(threads));
        ASSERT_EQ(many.size(), spans);
        const std::vector<std::string> others = tableText(many.table());
        for (std::size_t row = 0; row < spans; ++row)
            ASSERT_EQ(rows[row], others[row]) << "on " << threads << " threads";
        for (std::uint32_t row = 0; row < spans; row += 97)
            ASSERT_EQ(detailText(one.table(), SpanIndex{row}), detailText(many.table(), SpanIndex{row})) << row;
        EXPECT_EQ(one.noted(), many.noted());
    }
}

/// JSON with line breaks and indents as people keep it.
std::string pretty(const std::string& json)
{
    std::string out;
    out.reserve(json.size() * 2);
    std::size_t depth = 0;
    bool inString = false;
    const auto breakLine = [&] { out.append("\n").append(depth * 2, ' '); };
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (!inString && (c == '}' || c == ']')) {
            --depth;
            breakLine();
        }
        out.push_back(c);
        if (c == '\\' && inString)
            out.push_back(json[++at]);
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == '{' || c == '[')) {
            ++depth;
            breakLine();
        } else if (!inString && c == ',')
            breakLine();
        else if (!inString && c == ':')
            out.push_back(' ');
    }
    return out;
}

/// Rows without the places they stand at.
std::vector<std::string> rowsWithoutPlaces(const SpanTable& table)
{
    std::vector<std::string> rows = tableText(table);
    for (std::string& row : rows)
        row.resize(row.rfind(" doc:"));
    return rows;
}

class GeneratedJson : public testing::TestWithParam<Format> {};

TEST_P(GeneratedJson, givesTheSameRowsOnAnyNumberOfThreads)
{
    expectTheSameOnAnyNumberOfThreads(generate({.traces = 700, .spansPerTrace = 8}, GetParam()), 5600);
}

TEST_P(GeneratedJson, givesTheSameRowsForOneGiantTrace)
{
    expectTheSameOnAnyNumberOfThreads(generate({.traces = 1, .spansPerTrace = 5000}, GetParam()), 5000);
}

TEST_P(GeneratedJson, givesTheSameRowsWhenItIsPrettyPrinted)
{
    const std::string compact = generate({.traces = 60, .spansPerTrace = 70}, GetParam());
    const std::string indented = pretty(compact);
    ASSERT_GT(indented.size(), 2U << 20U);
    expectTheSameOnAnyNumberOfThreads(indented, 4200);
    EXPECT_EQ(rowsWithoutPlaces(TextReading(compact).table()), rowsWithoutPlaces(TextReading(indented).table()));
}

std::string nameOf(Format format)
{
    switch (format) {
    case Format::jaegerJson: return "jaeger";
    case Format::zipkinV2Json: return "zipkin";
    case Format::otlpJson: return "otlp";
    default: return "lines";
    }
}

INSTANTIATE_TEST_SUITE_P(All, GeneratedJson,
    testing::Values(Format::jaegerJson, Format::zipkinV2Json, Format::otlpJson, Format::otlpJsonLines),
    [](const auto& tried) { return nameOf(tried.param); });

class ManyWindows : public testing::TestWithParam<JsonShape> {
protected:
    static std::string spans(int count, const std::function<SpanText(int)>& text)
    {
        std::string all;
        for (int i = 0; i < count; ++i) {
            SpanText span = text(i);
            span.id = std::to_string(i + 1);
            all += (i == 0 ? "" : ",") + GetParam().span(span);
        }
        return all;
    }
    static std::string document(int count, const std::function<SpanText(int)>& text)
    {
        return GetParam().document(spans(count, text));
    }
};

TEST_P(ManyWindows, mayEndInsideStringsThatLookLikeSpans)
{
    const std::string inner =
        repeated(R"(}]},{\"traceId\":\"a\",\"id\":\"b\",\"traceID\":\"c\",\"spanID\":\"d\",)", 40);
    expectTheSameOnAnyNumberOfThreads(
        document(1500, [&](int) { return SpanText{.value = "\"" + inner + "\""}; }), 1500);
}

/// A list inside each span whose elements look like spans: the cut is guessed wrongly and has to be taken back.
TEST_P(ManyWindows, mayBeCutInsideASpan)
{
    const std::string decoy = R"({"traceId":"a","id":"b","traceID":"c","spanID":"d","spanId":"e","startTime":1,)"
                              R"("startTimeUnixNano":"1","operationName":"decoy","name":"decoy"})";
    const std::string list = R"("unknown":[)" + decoy + repeated("," + decoy, 500) + "]";
    expectTheSameOnAnyNumberOfThreads(document(60, [&](int) { return SpanText{.more = list}; }), 60);
}

/// The same, and the elements look like those of another list than the one the walk is in.
TEST_P(ManyWindows, mayBeTakenForAnotherList)
{
    const std::string decoy = R"({"spans":[],"processes":{},"scopeSpans":[],"traceId":"x","id":"y"})";
    const std::string list = R"("unknown":[)" + decoy + repeated("," + decoy, 900) + "]";
    expectTheSameOnAnyNumberOfThreads(document(60, [&](int) { return SpanText{.more = list}; }), 60);
}

TEST_P(ManyWindows, mayAllLieInOneSpan)
{
    expectTheSameOnAnyNumberOfThreads(
        document(
            9, [](int i) { return SpanText{.value = "\"" + std::string(i % 3 == 1 ? 3U << 20U : 10U, 'x') + "\""}; }),
        9);
}

TEST_P(ManyWindows, mayBeginAtAnyByte)
{
    const std::string body = spans(2400, [](int i) {
        return SpanText{.value = "\"" + std::string(static_cast<std::size_t>(i % 700), 'x') + "\"",
            .events = GetParam().event("e") + "," + GetParam().event("f")};
    });
    std::vector<std::string> expected;
    for (std::size_t shift = 0; shift < 1500; shift += 137) {
        const TextReading read(GetParam().document(std::string(shift, ' ') + body), onThreads(2));
        ASSERT_EQ(read.size(), 2400U) << shift;
        EXPECT_FALSE(read.facts().stopped) << shift;
        if (expected.empty())
            expected = rowsWithoutPlaces(read.table());
        ASSERT_EQ(rowsWithoutPlaces(read.table()), expected) << shift;
    }
}

TEST_P(ManyWindows, keepTheRowsBeforeADamagedPlace)
{
    const std::string before = spans(9000, [](int) { return SpanText{}; });
    const std::string text = GetParam().document(before + ",{\"a\" 1}," + before);
    for (const unsigned threads : {1U, 2U, 3U, 7U}) {
        const TextReading read(text, onThreads(threads));
        ASSERT_TRUE(read.ok());
        ASSERT_TRUE(read.facts().stopped);
        EXPECT_EQ(read.facts().stopped->kind, ErrorKind::malformed);
        EXPECT_EQ(read.size(), 9000U);
        EXPECT_THAT(faultsOf(read.table()), IsEmpty());
    }
}

TEST_P(ManyWindows, keepTheRowsBeforeTheEndOfATruncatedFile)
{
    const std::string whole = document(12'000, [](int) { return SpanText{}; });
    const TextReading all(whole);
    for (const std::size_t size : {whole.size() - 1, whole.size() / 2, whole.size() / 3, std::size_t{1} << 20U}) {
        std::size_t complete = 0;
        while (all.row(static_cast<std::uint32_t>(complete)).place +
                    all.row(static_cast<std::uint32_t>(complete)).placeLength <=
                size &&
            ++complete < all.size()) {
        }
        for (const unsigned threads : {1U, 3U}) {
            const TextReading cut(whole.substr(0, size), onThreads(threads));
            EXPECT_EQ(cut.size(), complete) << size;
            EXPECT_TRUE(cut.facts().stopped) << size;
        }
    }
}

/// Windows of a byte and more: seams fall on every byte, many of them inside of one span.
TEST_P(ManyWindows, mayBeOfAnySize)
{
    const std::string decoy = R"("x":[{"a":1},{"traceId":"a","id":"b","spanID":"c","spanId":"d","startTime":1,)"
                              R"("startTimeUnixNano":"1"},{"spans":[]},{"scopeSpans":[],"processes":{}}])";
    const std::string text = document(6, [&](int i) {
        return SpanText{.more = i % 2 == 0 ? decoy : "", .events = GetParam().event("}],{\\\"traceId\\\":")};
    });
    const TextReading whole(text);
    const std::vector<std::string> expected = tableText(whole.table());
    ASSERT_EQ(expected.size(), 6U);
    for (std::size_t window = 1; window < text.size(); window += window < 200 ? 1 : 37) {
        for (const unsigned threads : {1U, 3U}) {
            decode::Options options = onThreads(threads);
            options.windowBytes = window;
            const TextReading read(text, options);
            ASSERT_EQ(tableText(read.table()), expected) << window << " bytes, " << threads << " threads";
            EXPECT_FALSE(read.facts().stopped) << window;
            EXPECT_EQ(read.noted(), whole.noted()) << window;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    All, ManyWindows, testing::ValuesIn(kJsonShapes), [](const auto& shape) { return std::string(shape.param.name); });

TEST(ManyWindowsOfOtlp, mayHoldManySmallResources)
{
    std::string text = R"({"resourceSpans":[)";
    for (int i = 0; i < 12'000; ++i)
        text += (i == 0 ? "" : ",") +
            (R"({"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s)" + std::to_string(i % 50)) +
            R"("}},{"key":"pod","value":{"stringValue":"p)" + std::to_string(i) +
            R"("}}]},"scopeSpans":[{"scope":{"name":"l)" + std::to_string(i % 7) + R"("},"spans":[{"traceId":")" +
            std::to_string(i % 900 + 1) + R"(","spanId":")" + std::to_string(i + 1) +
            R"(","name":"n","startTimeUnixNano":"5","endTimeUnixNano":"9"}]},{"spans":[]}]})";
    text += "]}";
    ASSERT_GT(text.size(), 3U << 20U);
    expectTheSameOnAnyNumberOfThreads(text, 12'000);
    const TextReading read(text, onThreads(3));
    for (std::uint32_t row = 0; row < 12'000; row += 111) {
        EXPECT_EQ(read.service(row), "s" + std::to_string(row % 50));
        EXPECT_EQ(read.detail(row).scopeName, "l" + std::to_string(row % 7));
        EXPECT_EQ(toText(read.detail(row).resource.at(1).value), "p" + std::to_string(row));
    }
}

TEST(ManyWindowsOfJaeger, mayHaveProcessesOnEitherSideOfTheSpans)
{
    std::string text = R"({"data":[)";
    for (int trace = 0; trace < 8; ++trace) {
        std::string spans;
        for (int i = 0; i < 1500; ++i)
            spans += (i == 0 ? "" : ",") +
                shapes::jaegerSpan({.id = std::to_string(i + 1), .value = "\"" + std::string(300, 'v') + "\""});
        const std::string processes = R"("processes":{"p1":{"serviceName":"s)" + std::to_string(trace) + R"("}})";
        const std::string list = "\"spans\":[" + spans + "]";
        text += (trace == 0 ? "{" : ",{") + (trace % 2 == 0 ? processes + "," + list : list + "," + processes) + "}";
    }
    text += "]}";
    expectTheSameOnAnyNumberOfThreads(text, 12'000);
    const TextReading read(text, onThreads(3));
    for (std::uint32_t row = 0; row < 12'000; row += 500)
        EXPECT_EQ(read.service(row), "s" + std::to_string(row / 1500));
    EXPECT_EQ(read.table().resources().size(), 8U);
}

/// Stops, or runs out of time, at the first report.
class Interrupter final : public ProgressSink {
public:
    explicit Interrupter(std::function<void()> act) : m_act(std::move(act)) {}
    void progress(std::string_view, std::uint64_t, std::uint64_t) override { m_act(); }

private:
    std::function<void()> m_act;
};

const std::string& largeText()
{
    static const std::string kText = generate({.traces = 700, .spansPerTrace = 10}, Format::jaegerJson);
    return kText;
}

TEST(JsonReading, givesNothingWhenItIsCancelled)
{
    for (const unsigned threads : {1U, 3U}) {
        std::stop_source source;
        Interrupter interrupter([&] { source.request_stop(); });
        Call call;
        call.stop = source.get_token();
        call.progressSink = &interrupter;
        SpanTableBuilder builder;
        ASSERT_TRUE(decode::decode(ownBytes(R"([{"traceId":"a","id":"1"}])"), "first", builder, onThreads(1), {}));
        const auto read = decode::decode(ownBytes(largeText()), "second", builder, onThreads(threads), call);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().kind, ErrorKind::cancelled);
        EXPECT_EQ(builder.size(), 1U) << "the rows of the cancelled document are taken back";
        EXPECT_THAT(faultsOf(*builder.finish()), IsEmpty());
    }
}

TEST(JsonReading, givesNothingWhenTimeRunsOut)
{
    Call call;
    Interrupter interrupter([&] { call.deadline = Call::Clock::time_point::min(); });
    call.progressSink = &interrupter;
    const auto read = decode::decodeText(largeText(), "doc", onThreads(1), call);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::deadline);
}

class Steps final : public ProgressSink {
public:
    void progress(std::string_view stage, std::uint64_t done, std::uint64_t total) override
    {
        EXPECT_EQ(stage, "read");
        EXPECT_GE(done, m_done) << "progress goes forward";
        EXPECT_LE(done, total);
        m_done = done;
        m_total = total;
        ++m_count;
    }
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
    int m_count = 0;
};

TEST(JsonReading, tellsHowFarItCame)
{
    for (const unsigned threads : {1U, 2U, 7U}) {
        Steps steps;
        Call call;
        call.progressSink = &steps;
        ASSERT_TRUE(decode::decodeText(largeText(), "doc", onThreads(threads), call));
        EXPECT_GT(steps.m_count, 3);
        EXPECT_EQ(steps.m_done, largeText().size());
        EXPECT_EQ(steps.m_total, largeText().size());
    }
}

TEST(JsonReading, addsDocumentsToATableThatHasSome)
{
    SpanTableBuilder builder;
    for (const JsonShape& shape : kJsonShapes)
        ASSERT_TRUE(decode::decode(ownBytes(shape.document(shape.span({.id = "1", .name = shape.name}) + "," +
                                       shape.span({.id = "2", .name = shape.name}))),
            shape.name, builder, onThreads(1), {}));
    const SpanTablePtr table = builder.finish();
    ASSERT_EQ(table->size(), 6U);
    EXPECT_THAT(faultsOf(*table), IsEmpty());
    for (std::uint32_t row = 0; row < 6; ++row) {
        EXPECT_EQ(table->name(SpanIndex{row}), kJsonShapes[row / 2].name);
        EXPECT_EQ(table->document(SpanIndex{row}).name, kJsonShapes[row / 2].name);
        EXPECT_EQ(toText(table->detail(SpanIndex{row})->attributes.at(0).value), "value");
    }
    EXPECT_EQ(table->traceCount(), 1U);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

std::uint64_t anonymousBytes()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    std::uint64_t kilobytes = 0;
    while (status >> word)
        if (word == "RssAnon:" && status >> kilobytes)
            break;
    return kilobytes << 10U;
}

/// The most that reading a file of so many megabytes holds at once, looked at with every report.
std::uint64_t memoryFor(int megabytes)
{
    std::string spans;
    for (int i = 0; i < megabytes * 8; ++i)
        spans += (i == 0 ? "" : ",") +
            shapes::zipkinSpan({.id = std::to_string(i + 1), .value = "\"" + std::string(128U << 10U, 'v') + "\""});
    const BytesPtr bytes = ownBytes(shapes::zipkinDocument(spans));
    spans = {};
    const std::uint64_t before = anonymousBytes();
    std::uint64_t most = 0;
    Interrupter watch([&] { most = std::max(most, anonymousBytes()); });
    Call call;
    call.progressSink = &watch;
    EXPECT_TRUE(decode::decodeBytes(bytes, "doc", onThreads(2), call));
    return most - std::min(most, before);
}

TEST(JsonReading, holdsNoMoreForALargeFileThanForASmallOne)
{
    memoryFor(4); // what is made once
    const std::uint64_t small = memoryFor(8);
    const std::uint64_t large = memoryFor(64);
    EXPECT_LT(large, small + (8U << 20U));
}

#endif

} // namespace
} // namespace longspan::test
