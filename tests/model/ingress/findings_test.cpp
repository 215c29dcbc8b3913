// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/findings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace longspan::ingress {
namespace {

constexpr const char* kAccessPoint = "tracing-analysis-dc-hz.aliyuncs.com/adapt_a@b_a@c/api/v1/spans?";

/// One row: a configuration, and the finding it must have, first among all.
struct Row {
    std::string name;
    std::string version;
    ConfigData data;
    FindingKind kind;
    Severity severity;
};

class FindingRows : public testing::TestWithParam<Row> {};

TEST_P(FindingRows, comeFirst)
{
    const auto found = findings(GetParam().data, *parseVersion(GetParam().version));
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(ruleName(found.front().kind), ruleName(GetParam().kind));
    EXPECT_EQ(found.front().severity, GetParam().severity);
}

ConfigData zipkin(const std::string& host, ConfigData more = {})
{
    more.insert({{"enable-opentracing", "true"}, {"zipkin-collector-host", host}});
    return more;
}

ConfigData jaeger(ConfigData more)
{
    more.insert({{"enable-opentracing", "true"}, {"jaeger-collector-host", "agent"}});
    return more;
}

ConfigData otel(ConfigData more)
{
    more.insert({{"enable-opentelemetry", "true"}, {"otlp-collector-host", "otel"}});
    return more;
}

using enum FindingKind;
constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;
constexpr Severity kNote = Severity::note;

const auto kRowName = [](const auto& row) { return row.param.name; };

INSTANTIATE_TEST_SUITE_P(Address, FindingRows,
    testing::Values(Row{"schemeLeftOn", "1.8.2", zipkin("http://" + std::string(kAccessPoint)), schemeLeftOn, kError},
        Row{"https", "1.8.2", zipkin("https://" + std::string(kAccessPoint)), httpsScheme, kError},
        Row{"noMark", "1.8.2", zipkin("h/adapt_x/api/v1/spans"), missingQuestionMark, kError},
        Row{"fullWidth", "1.8.2", zipkin("h/adapt_x/api/v1/spans\xEF\xBC\x9F"), fullWidthCharacter, kError},
        Row{"v2WithMark", "1.8.2", zipkin("h/adapt_x/api/v2/spans?"), versionTwoPath, kError},
        Row{"v2WithoutMark", "1.8.2", zipkin("h/adapt_x/api/v2/spans"), versionTwoPath, kError},
        Row{"blankAhead", "1.8.2", zipkin(" h/api/v1/spans?"), blankAround, kError},
        Row{"blankBehind", "1.8.2", zipkin("h/api/v1/spans? "), blankAround, kError},
        Row{"lineEnd", "1.8.2", zipkin("h/api/v1/spans?\n"), breaksFile, kError},
        Row{"tab", "1.8.2", zipkin("h/api/v1/spans?\t"), breaksFile, kError},
        Row{"portInBareHost", "1.8.2", zipkin("zipkin:9411"), portInHost, kError},
        Row{"slash", "1.8.2", zipkin("zipkin/"), slashWithoutPath, kError},
        Row{"twoSlashes", "1.8.2", zipkin("//h/api/v1/spans?"), schemeLeftOn, kError},
        Row{"ipv6", "1.8.2", zipkin("::1"), bareIpv6, kError},
        Row{"masked", "1.8.2", zipkin("h/adapt_******_******/api/v1/spans?"), maskedToken, kError},
        Row{"quote", "1.8.2", zipkin("\"h/api/v1/spans?\""), breaksFile, kError},
        Row{"backslash", "1.8.2", zipkin("h\\x"), breaksFile, kError},
        Row{"dollar", "1.8.2", zipkin("h/adapt_$x/api/v1/spans?"), dollarExpands, kWarning},
        Row{"unusualPath", "1.8.2", zipkin("h:8080/p?"), otherPath, kWarning},
        Row{"otherPath", "1.8.2", zipkin("h/adapt_x/api/traces"), otherPath, kError}),
    kRowName);

INSTANTIATE_TEST_SUITE_P(Values, FindingRows,
    testing::Values(Row{"port0", "1.8.2", zipkin("z", {{"zipkin-collector-port", "0"}}), portOutOfRange, kError},
        Row{"portTooLarge", "1.8.2", zipkin("z", {{"zipkin-collector-port", "65536"}}), portOutOfRange, kError},
        Row{"emptyPort", "1.8.2", zipkin("z", {{"zipkin-collector-port", ""}}), portOutOfRange, kError},
        Row{"portWord", "1.8.2", zipkin("z", {{"zipkin-collector-port", "x"}}), rejectedValue, kError},
        Row{"rate2", "1.8.2", zipkin("z", {{"zipkin-sample-rate", "2"}}), rateOutOfRange, kError},
        Row{"rateNan", "1.8.2", zipkin("z", {{"zipkin-sample-rate", "NaN"}}), rateOutOfRange, kError},
        Row{"ratePercent", "1.8.2", zipkin("z", {{"zipkin-sample-rate", "10%"}}), rejectedValue, kError},
        Row{"rate0", "1.8.2", zipkin("z", {{"zipkin-sample-rate", "0"}}), nothingSampled, kWarning},
        Row{"emptyRate", "1.8.2", zipkin("z", {{"zipkin-sample-rate", ""}}), emptyNumber, kWarning},
        Row{"switchYes", "1.8.2", {{"enable-opentracing", "yes"}, {"zipkin-collector-host", "z"}}, rejectedValue,
            kError},
        Row{"serviceQuote", "1.8.2", zipkin("z", {{"zipkin-service-name", "a\"b"}}), breaksFile, kError},
        Row{"serviceDollar", "1.8.2", zipkin("z", {{"zipkin-service-name", "$x"}}), dollarExpands, kWarning},
        Row{"operationQuote", "1.8.2", zipkin("z", {{"opentracing-operation-name", "a\"b"}}), breaksFile, kError}),
    kRowName);

INSTANTIATE_TEST_SUITE_P(Names, FindingRows,
    testing::Values(Row{"misspelled", "1.8.2", zipkin("z", {{"zipkin-sampel-rate", "1"}}), misspelledKey, kError},
        Row{"underscores", "1.8.2", zipkin("z", {{"zipkin_service_name", "n"}}), misspelledKey, kError},
        Row{"queueSize", "1.10.2", otel({{"otel-max-queue-size", "10"}}), misspelledKey, kError},
        Row{"otelCollector", "1.10.2", otel({{"otel-collector-port", "1"}}), misspelledKey, kError},
        Row{"documented", "1.8.2", jaeger({{"jaeger-trace-baggage-header-prefix", "x-"}}), documentedName, kError},
        Row{"otherCase", "1.8.2", zipkin("z", {{"Zipkin-Service-Name", "n"}}), otherCase, kNote},
        Row{"twoSpellings", "1.8.2", zipkin("z", {{"Zipkin-Service-Name", "n"}, {"zipkin-service-name", "m"}}),
            twoSpellings, kError},
        Row{"tooNew", "0.44.0", jaeger({{"jaeger-endpoint", "http://c"}}), keyNotYetKnown, kWarning},
        Row{"gone", "1.9.3",
            {{"enable-opentracing", "true"}, {"datadog-collector-host", "d"}, {"datadog-priority-sampling", "true"}},
            keyNoLongerKnown, kWarning}),
    kRowName);

INSTANTIATE_TEST_SUITE_P(Switches, FindingRows,
    testing::Values(Row{"noHost", "1.8.2", {{"enable-opentracing", "true"}}, enabledWithoutHost, kError},
        Row{"noOtlpHost", "1.10.2", {{"enable-opentelemetry", "true"}}, enabledWithoutHost, kError},
        Row{"noSwitch", "1.8.2", {{"zipkin-collector-host", "z"}}, hostWithoutSwitch, kWarning},
        Row{"gone", "1.10.2", zipkin("z"), openTracingGone, kError},
        Row{"notYet", "1.6.4", otel({}), openTelemetryMissing, kError},
        Row{"notYetAtAlibaba", "v1.8.0-aliyun.1", otel({}), openTelemetryMissing, kError},
        Row{"zipkinDatadog", "1.5.1", zipkin("z", {{"datadog-collector-host", "d"}}), brokenPair, kError},
        Row{"jaegerDatadog", "1.5.1", jaeger({{"datadog-collector-host", "d"}}), brokenPair, kError},
        Row{"zipkinJaeger", "1.5.1", zipkin("z", {{"jaeger-collector-host", "j"}}), severalTracers, kWarning},
        Row{"bothOn", "1.8.2", zipkin("z", {{"enable-opentelemetry", "true"}, {"otlp-collector-host", "otel"}}),
            bothGenerations, kWarning}),
    kRowName);

INSTANTIATE_TEST_SUITE_P(Jaeger, FindingRows,
    testing::Values(
        Row{"urlForAgent", "1.8.2", {{"enable-opentracing", "true"}, {"jaeger-collector-host", "http://c:14268/api"}},
            notAnAgent, kError},
        Row{"collectorPort", "1.8.2", jaeger({{"jaeger-collector-port", "14268"}}), collectorPort, kError},
        Row{"https", "1.8.2", {{"enable-opentracing", "true"}, {"jaeger-endpoint", "https://c"}}, endpointWithoutTls,
            kError},
        Row{"noScheme", "1.8.2", {{"enable-opentracing", "true"}, {"jaeger-endpoint", "c:14268"}},
            endpointWithoutScheme, kError},
        Row{"sampler", "1.8.2", jaeger({{"jaeger-sampler-type", "sometimes"}}), unknownSampler, kError},
        Row{"probability", "1.8.2", jaeger({{"jaeger-sampler-type", "probabilistic"}, {"jaeger-sampler-param", "10"}}),
            rateOutOfRange, kError},
        Row{"parameter", "1.8.2", jaeger({{"jaeger-sampler-param", "one"}}), samplerParameter, kError},
        Row{"never", "1.8.2", jaeger({{"jaeger-sampler-param", "0"}}), nothingSampled, kWarning},
        Row{"propagation", "1.8.2", jaeger({{"jaeger-propagation-format", "b3"}}), unknownPropagation, kWarning},
        Row{"samplerHost", "1.8.2", jaeger({{"jaeger-sampler-type", "remote"}, {"jaeger-sampler-host", "h"}}),
            samplerHostWithoutScheme, kWarning},
        Row{"nothingElse", "1.8.2", jaeger({}), resolvedWhileLoading, kNote}),
    kRowName);

INSTANTIATE_TEST_SUITE_P(OpenTelemetry, FindingRows,
    testing::Values(
        Row{"https", "1.10.2", {{"enable-opentelemetry", "true"}, {"otlp-collector-host", "https://o"}}, noTls, kError},
        Row{"http", "1.10.2", {{"enable-opentelemetry", "true"}, {"otlp-collector-host", "http://o"}}, schemeTolerated,
            kWarning},
        Row{"path", "1.10.2", {{"enable-opentelemetry", "true"}, {"otlp-collector-host", "o/v1/traces"}}, pathInHost,
            kError},
        Row{"port", "1.10.2", {{"enable-opentelemetry", "true"}, {"otlp-collector-host", "o:4317"}}, portInHost,
            kWarning},
        Row{"quote", "1.10.2", {{"enable-opentelemetry", "true"}, {"otlp-collector-host", "o\""}}, breaksFile, kError},
        Row{"emptyPort", "1.10.2", otel({{"otlp-collector-port", ""}}), portNotANumber, kError},
        Row{"portWord", "1.10.2", otel({{"otlp-collector-port", "abc"}}), portNotANumber, kError},
        Row{"leadingZero", "1.10.2", otel({{"otlp-collector-port", "04317"}}), portNotANumber, kError},
        Row{"samplerCase", "1.10.2", otel({{"otel-sampler", "alwayson"}}), unknownSampler, kError},
        Row{"remote", "1.10.2", otel({{"otel-sampler", "remote"}}), unknownSampler, kError},
        Row{"off", "1.10.2", otel({{"otel-sampler", "AlwaysOff"}}), nothingSampled, kWarning},
        Row{"offByDefault", "1.7.1", otel({}), nothingSampled, kWarning},
        Row{"ratioAlone", "1.10.2", otel({{"otel-sampler-ratio", "0.5"}}), ratioUnused, kWarning},
        Row{"ratio0", "1.10.2", otel({{"otel-sampler", "TraceIdRatioBased"}, {"otel-sampler-ratio", "0"}}),
            nothingSampled, kWarning},
        Row{"ratio5", "1.10.2", otel({{"otel-sampler", "TraceIdRatioBased"}, {"otel-sampler-ratio", "5"}}),
            rateOutOfRange, kError},
        Row{"queue", "1.10.2", otel({{"otel-max-queuesize", "0"}}), clampedToOne, kWarning},
        Row{"config", "1.10.2", otel({{"opentelemetry-config", "/tmp/x.toml"}}), configPath, kWarning},
        Row{"module", "1.9.3", otel({}), moduleMaybeNotMounted, kNote},
        Row{"alibabaPort", "1.10.2",
            {{"enable-opentelemetry", "true"}, {"otlp-collector-host", "tracing-analysis-dc-hz.aliyuncs.com"},
                {"main-snippet", "env OTEL_EXPORTER_OTLP_HEADERS;"}},
            wrongPortForAlibaba, kError},
        Row{"alibabaSnippet", "1.10.2",
            {{"enable-opentelemetry", "true"}, {"otlp-collector-host", "tracing-analysis-dc-hz.aliyuncs.com"},
                {"otlp-collector-port", "8090"}},
            tokenHidden, kWarning}),
    kRowName);

INSTANTIATE_TEST_SUITE_P(Snippets, FindingRows,
    testing::Values(Row{"tracingOff", "1.8.2", {{"log-format-upstream", "$opentracing_context_x_b3_traceid"}},
                        unknownVariable, kError},
        Row{"braces", "1.10.2", {{"server-snippet", "add_header x ${opentelemetry_trace_id};"}}, unknownVariable,
            kError}),
    kRowName);

TEST(Findings, areNoneForWhatTheManualSays)
{
    EXPECT_TRUE(findings(zipkin(kAccessPoint), *parseVersion("v1.9.3-aliyun.1")).empty());
    EXPECT_TRUE(findings(zipkin("zipkin.tracing"), *parseVersion("0.44.0")).empty());
    EXPECT_TRUE(findings(otel({}), *parseVersion("1.15.1")).empty());
    EXPECT_TRUE(findings({{"use-gzip", "true"}, {"proxy-body-size", "8m"}}, *parseVersion("1.15.1")).empty());
}

TEST(Findings, areWarningsWhileTracingIsOff)
{
    for (const Finding& finding : findings({{"zipkin-collector-host", "http://z"}}, *parseVersion("1.8.2")))
        EXPECT_EQ(finding.severity, Severity::warning) << ruleName(finding.kind);
}

TEST(Findings, dependOnWhatIsKnownOfTheCluster)
{
    const ControllerVersion version = *parseVersion("1.8.2");
    const auto kinds = [&](const ConfigData& data, const ControllerVersion& of, const Surroundings& around) {
        std::set<FindingKind> result;
        for (const Finding& finding : findings(data, of, around))
            result.insert(finding.kind);
        return result;
    };
    Surroundings around;
    around.clusterRegion = "cn-beijing";
    EXPECT_EQ(kinds(zipkin(kAccessPoint), version, around), std::set{otherRegion});
    EXPECT_EQ(kinds(zipkin("tracing-analysis-dc-hz-internal.aliyuncs.com/adapt_x/api/v1/spans?"), version, around),
        (std::set{otherRegion, internalFromOutside}));
    around.clusterRegion = "cn-hangzhou";
    EXPECT_TRUE(kinds(zipkin(kAccessPoint), version, around).empty());
    around = {};
    around.insideRegion = false;
    EXPECT_EQ(kinds(zipkin("tracing-analysis-dc-hz-internal.aliyuncs.com/adapt_x/api/v1/spans?"), version, around),
        std::set{internalFromOutside});
    around = {};
    around.moduleMounted = false;
    EXPECT_EQ(kinds(otel({}), version, around), std::set{moduleNotMounted});
    around.moduleMounted = true;
    EXPECT_TRUE(kinds(otel({}), version, around).empty());
    around = {};
    around.variables = Variables{{"SERVICE", "edge"}};
    const auto named = findings(zipkin("z", {{"zipkin-service-name", "$SERVICE"}}), version, around);
    ASSERT_EQ(named.size(), 1U);
    EXPECT_EQ(named.front().severity, Severity::note);
    around.variables = Variables{};
    EXPECT_EQ(findings(zipkin("z", {{"zipkin-service-name", "$SERVICE"}}), version, around).front().severity,
        Severity::warning);
    const ConfigData alibaba = otel({{"otlp-collector-host", "tracing-analysis-dc-hz.aliyuncs.com"},
        {"otlp-collector-port", "8090"}, {"main-snippet", "env OTEL_EXPORTER_OTLP_HEADERS;"}});
    EXPECT_EQ(kinds(alibaba, *parseVersion("1.10.2"), around), std::set{tokenMissing});
    around = {};
    around.annotationEnables = true;
    EXPECT_EQ(kinds({}, *parseVersion("1.10.2"), around), std::set{annotationTracesAll});
    around = {};
    around.managedBy = {"Helm release edge"};
    EXPECT_EQ(kinds({}, version, around), std::set{managedElsewhere});
}

TEST(Findings, showNoToken)
{
    const std::string token = "secret1@secret2_secret1@secret3";
    for (const char* host : {"http://h/adapt_%/api/v1/spans?", "h/adapt_%/api/v1/spans", "h/adapt_%/api/v2/spans",
             "h/adapt_%/api/traces", "h/adapt_%/api/v1/spans\n", "h/adapt_%$x/api/v1/spans?", "https://h/adapt_%/x"}) {
        std::string text = host;
        text.replace(text.find('%'), 1, token);
        for (const Finding& finding : findings(zipkin(text), *parseVersion("1.8.2")))
            EXPECT_EQ(finding.evidence.find("secret"), std::string::npos) << host;
    }
}

TEST(Findings, haveRulesWithNamesOfTheirOwn)
{
    std::set<std::string_view> names;
    for (std::size_t at = 0; at < kFindingKinds; ++at)
        EXPECT_TRUE(names.insert(ruleName(static_cast<FindingKind>(at))).second) << at;
    EXPECT_EQ(ruleName(openTracingGone), "opentracing-gone");
    EXPECT_EQ(ruleName(maskedToken), "masked-token");
    EXPECT_EQ(ruleName(notAText), "not-a-text");
}

TEST(FindingFixes, suggestWhatWasMeant)
{
    const auto fixed = [](const ConfigData& data, const char* version) {
        return withEdits(data, findings(data, *parseVersion(version)).front().fix);
    };
    EXPECT_EQ(fixed({{"enable-opentracing", "yes"}, {"zipkin-collector-host", "z"}}, "1.8.2").at("enable-opentracing"),
        "true");
    EXPECT_EQ(fixed({{"enable-opentracing", "\"false\""}}, "1.8.2").at("enable-opentracing"), "false");
    EXPECT_EQ(fixed(zipkin("z", {{"zipkin-collector-port", " 9411"}}), "1.8.2").at("zipkin-collector-port"), "9411");
    EXPECT_EQ(fixed(zipkin("z", {{"zipkin-collector-port", "09411"}}), "1.8.2").at("zipkin-collector-port"), "9411");
    EXPECT_EQ(fixed(zipkin("z", {{"zipkin-collector-port", "9411.0"}}), "1.8.2").at("zipkin-collector-port"), "9411");
    EXPECT_EQ(fixed(zipkin("z", {{"zipkin-sample-rate", "10%"}}), "1.8.2").at("zipkin-sample-rate"), "0.1");
    EXPECT_EQ(fixed(zipkin("z", {{"zipkin-sample-rate", "0,5"}}), "1.8.2").at("zipkin-sample-rate"), "0.5");
    EXPECT_EQ(fixed(zipkin("http://zipkin:9412"), "1.8.2").at("zipkin-collector-port"), "9412");
    EXPECT_EQ(fixed(otel({{"otel-sampler", "traceidratiobased"}}), "1.10.2").at("otel-sampler"), "TraceIdRatioBased");
    EXPECT_EQ(fixed(zipkin("z", {{"zipkin-sampel-rate", "1"}}), "1.8.2").at("zipkin-sample-rate"), "1");
}

} // namespace
} // namespace longspan::ingress
