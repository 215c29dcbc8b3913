// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/name_table.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

/// The least that a viewer must keep of a span, and what the passes which serve as floors fill.
namespace longspan::bench {

struct Row {
    std::uint64_t traceHigh = 0;
    std::uint64_t traceLow = 0;
    std::uint64_t id = 0;
    std::uint64_t parent = 0;
    std::uint64_t startUs = 0;
    std::uint64_t durationUs = 0;
    /// Where the tags begin in the file; 0 when there are none.
    std::uint64_t tags = 0;
    std::uint32_t service = 0;
    std::uint32_t name = 0;
};

class Columns {
public:
    std::vector<std::uint64_t> traceHigh;
    std::vector<std::uint64_t> traceLow;
    std::vector<std::uint64_t> id;
    std::vector<std::uint64_t> parent;
    std::vector<std::uint64_t> startUs;
    std::vector<std::uint64_t> durationUs;
    std::vector<std::uint64_t> tags;
    std::vector<std::uint32_t> service;
    std::vector<std::uint32_t> name;

    [[nodiscard]] std::size_t size() const { return id.size(); }

    void reserve(std::size_t rows)
    {
        each([rows](auto& column) { column.reserve(rows); });
    }

    void resize(std::size_t rows)
    {
        each([rows](auto& column) { column.resize(rows); });
    }

    void push(const Row& row)
    {
        traceHigh.push_back(row.traceHigh);
        traceLow.push_back(row.traceLow);
        id.push_back(row.id);
        parent.push_back(row.parent);
        startUs.push_back(row.startUs);
        durationUs.push_back(row.durationUs);
        tags.push_back(row.tags);
        service.push_back(row.service);
        name.push_back(row.name);
    }

private:
    template <class Action>
    void each(Action action)
    {
        action(traceHigh);
        action(traceLow);
        action(id);
        action(parent);
        action(startUs);
        action(durationUs);
        action(tags);
        action(service);
        action(name);
    }
};

/// What a pass delivers.
struct Parsed {
    Columns columns;
    NameTable names;
};

/// Equal for two files that hold the same spans in the same order, whatever their format (places of tags do not count).
[[nodiscard]] std::uint64_t contentHash(const Parsed& parsed);

} // namespace longspan::bench
