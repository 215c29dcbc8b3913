// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standin/signature_check.h"

#include <gtest/gtest.h>

namespace longspan::standin {
namespace {

/// The request of the official documentation's own example.
Received documentedRequest()
{
    Received request{"POST", "/",
        {{"ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}, {"RegionId", "cn-shanghai"}},
        {{"host", "ecs.cn-shanghai.aliyuncs.com"}, {"x-acs-action", "RunInstances"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
            {"x-acs-date", "2023-10-26T10:22:32Z"}, {"x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"},
            {"x-acs-version", "2014-05-26"}}};
    request.headers["authorization"] =
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
        "x-acs-signature-nonce;x-acs-version,Signature="
        "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0";
    return request;
}

const KnownKey kKey{"YourAccessKeyId", Secret("YourAccessKeySecret"), {}};
const Nanos kThen = *parseTime("2023-10-26T10:22:32Z");

std::string codeOf(const Received& request, Nanos now = kThen)
{
    const auto refusal = checkSignature(request, kKey, now);
    return refusal ? refusal->code : "accepted";
}

TEST(SignatureCheck, acceptsTheDocumentedExample)
{
    EXPECT_EQ(codeOf(documentedRequest()), "accepted");
}

TEST(SignatureCheck, refusesAChangedParameter)
{
    Received request = documentedRequest();
    request.parameters["RegionId"] = "cn-beijing";
    EXPECT_EQ(codeOf(request), "SignatureDoesNotMatch");
}

TEST(SignatureCheck, refusesAnUnknownKeyAndAMissingSignature)
{
    Received request = documentedRequest();
    std::string& authorization = request.headers["authorization"];
    authorization.replace(authorization.find("YourAccessKeyId"), 15, "SomebodyElses_");
    EXPECT_EQ(codeOf(request), "InvalidAccessKeyId.NotFound");
    request.headers.erase("authorization");
    EXPECT_EQ(codeOf(request), "IncompleteSignature");
}

TEST(SignatureCheck, refusesADateMoreThanAQuarterOfAnHourOff)
{
    constexpr Nanos kMinute = 60 * kSecond;
    EXPECT_EQ(codeOf(documentedRequest(), kThen + 15 * kMinute), "accepted");
    EXPECT_EQ(codeOf(documentedRequest(), kThen + 16 * kMinute), "InvalidTimeStamp.Expired");
    EXPECT_EQ(codeOf(documentedRequest(), kThen - 16 * kMinute), "InvalidTimeStamp.Expired");
    Received request = documentedRequest();
    request.headers["x-acs-date"] = "yesterday";
    EXPECT_EQ(codeOf(request), "InvalidTimeStamp.Format");
}

TEST(SignatureCheck, wantsTheSecurityTokenOfATemporaryKey)
{
    const KnownKey temporary{"YourAccessKeyId", Secret("YourAccessKeySecret"), Secret("token")};
    EXPECT_EQ(checkSignature(documentedRequest(), temporary, kThen)->code, "MissingSecurityToken");
}

} // namespace
} // namespace longspan::standin
