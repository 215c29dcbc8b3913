// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/source/source_maker.h"

#include "model/source/demo_source.h"
#include "model/source/file_source.h"
#include "model/source/store_source.h"
#include "tests/support/generate.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace longspan::test {

namespace {

std::string generatedSpans()
{
    return generate({.traces = 60, .spansPerTrace = 30, .seed = 11, .services = 6}, Format::otlpJson);
}

source::SourcePtr makeFile()
{
    static const TemporaryFolder kFolder;
    auto opened = source::openFiles({kFolder.write("spans.json", generatedSpans())}, {}, {});
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().what);
    return opened.value_or(nullptr);
}

source::SourcePtr makeStore()
{
    static const TemporaryFolder kFolder;
    const std::string path = kFolder.path("spans.longspan");
    auto decoded = decode::decodeText(generatedSpans());
    auto store = store::LocalStore::open(path);
    EXPECT_TRUE(decoded && store);
    // Small segments, so that traces and lists are put together from several.
    store::ImportOptions options;
    options.segmentSpans = 500;
    const auto imported = store->import(*decoded->table, options);
    EXPECT_TRUE(imported) << (imported ? "" : imported.error().what);
    auto opened = source::openStore(path, {});
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().what);
    return opened.value_or(nullptr);
}

source::SourcePtr makeDemo()
{
    return source::makeDemoSource({.seed = 3, .now = 1'767'261'600 * kSecond});
}

} // namespace

std::vector<SourceMaker> allSources()
{
    return {{"file", makeFile}, {"store", makeStore}, {"demo", makeDemo}};
}

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "longspan-test-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        ADD_FAILURE() << "no temporary folder";
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view text) const
{
    const std::string file = path(name);
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (!out || std::fwrite(text.data(), 1, text.size(), out) != text.size() || std::fclose(out) != 0)
        ADD_FAILURE() << "cannot write " << file;
    return file;
}

} // namespace longspan::test
