// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace longspan::decode {

/// Where the tokens of a piece of JSON begin: opening quotes, brackets, commas, colons and the first bytes of numbers
/// and words, in order. Made by simdjson's first stage with vector instructions; text that it refuses (control
/// characters or bad UTF-8 inside strings, a string without an end) is indexed byte by byte instead, because a damaged
/// string is no reason to lose a file. The buffers are kept between builds: one index a worker, memory of one window.
class StructuralIndex {
public:
    StructuralIndex();
    StructuralIndex(StructuralIndex&&) noexcept;
    StructuralIndex& operator=(StructuralIndex&&) noexcept;
    ~StructuralIndex();

    /// Longest text that can be indexed.
    static constexpr std::size_t kLargestText = 0xffff'0000U;

    /// text: followed by Bytes::kPadding readable bytes. lines: a line break ends every string, because each line is a
    /// document of its own and one that was cut must not swallow the next. Fails with internal only.
    [[nodiscard]] Result<> build(std::string_view text, bool lines = false);

    /// Offsets into the text; behind the last one stands the text's size twice, so that looking ahead is safe.
    [[nodiscard]] const std::uint32_t* begin() const { return m_begin; }
    [[nodiscard]] const std::uint32_t* end() const { return m_begin + m_count; }
    /// The text holds bytes that are not UTF-8: strings must be repaired before they are kept.
    [[nodiscard]] bool invalidUtf8() const { return m_invalidUtf8; }

private:
    void buildSlowly(std::string_view text, bool lines);

    struct Fast;
    std::unique_ptr<Fast> m_fast;
    std::vector<std::uint32_t> m_slow;
    const std::uint32_t* m_begin = nullptr;
    std::size_t m_count = 0;
    bool m_invalidUtf8 = false;
};

} // namespace longspan::decode
