// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_runner.h"
#include "tests/app/ctl/golden.h"

#include <gtest/gtest.h>

#include <ostream>

namespace longspan::test {
namespace {

/// One command line and the name of its golden.
struct Case {
    std::string name;
    std::vector<std::string> words;
    std::optional<unsigned> columns;

    friend void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }
};

const std::string kShop = "shop.zipkin.json";
const std::string kDemo = "demo:seed=7,now=2026-01-01T10:00:00Z";

class CommandLine : public testing::TestWithParam<Case> {};

TEST_P(CommandLine, printsWhatItsGoldenSays)
{
    ProgramRun line = ctl(GetParam().words);
    line.terminalColumns = GetParam().columns;
    expectGolden(GetParam().name, transcript(line, run(line)));
}

std::string nameOf(const testing::TestParamInfo<Case>& one)
{
    return testName(one.param.name);
}

std::vector<Case> answers()
{
    return {
        {"slowest", {"slowest", kShop}, {}},
        {"slowest-wide", {"slowest", kShop}, 120},
        {"slowest-narrow", {"slowest", kShop, "--no-color"}, 60},
        {"slowest-json", {"slowest", kShop, "--json", "-n", "1", "--service", "orders"}, {}},
        {"slowest-csv", {"slowest", kShop, "--csv", "--min-duration", "100ms"}, {}},
        {"slowest-one", {"slowest", kShop, "-i", "select orders"}, {}},
        {"slowest-errors", {"slowest", kShop, "--errors"}, {}},
        {"slowest-nothing", {"slowest", kShop, "-i", "no such interface"}, {}},
        {"slowest-notes", {"slowest", kShop, "--notes", "-n", "1", "--service", "orders"}, {}},
        {"interfaces", {"interfaces", kShop}, {}},
        {"interfaces-wide", {"interfaces", kShop, "--color"}, 120},
        {"interfaces-narrow", {"interfaces", kShop, "--no-color"}, 70},
        {"interfaces-json", {"interfaces", kShop, "--json", "--service", "gateway"}, {}},
        {"interfaces-sort", {"interfaces", kShop, "--sort", "calls", "-n", "2"}, {}},
        {"services", {"services", kShop}, {}},
        {"services-wide", {"services", kShop, "--no-color"}, 80},
        {"services-json", {"services", kShop, "--json"}, {}},
        {"services-unknown-application", {"interfaces", kShop, "--service", "nobody"}, {}},
        {"regions", {"regions", kDemo}, {}},
        {"regions-json", {"regions", kDemo, "--json"}, {}},
        {"regions-none", {"regions", kShop}, {}},
        {"trace", {"trace", "463ac35c9f6413ad48485a3953bb6124", kShop}, {}},
        {"trace-wide", {"trace", "463ac35c9f6413ad48485a3953bb6124", kShop}, 110},
        {"trace-orphan", {"trace", "ac", kShop}, {}},
        {"trace-canonical", {"trace", "463ac35c9f6413ad48485a3953bb6124", kShop, "--canonical"}, {}},
        {"trace-json", {"trace", "one.jaeger.json", "--json"}, {}},
        {"trace-only-one", {"trace", "one.jaeger.json"}, {}},
        {"trace-several", {"trace", kShop}, {}},
        {"trace-unknown", {"trace", "1234", kShop}, {}},
        {"topology", {"topology", kShop}, {}},
        {"topology-wide", {"topology", kShop, "--no-color"}, 120},
        {"topology-json", {"topology", kShop, "--json"}, {}},
        {"topology-service", {"topology", kShop, "--service", "orders"}, {}},
        {"topology-dot", {"topology", kShop, "--dot"}, {}},
        {"topology-links", {"topology", "links.json"}, {}},
        {"metrics", {"metrics", kShop, "--points", "4"}, {}},
        {"metrics-wide", {"metrics", kShop, "--points", "4", "--no-color"}, 110},
        {"metrics-json", {"metrics", kShop, "--points", "2", "--json"}, {}},
        {"search", {"search", kShop}, {}},
        {"search-wide", {"search", kShop, "-n", "3", "--no-color"}, 120},
        {"search-attribute", {"search", kShop, "-a", "db.system=mysql", "--sort", "slowest"}, {}},
        {"search-json", {"search", kShop, "--json", "-n", "1"}, {}},
        {"search-time", {"search", kShop, "--from", "2026-01-01T10:01:00Z", "--to", "2026-01-01T10:02:00Z"}, {}},
        {"search-last", {"search", kShop, "--last", "61s"}, {}},
        {"search-two-files", {"search", kShop, "one.jaeger.json", "-n", "2"}, {}},
        {"export-zipkin", {"export", kShop, "--to", "zipkin-v2"}, {}},
        {"export-jaeger", {"export", kShop, "--format", "jaeger", "--trace", "463ac35c9f6413ad48485a3953bb6124"}, {}},
        {"export-otlp", {"export", "one.jaeger.json"}, {}},
        {"export-csv", {"export", kShop, "--format", "csv"}, {}},
        {"export-nothing", {"export", kShop, "--trace", "1"}, {}},
        {"demo-slowest", {"slowest", kDemo, "-n", "1", "--service", "payment"}, {}},
        {"demo-region", {"services", kDemo, "--region", "eu-central-1"}, {}},
        {"demo-tour", {"demo", "--seed", "7", "--to", "2026-01-01T10:00:00Z"}, {}},
        {"demo-tour-wide", {"demo", "--seed", "7", "--to", "2026-01-01T10:00:00Z"}, 120},
    };
}

INSTANTIATE_TEST_SUITE_P(Answers, CommandLine, testing::ValuesIn(answers()), nameOf);

std::vector<Case> helps()
{
    std::vector<Case> cases{{"help", {"--help"}, {}}, {"help-none", {}, {}}};
    for (const std::string word : {"demo", "slowest", "interfaces", "services", "regions", "access-points", "probe",
             "trace", "topology", "metrics", "search", "import", "export", "formats", "completion", "help"})
        cases.push_back({"help-" + word, {word, "--help"}, {}});
    for (const std::string topic : {"sources", "times", "exit-codes", "json"})
        cases.push_back({"help-" + topic, {"help", topic}, {}});
    return cases;
}

INSTANTIATE_TEST_SUITE_P(Help, CommandLine, testing::ValuesIn(helps()), nameOf);

std::vector<Case> misuses()
{
    return {
        {"usage-no-command", {"slowst"}, {}},
        {"usage-unknown-command", {"frobnicate"}, {}},
        {"usage-no-source", {"slowest"}, {}},
        {"usage-option-typo", {"slowest", kShop, "--limt", "3"}, {}},
        {"usage-option-of-another-command", {"regions", kShop, "--errors"}, {}},
        {"usage-missing-value", {"slowest", kShop, "--limit"}, {}},
        {"usage-superfluous-value", {"slowest", kShop, "--errors=yes"}, {}},
        {"usage-bad-count", {"slowest", kShop, "--limit", "many"}, {}},
        {"usage-zero-limit", {"slowest", kShop, "--limit", "0"}, {}},
        {"usage-bad-duration", {"slowest", kShop, "--min-duration", "5 parsecs"}, {}},
        {"usage-bad-time", {"slowest", kShop, "--from", "yesterday"}, {}},
        {"usage-backwards-range", {"slowest", kShop, "--from", "@2000", "--to", "@1000"}, {}},
        {"usage-last-and-from", {"slowest", kShop, "--from", "@2000", "--last", "5m"}, {}},
        {"usage-json-and-csv", {"slowest", kShop, "--json", "--csv"}, {}},
        {"usage-bad-sort", {"interfaces", kShop, "--sort", "beauty"}, {}},
        {"usage-bad-format", {"export", kShop, "--format", "xml"}, {}},
        {"usage-bad-trace-id", {"export", kShop, "--trace", "xyz"}, {}},
        {"usage-bad-attribute", {"search", kShop, "-a", "=v"}, {}},
        {"usage-bad-demo", {"slowest", "demo:speed=9"}, {}},
        {"usage-no-store", {"import", kShop}, {}},
        {"usage-no-shell", {"completion", "fish"}, {}},
        {"usage-no-topic", {"help", "me"}, {}},
        {"unknown-region", {"slowest", kDemo, "--region", "cn-nowhere"}, {}},
        {"region-of-a-file", {"slowest", kShop, "--region", "cn-hangzhou"}, {}},
        {"missing-file", {"slowest", "no-such-file.json"}, {}},
        {"missing-one-of-two", {"services", kShop, "no-such-file.json"}, {}},
    };
}

INSTANTIATE_TEST_SUITE_P(Misuse, CommandLine, testing::ValuesIn(misuses()), nameOf);

} // namespace
} // namespace longspan::test
