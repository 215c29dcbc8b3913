// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/reference_pass.h"
#include "tests/bench/span_windows.h"
#include "tests/support/generate.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace longspan::bench {

namespace {

/// A file with that text for as long as the test runs.
class TextFile {
public:
    explicit TextFile(const std::string& text)
        : m_path(std::filesystem::temp_directory_path() / ("longspan-pass-" + std::to_string(++s_count) + ".json"))
    {
        std::ofstream(m_path, std::ios::binary) << text;
    }
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;
    ~TextFile() { std::filesystem::remove(m_path); }
    [[nodiscard]] std::string path() const { return m_path.string(); }

private:
    static inline int s_count = 0;
    std::filesystem::path m_path;
};

std::string traceText(test::Format format)
{
    test::TraceSpec spec;
    spec.spansPerTrace = 5000;
    return test::generate(spec, format);
}

std::uint64_t referenceHash(const std::string& path, std::size_t window)
{
    std::string error;
    const auto parsed = referencePass(path, {window}, error);
    EXPECT_TRUE(parsed) << error;
    return parsed ? contentHash(*parsed) : 0;
}

} // namespace

TEST(ReferencePass, readsTheSameFromJaegerAndZipkinWhateverTheWindow)
{
    const TextFile jaeger(traceText(test::Format::jaegerJson));
    const TextFile zipkin(traceText(test::Format::zipkinV2Json));
    const std::uint64_t hash = referenceHash(jaeger.path(), 1U << 30U);
    EXPECT_NE(hash, 0U);
    for (const std::size_t window : {300U, 5000U, 100000U}) {
        EXPECT_EQ(referenceHash(jaeger.path(), window), hash) << window;
        EXPECT_EQ(referenceHash(zipkin.path(), window), hash) << window;
    }
}

TEST(ReferencePass, agreesWithTheTextbookAndTheTree)
{
    for (const test::Format format : {test::Format::jaegerJson, test::Format::zipkinV2Json}) {
        const TextFile file(traceText(format));
        std::string error;
        const std::uint64_t hash = referenceHash(file.path(), 10000);
        EXPECT_EQ(contentHash(textbookPass(file.path(), error).value()), hash);
        EXPECT_EQ(contentHash(nlohmannPass(file.path(), error).value()), hash);
    }
}

TEST(ReferencePass, isNotFooledByNestedObjectsThatBeginLikeASpan)
{
    const std::string reference = R"({"traceID":"0a","spanID":"1"} , {"traceID":"0a","spanID":"2"})";
    std::string spans;
    for (int i = 0; i < 50; ++i)
        spans += std::string(i == 0 ? "" : " ,\n ") + R"({"traceID":"0a","spanID":")" + std::to_string(10 + i) +
            R"(","references":[)" + reference +
            R"(],"operationName":"x","startTime":5,"duration":7,"processID":"web"})";
    const TextFile file(
        R"({"data":[{"traceID":"0a","spans":[)" + spans + R"(],"processes":{"web":{"serviceName":"shop"}}}]})");
    std::string error;
    for (const std::size_t window : {200U, 333U, 1000U}) {
        const auto parsed = referencePass(file.path(), {window}, error);
        ASSERT_TRUE(parsed) << error;
        ASSERT_EQ(parsed->columns.size(), 50U);
        EXPECT_EQ(parsed->columns.parent[49], 1U);
        EXPECT_EQ(parsed->names.text(parsed->columns.service[49]), "shop");
    }
}

TEST(ReferencePass, saysWhyItCannotReadAFile)
{
    std::string error;
    EXPECT_FALSE(referencePass("/nowhere/to/be/found", {}, error));
    EXPECT_NE(error.find("/nowhere/to/be/found"), std::string::npos);
    const TextFile cut(traceText(test::Format::zipkinV2Json).substr(0, 100000));
    EXPECT_FALSE(referencePass(cut.path(), {10000}, error));
    EXPECT_NE(error.find(cut.path()), std::string::npos);
}

} // namespace longspan::bench
