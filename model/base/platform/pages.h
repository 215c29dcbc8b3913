// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace longspan::platform {

/// Fresh zeroed memory straight from the system; bytes is rounded up to whole pages. Throws std::bad_alloc.
[[nodiscard]] void* allocatePages(std::size_t bytes);
/// Makes the area larger by moving page tables, not bytes: growing costs no fresh memory for what is already there.
[[nodiscard]] void* growPages(void* pages, std::size_t oldBytes, std::size_t newBytes);
/// Says that all of the pages will be written soon: the system may then give many of them at a time. Only a hint.
void expectWrites(void* pages, std::size_t bytes) noexcept;
/// To a multiple of the size that the system can give at a time; small areas only to pages.
[[nodiscard]] std::size_t roundToLargePages(std::size_t bytes);
void freePages(void* pages, std::size_t bytes) noexcept;
[[nodiscard]] std::size_t roundToPages(std::size_t bytes);

} // namespace longspan::platform
