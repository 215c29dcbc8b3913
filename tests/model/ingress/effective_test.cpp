// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/effective.h"

#include <gtest/gtest.h>

namespace longspan::ingress {
namespace {

using Origin = EffectiveValue::Origin;

Effective read(const ConfigData& data, std::string_view version = "1.8.2")
{
    return effective(data, *parseVersion(version));
}

TEST(Effective, holdsADefaultForEveryKey)
{
    const Effective config = read({});
    ASSERT_EQ(config.values().size(), tracingKeys().size());
    for (const EffectiveValue& value : config.values()) {
        EXPECT_EQ(value.origin, Origin::byDefault);
        EXPECT_EQ(value.printed(), std::string(defaultOf(*value.key, config.version()))) << value.key->name;
    }
}

TEST(Effective, keepsTheDefaultForWhatItCannotRead)
{
    const Effective config = read({{"zipkin-collector-port", "x"}, {"enable-opentracing", "yes"},
        {"zipkin-sample-rate", "10%"}, {"otel-max-queuesize", "4294967296"}});
    EXPECT_EQ(config["zipkin-collector-port"].origin, Origin::rejected);
    EXPECT_EQ(config["zipkin-collector-port"].integer(), 9411);
    EXPECT_EQ(config["zipkin-collector-port"].warning,
        "cannot parse 'zipkin-collector-port' as int: strconv.ParseInt: parsing \"x\": invalid syntax");
    EXPECT_EQ(config["enable-opentracing"].warning,
        "cannot parse 'enable-opentracing' as bool: strconv.ParseBool: parsing \"yes\": invalid syntax");
    EXPECT_EQ(config["zipkin-sample-rate"].warning,
        "cannot parse 'zipkin-sample-rate' as float: strconv.ParseFloat: parsing \"10%\": invalid syntax");
    EXPECT_EQ(config["otel-max-queuesize"].warning,
        "cannot parse 'otel-max-queuesize' as int: strconv.ParseInt: parsing \"4294967296\": value out of range");
}

TEST(Effective, takesNamesInAnyCaseButPrefersTheExactOne)
{
    EXPECT_EQ(read({{"Zipkin-Collector-Host", "h"}})["zipkin-collector-host"].text(), "h");
    EXPECT_EQ(read({{"Zipkin-Collector-Host", "h"}})["zipkin-collector-host"].writtenAs, "Zipkin-Collector-Host");
    const Effective both = read({{"Zipkin-Collector-Host", "h"}, {"zipkin-collector-host", "exact"}});
    EXPECT_EQ(both["zipkin-collector-host"].text(), "exact");
    EXPECT_EQ(both["zipkin-collector-host"].writtenAs, "");
}

TEST(Effective, takesAnEmptyNumberForZeroSince049)
{
    EXPECT_EQ(read({{"zipkin-collector-port", ""}}, "0.49.0")["zipkin-collector-port"].integer(), 0);
    EXPECT_EQ(read({{"zipkin-collector-port", ""}}, "0.48.1")["zipkin-collector-port"].integer(), 9411);
    EXPECT_EQ(read({{"zipkin-collector-port", ""}}, "1.0.0-beta.1")["zipkin-collector-port"].integer(), 9411);
    EXPECT_EQ(read({{"zipkin-sample-rate", ""}}, "1.8.2")["zipkin-sample-rate"].number(), 0);
    EXPECT_FALSE(read({{"enable-opentracing", ""}}, "0.40.0")["enable-opentracing"].truth());
    EXPECT_EQ(read({{"enable-opentracing", ""}}, "0.40.0")["enable-opentracing"].origin, Origin::configured);
}

TEST(Effective, leavesOutKeysOfOtherVersions)
{
    const Effective config = read({{"enable-opentracing", "true"}, {"zipkin-collector-host", "h"}}, "1.10.2");
    EXPECT_FALSE(config.known("enable-opentracing"));
    EXPECT_FALSE(config["enable-opentracing"].truth());
    EXPECT_EQ(config["zipkin-collector-host"].text(), "");
    EXPECT_FALSE(read({{"jaeger-endpoint", "http://c"}}, "0.44.0").known("jaeger-endpoint"));
}

TEST(Effective, leavesDatadogsRateUnsetFrom182On)
{
    EXPECT_TRUE(std::holds_alternative<std::monostate>(read({}, "1.8.2")["datadog-sample-rate"].value));
    EXPECT_EQ(read({}, "1.8.1")["datadog-sample-rate"].number(), 1);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(
        read({{"datadog-sample-rate", "x"}}, "1.9.3")["datadog-sample-rate"].value));
}

} // namespace
} // namespace longspan::ingress
