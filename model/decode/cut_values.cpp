// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/cut_values.h"

#include <string>

namespace longspan::decode {

namespace {

/// A text's first bytes, ending with a whole character.
std::string_view cutText(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0U) == 0x80U)
        --bytes;
    return text.substr(0, bytes);
}

/// Cuts what is too long inside a list or a map; true when there was something. As deep as kMaxValueDepth allows.
bool cutInside(Value& value, std::size_t bytes)
{
    bool any = false;
    if (auto* text = std::get_if<std::string>(&value.data); text && text->size() > bytes) {
        text->resize(cutText(*text, bytes).size());
        any = true;
    } else if (auto* binary = std::get_if<Value::Binary>(&value.data); binary && binary->bytes.size() > bytes) {
        binary->bytes.resize(bytes);
        any = true;
    } else if (auto* array = std::get_if<Value::Array>(&value.data)) {
        for (Value& item : *array)
            any = cutInside(item, bytes) || any;
    } else if (auto* map = std::get_if<Value::Map>(&value.data)) {
        for (Attribute& item : *map)
            any = cutInside(item.value, bytes) || any;
    }
    return any;
}

template <class Sink>
bool handOn(Sink& sink, std::string_view key, ValueView value, std::size_t bytes)
{
    if (value.complex) {
        Value copy = *value.complex;
        const bool any = cutInside(copy, bytes);
        value.complex = &copy;
        sink.attribute(key, value);
        return any;
    }
    const std::size_t size = value.text.size();
    const bool binary = value.type == ValueView::Type::binary;
    value.text = binary ? value.text.substr(0, bytes) : cutText(value.text, bytes);
    sink.attribute(key, value);
    return value.text.size() < size;
}

} // namespace

void CutSpanValues::attribute(std::string_view key, const ValueView& value)
{
    if (handOn(m_sink, key, value, m_bytes))
        m_sink.warning("a value was too large and is cut: " + std::string(key));
}

void CutResourceValues::attribute(std::string_view key, const ValueView& value)
{
    handOn(m_sink, key, value, m_bytes);
}

} // namespace longspan::decode
