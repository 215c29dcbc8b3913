// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/zipkin_address.h"

#include <gtest/gtest.h>

#include <ostream>

namespace longspan::ingress {

void PrintTo(AddressStep step, std::ostream* out)
{
    *out << "step " << static_cast<int>(step);
}

void PrintTo(AddressFault fault, std::ostream* out)
{
    *out << "fault " << static_cast<int>(fault);
}

namespace {

using Steps = std::vector<AddressStep>;

constexpr const char* kRight = "tracing-analysis-dc-hz.aliyuncs.com/adapt_a@b_a@c/api/v1/spans?";

TEST(ZipkinTarget, hidesWhatTheLibraryAppendsInTheQuery)
{
    const ZipkinTarget target = zipkinTarget(kRight, 9411);
    EXPECT_EQ(target.url, "http://" + std::string(kRight) + ":9411/api/v1/spans");
    EXPECT_EQ(target.host, "tracing-analysis-dc-hz.aliyuncs.com");
    EXPECT_EQ(target.port, "80");
    EXPECT_EQ(target.path, "/adapt_a@b_a@c/api/v1/spans");
    EXPECT_EQ(target.query, ":9411/api/v1/spans");
    EXPECT_TRUE(target.usable);
}

TEST(ZipkinTarget, isAnOrdinaryServersAddressWithoutAPath)
{
    const ZipkinTarget target = zipkinTarget("zipkin", 9411);
    EXPECT_EQ(target.url, "http://zipkin:9411/api/v1/spans");
    EXPECT_EQ(target.host, "zipkin");
    EXPECT_EQ(target.port, "9411");
    EXPECT_EQ(target.path, "/api/v1/spans");
    EXPECT_EQ(target.query, "");
}

TEST(ZipkinTarget, showsWhatBecomesOfMistakes)
{
    EXPECT_EQ(zipkinTarget("http://h/adapt_x/api/v1/spans?", 9411).host, "http");
    EXPECT_EQ(zipkinTarget("h/adapt_x/api/v1/spans", 9411).path, "/adapt_x/api/v1/spans:9411/api/v1/spans");
    EXPECT_FALSE(zipkinTarget("zipkin:9411", 9411).usable);
    EXPECT_FALSE(zipkinTarget(" h/api/v1/spans?", 9411).usable);
    EXPECT_FALSE(zipkinTarget("h/api/v1/spans? ", 9411).usable);
    EXPECT_FALSE(zipkinTarget("//h/api/v1/spans?", 9411).usable);
    EXPECT_FALSE(zipkinTarget("::1", 9411).usable);
    EXPECT_TRUE(zipkinTarget("[::1]", 9411).usable);
    EXPECT_EQ(zipkinTarget("[::1]", 9411).host, "[::1]");
    EXPECT_EQ(zipkinTarget("h:8080/p?", 9411).port, "8080");
    EXPECT_EQ(zipkinTarget("h/api/v1/spans#", 9411).query, "");
    EXPECT_EQ(zipkinTarget("h/", 9411).path, "/:9411/api/v1/spans");
}

TEST(AccessPoint, comesBackAsItIsWhenItIsRight)
{
    for (const std::string& right : std::vector<std::string>{kRight, "zipkin",
             std::string("zipkin.ns.svc.cluster.local"), std::string("h:8080/p/api/v1/spans?"),
             std::string("h/api/v1/spans?a=b"), std::string("h/api/v1/spans#"), std::string("[::1]")}) {
        const AccessPoint point = normaliseAccessPoint(right);
        EXPECT_EQ(point.host, right);
        EXPECT_EQ(point.steps, Steps());
        EXPECT_FALSE(point.fault);
    }
}

TEST(AccessPoint, ofTheConsoleBecomesTheValueOfTheKey)
{
    const AccessPoint point =
        normaliseAccessPoint("http://tracing-analysis-dc-hz.aliyuncs.com/adapt_a@b_a@c/api/v1/spans");
    EXPECT_EQ(point.host, kRight);
    EXPECT_EQ(point.steps, (Steps{AddressStep::droppedScheme, AddressStep::addedQuestionMark}));
}

struct StepCase {
    std::string name;
    std::string pasted;
    std::string host;
    Steps steps;
};

class AccessPointSteps : public testing::TestWithParam<StepCase> {};

TEST_P(AccessPointSteps, areTakenInOrder)
{
    const AccessPoint point = normaliseAccessPoint(GetParam().pasted);
    EXPECT_FALSE(point.fault);
    EXPECT_EQ(point.host, GetParam().host);
    EXPECT_EQ(point.steps, GetParam().steps);
    EXPECT_TRUE(normaliseAccessPoint(point.host).steps.empty());
}

INSTANTIATE_TEST_SUITE_P(Rows, AccessPointSteps,
    testing::Values(StepCase{"blankAhead", " h/api/v1/spans?", "h/api/v1/spans?", {AddressStep::trimmed}},
        StepCase{"lineEnd", "h/api/v1/spans?\n", "h/api/v1/spans?", {AddressStep::trimmed}},
        StepCase{"noBreakSpace", "\xC2\xA0h/api/v1/spans?\xE2\x80\x8B", "h/api/v1/spans?", {AddressStep::trimmed}},
        StepCase{"fullWidthMark", "h/api/v1/spans\xEF\xBC\x9F", "h/api/v1/spans?", {AddressStep::narrowed}},
        StepCase{"everythingWide", "HTTP\xEF\xBC\x9A\xEF\xBC\x8F\xEF\xBC\x8Fh/api/v1/spans", "h/api/v1/spans?",
            {AddressStep::narrowed, AddressStep::droppedScheme, AddressStep::addedQuestionMark}},
        StepCase{"twoSlashes", "//h/api/v1/spans?", "h/api/v1/spans?", {AddressStep::droppedScheme}},
        StepCase{"versionTwo", "h/adapt_x/api/v2/spans", "h/adapt_x/api/v1/spans?",
            {AddressStep::turnedToV1, AddressStep::addedQuestionMark}},
        StepCase{"manyMarks", "h/api/v1/spans???", "h/api/v1/spans?", {AddressStep::droppedQuestionMark}},
        StepCase{"markWithoutPath", "zipkin?", "zipkin", {AddressStep::droppedQuestionMark}},
        StepCase{"slashWithoutPath", "zipkin/", "zipkin", {AddressStep::droppedSlash}},
        StepCase{"bareIpv6", "2001:db8::1", "[2001:db8::1]", {AddressStep::bracketed}}),
    [](const auto& row) { return row.param.name; });

TEST(AccessPoint, givesThePortOfABareHostItsOwnKey)
{
    const AccessPoint point = normaliseAccessPoint("http://zipkin:9412/");
    EXPECT_EQ(point.host, "zipkin");
    EXPECT_EQ(point.port, 9412);
}

struct FaultCase {
    std::string name;
    std::string pasted;
    AddressFault fault;
};

class AccessPointFaults : public testing::TestWithParam<FaultCase> {};

TEST_P(AccessPointFaults, areRefused)
{
    const AccessPoint point = normaliseAccessPoint(GetParam().pasted);
    ASSERT_TRUE(point.fault);
    EXPECT_EQ(*point.fault, GetParam().fault);
    EXPECT_EQ(point.host, "");
}

INSTANTIATE_TEST_SUITE_P(Rows, AccessPointFaults,
    testing::Values(FaultCase{"nothing", " \n", AddressFault::empty},
        FaultCase{"schemeAlone", "http://", AddressFault::empty}, FaultCase{"slashAlone", "/", AddressFault::empty},
        FaultCase{"https", "HTTPS://h/api/v1/spans", AddressFault::https},
        FaultCase{"grpc", "grpc://h:4317", AddressFault::otherScheme},
        FaultCase{"blank", "h /api/v1/spans?", AddressFault::blankInside},
        FaultCase{"tab", "h/api\t/v1/spans?", AddressFault::blankInside},
        FaultCase{"quote", "\"h/api/v1/spans?\"", AddressFault::quote},
        FaultCase{"backslash", "h\\api", AddressFault::backslash},
        FaultCase{"dollar", "$HOST_IP/api/v1/spans?", AddressFault::dollar},
        FaultCase{"masked", "h/adapt_******_******/api/v1/spans?", AddressFault::masked},
        FaultCase{"jaegerPath", "h/adapt_x/api/traces", AddressFault::otherPath},
        FaultCase{"queryWithoutPath", "h?a=b", AddressFault::otherPath},
        FaultCase{"portZero", "zipkin:0", AddressFault::badPort},
        FaultCase{"portOfLetters", "zipkin:http", AddressFault::badPort},
        FaultCase{"portTooLarge", "zipkin:65536", AddressFault::badPort}),
    [](const auto& row) { return row.param.name; });

TEST(AlibabaHost, tellsItsRegionAndItsNetwork)
{
    const auto older = readAlibabaHost("tracing-analysis-dc-zb-internal.aliyuncs.com");
    ASSERT_TRUE(older);
    EXPECT_EQ(older->region, "cn-zhangjiakou");
    EXPECT_TRUE(older->internal);
    const auto newer = readAlibabaHost("tracing-cn-heyuan.arms.aliyuncs.com");
    ASSERT_TRUE(newer);
    EXPECT_EQ(newer->region, "cn-heyuan");
    EXPECT_FALSE(newer->internal);
    const auto unknown = readAlibabaHost("tracing-analysis-dc-xx.aliyuncs.com");
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->region, "");
    EXPECT_FALSE(readAlibabaHost("zipkin.aliyuncs.com"));
    EXPECT_FALSE(readAlibabaHost("tracing-analysis-dc-.aliyuncs.com"));
}

TEST(AccessPointToken, isNotShown)
{
    const std::string shown = withoutToken("http://h/adapt_a@b_c@d/api/v1/spans?:9411 and adapt_x");
    EXPECT_EQ(shown.find("a@b"), std::string::npos);
    EXPECT_EQ(shown.find("adapt_x"), std::string::npos);
    EXPECT_NE(shown.find("/api/v1/spans?:9411 and adapt_"), std::string::npos);
}

} // namespace
} // namespace longspan::ingress
