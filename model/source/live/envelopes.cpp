// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/envelopes.h"

#include "model/base/ascii.h"
#include "model/net/http_error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace longspan::source {

namespace {

using Json = nlohmann::json;

/// How much of a long body is looked at for what stands at its end.
constexpr std::size_t kTail = 4096;

Result<Json> parsed(std::string_view body, const std::string& place)
{
    if (body.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(ErrorKind::malformed, ErrorReason::incomplete, "the answer is empty", place);
    Json json = Json::parse(body.begin(), body.end(), nullptr, false);
    if (json.is_discarded())
        return fail(ErrorKind::malformed, "the answer is no JSON or ends too early", place);
    return json;
}

/// The member, or nothing when json is no object or has no such.
const Json* member(const Json& json, const char* key)
{
    if (!json.is_object())
        return nullptr;
    const auto found = json.find(key);
    return found == json.end() ? nullptr : &*found;
}

std::string textOf(const Json* json)
{
    return json != nullptr && json->is_string() ? json->get<std::string>() : std::string();
}

/// The list inside an answer; a null or an empty object stands for an empty one.
Result<Json> listIn(std::string_view body, std::span<const char* const> keys, const std::string& place)
{
    Result<Json> json = parsed(body, place);
    if (!json || json->is_array())
        return json;
    for (const char* key : keys)
        if (const Json* list = member(*json, key)) {
            if (list->is_null())
                return Json(Json::array());
            if (list->is_array())
                return Json(*list);
            return fail(ErrorKind::malformed, "'" + std::string(key) + "' in the answer is no list", place);
        }
    if (json->is_null() || (json->is_object() && json->empty()))
        return Json(Json::array());
    return fail(ErrorKind::malformed, "the answer is JSON, but holds no list", place);
}

SpanKind kindOf(std::string_view written)
{
    const std::string text = lowered(written);
    static constexpr std::array<std::pair<std::string_view, SpanKind>, 5> kKinds{
        {{"server", SpanKind::server}, {"client", SpanKind::client}, {"producer", SpanKind::producer},
            {"consumer", SpanKind::consumer}, {"internal", SpanKind::internal}}};
    for (const auto& [name, kind] : kKinds)
        if (text == name)
            return kind;
    return SpanKind::unspecified;
}

/// Of two kinds of one name the one with the smaller number here is told.
int meaning(SpanKind kind)
{
    switch (kind) {
    case SpanKind::server: return 0;
    case SpanKind::consumer: return 1;
    case SpanKind::client: return 2;
    case SpanKind::producer: return 3;
    case SpanKind::internal: return 4;
    default: return 5;
    }
}

std::optional<Nanos> instantOf(const Json* json)
{
    if (json != nullptr && json->is_string())
        return parseTime(json->get<std::string>());
    if (json == nullptr || !json->is_number())
        return std::nullopt;
    const double millis = json->get<double>();
    return std::abs(millis) < 9e12 ? std::optional(static_cast<Nanos>(millis) * kMillisecond) : std::nullopt;
}

std::optional<Gauge> gaugeOf(const Json& point)
{
    const Json* gauge = member(point, "gaugeValue");
    const Json* value = gauge != nullptr ? member(*gauge, "doubleValue") : nullptr;
    const auto time = instantOf(member(point, "timestamp"));
    // Not a number comes as a text.
    if (!time || value == nullptr || !value->is_number() || !std::isfinite(value->get<double>()))
        return std::nullopt;
    return Gauge{*time, value->get<double>()};
}

bool labelled(const Json& series, const std::string& operation)
{
    const Json* labels = member(series, "labels");
    return labels != nullptr && labels->is_array() &&
        std::any_of(labels->begin(), labels->end(), [&operation](const Json& label) {
            return textOf(member(label, "name")) == "operation" && textOf(member(label, "value")) == operation;
        });
}

} // namespace

Result<std::vector<std::string>> readNames(std::string_view body, const std::string& place)
{
    static constexpr std::array<const char*, 2> kKeys{"services", "data"};
    const Result<Json> list = listIn(body, kKeys, place);
    if (!list)
        return tl::unexpected(list.error());
    std::vector<std::string> names;
    for (const Json& element : *list)
        if (element.is_string() && !element.get_ref<const std::string&>().empty())
            names.push_back(element.get<std::string>());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

Result<std::vector<Operation>> readOperations(std::string_view body, const std::string& place)
{
    static constexpr std::array<const char*, 2> kKeys{"operations", "data"};
    const Result<Json> list = listIn(body, kKeys, place);
    if (!list)
        return tl::unexpected(list.error());
    std::vector<Operation> operations;
    for (const Json& element : *list) {
        Operation one{textOf(element.is_string() ? &element : member(element, "name")),
            kindOf(textOf(member(element, "spanKind")))};
        if (one.kind == SpanKind::unspecified)
            one.kind = kindOf(textOf(member(element, "span_kind")));
        if (!one.name.empty())
            operations.push_back(std::move(one));
    }
    std::sort(operations.begin(), operations.end(), [](const Operation& a, const Operation& b) {
        return a.name != b.name ? a.name < b.name : meaning(a.kind) < meaning(b.kind);
    });
    const auto sameName = [](const Operation& a, const Operation& b) { return a.name == b.name; };
    operations.erase(std::unique(operations.begin(), operations.end(), sameName), operations.end());
    return operations;
}

Result<ZipkinConfig> readZipkinConfig(std::string_view body, const std::string& place)
{
    const Result<Json> json = parsed(body, place);
    if (!json)
        return tl::unexpected(json.error());
    if (!json->is_object())
        return fail(ErrorKind::malformed, "the configuration is no JSON object", place);
    ZipkinConfig config;
    if (const Json* limit = member(*json, "queryLimit"); limit != nullptr && limit->is_number_integer())
        config.queryLimit = limit->get<std::int64_t>();
    if (const Json* enabled = member(*json, "searchEnabled"); enabled != nullptr && enabled->is_boolean())
        config.searchEnabled = enabled->get<bool>();
    if (const Json* strict = member(*json, "strictTraceId"); strict != nullptr && strict->is_boolean())
        config.strictTraceId = strict->get<bool>();
    return config;
}

std::string readZipkinStorage(std::string_view body)
{
    const Result<Json> json = parsed(body, {});
    const Json* at = json ? &*json : nullptr;
    for (const char* key : {"zipkin", "details"})
        at = at != nullptr ? member(*at, key) : nullptr;
    if (at == nullptr || !at->is_object())
        return {};
    for (const auto& [name, unused] : at->items())
        if (const std::size_t end = name.find("Storage"); end != std::string::npos)
            return net::oneLine(std::string_view(name).substr(0, end + std::string_view("Storage").size()), 60);
    return {};
}

std::string readZipkinVersion(std::string_view body)
{
    const Result<Json> json = parsed(body, {});
    const Json* zipkin = json ? member(*json, "zipkin") : nullptr;
    return zipkin != nullptr ? net::oneLine(textOf(member(*zipkin, "version")), 60) : std::string();
}

std::string readJaegerVersion(std::string_view page)
{
    const std::size_t at = page.find("JAEGER_VERSION");
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = page.substr(at, kTail);
    static constexpr std::string_view kKey = "\"gitVersion\":\"";
    const std::size_t key = rest.find(kKey);
    if (key == std::string_view::npos)
        return {};
    const std::string_view value = rest.substr(key + kKey.size());
    const std::size_t end = value.find('"');
    return end == std::string_view::npos ? std::string() : net::oneLine(value.substr(0, end), 60);
}

Result<std::size_t> countSummaries(std::string_view body, const std::string& place)
{
    static constexpr std::array<const char*, 1> kKeys{"summaries"};
    return listIn(body, kKeys, place).map([](const Json& list) { return list.size(); });
}

Result<std::vector<Gauge>> readGauges(
    std::string_view body, const std::string& place, const std::optional<std::string>& operation)
{
    static constexpr std::array<const char*, 1> kKeys{"metrics"};
    const Result<Json> list = listIn(body, kKeys, place);
    if (!list)
        return tl::unexpected(list.error());
    std::vector<Gauge> gauges;
    for (const Json& series : *list) {
        const Json* points = member(series, "metricPoints");
        if (points == nullptr || !points->is_array() || (operation && !labelled(series, *operation)))
            continue;
        for (const Json& point : *points)
            if (const auto gauge = gaugeOf(point))
                gauges.push_back(*gauge);
    }
    return gauges;
}

std::optional<std::string> readFault(std::string_view body)
{
    const std::string_view end = body.size() > kTail ? body.substr(body.size() - kTail) : body;
    static constexpr std::array<std::string_view, 2> kSigns{"\"errors\":[{", "\"error\":{"};
    for (const std::string_view sign : kSigns) {
        const std::size_t at = end.rfind(sign);
        if (at == std::string_view::npos)
            continue;
        const std::string_view rest = end.substr(at + sign.size() - 1);
        const std::size_t close = rest.find('}');
        const Json json = Json::parse(rest.begin(),
            rest.begin() + static_cast<std::ptrdiff_t>(close == std::string_view::npos ? rest.size() : close + 1),
            nullptr, false);
        // Spans may carry such texts as well, but then in other shapes.
        std::string words = textOf(member(json, "msg"));
        if (words.empty())
            words = textOf(member(json, "message"));
        if (!words.empty())
            return net::oneLine(words);
    }
    return std::nullopt;
}

} // namespace longspan::source
