// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/store/store_folder.h"

#include "model/store/sqlite.h"
#include "tests/support/table_text.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace longspan::test {

StoreFolder::StoreFolder() : m_folder((std::filesystem::temp_directory_path() / "longspan-store-XXXXXX").string())
{
    if (!::mkdtemp(m_folder.data()))
        std::abort();
}

StoreFolder::~StoreFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

store::LocalStore StoreFolder::open(const std::string& name) const
{
    return valueOf(store::LocalStore::open(path(name)));
}

store::ImportOptions inSegmentsOf(std::size_t spans)
{
    store::ImportOptions options;
    options.segmentSpans = spans;
    options.threads = 2;
    return options;
}

SpanDetail withAttributes(Attributes attributes)
{
    SpanDetail detail;
    detail.attributes = std::move(attributes);
    return detail;
}

void runSql(const std::string& path, const std::string& sql)
{
    const auto database = valueOf(store::sqlite::Database::open(path, store::sqlite::Mode::create));
    const Result<> done = database->run(sql);
    ASSERT_TRUE(done) << done.error().what;
}

std::int64_t sqlNumber(const std::string& path, const std::string& sql)
{
    const auto database = valueOf(store::sqlite::Database::open(path, store::sqlite::Mode::read));
    return valueOf(database->integer(sql));
}

std::vector<std::string> spanTexts(const SpanTable& table)
{
    std::vector<std::string> texts;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const SpanIndex span{row};
        const std::string columns = rowText(table, span);
        texts.push_back(columns.substr(0, columns.rfind(table.where(span))) + detailText(table, span));
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

} // namespace longspan::test
