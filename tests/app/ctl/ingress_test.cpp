// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_runner.h"
#include "tests/app/ctl/golden.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace longspan::test {
namespace {

constexpr const char* kFile = "nginx-configuration.yaml";
constexpr const char* kVersion = "v1.9.3-aliyun.1";

struct IngressCase {
    std::string name;
    std::vector<std::string> words;
    int code;
};

class IngressRuns : public testing::TestWithParam<IngressCase> {};

TEST_P(IngressRuns, printWhatTheGoldensHave)
{
    const ProgramRun line = ctl(GetParam().words);
    const ProgramResult result = run(line);
    EXPECT_EQ(result.code, GetParam().code);
    expectGolden(GetParam().name, transcript(line, result));
}

INSTANTIATE_TEST_SUITE_P(Goldens, IngressRuns,
    testing::Values(IngressCase{"ingress-check", {"ingress", "check", kFile, "--controller", kVersion}, 3},
        IngressCase{"ingress-check-json", {"ingress", "check", kFile, "--controller", kVersion, "--json"}, 3},
        IngressCase{"ingress-check-sarif", {"ingress", "check", kFile, "--controller", kVersion, "--sarif"}, 3},
        IngressCase{"ingress-preview", {"ingress", "preview", kFile, "--controller", kVersion}, 0},
        IngressCase{"ingress-preview-json", {"ingress", "preview", kFile, "--controller", "1.10.2", "--json"}, 0},
        IngressCase{"ingress-convert", {"ingress", "convert", kFile, "--controller", "1.10.2"}, 0},
        IngressCase{"ingress-convert-json", {"ingress", "convert", kFile, "--controller", "1.10.2", "--json"}, 0},
        IngressCase{"ingress-no-version", {"ingress", "check", kFile}, 2},
        IngressCase{"ingress-bad-version", {"ingress", "check", kFile, "--controller", "latest"}, 2},
        IngressCase{"ingress-no-file", {"ingress", "check", "no-such-file.yaml", "--controller", kVersion}, 5},
        IngressCase{"ingress-other-file", {"ingress", "check", "shop.zipkin.json", "--controller", kVersion}, 3},
        IngressCase{"ingress-no-verb", {"ingress", "apply", kFile}, 2}),
    [](const auto& row) { return testName(row.param.name); });

TEST(Ingress, takesTheVersionFromTheControllerBesideTheConfigMap)
{
    ProgramRun line = ctl({"ingress", "check", "-", "--json"});
    line.input = R"({"kind":"List","items":[
        {"kind":"ConfigMap","metadata":{"name":"c","namespace":"n"},
         "data":{"enable-opentracing":"true","zipkin-collector-host":"zipkin"}},
        {"kind":"Deployment","metadata":{"name":"d","namespace":"n"},"spec":{"template":{"spec":{"containers":[
         {"image":"controller:v1.10.2","args":["/nginx-ingress-controller","--configmap=n/c"]}]}}}}]})";
    const ProgramResult result = run(line);
    EXPECT_EQ(result.code, 3) << result.err;
    const auto answer = nlohmann::json::parse(result.out);
    EXPECT_EQ(answer["controller"], "1.10.2");
    EXPECT_EQ(answer["findings"][0]["rule"], "opentracing-gone");
}

TEST(Ingress, isContentWithAGoodConfiguration)
{
    ProgramRun line = ctl({"ingress", "check", "-", "--controller", "1.8.2"});
    line.input = "kind: ConfigMap\ndata: {enable-opentracing: 'true', zipkin-collector-host: zipkin}\n";
    const ProgramResult result = run(line);
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_NE(result.out.find("0 errors"), std::string::npos) << result.out;
}

TEST(Ingress, showsTokensOnlyWhenAsked)
{
    for (const char* verb : {"check", "preview", "convert"})
        for (const char* form : {"--json", "--utc"}) {
            const ProgramResult hidden = run(ctl({"ingress", verb, kFile, "--controller", "1.8.2", form}));
            EXPECT_EQ(hidden.out.find("id@key"), std::string::npos) << verb << hidden.out;
        }
    const ProgramResult shown = run(ctl({"ingress", "preview", kFile, "--controller", "1.8.2", "--show-tokens"}));
    EXPECT_NE(shown.out.find("id@key"), std::string::npos);
}

} // namespace
} // namespace longspan::test
