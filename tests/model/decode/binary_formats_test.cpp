// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// decode() on what is not plain JSON: recognised by content, unpacked, and handed to the right decoder.
#include "model/decode/decode.h"
#include "tests/model/decode/packing.h"
#include "tests/model/decode/proto_messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace longspan::test {
namespace {

using decode::DecodedTable;
using decode::decodeText;
using decode::Format;
using decode::Options;
using decode::sniff;

const std::string kZipkin =
    R"([{"traceId":"000000000000000a","id":"000000000000000b","name":"get","timestamp":5000000,"duration":7,)"
    R"("localEndpoint":{"serviceName":"web"}}])";

std::string zipkinProto()
{
    return message([](Writer& spans) {
        Writer span(spans, 1);
        span.add_bytes(1, idBytes(16, 1));
        span.add_bytes(3, idBytes(8, 2));
        span.add_string(5, "get");
    });
}

void expectOneSpan(const std::string& bytes, Format format, const std::string& packing)
{
    const auto read = decodeText(bytes);
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_EQ(read->facts.format, format);
    EXPECT_EQ(read->facts.packing, packing);
    EXPECT_EQ(read->facts.spans, 1U);
    EXPECT_EQ(read->table->size(), 1U);
    EXPECT_FALSE(read->facts.stopped);
}

TEST(BinaryFormats, areKnownByTheirContent)
{
    const std::string otlp = otlpSpans({otlpSpan({})});
    expectOneSpan(otlp, Format::otlpProto, "");
    expectOneSpan(zipkinProto(), Format::zipkinProto, "");
    expectOneSpan(framed(otlp), Format::otlpFramed, "");
    expectOneSpan(framed(zstd(otlp)), Format::otlpFramed, "zstd");
}

TEST(BinaryFormats, comeOutOfGzipAndZstd)
{
    const std::string otlp = otlpSpans({otlpSpan({})});
    expectOneSpan(gzip(kZipkin), Format::zipkinV2Json, "gzip");
    expectOneSpan(zstd(kZipkin), Format::zipkinV2Json, "zstd");
    expectOneSpan(gzip(otlp), Format::otlpProto, "gzip");
    expectOneSpan(zstd(zipkinProto()), Format::zipkinProto, "zstd");
    expectOneSpan(gzip(framed(otlp)), Format::otlpFramed, "gzip");
}

TEST(BinaryFormats, areNotTakenForTextByTheirLengths)
{
    // The byte behind the first is a length, which may look like one of these.
    for (const char sign : {'{', '[', '<'}) {
        const auto sized = [](std::size_t fill) {
            return otlpDocument({otlpResourceSpans(
                {}, {otlpScopeSpans({otlpSpan({.name = std::string(fill, 'n'), .start = 0, .end = 0})})})});
        };
        std::size_t fill = 0;
        while (sized(fill)[1] != sign)
            ASSERT_LT(fill++, 100U);
        const auto format = sniff(sized(fill));
        ASSERT_TRUE(format) << sign;
        EXPECT_EQ(*format, Format::otlpProto) << sign;
    }
}

TEST(BinaryFormats, areNotSeenInTextWithWhiteSpaceInFront)
{
    for (const char* front : {"\n", "\n\n", " \n\t\n", "\n\n\n\n\n\n\n\n\n\n\n\n", "\r\n"}) {
        const auto format = sniff(front + kZipkin);
        ASSERT_TRUE(format);
        EXPECT_EQ(*format, Format::zipkinV2Json);
    }
}

TEST(BinaryFormats, tellWhyATruncatedArchiveEnds)
{
    std::string many = "[";
    for (int i = 0; i < 2000; ++i)
        many += kZipkin.substr(1, kZipkin.size() - 2) + ",";
    many.back() = ']';
    const std::string packed = gzip(many);
    const auto read = decodeText(packed.substr(0, packed.size() / 2));
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_GT(read->facts.spans, 0U);
    EXPECT_LT(read->facts.spans, 2000U);
    ASSERT_TRUE(read->facts.stopped);
    EXPECT_THAT(read->facts.stopped->what, testing::HasSubstr("too early"));
}

TEST(BinaryFormats, endBombsAsTooLarge)
{
    std::string many = "[";
    for (int i = 0; i < 2000; ++i)
        many += kZipkin.substr(1, kZipkin.size() - 2) + ",";
    many.back() = ']';
    Options options;
    options.limits.unpackedBytes = many.size() / 2;
    const auto read = decodeText(gzip(many), "bomb", options);
    ASSERT_TRUE(read);
    EXPECT_GT(read->facts.spans, 0U);
    ASSERT_TRUE(read->facts.stopped);
    EXPECT_EQ(read->facts.stopped->kind, ErrorKind::tooLarge);
}

TEST(BinaryFormats, refuseGarbage)
{
    for (const std::string& bytes : {std::string("\x7f"
                                                 "ELF\x02\x01\x01"),
             std::string(100, '\0'), gzip("nothing of ours"), std::string("\n\x05hello"), gzip("")}) {
        const auto read = decodeText(bytes, "garbage");
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().kind, ErrorKind::malformed);
        EXPECT_THAT(read.error().where, testing::StartsWith("garbage"));
    }
}

} // namespace
} // namespace longspan::test
