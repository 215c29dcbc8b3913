// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/controller_version.h"

#include <gtest/gtest.h>

namespace longspan::ingress {
namespace {

struct ImageCase {
    std::string image;
    std::string version;
    bool alibaba;
};

class ControllerVersionImage : public testing::TestWithParam<ImageCase> {};

TEST_P(ControllerVersionImage, isReadOutOfTheName)
{
    const auto version = parseVersion(GetParam().image);
    ASSERT_TRUE(version) << GetParam().image;
    EXPECT_EQ(version->text(), GetParam().version) << GetParam().image;
    EXPECT_EQ(version->alibaba, GetParam().alibaba) << GetParam().image;
}

INSTANTIATE_TEST_SUITE_P(Images, ControllerVersionImage,
    testing::Values(ImageCase{"1.8.2", "1.8.2", false}, ImageCase{"v1.9.3-aliyun.1", "1.9.3", true},
        ImageCase{"v1.12.6-release.1", "1.12.6", true}, ImageCase{"v0.44.0.12-27ae67262-aliyun", "0.44.0", true},
        ImageCase{"controller-v1.8.2", "1.8.2", false}, ImageCase{"nginx-0.9.0-beta.14", "0.9.0-beta.14", false},
        ImageCase{"registry.example/ingress-nginx/controller:v1.10.2@sha256:0123", "1.10.2", false},
        ImageCase{"host:5000/acs/aliyun-ingress-controller:v1.2.1-aliyun.1", "1.2.1", true},
        ImageCase{"host:5000/acs/aliyun-ingress-controller:1.8.0", "1.8.0", true},
        ImageCase{"1.0.0-beta.1", "1.0.0-beta.1", false}, ImageCase{"v1.15", "1.15.0", false}),
    [](const auto& row) { return "image" + std::to_string(row.index); });

TEST(ControllerVersion, isNotMadeUpWhereThereIsNone)
{
    for (const char* image :
        {"latest", "", "host:5000/controller", "controller@sha256:01", "v1", "v1.x", "1.2.", "v-1.2"})
        EXPECT_FALSE(parseVersion(image)) << image;
}

TEST(ControllerVersion, comesInTheOrderOfItsNumbers)
{
    EXPECT_LT(*parseVersion("1.9.6"), *parseVersion("1.10.0"));
    EXPECT_LT(*parseVersion("1.0.0-beta.1"), *parseVersion("1.0.0"));
    EXPECT_LT(*parseVersion("0.9.0-beta.13"), *parseVersion("0.9.0-beta.14"));
    EXPECT_TRUE((*parseVersion("v1.8.2-aliyun.1") <=> *parseVersion("1.8.2")) == 0);
}

} // namespace
} // namespace longspan::ingress
