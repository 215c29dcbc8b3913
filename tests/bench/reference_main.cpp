// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/reference_pass.h"

#include <algorithm>
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

namespace {

using namespace longspan::bench;

constexpr const char* kUsage =
    "usage: reference-pass [--textbook|--nlohmann] [--repeat N] [--window KIB] [--quiet] FILE\n"
    "  Prints spans, a hash of the columns, median ms and MB/s.\n"
    "  --quiet only does the pass, to be timed as a process.\n";

struct Options {
    std::string file;
    enum class Pass { reference, textbook, nlohmann } pass = Pass::reference;
    int repeat = 1;
    PassOptions passOptions;
    bool quiet = false;
};

bool parseArgument(int& at, int count, char** arguments, Options& options)
{
    const char* text = arguments[at];
    if (std::strcmp(text, "--textbook") == 0)
        options.pass = Options::Pass::textbook;
    else if (std::strcmp(text, "--nlohmann") == 0)
        options.pass = Options::Pass::nlohmann;
    else if (std::strcmp(text, "--quiet") == 0)
        options.quiet = true;
    else if (std::strcmp(text, "--repeat") == 0 && at + 1 < count)
        options.repeat = std::max(1, std::atoi(arguments[++at]));
    else if (std::strcmp(text, "--window") == 0 && at + 1 < count)
        options.passOptions.window = static_cast<std::size_t>(std::max(16, std::atoi(arguments[++at]))) << 10U;
    else if (text[0] != '-')
        options.file = text;
    else
        return false;
    return true;
}

std::optional<Parsed> pass(const Options& options, std::string& error)
{
    switch (options.pass) {
    case Options::Pass::textbook: return textbookPass(options.file, error);
    case Options::Pass::nlohmann: return nlohmannPass(options.file, error);
    case Options::Pass::reference: break;
    }
    return referencePass(options.file, options.passOptions, error);
}

void print(const Options& options, const Parsed& parsed, std::vector<double>& times)
{
    std::sort(times.begin(), times.end());
    const double ms = times[times.size() / 2];
    const auto bytes = static_cast<double>(std::filesystem::file_size(options.file));
    std::printf("spans %zu hash %016" PRIx64 " ms %.1f MB/s %.0f (best %.1f ms)\n", parsed.columns.size(),
        contentHash(parsed), ms, bytes / 1e3 / ms, times.front());
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    for (int at = 1; at < argc; ++at) {
        if (!parseArgument(at, argc, argv, options))
            options.file.clear();
    }
    if (options.file.empty()) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    std::vector<double> times;
    std::optional<Parsed> parsed;
    std::string error;
    for (int i = 0; i < options.repeat; ++i) {
        parsed.reset();
        const auto start = std::chrono::steady_clock::now();
        parsed = pass(options, error);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        if (!parsed) {
            std::fprintf(stderr, "reference-pass: %s\n", error.c_str());
            return 1;
        }
    }
    if (!options.quiet)
        print(options, *parsed, times);
    return 0;
}
