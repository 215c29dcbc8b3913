// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace longspan {

/// A text that must not reach a log, an error or a file: a key, a token, a password, and what carries one. It has no
/// stream operator and no conversion, so that it only shows where somebody writes reveal(). Its bytes are wiped when it
/// goes away.
class Secret {
public:
    Secret() = default;
    // Made from texts without a word, as callers hand them over; only the way back is barred.
    Secret(std::string text) : m_text(std::move(text)) {}
    Secret(std::string_view text) : m_text(text) {}
    Secret(const char* text) : m_text(text) {}
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept : m_text(std::move(other.m_text)) { other.wipe(); }
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret() { wipe(); }

    [[nodiscard]] const std::string& reveal() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }

    friend bool operator==(const Secret&, const Secret&) = default;

private:
    void wipe();

    std::string m_text;
};

} // namespace longspan
