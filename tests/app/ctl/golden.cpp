// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

namespace longspan::test {

namespace {

std::string blanked(const std::string& text)
{
    static const std::regex kElapsed("\"elapsedNanos\": [0-9]+, \"elapsed\": \"[^\"]*\"");
    static const std::regex kTook("(spans?|traces?), [0-9.]+ (ns|µs|ms|s)(?=\\r?\\n)");
    const std::string json = std::regex_replace(text, kElapsed, "\"elapsedNanos\": 0, \"elapsed\": \"...\"");
    return std::regex_replace(json, kTook, "$1, ... took");
}

void addPart(std::string& text, const std::string& name, const std::string& part)
{
    text += "[" + name + "]\n" + part;
    if (!part.empty() && part.back() != '\n')
        text += "\n[no line break at the end]\n";
}

} // namespace

std::string transcript(const ProgramRun& run, const ProgramResult& result)
{
    std::string text = "$ longspanctl";
    for (std::size_t i = 1; i < run.words.size(); ++i)
        text +=
            run.words[i].find_first_of(" {\"") == std::string::npos ? " " + run.words[i] : " '" + run.words[i] + "'";
    text += "\n";
    addPart(text, "out", blanked(result.out));
    addPart(text, "err", blanked(result.err));
    return text + "[exit] " + std::to_string(result.code) + "\n";
}

void expectGolden(const std::string& name, const std::string& text)
{
    const std::string path = std::string(LONGSPAN_SOURCE_DIR) + "/tests/golden/ctl/" + name + ".txt";
    if (std::getenv("LONGSPAN_UPDATE_GOLDENS")) {
        std::ofstream(path, std::ios::binary) << text;
        ADD_FAILURE() << "wrote " << path << "; look at it, then run again without LONGSPAN_UPDATE_GOLDENS";
        return;
    }
    std::ifstream file(path, std::ios::binary);
    std::ostringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(text, expected.str()) << path;
}

} // namespace longspan::test
