// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/api_errors.h"

#include "model/net/http_error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace longspan::source::aliyun {

namespace {

using Cure = Failure::Cure;

/// Codes begin so; the first that fits counts. From the error tables of the API and the gateway.
struct CodeRule {
    std::string_view begins;
    ErrorKind kind;
    ErrorReason reason;
    Cure cure;
};

constexpr std::array kRules = {
    CodeRule{"InvalidTimeStamp", ErrorKind::unauthorised, ErrorReason::clockDiffers, Cure::measureClock},
    CodeRule{"IllegalTimestamp", ErrorKind::unauthorised, ErrorReason::clockDiffers, Cure::measureClock},
    CodeRule{"MissingTimestamp", ErrorKind::unauthorised, ErrorReason::clockDiffers, Cure::measureClock},
    CodeRule{"SignatureNonceUsed", ErrorKind::conflict, ErrorReason::unsaid, Cure::newNonce},
    CodeRule{"Throttling", ErrorKind::throttled, ErrorReason::unsaid, Cure::wait},
    CodeRule{"OperationIsThrottled", ErrorKind::throttled, ErrorReason::unsaid, Cure::wait},
    CodeRule{"ServiceUnavailable", ErrorKind::refused, ErrorReason::serverFault, Cure::wait},
    CodeRule{"InternalError", ErrorKind::refused, ErrorReason::serverFault, Cure::wait},
    CodeRule{"OperationTimeOut", ErrorKind::deadline, ErrorReason::serverFault, Cure::none},
    CodeRule{"InvalidSecurityToken.Expired", ErrorKind::unauthorised, ErrorReason::expired, Cure::none},
    CodeRule{"InvalidSecurityToken", ErrorKind::unauthorised, ErrorReason::unsaid, Cure::none},
    CodeRule{"MissingSecurityToken", ErrorKind::unauthorised, ErrorReason::unsaid, Cure::none},
    CodeRule{"SignatureDoesNotMatch", ErrorKind::unauthorised, ErrorReason::unsaid, Cure::none},
    CodeRule{"IncompleteSignature", ErrorKind::unauthorised, ErrorReason::unsaid, Cure::none},
    CodeRule{"InvalidAccessKeyId", ErrorKind::unauthorised, ErrorReason::unsaid, Cure::none},
    CodeRule{"Forbidden", ErrorKind::unauthorised, ErrorReason::unsaid, Cure::none},
    CodeRule{"NoPermission", ErrorKind::unauthorised, ErrorReason::unsaid, Cure::none},
    CodeRule{"APINotAuthorize", ErrorKind::unauthorised, ErrorReason::unsaid, Cure::none},
    CodeRule{"InvalidApi", ErrorKind::refused, ErrorReason::notOffered, Cure::none},
    CodeRule{"InvalidAction", ErrorKind::refused, ErrorReason::notOffered, Cure::none},
    CodeRule{"InvalidProduct", ErrorKind::refused, ErrorReason::notOffered, Cure::none},
    CodeRule{"InvalidVersion", ErrorKind::refused, ErrorReason::notOffered, Cure::none},
    CodeRule{"ServiceNameNotExist", ErrorKind::notFound, ErrorReason::noSuchService, Cure::none},
    CodeRule{"AppNotExist", ErrorKind::notFound, ErrorReason::noSuchService, Cure::none},
    CodeRule{"InvalidRegion", ErrorKind::notFound, ErrorReason::noSuchRegion, Cure::none},
    CodeRule{"ParameterRegion", ErrorKind::notFound, ErrorReason::noSuchRegion, Cure::none},
};

bool isSuccess(const net::ServerWords& words)
{
    return words.code.empty() || words.code == "200" || words.code == "OK" || words.code == "Success";
}

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Words of gateways about a signature repeat the request that was signed, headers and all.
void shorten(net::ServerWords& words)
{
    if (!words.code.starts_with("SignatureDoesNotMatch") && !words.code.starts_with("IncompleteSignature"))
        return;
    if (const auto told = words.message.find("string to sign"); told != std::string::npos)
        words.message.resize(told);
}

} // namespace

std::optional<Failure> failureOf(const net::Response& response, std::span<const net::Header> hidden)
{
    constexpr std::size_t kFullAnswer = 4096;
    const bool fine = response.status >= 200 && response.status < 300;
    // A large answer is no error; looking for words in it would read it twice.
    if (fine && response.text().size() > kFullAnswer && !net::isWebPage(response))
        return std::nullopt;
    net::ServerWords words = net::serverWords(response);
    shorten(words);
    if (fine && !net::isWebPage(response) && isSuccess(words))
        return std::nullopt;
    Failure failure{net::statusError(response, words, hidden), Cure::none};
    if (response.status == 429 || response.status >= 500)
        failure.cure = Cure::wait;
    const auto rule = std::find_if(
        kRules.begin(), kRules.end(), [&words](const CodeRule& known) { return words.code.starts_with(known.begins); });
    if (rule != kRules.end()) {
        failure.error.kind = rule->kind;
        failure.error.reason = rule->reason;
        failure.cure = rule->cure;
    }
    return failure;
}

std::optional<Nanos> parseHttpDate(std::string_view text)
{
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (text.size() != 29 || text.substr(25) != " GMT")
        return std::nullopt;
    const auto month = kMonths.find(text.substr(8, 3));
    const auto day = number(text.substr(5, 2));
    const auto year = number(text.substr(12, 4));
    const auto hour = number(text.substr(17, 2));
    const auto minute = number(text.substr(20, 2));
    const auto second = number(text.substr(23, 2));
    if (month == std::string_view::npos || month % 3 != 0 || !day || !year || !hour || !minute || !second)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
        std::chrono::month(static_cast<unsigned>(month / 3 + 1)), std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *year < 1970 || *year > 2200)
        return std::nullopt;
    const Nanos days = std::chrono::sys_days(date).time_since_epoch().count();
    return (((days * 24 + *hour) * 60 + *minute) * 60 + *second) * kSecond;
}

std::optional<Nanos> retryAfter(const net::Response& response)
{
    constexpr int kSecondsBelow = 1000;
    constexpr Nanos kMost = 30 * kSecond;
    if (const auto own = number(response.header("x-acs-retry-after")); own && *own >= 0)
        return std::min(kMost, Nanos{*own} * (*own < kSecondsBelow ? kSecond : kMillisecond));
    if (const auto plain = number(response.header("retry-after")); plain && *plain >= 0)
        return std::min(kMost, Nanos{*plain} * kSecond);
    return std::nullopt;
}

} // namespace longspan::source::aliyun
