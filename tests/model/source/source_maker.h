// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/trace_source.h"

#include <functional>
#include <string>
#include <vector>

namespace longspan::test {

/// A source under test, and how to make it. Each call makes a new one that holds the same spans.
struct SourceMaker {
    std::string name;
    std::function<source::SourcePtr()> make;
};
/// One of each kind: file, store, demo. Files lie in the test's temporary folder.
[[nodiscard]] std::vector<SourceMaker> allSources();

/// A folder that goes away with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] std::string path(std::string_view name) const { return m_path + "/" + std::string(name); }
    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Writes a file into it and returns its path.
    [[nodiscard]] std::string write(std::string_view name, std::string_view text) const;

private:
    std::string m_path;
};

} // namespace longspan::test
