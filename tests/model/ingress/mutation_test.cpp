// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/findings.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace longspan::ingress {
namespace {

struct Good {
    ControllerVersion version;
    ConfigData data;
};

/// Configurations without a mistake: every tracer, over the versions that have it, with harmless keys around.
class GoodMaker {
public:
    explicit GoodMaker(std::uint32_t seed) : m_random(seed) {}

    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random); }

    template <class T>
    T oneOf(std::initializer_list<T> values)
    {
        return *(values.begin() + below(values.size()));
    }

    Good zipkin()
    {
        Good good{version({"0.44.0", "1.2.1", "1.5.1", "v1.9.3-aliyun.1"}), around()};
        good.data["enable-opentracing"] = oneOf<std::string>({"true", "True", "1", "t"});
        good.data["zipkin-collector-host"] = oneOf<std::string>({"zipkin", "zipkin.tracing.svc", "10.1.2.3",
            "tracing-analysis-dc-hz.aliyuncs.com/adapt_a@b_a@c/api/v1/spans?",
            "tracing-cn-heyuan.arms.aliyuncs.com/adapt_a@b_a@c/api/v1/spans?"});
        maybe(good, "zipkin-collector-port", {"9411", "0x24C3", "80"});
        maybe(good, "zipkin-service-name", {"edge", "nginx", "ingress (prod)"});
        maybe(good, "zipkin-sample-rate", {"1", "0.5", ".25", "1e-3"});
        return good;
    }

    Good jaeger()
    {
        Good good{version({"1.0.5", "1.5.1", "1.9.6"}), around()};
        good.data["enable-opentracing"] = "true";
        good.data["jaeger-collector-host"] = oneOf<std::string>({"jaeger-agent.tracing", "10.1.2.3"});
        maybe(good, "jaeger-sampler-type", {"const", "Probabilistic"});
        maybe(good, "jaeger-sampler-param", {"1", "0.5"});
        maybe(good, "jaeger-propagation-format", {"jaeger", "w3c"});
        return good;
    }

    Good otel()
    {
        Good good{version({"1.8.2", "1.10.2", "v1.12.6-release.1", "1.15.1"}), around()};
        good.data["enable-opentelemetry"] = "true";
        good.data["otlp-collector-host"] = oneOf<std::string>({"otel-collector.tracing", "10.1.2.3"});
        maybe(good, "otlp-collector-port", {"4317", "8090"});
        maybe(good, "otel-service-name", {"edge"});
        maybe(good, "otel-max-queuesize", {"4096"});
        return good;
    }

private:
    ControllerVersion version(std::initializer_list<const char*> tags) { return *parseVersion(oneOf(tags)); }

    ConfigData around()
    {
        ConfigData data;
        for (const char* key : {"use-gzip", "proxy-body-size", "log-format-upstream", "server-tokens", "ssl-protocols"})
            if (below(2) == 0)
                data[key] = "false";
        return data;
    }

    void maybe(Good& good, const char* key, std::initializer_list<std::string> values)
    {
        if (below(2) == 0)
            good.data[key] = oneOf(values);
    }

    std::mt19937 m_random;
};

enum class Base { zipkin, jaeger, otel };

/// One mistake, and the rules of which one must come first.
struct Mistake {
    const char* name;
    Base base;
    std::function<void(ConfigData&)> make;
    std::vector<FindingKind> named;
};

void change(ConfigData& data, const char* key, const std::function<std::string(std::string)>& how)
{
    data[key] = how(data[key]);
}

