// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/columns.h"

namespace longspan::bench {

namespace {

void stir(std::uint64_t& hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
    hash ^= hash >> 29U;
}

std::uint64_t textHash(std::string_view text)
{
    std::uint64_t hash = text.size();
    for (const char c : text)
        stir(hash, static_cast<unsigned char>(c));
    return hash;
}

} // namespace

std::uint64_t contentHash(const Parsed& parsed)
{
    std::vector<std::uint64_t> hashOf(parsed.names.size());
    for (std::uint32_t i = 0; i < hashOf.size(); ++i)
        hashOf[i] = textHash(parsed.names.text(i));
    const Columns& columns = parsed.columns;
    std::uint64_t hash = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        stir(hash, columns.traceHigh[i]);
        stir(hash, columns.traceLow[i]);
        stir(hash, columns.id[i]);
        stir(hash, columns.parent[i]);
        stir(hash, columns.startUs[i]);
        stir(hash, columns.durationUs[i]);
        stir(hash, hashOf[columns.service[i]]);
        stir(hash, hashOf[columns.name[i]]);
    }
    return hash;
}

} // namespace longspan::bench
