// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_detail.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace longspan::decode {

/// A KeyValue message; value is the AnyValue message inside. What is damaged or absent is empty.
struct OtlpPair {
    std::string_view key;
    std::string_view value;
};
[[nodiscard]] OtlpPair readOtlpPair(std::string_view message);

/// The text of an AnyValue that is a string; else empty.
[[nodiscard]] std::string_view otlpText(std::string_view anyValue);

/// Turns AnyValue messages into values, one at a time: a view is good until the next one is asked for. Texts that are
/// not UTF-8 are repaired, what is longer than the limit is cut, arrays and maps below kMaxValueDepth stay bytes.
class OtlpValueReader {
public:
    explicit OtlpValueReader(std::size_t maxBytes) : m_maxBytes(maxBytes) {}

    [[nodiscard]] ValueView value(std::string_view anyValue);
    /// Some text of a message, cut and repaired as needed; good until the next call of text().
    [[nodiscard]] std::string_view text(std::string_view bytes);
    /// Whether something was cut since the last question.
    [[nodiscard]] bool wasCut() { return std::exchange(m_wasCut, false); }

private:
    class Builder;

    [[nodiscard]] std::string_view repaired(std::string_view bytes, std::string& scratch) const;
    [[nodiscard]] std::string_view limited(std::string_view bytes, bool isText);

    std::size_t m_maxBytes;
    bool m_wasCut = false;
    Value m_hold;
    std::string m_valueScratch;
    std::string m_textScratch;
};

} // namespace longspan::decode
