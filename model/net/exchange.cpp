// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/exchange.h"

#include "model/net/http_error.h"
#include "model/net/redirect.h"
#include "model/net/retry.h"

#include <algorithm>

namespace longspan::net {

namespace {

// RFC 9110 section 5.6.2: what a method or the name of a header may be made of.
bool isToken(std::string_view text)
{
    static constexpr std::string_view kSigns = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
            kSigns.find(byte) != std::string_view::npos;
    });
}

// A line break in a value would smuggle in a header of its own.
bool isValue(const std::string& text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
}

Result<> checkRequest(const Request& request)
{
    const std::string where = placeOf(request.url);
    if (!isToken(request.method))
        return fail(ErrorKind::malformed, "not a method of HTTP", where);
    for (const Header& header : request.headers) {
        if (!isToken(header.name))
            return fail(ErrorKind::malformed, "not the name of a header: " + oneLine(header.name, 60), where);
        if (!isValue(header.value.reveal()))
            return fail(ErrorKind::malformed, "a line break in the header " + header.name, where);
    }
    return {};
}

} // namespace

Exchange::Exchange(const Request& request, const Setting& setting, Transfer::Receiver receiver)
    : m_setting(setting), m_receiver(receiver), m_repeatable(request.repeatable)
{
    prepare(request);
}

void Exchange::prepare(const Request& request)
{
    if (Result<> fits = checkRequest(request); !fits) {
        m_outcome = failWith(std::move(fits));
        return;
    }
    Result<Url> url = parseUrl(request.url);
    if (!url) {
        m_outcome = failWith(std::move(url));
        return;
    }
    aim({*std::move(url), request.method, request.headers, request.body});
}

void Exchange::aim(Attempt attempt)
{
    m_attempt = std::move(attempt);
    m_origin = m_attempt.url.origin();
    m_due = m_setting.pacing.now();
}

CURL* Exchange::begin()
{
    m_transfer =
        std::make_unique<Transfer>(m_attempt, m_setting.options, m_setting.share, m_receiver, m_setting.pacing.now());
    return m_transfer->handle();
}

void Exchange::end(Error error)
{
    m_transfer.reset();
    m_outcome = tl::unexpected<Error>(std::move(error));
}

void Exchange::finished(CURLcode code)
{
    Result<Response> result = m_transfer->finish(code);
    const bool sinkTouched = m_transfer->sinkTouched();
    m_transfer.reset();
    settle(std::move(result), sinkTouched);
}

void Exchange::settle(Result<Response> result, bool sinkTouched)
{
    if (result && isRedirect(*result)) {
        follow(*result);
        return;
    }
    if (repeat(result, sinkTouched))
        return;
    if (result)
        result->redirects = m_redirects;
    m_outcome = std::move(result);
}

void Exchange::follow(const Response& response)
{
    if (++m_redirects > m_setting.options.redirects) {
        end(Error{ErrorKind::refused, "sent on more than " + std::to_string(m_setting.options.redirects) + " times",
            response.url});
        return;
    }
    Result<Attempt> next = redirected(m_attempt, response);
    if (next)
        aim(*std::move(next));
    else
        end(std::move(next).error());
}

bool Exchange::repeat(const Result<Response>& result, bool sinkTouched)
{
    const bool worth = result ? worthRepeating(result->status) : worthRepeating(result.error());
    if (!worth || !m_repeatable || sinkTouched)
        return false;
    const auto wish = result ? retryWish(*result, std::chrono::system_clock::now()) : std::nullopt;
    const auto pause = pauseBefore(m_repetitions + 1, m_setting.options.retry, wish, m_setting.pacing.jitter());
    if (!pause)
        return false;
    const TimePoint due = m_setting.pacing.now() + *pause;
    if (due >= m_setting.call.deadline) // what is known now says more than "too late"
        return false;
    ++m_repetitions;
    m_due = due;
    return true;
}

} // namespace longspan::net
