// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/platform/pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <new>

namespace longspan::platform {

namespace {

// Of x86-64, and of ARM with pages of 4 KiB.
constexpr std::size_t kLargePage = std::size_t{2} << 20U;

} // namespace

std::size_t roundToPages(std::size_t bytes)
{
    static const auto kPage = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (bytes + kPage - 1) / kPage * kPage;
}

void* allocatePages(std::size_t bytes)
{
    void* pages = ::mmap(nullptr, roundToPages(bytes), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
        throw std::bad_alloc();
    return pages;
}

#ifdef __SANITIZE_THREAD__
// The thread sanitizer does not see mremap(), and would take the next use of the old addresses for a race.
void* growPages(void* pages, std::size_t oldBytes, std::size_t newBytes)
{
    void* moved = allocatePages(newBytes);
    std::memcpy(moved, pages, oldBytes);
    freePages(pages, oldBytes);
    return moved;
}
#else
void* growPages(void* pages, std::size_t oldBytes, std::size_t newBytes)
{
    void* moved = ::mremap(pages, roundToPages(oldBytes), roundToPages(newBytes), MREMAP_MAYMOVE);
    if (moved == MAP_FAILED)
        throw std::bad_alloc();
    return moved;
}
#endif

std::size_t roundToLargePages(std::size_t bytes)
{
    return bytes < kLargePage ? roundToPages(bytes) : (bytes + kLargePage - 1) / kLargePage * kLargePage;
}

void expectWrites(void* pages, std::size_t bytes) noexcept
{
    if (bytes >= kLargePage)
        ::madvise(pages, roundToPages(bytes), MADV_HUGEPAGE);
}

void freePages(void* pages, std::size_t bytes) noexcept
{
    if (pages)
        ::munmap(pages, roundToPages(bytes));
}

} // namespace longspan::platform
