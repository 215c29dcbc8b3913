// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"
#include "model/base/time.h"
#include "model/encode/text_out.h"
#include "model/trace/span_detail.h"

#include <concepts>
#include <string_view>
#include <vector>

namespace longspan::encode {

/// Writes JSON as it goes; commas and nesting are its own concern. Text that is not UTF-8 comes out with the
/// replacement character in place of what is wrong, so the output is always valid. Doubles that JSON cannot hold become
/// the texts "NaN", "Infinity" and "-Infinity" (OTLP's rule).
class JsonWriter {
public:
    /// indent: spaces for each level; 0 writes everything on one line.
    explicit JsonWriter(TextOut& out, unsigned indent = 0) : m_out(&out), m_indent(indent) {}

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    /// An object that stays on one line also where the rest is indented.
    void beginRow() { open('{', true); }
    void endRow() { close('}'); }

    JsonWriter& key(std::string_view name);

    void text(std::string_view value);
    void boolean(bool value) { raw(value ? "true" : "false"); }
    void null() { raw("null"); }
    void real(double value);
    template <std::integral Number>
    void number(Number value)
    {
        separate();
        m_out->number(value);
    }
    /// A 64-bit number as text, as OTLP's JSON wants it.
    template <std::integral Number>
    void numberText(Number value)
    {
        separate();
        m_out->add('"');
        m_out->number(value);
        m_out->add('"');
    }
    /// 16 digits when the high half is zero and shortened is set, else 32.
    void id(TraceId id, bool shortened = true);
    void id(SpanId id);
    /// Nothing but valid JSON may be given.
    void raw(std::string_view json)
    {
        separate();
        m_out->add(json);
    }
    /// A text that write(out) writes: nothing that needs escaping.
    template <class Write>
    void quoted(Write&& write)
    {
        separate();
        m_out->add('"');
        write(*m_out);
        m_out->add('"');
    }
    /// Strings, numbers and booleans as they are; binary as base64; arrays and maps nested.
    void value(const Value& value);

private:
    void separate();
    void open(char bracket, bool flat = false);
    void close(char bracket);
    void line();

    TextOut* m_out;
    unsigned m_indent;
    std::vector<bool> m_filled; ///< for each open bracket: whether something stands in it
    std::size_t m_flatFrom = 0; ///< depth from which on everything stays on one line; 0: nothing does
    bool m_afterKey = false;
};

/// Into the inside of a JSON string: escaped, invalid UTF-8 replaced.
void addJsonText(TextOut& out, std::string_view text);

[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace longspan::encode
