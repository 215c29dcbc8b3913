// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/checksum.h"
#include "model/store/ids_part.h"
#include "model/store/number_stream.h"
#include "model/store/part.h"
#include "model/store/text_template.h"
#include "model/store/trace_filter.h"
#include "model/store/wire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <random>
#include <set>

namespace longspan::store {

namespace {

const std::vector<std::uint64_t> kNumbers = {0, 1, 2, 3, 127, 128, 255, 1'000'000, (std::uint64_t{1} << 56U) - 1,
    (std::uint64_t{1} << 57U) + 5, (std::uint64_t{1} << 63U) - 1, std::uint64_t{1} << 63U,
    std::numeric_limits<std::uint64_t>::max()};

std::string flipped(std::string bytes, std::size_t bit)
{
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

std::vector<TraceId> someTraces(std::size_t count)
{
    std::mt19937_64 random(3);
    std::vector<TraceId> traces;
    for (std::size_t i = 0; i < count; ++i)
        traces.push_back({random(), random()});
    return traces;
}

/// The template of a text, the numbers, and the text made of both again.
struct Split {
    std::string spelling;
    std::vector<std::uint64_t> numbers;
    std::string again;
};

std::optional<Split> split(std::string_view text)
{
    Split result;
    TextNumbers numbers;
    TextTemplate pattern;
    if (!TextTemplate::split(text, result.spelling, numbers))
        return std::nullopt;
    EXPECT_TRUE(pattern.parse(result.spelling));
    result.numbers.assign(numbers.values.begin(), numbers.values.begin() + static_cast<std::ptrdiff_t>(numbers.count));
    pattern.render(result.numbers, result.again);
    TextNumbers matched;
    EXPECT_TRUE(pattern.match(text, matched));
    EXPECT_EQ(matched.count, numbers.count);
    return result;
}

} // namespace

TEST(Wire, numbersComeBack)
{
    ByteWriter out;
    for (const std::uint64_t number : kNumbers) {
        out.number(number);
        out.signedNumber(static_cast<std::int64_t>(number));
    }
    ByteReader in(out.view());
    for (const std::uint64_t number : kNumbers) {
        EXPECT_EQ(in.number(), number);
        EXPECT_EQ(in.signedNumber(), static_cast<std::int64_t>(number));
    }
    EXPECT_TRUE(in.ok() && in.atEnd());
    EXPECT_EQ(in.number(), 0U);
    EXPECT_FALSE(in.ok());
}

TEST(Wire, readingPastTheEndGivesNothingFromThenOn)
{
    ByteReader in("\x05"
                  "abc");
    EXPECT_EQ(in.text(), "");
    EXPECT_FALSE(in.ok());
    EXPECT_EQ(in.byte(), 0U);
    ByteReader endless("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff");
    EXPECT_EQ(endless.number(), 0U);
    EXPECT_FALSE(endless.ok());
}

TEST(NumberStream, numbersOfEveryWidthComeBack)
{
    NumberWriter out;
    std::mt19937_64 random(1);
    std::vector<std::uint64_t> numbers = kNumbers;
    for (int i = 0; i < 2000; ++i)
        numbers.push_back(random() >> (random() % 64));
    for (const std::uint64_t number : numbers)
        out.put(number);
    const std::string widths(out.widths());
    const std::string bits(out.finishBits());
    NumberReader in(widths, bits);
    for (const std::uint64_t number : numbers)
        ASSERT_EQ(in.next(), number);
    EXPECT_TRUE(in.ok() && in.atEnd());
    EXPECT_EQ(in.next(), 0U);
    EXPECT_FALSE(in.ok());
}

TEST(NumberStream, bitsThatAreMissingAndWidthsThatCannotBeFail)
{
    NumberReader cut(std::string_view("\x20\x20", 2), std::string_view("\1\2\3\4\5", 5));
    EXPECT_NE(cut.next(), 0U);
    EXPECT_EQ(cut.next(), 0U);
    EXPECT_FALSE(cut.ok());
    const std::string many(64, '\1');
    NumberReader wide("\x41", many);
    EXPECT_EQ(wide.next(), 0U);
    EXPECT_FALSE(wide.ok());
}

TEST(Checksum, everyBitCounts)
{
    for (const std::size_t size : {1U, 7U, 8U, 31U, 32U, 33U, 64U, 100U}) {
        for (const char fill : {'\0', 'x'}) {
            const std::string bytes(size, fill);
            std::set<std::uint64_t> sums = {checksum(bytes)};
            for (std::size_t bit = 0; bit < size * 8; ++bit)
                sums.insert(checksum(flipped(bytes, bit)));
            EXPECT_EQ(sums.size(), size * 8 + 1) << size;
        }
    }
    EXPECT_NE(checksum(std::string(31, '\0')), checksum(std::string(32, '\0')));
    EXPECT_NE(checksum(""), checksum(std::string(1, '\0')));
}

TEST(Checksum, isTheSameForEver)
{
    // Written into files: a change of these values makes every store unreadable.
    EXPECT_EQ(checksum(""), 0xa157'4565'2763'f2ecU);
    EXPECT_EQ(checksum("the quick brown fox jumps over the lazy dog"), 0x5bf5'4525'57b9'1e9dU);
}

TEST(Part, streamsComeBackInOrder)
{
    PartWriter writer;
    const std::vector<std::string> streams = {"", "short", std::string(10'000, 'a'), std::string(100, '\0'), "end"};
    for (int round = 0; round < 2; ++round) {
        writer.begin(PartKind::columns, 3);
        for (const std::string& stream : streams)
            writer.add(stream);
        writer.addRaw("raw");
        const Result<std::string> part = writer.finish();
        ASSERT_TRUE(part);
        EXPECT_LT(part->size(), 500U);
        Result<PartReader> reader = PartReader::open(*part, PartKind::columns, 3);
        ASSERT_TRUE(reader);
        for (const std::string& stream : streams)
            EXPECT_EQ(reader->next(), stream);
        EXPECT_EQ(reader->left(), 1U);
        EXPECT_EQ(reader->next(), "raw");
        EXPECT_TRUE(reader->ok());
        EXPECT_EQ(reader->next(), "");
        EXPECT_FALSE(reader->ok());
    }
}

TEST(Part, takesOverTheRoomOfAReaderThatIsDone)
{
    PartWriter writer;
    std::vector<std::string> parts;
    for (const std::size_t size : {1000U, 10'000U, 500U}) {
        writer.begin(PartKind::columns, 1);
        writer.add(std::string(size, 'a'));
        writer.add(std::string(size + 1, 'b'));
        parts.push_back(*writer.finish());
    }
    std::optional<PartReader> last;
    for (const std::string& part : parts) {
        Result<PartReader> reader = PartReader::open(part, PartKind::columns, 1);
        ASSERT_TRUE(reader);
        if (last)
            reader->takeRoom(std::move(*last));
        const std::string_view first = reader->next();
        const std::string_view second = reader->next();
        EXPECT_EQ(first, std::string(first.size(), 'a'));
        EXPECT_EQ(second, std::string(first.size() + 1, 'b'));
        EXPECT_TRUE(reader->ok());
        last.emplace(std::move(*reader));
    }
}

TEST(Part, anyFlippedBitOrMissingByteIsFound)
{
    PartWriter writer;
    writer.begin(PartKind::details, 1);
    writer.add(std::string(200, 'a'));
    writer.add("0123456789");
    const std::string part = *writer.finish();
    for (std::size_t bit = 0; bit < part.size() * 8; ++bit)
        EXPECT_FALSE(PartReader::open(flipped(part, bit), PartKind::details, 1)) << bit;
    for (std::size_t size = 0; size < part.size(); ++size)
        EXPECT_FALSE(PartReader::open(std::string_view(part).substr(0, size), PartKind::details, 1)) << size;
    EXPECT_FALSE(PartReader::open(part, PartKind::columns, 1));
    EXPECT_FALSE(PartReader::open(part, PartKind::details, 2));
}

TEST(IdsPart, comesBackWholeAndWordByWord)
{
    for (const std::size_t count : {0U, 1U, 126U, 127U, 128U, 1000U}) {
        const std::vector<TraceId> traces = someTraces((count + 9) / 10);
        std::vector<SpanId> spans;
        for (std::size_t i = 0; i < count; ++i)
            spans.push_back(SpanId{i * i + 1});
        const std::string part = packIds(traces, spans);
        const Result<SegmentIds> ids = unpackIds(part);
        ASSERT_TRUE(ids) << count;
        EXPECT_EQ(ids->traces, traces);
        EXPECT_EQ(ids->spans, spans);
        Result<IdsWords> words = IdsWords::open([&part](std::span<char> to, std::size_t from) -> Result<> {
            EXPECT_LE(from + to.size(), part.size());
            part.copy(to.data(), to.size(), from);
            return {};
        });
        ASSERT_TRUE(words);
        for (std::size_t row = 0; row < count; row += 61)
            EXPECT_EQ(SpanId{*words->word(words->head().wordOfSpan(row))}, spans[row]);
        for (std::size_t trace = 0; trace < traces.size(); ++trace)
            EXPECT_EQ(*words->trace(trace), traces[trace]);
        EXPECT_FALSE(words->trace(traces.size()));
        EXPECT_FALSE(words->word(words->head().words()));
    }
}

TEST(IdsPart, anyFlippedBitIsFoundWholeAndInTheChunkThatIsRead)
{
    const std::vector<SpanId> spans(300, SpanId{5});
    const std::string part = packIds(someTraces(3), spans);
    for (std::size_t bit = 0; bit < part.size() * 8; bit += 3) {
        const std::string torn = flipped(part, bit);
        EXPECT_FALSE(unpackIds(torn)) << bit;
        Result<IdsWords> words = IdsWords::open([&torn](std::span<char> to, std::size_t from) -> Result<> {
            torn.copy(to.data(), to.size(), from);
            return {};
        });
        std::size_t failures = words ? 0 : 1;
        for (std::size_t at = 0; words && at < words->head().words(); at += 50)
            failures += words->word(at) ? 0U : 1U;
        EXPECT_GE(failures, 1U) << bit;
    }
    for (std::size_t size = 0; size < part.size(); ++size)
        EXPECT_FALSE(unpackIds(part.substr(0, size)));
}

TEST(TraceLookup, findsAllTracesWithALowHalf)
{
    const std::vector<TraceId> traces = {{9, 5}, {0, 6}, {0, 1}, {0, 5}, {7, 5}};
    const TraceLookup lookup(traces);
    EXPECT_THAT(lookup.withLowHalf(5), testing::UnorderedElementsAre(0U, 3U, 4U));
    EXPECT_THAT(lookup.withLowHalf(1), testing::ElementsAre(2U));
    EXPECT_THAT(lookup.withLowHalf(2), testing::IsEmpty());
    EXPECT_THAT(TraceLookup({}).withLowHalf(2), testing::IsEmpty());
}

TEST(TraceFilter, knowsEveryTraceAndFewOthers)
{
    const std::vector<TraceId> traces = someTraces(6500);
    const Result<TraceFilter> filter = TraceFilter::read(TraceFilter::of(traces).bytes());
    ASSERT_TRUE(filter);
    for (const TraceId& trace : traces) {
        EXPECT_TRUE(filter->mayHave(trace));
        EXPECT_TRUE(filter->mayHave(TraceId{0, trace.low})) << "the short form";
    }
    std::mt19937_64 random(99);
    int wrong = 0;
    for (int i = 0; i < 100'000; ++i)
        wrong += filter->mayHave(TraceId{random(), random()}) ? 1 : 0;
    EXPECT_LT(wrong, 400) << "a few in a thousand";
    // Ids of old senders may be small and in order.
    wrong = 0;
    for (std::uint64_t low = 1; low <= 100'000; ++low)
        wrong += filter->mayHave(TraceId{0, low}) ? 1 : 0;
    EXPECT_LT(wrong, 400);
}

TEST(TraceFilter, anyFlippedBitIsFound)
{
    const std::string bytes = TraceFilter::of(someTraces(20)).bytes();
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit)
        EXPECT_FALSE(TraceFilter::read(flipped(bytes, bit))) << bit;
    EXPECT_FALSE(TraceFilter::read(bytes.substr(1)));
    EXPECT_FALSE(TraceFilter::read(""));
}

TEST(TextTemplate, takesNumbersOut)
{
    const auto url = split("/orders/8595603?limit=8&cursor=f6dc6158e742aa93");
    ASSERT_TRUE(url);
    EXPECT_EQ(url->spelling, "/orders/\x01?limit=\x01&cursor=\x02\x10");
    EXPECT_THAT(url->numbers, testing::ElementsAre(8595603U, 8U, 0xf6dc6158e742aa93U));
    EXPECT_EQ(url->again, "/orders/8595603?limit=8&cursor=f6dc6158e742aa93");
    EXPECT_FALSE(split("no numbers here"));
    EXPECT_FALSE(split(""));
    EXPECT_FALSE(split("a \x01 mark and 5"));
    EXPECT_FALSE(split(std::string(5000, '1')));
}

TEST(TextTemplate, everyTextComesBackAsItWas)
{
    for (const std::string_view text : {"0", "00", "007", "10", "9999999999999999999999", "a1", "1a", "deadbeef1",
             "DEADBEEF1", "0xff", "v1.2.3", "a1b2c3d4e5f60718293a4b5c6d7e8f9012", "2026-10-01T00:00:00.000001Z", "-5",
             "5%", "1e9", "00000000000000000000", "ab12", "x0", "123456789012345678", "1234567890123456789"}) {
        const auto result = split(text);
        ASSERT_TRUE(result) << text;
        EXPECT_EQ(result->again, text);
    }
}

TEST(TextTemplate, matchesOnlyWhatItCanMakeAgain)
{
    std::string spelling;
    TextNumbers numbers;
    ASSERT_TRUE(TextTemplate::split("id 17 of ab12cd34 at 007", spelling, numbers));
    TextTemplate pattern;
    ASSERT_TRUE(pattern.parse(spelling));
    EXPECT_TRUE(pattern.match("id 0 of 00000000 at 123", numbers));
    for (const std::string_view text :
        {"id 017 of ab12cd34 at 007", "id 17 of AB12CD34 at 007", "id 17 of ab12cd3 at 007", "id  of ab12cd34 at 007",
            "id 17 of ab12cd34 at 07", "id 17 of ab12cd34 at 0070", "id 17 of ab12cd34 at 00", "", "id"})
        EXPECT_FALSE(pattern.match(text, numbers)) << text;
}

TEST(TextTemplate, spellingsThatCannotBeAreRefused)
{
    TextTemplate pattern;
    for (const std::string_view spelling : {"plain", "\x02", "\x02\x11", "\x03\x13", "a\x03"})
        EXPECT_FALSE(pattern.parse(spelling)) << spelling;
    EXPECT_FALSE(pattern.parse(std::string_view("\x02\0", 2)));
    EXPECT_FALSE(pattern.parse(std::string(49, '\x01')));
    EXPECT_TRUE(pattern.parse(std::string(48, '\x01')));
}

} // namespace longspan::store