const std::vector<Mistake>& mistakes()
{
    using enum FindingKind;
    constexpr const char* kZipkin = "zipkin-collector-host";
    constexpr const char* kOtlp = "otlp-collector-host";
    static const std::vector<Mistake> kAll{
        {"scheme", Base::zipkin, [](auto& d) { change(d, kZipkin, [](auto v) { return "http://" + v; }); },
            {schemeLeftOn}},
        {"https", Base::zipkin, [](auto& d) { change(d, kZipkin, [](auto v) { return "https://" + v; }); },
            {httpsScheme}},
        {"no mark", Base::zipkin, [](auto& d) { d[kZipkin] = "h/adapt_a@b/api/v1/spans"; }, {missingQuestionMark}},
        {"wide mark", Base::zipkin, [](auto& d) { d[kZipkin] = "h/adapt_a@b/api/v1/spans\xEF\xBC\x9F"; },
            {fullWidthCharacter}},
        {"version two", Base::zipkin, [](auto& d) { d[kZipkin] = "h/adapt_a@b/api/v2/spans?"; }, {versionTwoPath}},
        {"masked", Base::zipkin, [](auto& d) { d[kZipkin] = "h/adapt_**_**/api/v1/spans?"; }, {maskedToken}},
        {"line end", Base::zipkin, [](auto& d) { change(d, kZipkin, [](auto v) { return v + "\n"; }); }, {breaksFile}},
        {"blank", Base::zipkin, [](auto& d) { change(d, kZipkin, [](auto v) { return " " + v; }); }, {blankAround}},
        {"quotes", Base::zipkin, [](auto& d) { change(d, kZipkin, [](auto v) { return '"' + v + '"'; }); },
            {breaksFile}},
        {"port in host", Base::zipkin, [](auto& d) { d[kZipkin] = "zipkin:9411"; }, {portInHost}},
        {"slash", Base::zipkin, [](auto& d) { d[kZipkin] = "zipkin/"; }, {slashWithoutPath}},
        {"no host", Base::zipkin, [](auto& d) { d.erase(kZipkin); }, {enabledWithoutHost}},
        {"yes", Base::zipkin, [](auto& d) { d["enable-opentracing"] = "yes"; }, {rejectedValue}},
        {"port", Base::zipkin, [](auto& d) { d["zipkin-collector-port"] = "70000"; }, {portOutOfRange}},
        {"port word", Base::zipkin, [](auto& d) { d["zipkin-collector-port"] = "http"; }, {rejectedValue}},
        {"rate", Base::zipkin, [](auto& d) { d["zipkin-sample-rate"] = "100"; }, {rateOutOfRange}},
        {"percent", Base::zipkin, [](auto& d) { d["zipkin-sample-rate"] = "10%"; }, {rejectedValue}},
        {"misspelled", Base::zipkin, [](auto& d) { d["zipkin-sample-rat"] = "1"; }, {misspelledKey}},
        {"datadog too", Base::zipkin, [](auto& d) { d["datadog-collector-host"] = "dd"; }, {brokenPair}},
        {"name with quote", Base::zipkin, [](auto& d) { d["zipkin-service-name"] = "a\"b"; }, {breaksFile}},
        {"agent url", Base::jaeger, [](auto& d) { d["jaeger-collector-host"] = "http://c:14268"; }, {notAnAgent}},
        {"collector's port", Base::jaeger, [](auto& d) { d["jaeger-collector-port"] = "14268"; }, {collectorPort}},
        {"sampler", Base::jaeger, [](auto& d) { d["jaeger-sampler-type"] = "random"; }, {unknownSampler}},
        {"parameter", Base::jaeger, [](auto& d) { d["jaeger-sampler-param"] = "all"; }, {samplerParameter}},
        {"documented", Base::jaeger, [](auto& d) { d["jaeger-trace-baggage-header-prefix"] = "x"; }, {documentedName}},
        {"otlp https", Base::otel, [](auto& d) { change(d, kOtlp, [](auto v) { return "https://" + v; }); }, {noTls}},
        {"otlp path", Base::otel, [](auto& d) { change(d, kOtlp, [](auto v) { return v + "/v1/traces"; }); },
            {pathInHost}},
        {"otlp quote", Base::otel, [](auto& d) { change(d, kOtlp, [](auto v) { return v + '"'; }); }, {breaksFile}},
        {"otlp port", Base::otel, [](auto& d) { d["otlp-collector-port"] = "grpc"; }, {portNotANumber}},
        {"otlp sampler", Base::otel, [](auto& d) { d["otel-sampler"] = "always_on"; }, {unknownSampler}},
        {"ratio", Base::otel,
            [](auto& d) {
                d["otel-sampler"] = "TraceIdRatioBased";
                d["otel-sampler-ratio"] = "50";
            },
            {rateOutOfRange}},
        {"no otlp host", Base::otel, [](auto& d) { d.erase(kOtlp); }, {enabledWithoutHost}},
        {"queue", Base::otel, [](auto& d) { d["otel-max-queuesize"] = "many"; }, {rejectedValue}},
        {"snippet", Base::otel, [](auto& d) { d["http-snippet"] = "x $opentracing_context_uber_trace_id;"; },
            {unknownVariable}}};
    return kAll;
}

Good make(GoodMaker& maker, Base base)
{
    switch (base) {
    case Base::zipkin: return maker.zipkin();
    case Base::jaeger: return maker.jaeger();
    case Base::otel: break;
    }
    return maker.otel();
}

TEST(Mutations, areNamedFirst)
{
    GoodMaker maker(11);
    for (int round = 0; round < 1000; ++round) {
        const Mistake& mistake = mistakes()[static_cast<std::size_t>(round) % mistakes().size()];
        Good good = make(maker, mistake.base);
        for (const Finding& finding : findings(good.data, good.version))
            ASSERT_NE(finding.severity, Severity::error)
                << ruleName(finding.kind) << " in a good one, " << good.version.text() << ", round " << round;
        mistake.make(good.data);
        const auto found = findings(good.data, good.version);
        ASSERT_FALSE(found.empty()) << mistake.name;
        EXPECT_EQ(found.front().severity, Severity::error) << mistake.name;
        EXPECT_NE(std::find(mistake.named.begin(), mistake.named.end(), found.front().kind), mistake.named.end())
            << mistake.name << ": " << ruleName(found.front().kind) << ", " << good.version.text();
    }
}

/// A fix may leave other findings; the one it is for is gone, and no value that was there is lost without a word.
TEST(Mutations, areMendedByTheirFix)
{
    GoodMaker maker(12);
    for (int round = 0; round < 1000; ++round) {
        const Mistake& mistake = mistakes()[static_cast<std::size_t>(round) % mistakes().size()];
        Good good = make(maker, mistake.base);
        mistake.make(good.data);
        const Finding first = findings(good.data, good.version).front();
        if (first.fix.empty())
            continue;
        for (const Finding& left : findings(withEdits(good.data, first.fix), good.version))
            EXPECT_FALSE(left.kind == first.kind && left.key == first.key && left.severity == Severity::error)
                << mistake.name;
    }
}

} // namespace
} // namespace longspan::ingress
