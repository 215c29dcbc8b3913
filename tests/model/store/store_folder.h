// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/local_store.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace longspan::test {

/// A folder of its own for the stores of one test, removed with it.
class StoreFolder {
public:
    StoreFolder();
    StoreFolder(const StoreFolder&) = delete;
    StoreFolder& operator=(const StoreFolder&) = delete;
    ~StoreFolder();

    [[nodiscard]] std::string path(const std::string& name = "test.longspan") const { return m_folder + "/" + name; }
    /// Opened for writing, made if there is none; the test ends here when that fails.
    [[nodiscard]] store::LocalStore open(const std::string& name = "test.longspan") const;

private:
    std::string m_folder;
};

/// The value, or a failed test and an end to the program.
template <class T>
T valueOf(Result<T> result)
{
    if (!result) {
        ADD_FAILURE() << name(result.error().kind) << ": " << result.error().what << " (" << result.error().where
                      << ")";
        std::abort();
    }
    return std::move(*result);
}

/// Small segments, so that few spans make several.
[[nodiscard]] store::ImportOptions inSegmentsOf(std::size_t spans);

/// Details that are attributes only.
[[nodiscard]] SpanDetail withAttributes(Attributes attributes);

/// A run of SQL on a file, as another program would do it.
void runSql(const std::string& path, const std::string& sql);
[[nodiscard]] std::int64_t sqlNumber(const std::string& path, const std::string& sql);

/// Everything of every span as one text a span, sorted: the same for tables with the same spans in any order. Places,
/// documents and what a store does not keep (raw texts) are not told.
[[nodiscard]] std::vector<std::string> spanTexts(const SpanTable& table);

} // namespace longspan::test
