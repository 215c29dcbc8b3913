// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace longspan::bench {

/// A file mapped privately and at once, whose bytes may be overwritten in memory, with readable bytes behind its end.
class PrivateFile {
public:
    static constexpr std::size_t kPadding = 64;

    explicit PrivateFile(const std::string& path);
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;
    ~PrivateFile();

    /// nullptr when the file could not be mapped.
    [[nodiscard]] char* data() const { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    char* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_area = 0;
};

} // namespace longspan::bench
