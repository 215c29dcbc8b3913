// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::store {

/// The numbers of one text that were taken out of it.
struct TextNumbers {
    static constexpr std::size_t kMost = 48;
    std::array<std::uint64_t, kMost> values; ///< the first count of them; not cleared, for one is made per text
    std::size_t count = 0;
};

/// Texts that differ in their numbers only ("/orders/8595603?limit=8") share a template and keep the numbers beside it:
/// a template is stored once, a number in as many bits as it has. In a template's spelling these bytes stand for one:
///
///   0x01        a decimal number in its shortest form, below 10^18
///   0x02 width  that many lower-case hex digits, at most 16
///   0x03 width  that many decimal digits, at most 18, the first of them 0
///
/// A spelling without them is a text of its own. Texts that hold such bytes themselves cannot have a template.
class TextTemplate {
public:
    /// The spelling of a text's template and its numbers. False: keep the text as it is (it has no numbers or too many,
    /// is too long, or holds one of the bytes above); spelling and numbers are then undefined.
    [[nodiscard]] static bool split(std::string_view text, std::string& spelling, TextNumbers& numbers);

    /// nothing when the spelling is none that split() could have given; views into the spelling are kept.
    [[nodiscard]] bool parse(std::string_view spelling);

    /// True when the text is this template with these numbers.
    [[nodiscard]] bool match(std::string_view text, TextNumbers& numbers) const;
    [[nodiscard]] std::size_t numbers() const { return m_pieces.size() - 1; }
    /// Appends the text; numbers() values. Values too large for their width are cut: damaged input, not an error.
    void render(std::span<const std::uint64_t> values, std::string& out) const;

private:
    enum class Mark : std::uint8_t { end, decimal, hex, padded };
    struct Piece {
        std::string_view literal;
        Mark mark = Mark::end; ///< what follows the literal
        std::uint8_t width = 0;
    };
    [[nodiscard]] static const char* read(const Piece& piece, const char* at, const char* end, std::uint64_t& value);

    std::vector<Piece> m_pieces;
};

} // namespace longspan::store
