// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace longspan {

/// Leaves elements that are made without a value as they are in memory.
template <class T>
struct RawAllocator : std::allocator<T> {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

    RawAllocator() = default;
    template <class U>
    explicit RawAllocator(const RawAllocator<U>&) noexcept
    {
    }
    template <class U>
    struct rebind {
        using other = RawAllocator<U>;
    };
    template <class U, class... Arguments>
    void construct(U* place, Arguments&&... arguments)
    {
        if constexpr (sizeof...(Arguments) > 0)
            std::construct_at(place, std::forward<Arguments>(arguments)...);
    }
};

/// A vector for scratch arrays that are written before they are read: RawVector<T>(n) and resize(n) do not touch the
/// memory, which is worth more than most work on it. resize(n, value) fills as usual.
template <class T>
using RawVector = std::vector<T, RawAllocator<T>>;

} // namespace longspan
