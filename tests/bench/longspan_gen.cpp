// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate.h"

#include <charconv>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace {

using longspan::test::Format;
using longspan::test::TraceSpec;

constexpr const char* kUsage =
    "usage: longspan-gen FORMAT OUT [--traces N] [--spans N] [--seed N] [--levels N] [--common]\n"
    "  FORMAT  jaeger zipkin otlp-json otlp-jsonl otlp-proto otlp-proto-prefixed zipkin-proto\n"
    "  OUT     a file, or - for standard output\n"
    "  --spans is per trace (1000), --traces 1; --common leaves out what some format cannot say\n";

struct Options {
    Format format = Format::jaegerJson;
    std::string out;
    TraceSpec spec;
};

bool parseNumber(std::string_view text, std::uint64_t& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value > 0;
}

bool parseOption(std::string_view name, std::string_view text, TraceSpec& spec)
{
    std::uint64_t value = 0;
    if (!parseNumber(text, value))
        return false;
    if (name == "--traces")
        spec.traces = value;
    else if (name == "--spans")
        spec.spansPerTrace = value;
    else if (name == "--seed")
        spec.seed = value;
    else if (name == "--levels")
        spec.levels = static_cast<std::uint32_t>(value);
    else
        return false;
    return true;
}

std::optional<Options> parse(int count, char** arguments)
{
    if (count < 3)
        return std::nullopt;
    Options options;
    const auto format = longspan::test::formatByName(arguments[1]);
    if (!format)
        return std::nullopt;
    options.format = *format;
    options.out = arguments[2];
    for (int i = 3; i < count; ++i) {
        if (std::strcmp(arguments[i], "--common") == 0)
            options.spec.commonFactsOnly = true;
        else if (i + 1 >= count || !parseOption(arguments[i], arguments[i + 1], options.spec))
            return std::nullopt;
        else
            ++i;
    }
    return options;
}

} // namespace

int main(int argc, char** argv)
{
    const auto options = parse(argc, argv);
    if (!options) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    const bool toOutput = options->out == "-";
    std::FILE* file = toOutput ? stdout : std::fopen(options->out.c_str(), "wb");
    if (!file) {
        std::perror(options->out.c_str());
        return 1;
    }
    bool good = longspan::test::generateTo(options->spec, options->format, file);
    if (!toOutput)
        good = std::fclose(file) == 0 && good;
    if (!good)
        std::fprintf(stderr, "longspan-gen: writing %s failed\n", options->out.c_str());
    return good ? 0 : 1;
}
