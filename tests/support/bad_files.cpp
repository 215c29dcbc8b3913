// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bad_files.h"

#include <cstdint>
#include <ostream>
#include <string_view>

namespace longspan::test {
namespace {

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

void PrintTo(const BadFile& file, std::ostream* out)
{
    *out << file.name;
}

std::string garbage(std::size_t count)
{
    std::string bytes;
    std::uint64_t state = 42;
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        bytes.push_back(static_cast<char>(state >> 56U));
    }
    return bytes;
}

std::vector<BadFile> brokenFiles()
{
    return {
        {"empty", ""},
        {"spaces", " \n\t \n"},
        {"garbage", garbage(5000)},
        {"zeros", std::string(5000, '\0')},
        {"text", "buy milk\nbuy bread\n"},
        {"html", "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in</body></html>\n"},
        {"cut_in_the_first_record", R"([{"traceId": "ab", "id": "cd", "name": "ge)"},
        {"cut_gzip", std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b", 11)},
        {"cut_zstd", std::string("\x28\xb5\x2f\xfd\x04", 5)},
    };
}

std::vector<BadFile> foreignFiles()
{
    return {
        {"other_json", R"({"name": "a", "value": [1, 2, 3]})"},
        {"refusal", R"({"error": "unauthorized"})"},
        {"number_for_a_list", R"({"data": 5})"},
        {"json_number", "17"},
        {"json_list_of_numbers", "[1, 2, 3]"},
    };
}

std::vector<BadFile> deepFiles()
{
    constexpr std::size_t kDepth = 100'000;
    const std::string deep(kDepth, '[');
    const std::string closed = deep + std::string(kDepth, ']');
    const std::string objects = repeated(R"({"a":)", kDepth);
    const std::string span = R"([{"traceId": "ab", "id": "cd", "name": "x", "tags": {"a": )";
    const std::string otlp =
        R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0102030405060708090a0b0c0d0e0f10",)"
        R"("spanId":"0102030405060708","name":"x","attributes":[{"key":"k","value":)";
    return {
        {"deep", deep},
        {"deep_objects", objects},
        {"deep_objects_closed", objects + "1" + std::string(kDepth, '}')},
        {"deep_tag", span + closed + "}}]"},
        {"deep_attribute",
            otlp + repeated(R"({"arrayValue":{"values":[)", kDepth) + repeated("]}}", kDepth) + "}]}]}]}]}"},
    };
}

std::vector<BadFile> badFiles()
{
    std::vector<BadFile> all;
    for (const std::vector<BadFile>& some : {brokenFiles(), foreignFiles(), deepFiles()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace longspan::test
