// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/url.h"
#include "model/source/aliyun/signature.h"
#include "tests/model/source/aliyun/signing_vectors.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace longspan::source::aliyun {
namespace {

TEST(AliyunSignature, encodesAsTheVectorsDo)
{
    for (const test::EncodeVector& vector : test::kEncodeVectors)
        EXPECT_EQ(vector.path ? net::encodePath(vector.input) : net::percentEncode(vector.input), vector.output);
}

TEST(AliyunSignature, flattensListsAndObjectsAsTheVectorsDo)
{
    for (const test::FlattenVector& vector : test::kFlattenVectors)
        EXPECT_EQ(flattenQuery(nlohmann::json::parse(vector.input)), vector.output);
}

TEST(AliyunSignature, leavesNullOutAndKeepsAnEmptyText)
{
    EXPECT_EQ(flattenQuery({{"a", nullptr}, {"b", ""}}), (Pairs{{"b", ""}}));
    EXPECT_EQ(canonicalQuery({{"b", ""}}), "b=");
}

TEST(AliyunSignature, agreesWithEveryVector)
{
    ASSERT_EQ(test::kSignVectors.size(), 10U);
    for (const test::SignVector& vector : test::kSignVectors) {
        const SignedRequest request{vector.method, vector.path, vector.query, vector.headers, vector.payloadHash};
        EXPECT_EQ(canonicalRequest(request), vector.canonicalRequest) << vector.name;
        EXPECT_EQ(stringToSign(canonicalRequest(request)), vector.stringToSign) << vector.name;
        EXPECT_EQ(authorization(request, vector.keyId, vector.keySecret), vector.authorization) << vector.name;
    }
}

TEST(AliyunSignature, writesTimesInWholeSeconds)
{
    EXPECT_EQ(signingTime(*parseTime("2026-01-02T03:04:05.999Z")), "2026-01-02T03:04:05Z");
}

TEST(AliyunSignature, givesEveryRequestANonceOfItsOwn)
{
    EXPECT_EQ(randomNonce().size(), 32U);
    EXPECT_NE(randomNonce(), randomNonce());
}

} // namespace
} // namespace longspan::source::aliyun
