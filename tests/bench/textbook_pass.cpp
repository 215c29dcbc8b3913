// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/reference_pass.h"

#include <simdjson.h>

#include <charconv>
#include <unordered_map>

namespace longspan::bench {

namespace {

namespace ondemand = simdjson::ondemand;

/// Names as the first program that one writes keeps them.
class Names {
public:
    explicit Names(NameTable& table) : m_table(table) {}

    std::uint32_t intern(std::string_view text)
    {
        const auto [place, isNew] = m_numberOf.try_emplace(std::string(text), 0);
        if (isNew)
            place->second = m_table.intern(padded(text));
        return place->second;
    }

private:
    std::string_view padded(std::string_view text)
    {
        m_copy.assign(text);
        m_copy.reserve(text.size() + 8);
        return m_copy;
    }

    NameTable& m_table;
    std::string m_copy;
    std::unordered_map<std::string, std::uint32_t> m_numberOf;
};

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

std::uint64_t place(ondemand::value value, const simdjson::padded_string& text)
{
    return static_cast<std::uint64_t>(std::string_view(value.raw_json_token()).data() - text.data());
}

class Textbook {
public:
    Textbook(const simdjson::padded_string& text, Parsed& parsed)
        : m_text(text), m_columns(parsed.columns), m_names(parsed.names)
    {
    }

    void run()
    {
        ondemand::parser parser;
        ondemand::document document = parser.iterate(m_text);
        if (document.type() == ondemand::json_type::array)
            zipkin(document.get_array());
        else
            jaeger(document);
    }

private:
    void zipkin(ondemand::array spans)
    {
        for (ondemand::object span : spans) {
            Row row;
            readTraceId(span["traceId"].get_string(), row);
            row.parent = optionalId(span["parentId"]);
            row.id = hexNumber(span["id"].get_string());
            row.name = m_names.intern(span["name"].get_string());
            row.startUs = span["timestamp"].get_uint64();
            row.durationUs = span["duration"].get_uint64();
            row.service = m_names.intern(span["localEndpoint"]["serviceName"].get_string());
            row.tags = place(span["tags"], m_text);
            m_columns.push(row);
        }
    }

    static std::uint64_t optionalId(simdjson::simdjson_result<ondemand::value> field)
    {
        std::string_view digits;
        return field.get_string().get(digits) ? 0 : hexNumber(digits);
    }

    void jaeger(ondemand::document& document)
    {
        for (ondemand::object trace : document["data"].get_array()) {
            const std::size_t first = m_columns.size();
            m_serviceOf.clear();
            for (auto field : trace) {
                const std::string_view key = field.unescaped_key();
                if (key == "spans")
                    jaegerSpans(field.value().get_array());
                else if (key == "processes")
                    processes(field.value().get_object());
            }
            for (std::size_t i = first; i < m_columns.size(); ++i)
                m_columns.service[i] = m_serviceOf[m_process[m_columns.service[i]]];
        }
    }

    void jaegerSpans(ondemand::array spans)
    {
        for (ondemand::object span : spans) {
            Row row;
            readTraceId(span["traceID"].get_string(), row);
            row.id = hexNumber(span["spanID"].get_string());
            row.name = m_names.intern(span["operationName"].get_string());
            references(span["references"].get_array(), row);
            row.startUs = span["startTime"].get_uint64();
            row.durationUs = span["duration"].get_uint64();
            row.tags = place(span["tags"], m_text);
            row.service = process(span["processID"].get_string());
            m_columns.push(row);
        }
    }

    static void references(ondemand::array references, Row& row)
    {
        for (ondemand::object reference : references) {
            if (row.parent == 0)
                row.parent = hexNumber(reference["spanID"].get_string());
        }
    }

    std::uint32_t process(std::string_view name)
    {
        const auto number = static_cast<std::uint32_t>(m_process.size());
        const auto [place, isNew] = m_processNumber.try_emplace(std::string(name), number);
        if (isNew)
            m_process.emplace_back(name);
        return place->second;
    }

    void processes(ondemand::object processes)
    {
        for (auto field : processes) {
            const std::string key(std::string_view(field.unescaped_key()));
            m_serviceOf[key] = m_names.intern(field.value()["serviceName"].get_string());
        }
    }

    const simdjson::padded_string& m_text;
    Columns& m_columns;
    Names m_names;
    std::unordered_map<std::string, std::uint32_t> m_processNumber;
    std::vector<std::string> m_process;
    std::unordered_map<std::string, std::uint32_t> m_serviceOf;
};

} // namespace

std::optional<Parsed> textbookPass(const std::string& path, std::string& error)
{
    try {
        const simdjson::padded_string text = simdjson::padded_string::load(path);
        std::optional<Parsed> parsed(std::in_place);
        Textbook(text, *parsed).run();
        return parsed;
    } catch (const simdjson::simdjson_error& problem) {
        error = path + ": " + problem.what();
        return std::nullopt;
    }
}

} // namespace longspan::bench
