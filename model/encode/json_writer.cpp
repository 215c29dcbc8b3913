// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/json_writer.h"

#include "model/encode/utf8.h"

#include <array>
#include <cmath>

namespace longspan::encode {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

/// What a byte below 0x80 must be written as inside a JSON string; empty when it stands for itself.
constexpr std::string_view escapeOf(char letter)
{
    switch (letter) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    case '\b': return "\\b";
    case '\f': return "\\f";
    default: return {};
    }
}

void addControl(TextOut& out, unsigned char letter)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    out.add("\\u00");
    out.add(kDigits[letter >> 4U]);
    out.add(kDigits[letter & 15U]);
}

} // namespace

void addJsonText(TextOut& out, std::string_view text)
{
    std::size_t plain = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto letter = static_cast<unsigned char>(text[at]);
        const bool ascii = letter < 0x80;
        const bool special = letter < 0x20 || letter == '"' || letter == '\\';
        const std::size_t length = ascii ? 1 : utf8Length(text, at);
        if ((ascii && !special) || length > 1) {
            at += length;
            continue;
        }
        out.add(text.substr(plain, at - plain));
        if (!ascii)
            out.add(kReplacement);
        else if (const std::string_view escape = escapeOf(text[at]); !escape.empty())
            out.add(escape);
        else
            addControl(out, letter);
        plain = ++at;
    }
    out.add(text.substr(plain));
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    m_out->add('"');
    addJsonText(*m_out, name);
    m_out->add(m_indent > 0 ? "\": " : "\":");
    m_afterKey = true;
    return *this;
}

void JsonWriter::text(std::string_view value)
{
    separate();
    m_out->add('"');
    addJsonText(*m_out, value);
    m_out->add('"');
}

void JsonWriter::real(double value)
{
    if (!std::isfinite(value)) {
        text(std::isnan(value) ? "NaN" : value < 0 ? "-Infinity" : "Infinity");
        return;
    }
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    raw(digits);
    // A whole number keeps a sign of being a double, so that it comes back as one.
    if (digits.find_first_of(".e") == std::string_view::npos)
        m_out->add(".0");
}

void JsonWriter::id(TraceId id, bool shortened)
{
    separate();
    m_out->add('"');
    if (id.high != 0 || !shortened)
        m_out->hex(id.high);
    m_out->hex(id.low);
    m_out->add('"');
}

void JsonWriter::id(SpanId id)
{
    separate();
    m_out->add('"');
    m_out->hex(static_cast<std::uint64_t>(id));
    m_out->add('"');
}

/// Values are at most kMaxValueDepth deep.
void JsonWriter::value(const Value& value) // NOLINT(misc-no-recursion)
{
    if (const auto* string = std::get_if<std::string>(&value.data))
        text(*string);
    else if (const auto* flag = std::get_if<bool>(&value.data))
        boolean(*flag);
    else if (const auto* integer = std::get_if<std::int64_t>(&value.data))
        number(*integer);
    else if (const auto* number = std::get_if<double>(&value.data))
        real(*number);
    else if (const auto* binary = std::get_if<Value::Binary>(&value.data))
        text(base64(binary->bytes));
    else if (const auto* array = std::get_if<Value::Array>(&value.data)) {
        beginArray();
        for (const Value& element : *array)
            this->value(element);
        endArray();
    } else if (const auto* map = std::get_if<Value::Map>(&value.data)) {
        beginObject();
        for (const Attribute& attribute : *map)
            key(attribute.key).value(attribute.value);
        endObject();
    } else
        null();
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_filled.empty())
        return;
    if (m_filled.back())
        m_out->add(m_flatFrom > 0 && m_indent > 0 ? ", " : ",");
    m_filled.back() = true;
    line();
}

void JsonWriter::line()
{
    if (m_indent == 0 || m_flatFrom > 0)
        return;
    m_out->add('\n');
    m_out->add(m_indent * m_filled.size(), ' ');
}

void JsonWriter::open(char bracket, bool flat)
{
    separate();
    m_out->add(bracket);
    m_filled.push_back(false);
    if (flat && m_flatFrom == 0)
        m_flatFrom = m_filled.size();
}

void JsonWriter::close(char bracket)
{
    const bool filled = m_filled.back();
    const bool endsFlat = m_flatFrom == m_filled.size();
    m_filled.pop_back();
    if (filled && !endsFlat)
        line();
    if (endsFlat)
        m_flatFrom = 0;
    m_out->add(bracket);
}

std::string base64(std::string_view bytes)
{
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t word = 0;
        for (std::size_t i = 0; i < 3; ++i)
            word = word << 8U | (i < have ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text.push_back(i <= have ? kDigits[(word >> (18U - 6U * i)) & 63U] : '=');
    }
    return text;
}

} // namespace longspan::encode
