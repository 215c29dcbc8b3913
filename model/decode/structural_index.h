// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace longspan::decode {

/// Where the tokens of a piece of JSON begin: opening quotes, brackets, commas, colons and the first bytes of numbers
/// and words, in order. Made by simdjson's first stage with vector instructions; text that it refuses (control
/// characters or bad UTF-8 inside strings, a string without an end) is indexed byte by byte instead, because a damaged
/// string is no reason to lose a file. Both ways find the same tokens, however wrong the text is: which of them a token
/// was found by depends on what else lies in the same window. The buffers are kept between builds: one index a worker,
/// memory of one window.
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

    /// Offsets into the text; behind the last one stands twice where the tokens end, so that looking ahead is safe.
    [[nodiscard]] const std::uint32_t* begin() const { return m_begin; }
    [[nodiscard]] const std::uint32_t* end() const { return m_begin + m_count; }
    /// The text holds bytes that are not UTF-8: strings must be repaired before they are kept.
    [[nodiscard]] bool invalidUtf8() const { return m_invalidUtf8; }
    /// Where a string begins that goes on behind the text. It is no token: nobody may take it for a whole value.
    [[nodiscard]] std::optional<std::size_t> openString() const { return m_openString; }

private:
    void buildSlowly(std::string_view text, bool lines);

    struct Fast;
    std::unique_ptr<Fast> m_fast;
    std::vector<std::uint32_t> m_slow;
    const std::uint32_t* m_begin = nullptr;
    std::size_t m_count = 0;
    bool m_invalidUtf8 = false;
    std::optional<std::size_t> m_openString;
};

} // namespace longspan::decode
