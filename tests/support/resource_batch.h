// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/generate_model.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace longspan::test {

/// Spans of a batch gathered by the process they come from, as a collector's batch processor sends them.
class ResourceBatch {
public:
    static constexpr std::size_t kSpans = 512;

    struct Group {
        Process process;
        std::string spans;
    };

    /// Where the encoded spans of that process go.
    std::string& spansOf(const Process& process)
    {
        ++m_count;
        const auto [place, isNew] = m_groupOf.try_emplace(process.number, m_used);
        if (isNew) {
            if (m_used == m_groups.size())
                m_groups.emplace_back();
            m_groups[m_used].process = process;
            m_groups[m_used].spans.clear();
            ++m_used;
        }
        return m_groups[place->second].spans;
    }

    [[nodiscard]] bool full() const { return m_count >= kSpans; }
    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] std::span<const Group> groups() const { return {m_groups.data(), m_used}; }

    void clear()
    {
        m_groupOf.clear();
        m_used = 0;
        m_count = 0;
    }

private:
    std::unordered_map<std::uint32_t, std::size_t> m_groupOf;
    std::vector<Group> m_groups;
    std::size_t m_used = 0;
    std::size_t m_count = 0;
};

} // namespace longspan::test
