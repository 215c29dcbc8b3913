// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_detail.h"

#include "model/decode/json_text.h"

#include <algorithm>

namespace longspan::decode {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

simdjson::dom::parser& parserOfThread()
{
    static thread_local simdjson::dom::parser parser;
    return parser;
}

/// Strings with raw control characters are not JSON, but senders write them: escaped here, with bad UTF-8 replaced.
std::string repaired(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 64);
    bool inString = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (inString && static_cast<unsigned char>(c) < 0x20) {
            static constexpr char kDigits[] = "0123456789abcdef";
            out.append("\\u00").append(1, kDigits[c >> 4 & 1]).append(1, kDigits[c & 15]);
            continue;
        }
        out.push_back(c);
        if (inString && c == '\\' && at + 1 < text.size())
            out.push_back(text[++at]);
        else if (c == '"')
            inString = !inString;
    }
    return repairUtf8(out);
}

std::string_view cut(std::string_view text)
{
    if (text.size() <= kMaxAttributeBytes)
        return text;
    std::size_t size = kMaxAttributeBytes;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U)
        --size;
    return text.substr(0, size);
}

Value valueOf(element json, int depth);

Value arrayOf(simdjson::dom::array json, int depth)
{
    Value::Array values;
    for (const element item : json)
        values.push_back(valueOf(item, depth));
    return {std::move(values)};
}

Value mapOf(simdjson::dom::object json, int depth)
{
    Value::Map values;
    for (const auto& field : json)
        values.push_back({std::string(field.key), valueOf(field.value, depth)});
    return {std::move(values)};
}

/// Recursive, but never deeper than kMaxValueDepth.
Value valueOf(element json, int depth)
{
    const bool nested = json.is_array() || json.is_object();
    if (!nested) {
        Value unused;
        return toValue(viewOfJson(json, unused));
    }
    if (depth >= kMaxValueDepth)
        return {std::string(simdjson::minify(json))};
    return json.is_array() ? arrayOf(json.get_array().value_unsafe(), depth + 1)
                           : mapOf(json.get_object().value_unsafe(), depth + 1);
}

} // namespace

Result<element> parsePiece(std::string_view text)
{
    element json;
    auto& parser = parserOfThread();
    simdjson::error_code error = parser.parse(text.data(), text.size(), false).get(json);
    if (error == simdjson::UTF8_ERROR || error == simdjson::UNESCAPED_CHARS || error == simdjson::STRING_ERROR)
        error = parser.parse(repaired(text)).get(json);
    if (error != simdjson::SUCCESS)
        return fail(ErrorKind::malformed, simdjson::error_message(error));
    return json;
}

ValueView viewOfJson(element json, Value& hold)
{
    using Type = ValueView::Type;
    switch (json.type()) {
    case element_type::STRING: return {.type = Type::string, .text = cut(json.get_string().value_unsafe())};
    case element_type::BOOL: return {.type = Type::boolean, .boolean = json.get_bool().value_unsafe(), .text = {}};
    case element_type::INT64: return {.type = Type::integer, .integer = json.get_int64().value_unsafe(), .text = {}};
    case element_type::UINT64: return {.type = Type::real, .real = json.get_double().value_unsafe(), .text = {}};
    case element_type::DOUBLE: return {.type = Type::real, .real = json.get_double().value_unsafe(), .text = {}};
    case element_type::NULL_VALUE: return {};
    case element_type::ARRAY:
    case element_type::OBJECT: hold = valueOf(json, 0); return {.type = Type::complex, .text = {}, .complex = &hold};
    }
    return {};
}

std::string_view textAt(simdjson::dom::object json, std::string_view key)
{
    std::string_view text;
    return json.at_key(key).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::int64_t integerAt(simdjson::dom::object json, std::string_view key)
{
    element value;
    if (json.at_key(key).get(value) != simdjson::SUCCESS)
        return 0;
    std::int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return number;
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? integerOf(text).value_or(0) : 0;
}

simdjson::dom::array arrayAt(simdjson::dom::object json, std::string_view key, bool& there)
{
    // An array that was made without a document cannot even be walked over.
    thread_local simdjson::dom::parser parser;
    thread_local const simdjson::dom::array empty = parser.parse(std::string_view("[]"));
    simdjson::dom::array array = empty;
    there = json.at_key(key).get(array) == simdjson::SUCCESS;
    return array;
}

std::string_view JsonDetails::textOf(std::uint64_t place, std::uint32_t length) const
{
    const std::uint64_t offset = place - m_base;
    return offset + length <= m_text.size() ? m_text.substr(offset, length) : std::string_view();
}

Result<simdjson::dom::object> JsonDetails::objectAt(
    std::uint64_t place, std::uint32_t length, const SpanTable& table) const
{
    const auto json = parsePiece(textOf(place, length));
    simdjson::dom::object object;
    if (json && json->get(object) == simdjson::SUCCESS)
        return object;
    const auto documents = table.documents();
    const auto mine =
        std::find_if(documents.begin(), documents.end(), [this](const Document& d) { return d.base == m_base; });
    const std::string name = mine == documents.end() ? std::string() : mine->name;
    return fail(ErrorKind::malformed, json ? "not a JSON object" : json.error().what,
        name + ":" + std::to_string(place - m_base));
}

Result<> JsonDetails::visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const
{
    const SpanColumns& columns = table.columns();
    auto object = objectAt(columns.place[index(span)], columns.placeLength[index(span)], table);
    if (!object)
        return failWith(std::move(object));
    visitSpanObject(*object, {table.traceId(table.trace(span)), table.parentId(span)}, sink);
    return {};
}

Result<> JsonDetails::visitResource(const SpanTable& table, ResourceNo no, ResourceSink& sink) const
{
    const Resource& resource = table.resources()[index(no)];
    if (resource.placeLength != 0) {
        auto object = objectAt(resource.place, resource.placeLength, table);
        if (!object)
            return failWith(std::move(object));
        visitResourceObject(*object, sink);
    }
    if (resource.scopeLength != 0) {
        auto object = objectAt(resource.scopePlace, resource.scopeLength, table);
        if (!object)
            return failWith(std::move(object));
        visitScopeObject(*object, sink);
    }
    return {};
}

void JsonDetails::visitScopeObject(simdjson::dom::object, ResourceSink&) const {}

std::string_view JsonDetails::raw(const SpanTable& table, SpanIndex span) const
{
    return textOf(table.columns().place[index(span)], table.columns().placeLength[index(span)]);
}

} // namespace longspan::decode
