// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/bytes.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace longspan {
namespace {

namespace fs = std::filesystem;

/// A folder of the test's own, gone afterwards.
class MapFile : public ::testing::Test {
protected:
    MapFile()
    {
        std::string pattern = (fs::temp_directory_path() / "longspan-XXXXXX").string();
        m_folder = ::mkdtemp(pattern.data());
    }
    ~MapFile() override { fs::remove_all(m_folder); }

    [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }
    std::string write(const std::string& name, const std::string& text) const
    {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }

private:
    fs::path m_folder;
};

TEST_F(MapFile, givesTheBytesAndPaddingBehindThem)
{
    const std::string text(4096 * 3, 'x'); // ends exactly at a page: the padding is a page of its own
    const auto bytes = mapFile(write("pages", text));
    ASSERT_TRUE(bytes);
    EXPECT_EQ((*bytes)->view(), text);
    char sum = 0;
    for (std::size_t i = 0; i < Bytes::kPadding; ++i)
        sum = static_cast<char>(sum | (*bytes)->view().data()[text.size() + i]);
    EXPECT_EQ(sum, 0);
}

TEST_F(MapFile, mapsAnEmptyFile)
{
    const auto bytes = mapFile(write("empty", ""));
    ASSERT_TRUE(bytes);
    EXPECT_TRUE((*bytes)->view().empty());
}

TEST_F(MapFile, saysThatAFileIsNotThere)
{
    const auto bytes = mapFile(path("nowhere"));
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().kind, ErrorKind::notFound);
    EXPECT_EQ(bytes.error().where, path("nowhere"));
}

TEST_F(MapFile, refusesADirectory)
{
    const auto bytes = mapFile(path("."));
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().kind, ErrorKind::refused);
    EXPECT_EQ(bytes.error().what, "is a directory");
}

TEST_F(MapFile, refusesAPipeWithoutWaitingForAWriter)
{
    ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
    const auto bytes = mapFile(path("pipe"));
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().kind, ErrorKind::refused);
}

TEST_F(MapFile, staysReadableWhenTheFileIsRemoved)
{
    const auto bytes = mapFile(write("gone", "still here"));
    ASSERT_TRUE(bytes);
    fs::remove(path("gone"));
    EXPECT_EQ((*bytes)->view(), "still here");
}

TEST(OwnBytes, keepsTheTextAndPads)
{
    const BytesPtr bytes = ownBytes("abc");
    EXPECT_EQ(bytes->view(), "abc");
    EXPECT_EQ(bytes->view().data()[3], '\0');
}

/// Both ends of a pipe.
struct Pipe {
    Pipe() { EXPECT_EQ(::pipe(ends), 0); }
    ~Pipe()
    {
        ::close(ends[0]);
        closeWriter();
    }
    void closeWriter()
    {
        if (ends[1] >= 0)
            ::close(ends[1]);
        ends[1] = -1;
    }
    int ends[2] = {-1, -1};
};

TEST(ReadStream, readsToTheEnd)
{
    Pipe pipe;
    ASSERT_EQ(::write(pipe.ends[1], "hello", 5), 5);
    pipe.closeWriter();
    const auto bytes = readStream(pipe.ends[0], 1000, "standard input");
    ASSERT_TRUE(bytes);
    EXPECT_EQ((*bytes)->view(), "hello");
}

TEST(ReadStream, stopsAtTheLimit)
{
    Pipe pipe;
    ASSERT_EQ(::write(pipe.ends[1], "hello", 5), 5);
    pipe.closeWriter();
    const auto bytes = readStream(pipe.ends[0], 4, "standard input");
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().kind, ErrorKind::tooLarge);
    EXPECT_EQ(bytes.error().where, "standard input");
}

} // namespace
} // namespace longspan
