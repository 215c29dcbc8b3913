// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/access_points.h"
#include "model/source/aliyun/credential_files.h"
#include "model/source/aliyun/credentials.h"
#include "tests/support/fake_http.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace longspan::source::aliyun {
namespace {

class AliyunCredentials : public testing::Test {
protected:
    AliyunCredentials()
    {
        m_home =
            testing::TempDir() + "aliyun_credentials_" + testing::UnitTest::GetInstance()->current_test_info()->name();
        std::filesystem::remove_all(m_home);
        m_places.home = m_home;
        m_places.environment = [this](std::string_view name) -> std::optional<std::string> {
            const auto found = m_environment.find(std::string(name));
            return found == m_environment.end() ? std::nullopt : std::optional(found->second);
        };
    }
    ~AliyunCredentials() override { std::filesystem::remove_all(m_home); }

    void write(const std::string& path, const std::string& text)
    {
        const std::filesystem::path whole = m_home + path;
        std::filesystem::create_directories(whole.parent_path());
        std::ofstream(whole) << text;
    }

    std::string m_home;
    std::map<std::string, std::string> m_environment;
    CredentialPlaces m_places;
};

constexpr const char* kConfig = R"({"current":"shop","profiles":[
    {"name":"shop","mode":"AK","access_key_id":"id-ak","access_key_secret":"secret-ak","region_id":"cn-beijing"},
    {"name":"short","mode":"StsToken","access_key_id":"id-sts","access_key_secret":"secret-sts","sts_token":"token"},
    {"name":"sso","mode":"CloudSSO","access_key_id":"id-sso","access_key_secret":"secret-sso"}]})";

TEST_F(AliyunCredentials, comeFromTheEnvironmentFirst)
{
    write("/.aliyun/config.json", kConfig);
    m_environment = {{"ALIBABA_CLOUD_ACCESS_KEY_ID", "id"}, {"ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret"},
        {"ALIBABA_CLOUD_SECURITY_TOKEN", "token"}};
    const auto found = findCredentials(m_places, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->accessKeyId.reveal(), "id");
    EXPECT_EQ(found->securityToken.reveal(), "token");
    EXPECT_EQ(found->from, "environment");
}

TEST_F(AliyunCredentials, comeFromTheCurrentProfileOrTheOneNamed)
{
    write("/.aliyun/config.json", kConfig);
    auto found = findCredentials(m_places, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->accessKeySecret.reveal(), "secret-ak");
    EXPECT_EQ(found->region, "cn-beijing");
    EXPECT_EQ(found->from, "~/.aliyun/config.json, profile shop");
    m_environment["ALIBABA_CLOUD_PROFILE"] = "short";
    found = findCredentials(m_places, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->securityToken.reveal(), "token");
}

TEST_F(AliyunCredentials, comeFromTheIniFileLast)
{
    write("/.alibabacloud/credentials",
        "# keys\n[other]\naccess_key_id=x\n[default]\ntype = access_key\naccess_key_id = id-ini\n"
        "access_key_secret = secret-ini\n");
    const auto found = findCredentials(m_places, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->accessKeyId.reveal(), "id-ini");
    EXPECT_EQ(found->from, "~/.alibabacloud/credentials, section default");
}

TEST_F(AliyunCredentials, sayWhereTheyWereLookedForAndNeverAValue)
{
    m_environment = {{"ALIBABA_CLOUD_ACCESS_KEY_SECRET", "hush"}, {"ALIBABA_CLOUD_PROFILE", "sso"}};
    write("/.aliyun/config.json", kConfig);
    write("/.alibabacloud/credentials", "[sso]\ntype=access_key\naccess_key_secret=hush\n");
    const auto found = findCredentials(m_places, {});
    ASSERT_FALSE(found);
    const std::string& what = found.error().what;
    EXPECT_EQ(found.error().kind, ErrorKind::unauthorised);
    for (const char* place : {"environment", "~/.aliyun/config.json", "CloudSSO", "~/.alibabacloud/credentials",
             "access_key_id", "ECS role: not asked for"})
        EXPECT_NE(what.find(place), std::string::npos) << place << " in " << what;
    for (const char* value : {"hush", "id-sso", "secret-"})
        EXPECT_EQ(what.find(value), std::string::npos) << what;
}

TEST_F(AliyunCredentials, askTheRoleOnlyWhenToldAndAgainBeforeItExpires)
{
    const auto http = std::make_shared<test::FakeHttp>();
    http->on("/latest/api/token", test::httpAnswer("session", 200, "text/plain"));
    http->on("security-credentials/viewer",
        test::httpAnswer(
            R"({"Code":"Success","AccessKeyId":"id-role","AccessKeySecret":"s","SecurityToken":"t",
            "Expiration":"2026-01-02T04:00:00Z"})"));
    http->on("security-credentials/", test::httpAnswer("viewer", 200, "text/plain"));
    Nanos now = *parseTime("2026-01-02T03:00:00Z");
    m_places.http = http;
    m_places.metadata = "http://metadata.example";
    m_places.now = [&now] { return now; };
    ASSERT_FALSE(findCredentials(m_places, {}));
    EXPECT_TRUE(http->requests().empty());
    m_places.ecsRole = true;
    const CredentialsFinder chain = chainOf(m_places);
    ASSERT_TRUE(chain({}));
    EXPECT_EQ(chain({})->accessKeyId.reveal(), "id-role");
    EXPECT_EQ(http->requests().size(), 3U) << "what was found is kept";
    EXPECT_EQ(http->lines().front(), "PUT http://metadata.example/latest/api/token");
    now = *parseTime("2026-01-02T03:46:00Z");
    ASSERT_TRUE(chain({}));
    EXPECT_EQ(http->requests().size(), 6U);
}

TEST_F(AliyunCredentials, areNotTakenFromDamagedFiles)
{
    for (const char* text :
        {"", "{", "[]", R"({"profiles":5})", R"({"current":"a","profiles":[{"name":"a","mode":"AK"}]})"})
        EXPECT_FALSE(readCliProfile(text, "")) << text;
    for (const char* text : {"", "[default]", "access_key_id=1\naccess_key_secret=2", "[default]\naccess_key_id\n"})
        EXPECT_FALSE(readCredentialsIni(text, "")) << text;
}

TEST(AliyunAccessPoints, haveTheHostOfTheirRegion)
{
    EXPECT_EQ(accessHost("cn-hangzhou", Network::internet), "tracing-analysis-dc-hz.aliyuncs.com");
    EXPECT_EQ(accessHost("cn-hangzhou", Network::vpc), "tracing-analysis-dc-hz-internal.aliyuncs.com");
    EXPECT_EQ(accessHost("cn-chengdu", Network::internet), "tracing-cn-chengdu.arms.aliyuncs.com");
    EXPECT_EQ(accessHost("cn-chengdu", Network::vpc), "tracing-cn-chengdu-internal.arms.aliyuncs.com");
}

TEST(AliyunAccessPoints, maskTheTokenEverywhereButInTheAddress)
{
    const auto points = accessPoints("cn-beijing", {Secret("abc@def_abc@ghi"), {}, {}, "typed"});
    EXPECT_EQ(points.size(), 22U);
    for (const AccessPoint& point : points)
        EXPECT_EQ(point.masked.find("abc@"), std::string::npos) << point.masked;
    EXPECT_EQ(points.front().address.reveal(),
        "http://tracing-analysis-dc-bj.aliyuncs.com/adapt_abc@def_abc@ghi/api/v2/spans");
    EXPECT_TRUE(accessPoints("cn-beijing", {}).front().address.empty());
}

} // namespace
} // namespace longspan::source::aliyun
