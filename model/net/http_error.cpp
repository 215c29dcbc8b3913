// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/http_error.h"

#include "model/base/ascii.h"

#include <algorithm>
#include <array>

namespace longspan::net {

namespace {

struct Meaning {
    ErrorKind kind = ErrorKind::refused;
    ErrorReason reason = ErrorReason::unsaid;
};

struct StatusMeaning {
    int status;
    Meaning meaning;
};

constexpr std::array<StatusMeaning, 13> kMeanings{{
    {401, {ErrorKind::unauthorised, ErrorReason::unsaid}},
    {403, {ErrorKind::unauthorised, ErrorReason::unsaid}},
    {407, {ErrorKind::unauthorised, ErrorReason::unsaid}},
    {404, {ErrorKind::notFound, ErrorReason::unsaid}},
    {410, {ErrorKind::notFound, ErrorReason::unsaid}},
    {405, {ErrorKind::refused, ErrorReason::notOffered}},
    {501, {ErrorKind::refused, ErrorReason::notOffered}},
    {408, {ErrorKind::deadline, ErrorReason::serverFault}},
    {504, {ErrorKind::deadline, ErrorReason::serverFault}},
    {409, {ErrorKind::conflict, ErrorReason::unsaid}},
    {412, {ErrorKind::conflict, ErrorReason::unsaid}},
    {413, {ErrorKind::tooLarge, ErrorReason::unsaid}},
    {429, {ErrorKind::throttled, ErrorReason::unsaid}},
}};

Meaning meaningOf(int status)
{
    const auto same = [status](const StatusMeaning& each) { return each.status == status; };
    const auto* const found = std::find_if(kMeanings.begin(), kMeanings.end(), same);
    if (found != kMeanings.end())
        return found->meaning;
    if (status == 503)
        return {ErrorKind::throttled, ErrorReason::unsaid};
    return {ErrorKind::refused, status >= 500 ? ErrorReason::serverFault : ErrorReason::unsaid};
}

bool succeeded(const Response& response)
{
    return response.status >= 200 && response.status <= 299;
}

// Only the start of a page is looked at.
constexpr std::size_t kPageStart = 64 * 1024;

bool asksForPassword(const Response& response)
{
    const std::string page = lowered(response.text().substr(0, kPageStart));
    return page.find("type=\"password\"") != std::string::npos || page.find("type='password'") != std::string::npos ||
        page.find("type=password") != std::string::npos;
}

Error pageError(const Response& response)
{
    const bool login = response.redirects > 0 || asksForPassword(response);
    std::string what = "HTTP " + std::to_string(response.status);
    what += login ? ": a login page instead of data" : ": a web page instead of data";
    return Error{
        login ? ErrorKind::unauthorised : ErrorKind::malformed, std::move(what), response.url, ErrorReason::webPage};
}

// A value of a header, and what follows "Bearer " or "Basic " in it.
std::array<std::string_view, 2> hiddenParts(const std::string& value)
{
    const std::string_view whole = value;
    const std::size_t space = whole.find(' ');
    return {whole, space == std::string_view::npos ? std::string_view() : whole.substr(space + 1)};
}

} // namespace

std::string withoutSecrets(std::string text, std::span<const Header> hidden)
{
    // Short values ("1", "true") are no secrets, and taking them out would spoil every text.
    static constexpr std::size_t kShortest = 4;
    for (const Header& header : hidden) {
        for (const std::string_view part : hiddenParts(header.value.reveal())) {
            if (part.size() < kShortest)
                continue;
            for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
                text.replace(at, part.size(), "…");
        }
    }
    return text;
}

bool isWebPage(const Response& response)
{
    const std::string type = lowered(response.header("content-type"));
    if (!type.empty() && type.find("html") == std::string::npos && type.find("text/plain") == std::string::npos)
        return false;
    std::string_view body = response.text();
    body.remove_prefix(std::min(body.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), body.size()));
    const std::string start = lowered(body.substr(0, 16));
    return type.find("html") != std::string::npos || start.rfind("<!doctype html", 0) == 0 ||
        start.rfind("<html", 0) == 0;
}

Error statusError(const Response& response, const ServerWords& words, std::span<const Header> hidden)
{
    const Meaning meaning = meaningOf(response.status);
    std::string what = "HTTP " + std::to_string(response.status);
    if (!words.code.empty())
        what += " (" + words.code + ")";
    if (!words.message.empty())
        what += ": " + words.message;
    if (!words.requestId.empty())
        what += "; request id " + words.requestId;
    const bool page = isWebPage(response);
    return Error{meaning.kind, withoutSecrets(std::move(what), hidden), response.url,
        page && meaning.reason == ErrorReason::unsaid ? ErrorReason::webPage : meaning.reason};
}

Result<> checkStatus(const Response& response, std::span<const Header> hidden)
{
    if (!succeeded(response))
        return tl::unexpected<Error>(statusError(response, serverWords(response), hidden));
    if (isWebPage(response))
        return tl::unexpected<Error>(pageError(response));
    return {};
}

} // namespace longspan::net
