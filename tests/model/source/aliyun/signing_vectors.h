// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Known results of Alibaba Cloud's signing rules; all keys are invented.
namespace longspan::test {

struct EncodeVector {
    std::string_view input;
    std::string_view output;
    bool path = false;
};
inline const std::vector<EncodeVector> kEncodeVectors = {
    {"ABCxyz0189-_.~", "ABCxyz0189-_.~", false},
    {" ", "%20", false},
    {"+", "%2B", false},
    {"/", "%2F", false},
    {"a=b&c=d", "a%3Db%26c%3Dd", false},
    {"!'()", "%21%27%28%29", false},
    {"链路追踪", "%E9%93%BE%E8%B7%AF%E8%BF%BD%E8%B8%AA", false},
    {"😀", "%F0%9F%98%80", false},
    {"？", "%EF%BC%9F", false},
    {" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
        "%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%"
        "5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~",
        false},
    {"/k8s/c 1*~+/链路/user_config", "/k8s/c%201%2A~%2B/%E9%93%BE%E8%B7%AF/user_config", true},
};

struct FlattenVector {
    std::string_view input; ///< JSON
    std::vector<std::pair<std::string, std::string>> output;
};
inline const std::vector<FlattenVector> kFlattenVectors = {
    {R"json({"Tag": [{"Key": "http.status_code", "Value": "200"}, {"Key": "中文键", "Value": "值 1"}]})json",
        {{"Tag.1.Key", "http.status_code"}, {"Tag.1.Value", "200"}, {"Tag.2.Key", "中文键"}, {"Tag.2.Value", "值 1"}}},
    {R"json({"Metric": "appstat.incall", "IntervalInSec": 60000, "Measures": ["rt", "count", "error"], "Dimensions": ["rpc"], "Filters": [{"Key": "pid", "Value": "abc@def"}, {"Key": "regionId", "Value": "cn-hangzhou"}]})json",
        {{"Dimensions.1", "rpc"}, {"Filters.1.Key", "pid"}, {"Filters.1.Value", "abc@def"},
            {"Filters.2.Key", "regionId"}, {"Filters.2.Value", "cn-hangzhou"}, {"IntervalInSec", "60000"},
            {"Measures.1", "rt"}, {"Measures.2", "count"}, {"Measures.3", "error"}, {"Metric", "appstat.incall"}}},
    {R"json({"TraceIDs": ["a", "a", "b"]})json", {{"TraceIDs.1", "a"}, {"TraceIDs.2", "a"}, {"TraceIDs.3", "b"}}},
    {R"json({"Outer": {"Inner": {"K": "v"}}})json", {{"Outer.Inner.K", "v"}}},
};

struct SignVector {
    std::string name;
    std::string method;
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string payloadHash;
    std::string keyId;
    std::string keySecret;
    std::string canonicalRequest;
    std::string stringToSign;
    std::string authorization;
};
inline const std::vector<SignVector> kSignVectors = {
    {"documented_example_RunInstances", "POST", "/",
        {{"ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}, {"RegionId", "cn-shanghai"}},
        {{"host", "ecs.cn-shanghai.aliyuncs.com"}, {"x-acs-action", "RunInstances"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
            {"x-acs-date", "2023-10-26T10:22:32Z"}, {"x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"},
            {"x-acs-version", "2014-05-26"}},
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "YourAccessKeyId", "YourAccessKeySecret",
        "POST\n/"
        "\nImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai\nhost:ecs.cn-shanghai."
        "aliyuncs.com\nx-acs-action:RunInstances\nx-acs-content-sha256:"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-acs-date:2023-10-26T10:22:32Z\nx-acs-"
        "signature-nonce:3156853299f313e23d1673dc12e1703d\nx-acs-version:2014-05-26\n\nhost;x-acs-action;x-acs-content-"
        "sha256;x-acs-date;x-acs-signature-nonce;x-acs-"
        "version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ACS3-HMAC-SHA256\n7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259",
        "ACS3-HMAC-SHA256 "
        "Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-"
        "nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"},
    {"xtrace_ListServices_POST", "POST", "/", {{"RegionId", "cn-hangzhou"}},
        {{"host", "xtrace.cn-hangzhou.aliyuncs.com"}, {"x-acs-action", "ListServices"}, {"x-acs-version", "2019-08-08"},
            {"x-acs-date", "2026-01-02T03:04:05Z"}, {"x-acs-signature-nonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}},
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "testAccessKeyId", "testAccessKeySecret",
        "POST\n/"
        "\nRegionId=cn-hangzhou\nhost:xtrace.cn-hangzhou.aliyuncs.com\nx-acs-action:ListServices\nx-acs-content-sha256:"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-acs-date:2026-01-02T03:04:05Z\nx-acs-"
        "signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\nx-acs-version:2019-08-08\n\nhost;x-acs-action;x-acs-"
        "content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-"
        "version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ACS3-HMAC-SHA256\nc8b8f9f806c379c3115ce368dd1a3ddceee3966a97bdd20eef09b23b6e92ce5c",
        "ACS3-HMAC-SHA256 "
        "Credential=testAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-"
        "nonce;x-acs-version,Signature=b7cb95864e72e2e1bc2adc08e17a6045e579662baab20042f1adb6c29cc8af62"},
    {"no_query", "GET", "/api/v1/clusters", {},
        {{"host", "cs.cn-hangzhou.aliyuncs.com"}, {"x-acs-action", "DescribeClustersV1"},
            {"x-acs-version", "2015-12-15"}, {"x-acs-date", "2026-01-02T03:04:05Z"},
            {"x-acs-signature-nonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}},
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "testAccessKeyId", "testAccessKeySecret",
        "GET\n/api/v1/"
        "clusters\n\nhost:cs.cn-hangzhou.aliyuncs.com\nx-acs-action:DescribeClustersV1\nx-acs-content-sha256:"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-acs-date:2026-01-02T03:04:05Z\nx-acs-"
        "signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\nx-acs-version:2015-12-15\n\nhost;x-acs-action;x-acs-"
        "content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-"
        "version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ACS3-HMAC-SHA256\n9c21435b41f1eb49757e44d3bbe464431e7d50467ec51ea4af7113ce6479c225",
        "ACS3-HMAC-SHA256 "
        "Credential=testAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-"
        "nonce;x-acs-version,Signature=6dc9a674bb431069fc96876f1abf5543c3f4c09b43d3b7a5e0a847ef8160634a"},
    {"host_with_port", "POST", "/", {{"RegionId", "cn-hangzhou"}},
        {{"host", "127.0.0.1:8443"}, {"x-acs-action", "ListServices"}, {"x-acs-version", "2019-08-08"},
            {"x-acs-date", "2026-01-02T03:04:05Z"}, {"x-acs-signature-nonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}},
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "testAccessKeyId", "testAccessKeySecret",
        "POST\n/"
        "\nRegionId=cn-hangzhou\nhost:127.0.0.1:8443\nx-acs-action:ListServices\nx-acs-content-sha256:"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-acs-date:2026-01-02T03:04:05Z\nx-acs-"
        "signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\nx-acs-version:2019-08-08\n\nhost;x-acs-action;x-acs-"
        "content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-"
        "version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ACS3-HMAC-SHA256\nbd91c328c4fc09a59e0930c393e2d3f4a544110a4734367225053b2379769ccc",
        "ACS3-HMAC-SHA256 "
        "Credential=testAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-"
        "nonce;x-acs-version,Signature=2d7009d2a9394c71e8001ed6cd0a1087a51e2002ad6d89673f9187f0cb099e32"},
    {"sts_token", "POST", "/", {{"RegionId", "cn-hangzhou"}},
        {{"host", "xtrace.cn-hangzhou.aliyuncs.com"}, {"x-acs-action", "ListServices"}, {"x-acs-version", "2019-08-08"},
            {"x-acs-date", "2026-01-02T03:04:05Z"}, {"x-acs-signature-nonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
            {"x-acs-accesskey-id", "testAccessKeyId"}, {"x-acs-security-token", "CAIS+test/Token==with+plus/and=eq"}},
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "testAccessKeyId", "testAccessKeySecret",
        "POST\n/"
        "\nRegionId=cn-hangzhou\nhost:xtrace.cn-hangzhou.aliyuncs.com\nx-acs-accesskey-id:testAccessKeyId\nx-acs-"
        "action:ListServices\nx-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-"
        "acs-date:2026-01-02T03:04:05Z\nx-acs-security-token:CAIS+test/Token==with+plus/"
        "and=eq\nx-acs-signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\nx-acs-version:2019-08-08\n\nhost;x-acs-"
        "accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-"
        "version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ACS3-HMAC-SHA256\nbe624287c604bf8a15e45e38d2be7d2557cf94a70428816d53d8c3f5d7de2588",
        "ACS3-HMAC-SHA256 "
        "Credential=testAccessKeyId,SignedHeaders=host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;"
        "x-acs-security-token;x-acs-signature-nonce;x-acs-version,Signature="
        "106284b334975b90f376c0a3c6badda1f2078def002a7b3fc69be62a185b1e86"},
    {"json_body", "POST", "/clusters/c1/components/install", {},
        {{"host", "cs.cn-hangzhou.aliyuncs.com"}, {"x-acs-action", "InstallClusterAddons"},
            {"x-acs-version", "2015-12-15"}, {"x-acs-date", "2026-01-02T03:04:05Z"},
            {"x-acs-signature-nonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"},
            {"x-acs-content-sha256", "fcc3710e60bf5ea7719eefbe8ddbe97c0479f4becfb0f576eea4bd678cf9b7f8"},
            {"content-type", "application/json; charset=utf-8"}},
        "fcc3710e60bf5ea7719eefbe8ddbe97c0479f4becfb0f576eea4bd678cf9b7f8", "testAccessKeyId", "testAccessKeySecret",
        "POST\n/clusters/c1/components/install\n\ncontent-type:application/json; "
        "charset=utf-8\nhost:cs.cn-hangzhou.aliyuncs.com\nx-acs-action:InstallClusterAddons\nx-acs-content-sha256:"
        "fcc3710e60bf5ea7719eefbe8ddbe97c0479f4becfb0f576eea4bd678cf9b7f8\nx-acs-date:2026-01-02T03:04:05Z\nx-acs-"
        "signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\nx-acs-version:2015-12-15\n\ncontent-type;host;x-acs-"
        "action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-"
        "version\nfcc3710e60bf5ea7719eefbe8ddbe97c0479f4becfb0f576eea4bd678cf9b7f8",
        "ACS3-HMAC-SHA256\n257a21b6f749e2b1c69b081c504855d0795ed04d3c92cea6d4d625f8e6927d3a",
        "ACS3-HMAC-SHA256 "
        "Credential=testAccessKeyId,SignedHeaders=content-type;host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-"
        "signature-nonce;x-acs-version,Signature=2c4e3cdd080040047861aa53012f31a66615f38a973d89f23fa2002165ad5054"},
    {"xtrace_SearchTraces_whole_request", "POST", "/",
        {{"RegionId", "cn-hangzhou"}, {"StartTime", "1575561600000"}, {"EndTime", "1575622455686"},
            {"ServiceName", "订单 服务*~+/"}, {"Tag.1.Key", "http.status_code"}, {"Tag.1.Value", "200"}},
        {{"accept", "application/json"}, {"host", "xtrace.cn-hangzhou.aliyuncs.com"}, {"x-acs-action", "SearchTraces"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
            {"x-acs-credentials-provider", "static_ak"}, {"x-acs-date", "2026-01-02T03:04:05Z"},
            {"x-acs-signature-nonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"}, {"x-acs-version", "2019-08-08"}},
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "testAccessKeyId", "testAccessKeySecret",
        "POST\n/"
        "\nEndTime=1575622455686&RegionId=cn-hangzhou&ServiceName=%E8%AE%A2%E5%8D%95%20%E6%9C%8D%E5%8A%A1%2A~%2B%2F&"
        "StartTime=1575561600000&Tag.1.Key=http.status_code&Tag.1.Value=200\nhost:xtrace.cn-hangzhou.aliyuncs.com\nx-"
        "acs-action:SearchTraces\nx-acs-content-sha256:"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-acs-credentials-provider:static_ak\nx-acs-"
        "date:2026-01-02T03:04:05Z\nx-acs-signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\nx-acs-version:2019-08-"
        "08\n\nhost;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-"
        "acs-version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ACS3-HMAC-SHA256\nd05de87497cb0edde3a577f0d4c53498946d720d05b4226abf2dc27b27d89453",
        "ACS3-HMAC-SHA256 "
        "Credential=testAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-"
        "acs-date;x-acs-signature-nonce;x-acs-version,Signature="
        "4df822902fd02f2caaf33510d957f6e1f73cffff27d2afbad4ace8f4837f2158"},
    {"xtrace_ListServices_whole_request_sts", "POST", "/", {{"RegionId", "cn-hangzhou"}},
        {{"accept", "application/json"}, {"host", "xtrace.cn-hangzhou.aliyuncs.com"},
            {"x-acs-accesskey-id", "testAccessKeyId"}, {"x-acs-action", "ListServices"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
            {"x-acs-credentials-provider", "static_sts"}, {"x-acs-date", "2026-01-02T03:04:05Z"},
            {"x-acs-security-token", "CAIS+test/Token==with+plus/and=eq"},
            {"x-acs-signature-nonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"}, {"x-acs-version", "2019-08-08"}},
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "testAccessKeyId", "testAccessKeySecret",
        "POST\n/"
        "\nRegionId=cn-hangzhou\nhost:xtrace.cn-hangzhou.aliyuncs.com\nx-acs-accesskey-id:testAccessKeyId\nx-acs-"
        "action:ListServices\nx-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-"
        "acs-credentials-provider:static_sts\nx-acs-date:2026-01-02T03:04:05Z\nx-acs-security-token:CAIS+test/"
        "Token==with+plus/"
        "and=eq\nx-acs-signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\nx-acs-version:2019-08-08\n\nhost;x-acs-"
        "accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-security-token;x-"
        "acs-signature-nonce;x-acs-version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ACS3-HMAC-SHA256\n5a31cc069b0f51cb85b34773a2bcddeba774c50be47d5cbae59557e97bf4b89a",
        "ACS3-HMAC-SHA256 "
        "Credential=testAccessKeyId,SignedHeaders=host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-"
        "credentials-provider;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version,Signature="
        "5f8c1e63e5d85b8d3c83e2f46a199c65c41c171b9bceaf8c00b88077290dbc77"},
    {"cs_DescribeClustersV1_whole_request", "GET", "/api/v1/clusters",
        {{"name", "生产 集群*~+/"}, {"page_number", "1"}, {"page_size", "50"}},
        {{"accept", "application/json"}, {"host", "cs.cn-hangzhou.aliyuncs.com"},
            {"x-acs-action", "DescribeClustersV1"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
            {"x-acs-credentials-provider", "static_ak"}, {"x-acs-date", "2026-01-02T03:04:05Z"},
            {"x-acs-signature-nonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"}, {"x-acs-version", "2015-12-15"}},
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "testAccessKeyId", "testAccessKeySecret",
        "GET\n/api/v1/"
        "clusters\nname=%E7%94%9F%E4%BA%A7%20%E9%9B%86%E7%BE%A4%2A~%2B%2F&page_number=1&page_size=50\nhost:cs.cn-"
        "hangzhou.aliyuncs.com\nx-acs-action:DescribeClustersV1\nx-acs-content-sha256:"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-acs-credentials-provider:static_ak\nx-acs-"
        "date:2026-01-02T03:04:05Z\nx-acs-signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\nx-acs-version:2015-12-"
        "15\n\nhost;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-"
        "acs-version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ACS3-HMAC-SHA256\nd134ffa2f59044e9d2b005f223444f53819384ffea5d8ea1033b0d31ba2ad4bd",
        "ACS3-HMAC-SHA256 "
        "Credential=testAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-"
        "acs-date;x-acs-signature-nonce;x-acs-version,Signature="
        "5a0c181fd76e18a69d8ebca989b7119584d18676dc055b8dbacaeee89ef01d04"},
    {"cs_DescribeClusterUserKubeconfig_whole_request", "GET", "/k8s/c5b5e80b0b64a4bf6939d2d8fbbc5aaaa/user_config",
        {{"PrivateIpAddress", "false"}, {"TemporaryDurationMinutes", "60"}},
        {{"accept", "application/json"}, {"host", "cs.cn-hangzhou.aliyuncs.com"},
            {"x-acs-action", "DescribeClusterUserKubeconfig"},
            {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
            {"x-acs-credentials-provider", "static_ak"}, {"x-acs-date", "2026-01-02T03:04:05Z"},
            {"x-acs-signature-nonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"}, {"x-acs-version", "2015-12-15"}},
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "testAccessKeyId", "testAccessKeySecret",
        "GET\n/k8s/c5b5e80b0b64a4bf6939d2d8fbbc5aaaa/"
        "user_config\nPrivateIpAddress=false&TemporaryDurationMinutes=60\nhost:cs.cn-hangzhou.aliyuncs.com\nx-acs-"
        "action:DescribeClusterUserKubeconfig\nx-acs-content-sha256:"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-acs-credentials-provider:static_ak\nx-acs-"
        "date:2026-01-02T03:04:05Z\nx-acs-signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\nx-acs-version:2015-12-"
        "15\n\nhost;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-"
        "acs-version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ACS3-HMAC-SHA256\n2f7623d10ad120c92041d4f20e9dc9c4ab1315abd0eefb5bbd136431094bce36",
        "ACS3-HMAC-SHA256 "
        "Credential=testAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-"
        "acs-date;x-acs-signature-nonce;x-acs-version,Signature="
        "765c5a404bc0da4a4f7c43ca4c5c1c93ef168f8610cedfedaed4a9e03d9d3398"},
};

} // namespace longspan::test
