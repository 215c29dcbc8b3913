// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/access_points.h"

#include <algorithm>
#include <array>

namespace longspan::source::aliyun {

namespace {

constexpr std::array kRegions = {
    RegionFacts{"cn-hangzhou", "China (Hangzhou)", "华东1（杭州）", "hz"},
    RegionFacts{"cn-shanghai", "China (Shanghai)", "华东2（上海）", "sh"},
    RegionFacts{"cn-qingdao", "China (Qingdao)", "华北1（青岛）", "qd"},
    RegionFacts{"cn-beijing", "China (Beijing)", "华北2（北京）", "bj"},
    RegionFacts{"cn-zhangjiakou", "China (Zhangjiakou)", "华北3（张家口）", "zb"},
    RegionFacts{"cn-huhehaote", "China (Hohhot)", "华北5（呼和浩特）", ""},
    RegionFacts{"cn-wulanchabu", "China (Ulanqab)", "华北6（乌兰察布）", ""},
    RegionFacts{"cn-shenzhen", "China (Shenzhen)", "华南1（深圳）", "sz"},
    RegionFacts{"cn-heyuan", "China (Heyuan)", "华南2（河源）", ""},
    RegionFacts{"cn-guangzhou", "China (Guangzhou)", "华南3（广州）", ""},
    RegionFacts{"cn-chengdu", "China (Chengdu)", "西南1（成都）", "", false},
    RegionFacts{"cn-hongkong", "China (Hong Kong)", "中国（香港）", "hk"},
    RegionFacts{"cn-shanghai-finance-1", "China East 2 Finance", "华东2 金融云", ""},
    RegionFacts{"ap-northeast-1", "Japan (Tokyo)", "日本（东京）", "jp"},
    RegionFacts{"ap-southeast-1", "Singapore", "新加坡", "sg"},
    RegionFacts{"ap-southeast-3", "Malaysia (Kuala Lumpur)", "马来西亚（吉隆坡）", ""},
    RegionFacts{"ap-southeast-5", "Indonesia (Jakarta)", "印度尼西亚（雅加达）", "indonesia"},
    RegionFacts{"eu-central-1", "Germany (Frankfurt)", "德国（法兰克福）", "frankfurt"},
    RegionFacts{"eu-west-1", "UK (London)", "英国（伦敦）", "lundun"},
    RegionFacts{"us-east-1", "US (Virginia)", "美国（弗吉尼亚）", ""},
    RegionFacts{"us-west-1", "US (Silicon Valley)", "美国（硅谷）", "usw"},
    RegionFacts{"me-central-1", "SAU (Riyadh)", "沙特（利雅得）", "", false},
};

constexpr std::string_view kMask = "********";

/// $H the host, $T the token.
struct PointForm {
    ClientKind client;
    std::string_view protocol;
    std::string_view address;
    std::string_view metadata;
};

constexpr std::array kForms = {
    PointForm{ClientKind::zipkin, "Zipkin v2", "http://$H/adapt_$T/api/v2/spans", ""},
    PointForm{ClientKind::zipkin, "Zipkin v1", "http://$H/adapt_$T/api/v1/spans", ""},
    PointForm{ClientKind::jaeger, "Jaeger/HTTP", "http://$H/adapt_$T/api/traces", ""},
    PointForm{ClientKind::jaeger, "Jaeger/gRPC", "$H:1883", "Authentication"},
    PointForm{ClientKind::jaeger, "Jaeger remote sampling", "$H/adapt_$T/api/sampling", ""},
    PointForm{ClientKind::openTelemetry, "OTLP/gRPC", "http://$H:8090", "Authentication"},
    PointForm{ClientKind::openTelemetry, "OTLP/HTTP traces", "http://$H/adapt_$T/api/otlp/traces", ""},
    PointForm{ClientKind::openTelemetry, "OTLP/HTTP metrics", "http://$H/adapt_$T/api/otlp/metrics", ""},
    PointForm{ClientKind::skyWalking, "SkyWalking v8", "$H:8000", "agent.authentication"},
    PointForm{ClientKind::skyWalking, "SkyWalking v7", "$H:1883", "agent.authentication"},
    PointForm{ClientKind::skyWalking, "SkyWalking nginx-lua", "http://$H/adapt_$T", ""},
};

std::string filled(std::string_view form, std::string_view host, std::string_view token)
{
    std::string text;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] != '$') {
            text += form[i];
            continue;
        }
        text += form[++i] == 'H' ? host : token;
    }
    return text;
}

/// GetToken may say a scheme and a slash; the forms bring their own.
std::string bareHost(std::string_view host)
{
    if (const auto scheme = host.find("://"); scheme != std::string_view::npos)
        host.remove_prefix(scheme + 3);
    return std::string(host.substr(0, host.find('/')));
}

AccessPoint pointOf(const PointForm& form, Network network, const std::string& host, const ReportToken& token)
{
    AccessPoint point;
    point.client = form.client;
    point.network = network;
    point.protocol = form.protocol;
    point.masked = filled(form.address, host, kMask);
    if (!token.token.empty())
        point.address = filled(form.address, host, token.token.reveal());
    point.metadata = form.metadata;
    return point;
}

} // namespace

std::span<const RegionFacts> regionFacts()
{
    return kRegions;
}

const RegionFacts* findRegion(std::string_view id)
{
    const auto found =
        std::find_if(kRegions.begin(), kRegions.end(), [id](const RegionFacts& region) { return region.id == id; });
    return found == kRegions.end() ? nullptr : &*found;
}

std::string_view name(ClientKind kind)
{
    switch (kind) {
    case ClientKind::zipkin: return "zipkin";
    case ClientKind::jaeger: return "jaeger";
    case ClientKind::openTelemetry: return "opentelemetry";
    case ClientKind::skyWalking: return "skywalking";
    }
    return "";
}

std::string_view name(Network network)
{
    return network == Network::vpc ? "vpc" : "public";
}

std::string accessHost(std::string_view region, Network network)
{
    const std::string suffix = network == Network::vpc ? "-internal" : "";
    const RegionFacts* facts = findRegion(region);
    if (facts && !facts->accessCode.empty())
        return "tracing-analysis-dc-" + std::string(facts->accessCode) + suffix + ".aliyuncs.com";
    return "tracing-" + std::string(region) + suffix + ".arms.aliyuncs.com";
}

std::vector<AccessPoint> accessPoints(std::string_view region, const ReportToken& token)
{
    std::vector<AccessPoint> points;
    for (const Network network : {Network::internet, Network::vpc}) {
        const std::string& told = network == Network::vpc ? token.internalHost : token.publicHost;
        const std::string host = told.empty() ? accessHost(region, network) : bareHost(told);
        for (const PointForm& form : kForms)
            points.push_back(pointOf(form, network, host, token));
    }
    return points;
}

} // namespace longspan::source::aliyun
