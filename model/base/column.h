// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/platform/pages.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>

namespace longspan {

/// A growing array of plain values in memory of its own pages. Growing moves page tables, never bytes, and memory that
/// was not written is not held: a million spans cost what their columns weigh, also while they grow. Move-only.
template <class T>
    requires std::is_trivially_copyable_v<T>
class Column {
public:
    Column() = default;
    Column(Column&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_size(std::exchange(other.m_size, 0))
        , m_capacity(std::exchange(other.m_capacity, 0))
    {
    }
    Column& operator=(Column&& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
        return *this;
    }
    ~Column() { platform::freePages(m_data, m_capacity * sizeof(T)); }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] T* data() { return m_data; }
    [[nodiscard]] const T* data() const { return m_data; }
    [[nodiscard]] T& operator[](std::size_t at) { return m_data[at]; }
    [[nodiscard]] const T& operator[](std::size_t at) const { return m_data[at]; }
    [[nodiscard]] T& back() { return m_data[m_size - 1]; }
    [[nodiscard]] T* begin() { return m_data; }
    [[nodiscard]] T* end() { return m_data + m_size; }
    [[nodiscard]] const T* begin() const { return m_data; }
    [[nodiscard]] const T* end() const { return m_data + m_size; }
    [[nodiscard]] std::span<const T> view() const { return {m_data, m_size}; }
    [[nodiscard]] std::span<T> view() { return {m_data, m_size}; }

    void push_back(T value)
    {
        if (m_size == m_capacity)
            grow(m_size + 1);
        m_data[m_size++] = value;
    }

    void append(std::span<const T> values)
    {
        T* place = extend(values.size());
        if (!values.empty())
            std::memcpy(place, values.data(), values.size_bytes());
    }

    /// Room for count more values at the end, not initialised beyond what the system gives (zeros on first use).
    T* extend(std::size_t count)
    {
        if (m_size + count > m_capacity)
            grow(m_size + count);
        T* place = m_data + m_size;
        m_size += count;
        return place;
    }

    /// extend() for room that will be written wholly and soon, which the system gives faster in large pages.
    T* extendToFill(std::size_t count)
    {
        const std::size_t bytes = platform::roundToLargePages((m_size + count) * sizeof(T));
        reserve(bytes / sizeof(T));
        platform::expectWrites(m_data, m_capacity * sizeof(T));
        return extend(count);
    }

    void reserve(std::size_t count)
    {
        if (count > m_capacity)
            growTo(count);
    }

    void resize(std::size_t count, T value = {})
    {
        const std::size_t old = m_size;
        if (count <= old) {
            m_size = count;
            return;
        }
        extend(count - old);
        std::fill(m_data + old, m_data + count, value);
    }

    /// Keeps the memory, so that a buffer can be used again without touching fresh pages.
    void clear() { m_size = 0; }

    [[nodiscard]] std::size_t bytes() const { return m_size * sizeof(T); }

private:
    void grow(std::size_t atLeast) { growTo(std::max(atLeast, m_capacity + m_capacity / 2)); }

    void growTo(std::size_t count)
    {
        const std::size_t bytes = platform::roundToPages(count * sizeof(T));
        void* pages =
            m_data ? platform::growPages(m_data, m_capacity * sizeof(T), bytes) : platform::allocatePages(bytes);
        m_data = static_cast<T*>(pages);
        m_capacity = bytes / sizeof(T);
    }

    T* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace longspan
