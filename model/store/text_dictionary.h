// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/text_template.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace longspan::store {

/// Copies of texts that stay where they are.
class TextArena {
public:
    [[nodiscard]] std::string_view keep(std::string_view text);
    void clear();

private:
    static constexpr std::size_t kBlock = 1U << 18U;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::vector<std::unique_ptr<char[]>> m_large;
    std::size_t m_block = 0; ///< being filled
    std::size_t m_used = kBlock;
};

/// The texts and templates that the values of a segment's fields are made of, numbered per field in order of first use.
class TextDictionary {
public:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    struct Entry {
        std::string_view text; ///< a text, or the spelling of a template
        std::uint32_t field = 0;
        std::uint32_t ref = 0;         ///< number within the field
        std::uint32_t pattern = kNone; ///< of a template: see pattern()
        std::uint32_t hash = 0;
    };
    struct Found {
        std::uint32_t entry = 0;
        bool fresh = false;
    };

    /// The entry of a text of a field. fresh: it was not there, and has the number ref.
    Found insert(std::uint32_t field, std::string_view text, bool isTemplate, std::uint32_t ref);

    [[nodiscard]] const Entry& operator[](std::uint32_t entry) const { return m_entries[entry]; }
    [[nodiscard]] const TextTemplate& pattern(const Entry& entry) const { return m_patterns[entry.pattern]; }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    void clear();

private:
    void grow();

    TextArena m_arena;
    std::vector<Entry> m_entries;
    std::vector<TextTemplate> m_patterns;
    std::vector<std::uint32_t> m_slots;
};

} // namespace longspan::store
