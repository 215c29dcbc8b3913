// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace longspan::test {

/// A file that nothing can be read from.
struct BadFile {
    std::string name; ///< of the kind of damage: letters, digits, underscores
    std::string text;

    friend void PrintTo(const BadFile& file, std::ostream* out);
};

/// Empty, cut off, or no data at all.
[[nodiscard]] std::vector<BadFile> brokenFiles();
/// Sound JSON that holds no traces.
[[nodiscard]] std::vector<BadFile> foreignFiles();
/// Nested a hundred thousand levels deep.
[[nodiscard]] std::vector<BadFile> deepFiles();
/// All of these.
[[nodiscard]] std::vector<BadFile> badFiles();

/// Bytes without any meaning, the same every time.
[[nodiscard]] std::string garbage(std::size_t count);

} // namespace longspan::test
