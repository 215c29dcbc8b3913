// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/reference_pass.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <fstream>
#include <map>

namespace longspan::bench {

namespace {

using nlohmann::json;

std::uint64_t hexNumber(std::string_view digits)
{
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

void readTraceId(std::string_view digits, Row& row)
{
    const std::size_t high = digits.size() > 16 ? digits.size() - 16 : 0;
    row.traceHigh = hexNumber(digits.substr(0, high));
    row.traceLow = hexNumber(digits.substr(high));
}

std::uint32_t intern(NameTable& names, std::string text)
{
    text.reserve(text.size() + 8);
    return names.intern(text);
}

Row jaegerRow(const json& span, Parsed& parsed)
{
    Row row;
    readTraceId(span["traceID"].get_ref<const std::string&>(), row);
    row.id = hexNumber(span["spanID"].get_ref<const std::string&>());
    if (!span["references"].empty())
        row.parent = hexNumber(span["references"][0]["spanID"].get_ref<const std::string&>());
    row.startUs = span["startTime"];
    row.durationUs = span["duration"];
    row.name = intern(parsed.names, span["operationName"]);
    return row;
}

void jaeger(const json& document, Parsed& parsed)
{
    for (const json& trace : document["data"]) {
        std::map<std::string, std::uint32_t> serviceOf;
        for (const auto& [key, process] : trace["processes"].items())
            serviceOf[key] = intern(parsed.names, process["serviceName"]);
        for (const json& span : trace["spans"]) {
            Row row = jaegerRow(span, parsed);
            row.service = serviceOf[span["processID"]];
            parsed.columns.push(row);
        }
    }
}

void zipkin(const json& document, Parsed& parsed)
{
    for (const json& span : document) {
        Row row;
        readTraceId(span["traceId"].get_ref<const std::string&>(), row);
        row.id = hexNumber(span["id"].get_ref<const std::string&>());
        if (const auto parent = span.find("parentId"); parent != span.end())
            row.parent = hexNumber(parent->get_ref<const std::string&>());
        row.startUs = span["timestamp"];
        row.durationUs = span["duration"];
        row.name = intern(parsed.names, span["name"]);
        row.service = intern(parsed.names, span["localEndpoint"]["serviceName"]);
        parsed.columns.push(row);
    }
}

} // namespace

std::optional<Parsed> nlohmannPass(const std::string& path, std::string& error)
{
    try {
        std::ifstream file(path, std::ios::binary);
        const json document = json::parse(file);
        std::optional<Parsed> parsed(std::in_place);
        if (document.is_array())
            zipkin(document, *parsed);
        else
            jaeger(document, *parsed);
        return parsed;
    } catch (const json::exception& problem) {
        error = path + ": " + problem.what();
        return std::nullopt;
    }
}

} // namespace longspan::bench
