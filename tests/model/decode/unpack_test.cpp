// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/unpack.h"
#include "tests/model/decode/packing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <stop_token>

namespace longspan::test {
namespace {

using decode::Limits;
using decode::packingOf;
using decode::unpack;
using decode::Unpacked;
using testing::HasSubstr;
using testing::StartsWith;

Result<Unpacked> unpacked(std::string bytes, std::uint64_t limit = 1U << 30U, const Call& call = {})
{
    Limits limits;
    limits.unpackedBytes = limit;
    return unpack(ownBytes(std::move(bytes)), "file", limits, call);
}

/// Text that packs badly, so that streams are long.
std::string noise(std::size_t size)
{
    std::mt19937 random(7);
    std::string text(size, '\0');
    for (char& c : text)
        c = static_cast<char>(random());
    return text;
}

using Pack = std::string (*)(std::string_view);
struct Packing {
    const char* name;
    Pack pack;
};

class EveryPacking : public testing::TestWithParam<Packing> {
protected:
    [[nodiscard]] static std::string pack(std::string_view text) { return GetParam().pack(text); }
};

INSTANTIATE_TEST_SUITE_P(Unpack, EveryPacking, testing::Values(Packing{"gzip", gzip}, Packing{"zstd", zstd}),
    [](const auto& packing) { return std::string(packing.param.name); });

TEST_P(EveryPacking, comesOff)
{
    const auto read = unpacked(pack("hello"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->bytes->view(), "hello");
    EXPECT_EQ(read->packing, GetParam().name);
    EXPECT_FALSE(read->stopped);
}

TEST_P(EveryPacking, comesOffLargeContent)
{
    const std::string text = noise(3'000'000) + std::string(5'000'000, 'a');
    const auto read = unpacked(pack(text));
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->bytes->view() == text);
}

TEST_P(EveryPacking, leavesRoomToReadBehindTheEnd)
{
    for (const std::size_t size : {std::size_t{1} << 12U, std::size_t{1} << 20U, (std::size_t{1} << 20U) - 1}) {
        const auto read = unpacked(pack(std::string(size, 'a')));
        ASSERT_TRUE(read);
        ASSERT_EQ(read->bytes->view().size(), size);
        unsigned sum = 0;
        for (std::size_t i = 0; i < Bytes::kPadding; ++i)
            sum += static_cast<unsigned char>(read->bytes->view().data()[size + i]);
        EXPECT_LE(sum, 255 * Bytes::kPadding);
    }
}

TEST_P(EveryPacking, joinsStreamsBehindEachOther)
{
    const auto read = unpacked(pack("one ") + pack("") + pack("two"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->bytes->view(), "one two");
    EXPECT_FALSE(read->stopped);
}

TEST_P(EveryPacking, keepsWhatATruncatedFileHolds)
{
    const std::string text = noise(400'000);
    const std::string packed = pack(text);
    const auto read = unpacked(packed.substr(0, packed.size() / 2));
    ASSERT_TRUE(read);
    ASSERT_TRUE(read->stopped);
    EXPECT_EQ(read->stopped->kind, ErrorKind::malformed);
    EXPECT_THAT(read->stopped->where, StartsWith("file:"));
    EXPECT_GT(read->bytes->view().size(), 100'000U);
    EXPECT_TRUE(text.starts_with(read->bytes->view()));
}

TEST_P(EveryPacking, saysThatTheLastBytesLack)
{
    const std::string packed = pack("hello");
    const auto read = unpacked(packed.substr(0, packed.size() - 1));
    if (read)
        EXPECT_TRUE(read->stopped);
    else
        EXPECT_EQ(read.error().kind, ErrorKind::malformed);
}

TEST_P(EveryPacking, keepsWhatCameBeforeDamage)
{
    const std::string text = noise(600'000);
    std::string packed = pack(text);
    for (std::size_t i = packed.size() / 2; i < packed.size() / 2 + 1000; ++i)
        packed[i] = static_cast<char>(~packed[i]);
    const auto read = unpacked(packed);
    ASSERT_TRUE(read);
    ASSERT_TRUE(read->stopped);
    EXPECT_EQ(read->stopped->kind, ErrorKind::malformed);
    EXPECT_GT(read->bytes->view().size(), 100'000U);
    EXPECT_EQ(read->bytes->view().substr(0, 100'000), text.substr(0, 100'000));
}

TEST_P(EveryPacking, endsBombsAtTheLimit)
{
    const auto read = unpacked(pack(std::string(50'000'000, 'a')), 1'000'000);
    ASSERT_TRUE(read);
    ASSERT_TRUE(read->stopped);
    EXPECT_EQ(read->stopped->kind, ErrorKind::tooLarge);
    EXPECT_EQ(read->bytes->view().size(), 1'000'000U);
}

TEST_P(EveryPacking, takesContentThatJustFits)
{
    const auto read = unpacked(pack(std::string(1'000'000, 'a')), 1'000'000);
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->stopped);
}

TEST_P(EveryPacking, endsWhenAskedTo)
{
    std::stop_source source;
    source.request_stop();
    Call call;
    call.stop = source.get_token();
    const auto read = unpacked(pack(noise(1'000'000)), 1U << 30U, call);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::cancelled);
}

TEST_P(EveryPacking, toleratesZerosBehind)
{
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    const auto read = unpacked(pack("hello") + std::string(100, '\0'), 1000, call);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->bytes->view(), "hello");
    EXPECT_FALSE(read->stopped);
    EXPECT_TRUE(notes.notes().empty());
}

TEST_P(EveryPacking, notesWhatElseStandsBehind)
{
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    const std::string packed = pack("hello");
    const auto read = unpacked(packed + "something", 1000, call);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->bytes->view(), "hello");
    ASSERT_EQ(notes.notes().size(), 1U);
    EXPECT_EQ(notes.notes()[0].firstWhere, "file:" + std::to_string(packed.size()));
}

TEST_P(EveryPacking, tellsHowFarItCame)
{
    class Progress final : public ProgressSink {
    public:
        void progress(std::string_view stage, std::uint64_t done, std::uint64_t total) override
        {
            EXPECT_EQ(stage, "unpack");
            EXPECT_LE(last, done);
            EXPECT_LE(done, total);
            last = done;
        }
        std::uint64_t last = 0;
    } progress;
    Call call;
    call.progressSink = &progress;
    ASSERT_TRUE(unpacked(pack(noise(2'000'000)), 1U << 30U, call));
    EXPECT_GT(progress.last, 500'000U);
}

TEST(Unpack, leavesPlainBytesAlone)
{
    const BytesPtr bytes = ownBytes("[]");
    const auto read = unpack(bytes, "file", {}, {});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->bytes, bytes);
    EXPECT_EQ(read->packing, "");
}

TEST(Unpack, takesTwoLayersOffAndNoMore)
{
    const auto two = unpacked(gzip(zstd("core")));
    ASSERT_TRUE(two);
    EXPECT_EQ(two->bytes->view(), "core");
    EXPECT_EQ(two->packing, "gzip+zstd");
    const auto three = unpacked(gzip(gzip(gzip("core"))));
    ASSERT_TRUE(three);
    EXPECT_EQ(packingOf(three->bytes->view()), "gzip");
}

TEST(Unpack, refusesAMagicNumberWithNothingBehind)
{
    const auto read = unpacked("\x1f\x8b\x08");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::malformed);
    EXPECT_THAT(read.error().what, HasSubstr("early"));
}

TEST(Unpack, knowsSkippableFrames)
{
    const std::string skippable("\x5a\x2a\x4d\x18\x03\0\0\0abc", 11);
    const auto read = unpacked(skippable + zstd("hello"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->bytes->view(), "hello");
    EXPECT_FALSE(read->stopped);
}

TEST(Unpack, givesAnEmptyTextForAnEmptyStream)
{
    const auto read = unpacked(gzip(""));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->bytes->view(), "");
    EXPECT_FALSE(read->stopped);
}

} // namespace
} // namespace longspan::test
