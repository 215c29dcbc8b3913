// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_detail.h"

#include "model/decode/cut_values.h"
#include "model/decode/json_repair.h"
#include "model/decode/json_text.h"

#include <algorithm>
#include <cmath>

namespace longspan::decode {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

/// A parser keeps the memory of the largest text it ever saw: given back when that was far more than usual.
simdjson::dom::parser& parserFor(std::size_t bytes)
{
    constexpr std::size_t kUsual = std::size_t{4} << 20U;
    static thread_local simdjson::dom::parser parser;
    if (parser.capacity() > kUsual && bytes < kUsual)
        parser = simdjson::dom::parser();
    return parser;
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
    auto& parser = parserFor(text.size());
    simdjson::error_code error = parser.parse(text.data(), text.size(), false).get(json);
    if (error != simdjson::SUCCESS)
        error = parser.parse(repairJson(text)).get(json);
    if (error != simdjson::SUCCESS)
        return fail(ErrorKind::malformed, simdjson::error_message(error));
    return json;
}

ValueView viewOfJson(element json, Value& hold)
{
    using Type = ValueView::Type;
    switch (json.type()) {
    case element_type::STRING: return {.type = Type::string, .text = json.get_string().value_unsafe()};
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
    if (double real = 0; value.get(real) == simdjson::SUCCESS)
        return std::abs(real) < 9.2e18 ? std::llround(real) : 0;
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? integerOf(text).value_or(0) : 0;
}

std::uint32_t countAt(simdjson::dom::object json, std::string_view key)
{
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(integerAt(json, key), 0, 0xffff'ffff));
}

std::string_view JsonDetails::textOf(std::uint64_t place, std::uint32_t length) const
{
    const std::uint64_t offset = place - m_document.base;
    const std::size_t size = m_document.text.size();
    return offset <= size && length <= size - offset ? m_document.text.substr(offset, length) : std::string_view();
}

Result<simdjson::dom::object> JsonDetails::objectAt(
    std::uint64_t place, std::uint32_t length, const SpanTable& table) const
{
    const auto json = parsePiece(textOf(place, length));
    simdjson::dom::object object;
    if (json && json->get(object) == simdjson::SUCCESS)
        return object;
    const auto documents = table.documents();
    const auto mine = std::find_if(
        documents.begin(), documents.end(), [this](const Document& d) { return d.base == m_document.base; });
    const std::string name = mine == documents.end() ? std::string() : mine->name;
    return fail(ErrorKind::malformed, json ? "not a JSON object" : json.error().what,
        name + ":" + std::to_string(place - m_document.base));
}

Result<> JsonDetails::visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const
{
    const SpanColumns& columns = table.columns();
    auto object = objectAt(columns.place[index(span)], columns.placeLength[index(span)], table);
    if (!object)
        return failWith(std::move(object));
    const Known known{table.traceId(table.trace(span)), table.parentId(span)};
    if (columns.placeLength[index(span)] > m_document.attributeBytes) {
        CutSpanValues cut(sink, m_document.attributeBytes);
        visitSpanObject(*object, known, cut);
    } else {
        visitSpanObject(*object, known, sink);
    }
    return {};
}

Result<> JsonDetails::visitResource(const SpanTable& table, ResourceNo no, ResourceSink& uncut) const
{
    CutResourceValues sink(uncut, m_document.attributeBytes);
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
