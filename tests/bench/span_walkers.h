// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/columns.h"
#include "tests/bench/raw_values.h"

#include <simdjson.h>

#include <cstring>

/// One span of each format, walked on demand. Missing fields leave the row's zeros.
namespace longspan::bench {

namespace ondemand = simdjson::ondemand;

/// Spans of one trace stand together, so its id is mostly the one that was read last.
class TraceIdReader {
public:
    void read(std::string_view digits, Row& row)
    {
        if (digits.size() != 32 || std::memcmp(digits.data(), m_digits, 32) != 0)
            remember(digits);
        row.traceHigh = m_high;
        row.traceLow = m_low;
    }

private:
    void remember(std::string_view digits)
    {
        std::memset(m_digits, 0, sizeof m_digits);
        if (digits.size() == 32)
            std::memcpy(m_digits, digits.data(), 32);
        const std::size_t high = digits.size() > 16 ? digits.size() - 16 : 0;
        m_high = hexNumber(digits.substr(0, high));
        m_low = hexNumber(digits.substr(high));
    }

    char m_digits[32] = {};
    std::uint64_t m_high = 0;
    std::uint64_t m_low = 0;
};

class JaegerWalker {
public:
    static constexpr std::string_view kFirstKey = "traceID";

    JaegerWalker(NameTable& names, const char* base) : m_names(names), m_base(base) {}

    /// The row's service is the number of the process, see kProcess.
    simdjson::error_code span(ondemand::object object, Row& row)
    {
        for (auto result : object) {
            ondemand::field field;
            if (const auto error = std::move(result).get(field))
                return error;
            const std::uint64_t key = loadWord(field.key().raw());
            ondemand::value value = field.value();
            if (kTraceId.matches(key))
                m_traceId.read(unquoted(value.raw_json_token()), row);
            else if (kSpanId.matches(key))
                row.id = hexNumber(unquoted(value.raw_json_token()));
            else if (kOperation.matches(key))
                row.name = m_names.intern(unquoted(value.raw_json_token()));
            else if (kStart.matches(key))
                row.startUs = decimal(value.raw_json_token().data());
            else if (kDuration.matches(key))
                row.durationUs = decimal(value.raw_json_token().data());
            else if (kTags.matches(key))
                row.tags = static_cast<std::uint64_t>(value.raw_json_token().data() - m_base);
            else if (kProcess.matches(key))
                row.service = processNumber(unquoted(value.raw_json_token()));
            else if (kReferences.matches(key)) {
                if (const auto error = references(value, row))
                    return error;
            }
        }
        return simdjson::SUCCESS;
    }

    /// "p12" is 12; other names get numbers behind all of these.
    std::uint32_t processNumber(std::string_view name)
    {
        if (name.size() > 1 && name.size() < 9 && name[0] == 'p' && name[1] >= '1' && name[1] <= '9')
            return static_cast<std::uint32_t>(decimal(name.data() + 1));
        return kOtherProcesses + m_otherProcesses.intern(name);
    }

    static constexpr std::uint32_t kOtherProcesses = 100000000;

private:
    static constexpr KeyWord kTraceId = keyWord("traceID");
    static constexpr KeyWord kSpanId = keyWord("spanID");
    static constexpr KeyWord kOperation = keyWord("operationName");
    static constexpr KeyWord kStart = keyWord("startTime");
    static constexpr KeyWord kDuration = keyWord("duration");
    static constexpr KeyWord kTags = keyWord("tags");
    static constexpr KeyWord kProcess = keyWord("processID");
    static constexpr KeyWord kReferences = keyWord("references");

    /// The first reference is the parent.
    static simdjson::error_code references(ondemand::value& value, Row& row)
    {
        ondemand::array array;
        if (const auto error = value.get_array().get(array))
            return error;
        for (auto item : array) {
            ondemand::object reference;
            if (const auto error = item.get_object().get(reference))
                return error;
            for (auto result : reference) {
                ondemand::field field;
                if (const auto error = std::move(result).get(field))
                    return error;
                if (row.parent == 0 && kSpanId.matches(loadWord(field.key().raw())))
                    row.parent = hexNumber(unquoted(field.value().raw_json_token()));
            }
        }
        return simdjson::SUCCESS;
    }

    NameTable& m_names;
    const char* m_base;
    TraceIdReader m_traceId;
    NameTable m_otherProcesses;
};

class ZipkinWalker {
public:
    static constexpr std::string_view kFirstKey = "traceId";

    ZipkinWalker(NameTable& names, const char* base) : m_names(names), m_base(base) {}

    simdjson::error_code span(ondemand::object object, Row& row)
    {
        for (auto result : object) {
            ondemand::field field;
            if (const auto error = std::move(result).get(field))
                return error;
            const std::uint64_t key = loadWord(field.key().raw());
            ondemand::value value = field.value();
            if (kTraceId.matches(key))
                m_traceId.read(unquoted(value.raw_json_token()), row);
            else if (kParent.matches(key))
                row.parent = hexNumber(unquoted(value.raw_json_token()));
            else if (kId.matches(key))
                row.id = hexNumber(unquoted(value.raw_json_token()));
            else if (kName.matches(key))
                row.name = m_names.intern(unquoted(value.raw_json_token()));
            else if (kTimestamp.matches(key))
                row.startUs = decimal(value.raw_json_token().data());
            else if (kDuration.matches(key))
                row.durationUs = decimal(value.raw_json_token().data());
            else if (kTags.matches(key))
                row.tags = static_cast<std::uint64_t>(value.raw_json_token().data() - m_base);
            else if (kEndpoint.matches(key)) {
                if (const auto error = endpoint(value, row))
                    return error;
            }
        }
        return simdjson::SUCCESS;
    }

private:
    static constexpr KeyWord kTraceId = keyWord("traceId");
    static constexpr KeyWord kParent = keyWord("parentId");
    static constexpr KeyWord kId = keyWord("id");
    static constexpr KeyWord kName = keyWord("name");
    static constexpr KeyWord kTimestamp = keyWord("timestamp");
    static constexpr KeyWord kDuration = keyWord("duration");
    static constexpr KeyWord kTags = keyWord("tags");
    static constexpr KeyWord kEndpoint = keyWord("localEndpoint");
    static constexpr KeyWord kService = keyWord("serviceName");

    simdjson::error_code endpoint(ondemand::value& value, Row& row)
    {
        ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return error;
        for (auto result : object) {
            ondemand::field field;
            if (const auto error = std::move(result).get(field))
                return error;
            if (kService.matches(loadWord(field.key().raw())))
                row.service = m_names.intern(unquoted(field.value().raw_json_token()));
        }
        return simdjson::SUCCESS;
    }

    NameTable& m_names;
    const char* m_base;
    TraceIdReader m_traceId;
};

} // namespace longspan::bench
