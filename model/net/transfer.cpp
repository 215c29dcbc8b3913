// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/transfer.h"

#include "model/base/ascii.h"
#include "model/net/curl_error.h"
#include "model/net/http_error.h"

#include <algorithm>
#include <charconv>

namespace longspan::net {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::uint64_t numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

} // namespace

Transfer::Transfer(
    const Attempt& attempt, const ClientOptions& options, CURLSH* share, Receiver receiver, TimePoint now)
    : m_handle(curl_easy_init())
    , m_attempt(attempt)
    , m_options(options)
    , m_receiver(receiver)
    // The time to connect has a limit of its own, which is over before this one begins to matter.
    , m_windowEnd(now + options.patience.connect + options.patience.firstByte)
{
    m_response.url = attempt.url.place();
    setUp(share);
}

bool Transfer::refuse(ErrorKind kind, std::string what)
{
    m_error = Error{kind, std::move(what), m_response.url};
    return false;
}

std::size_t Transfer::onHeader(char* data, std::size_t size, std::size_t count, void* self)
{
    const std::size_t bytes = size * count;
    return static_cast<Transfer*>(self)->takeHeaderLine({data, bytes}) ? bytes : 0;
}

std::size_t Transfer::onBody(char* data, std::size_t size, std::size_t count, void* self)
{
    const std::size_t bytes = size * count;
    return static_cast<Transfer*>(self)->takeBody({data, bytes}) ? bytes : 0;
}

bool Transfer::takeHeaderLine(std::string_view line)
{
    m_headerBytes += line.size();
    if (m_headerBytes > m_options.size.headers)
        return refuse(ErrorKind::tooLarge, "headers of more than " + std::to_string(m_options.size.headers) + " bytes");
    if (line.substr(0, 5) == "HTTP/") { // anew after 100 Continue and its like
        m_response.headers.clear();
        long status = 0;
        curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
        m_response.status = static_cast<int>(status);
        return true;
    }
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
        m_response.headers.emplace_back(
            lowered(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1))));
    return true;
}

// Before the first byte of a body: what was announced is refused without waiting for it.
bool Transfer::startBody()
{
    long status = 0;
    curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
    m_response.status = static_cast<int>(status);
    const std::string_view packing = m_response.header("content-encoding");
    if (!packing.empty() && packing != "identity")
        return true;
    m_announced = numberOf(m_response.header("content-length"));
    if (m_receiver.sink != nullptr || !succeeded())
        return true;
    if (m_announced > m_options.size.body)
        return refuse(ErrorKind::tooLarge,
            "an answer of " + std::to_string(m_announced) + " bytes; at most " + std::to_string(m_options.size.body) +
                " are taken");
    m_body.reserve(m_announced + Bytes::kPadding);
    return true;
}

bool Transfer::takeBody(std::string_view piece)
{
    if (m_bodyBytes == 0 && !startBody())
        return false;
    m_bodyBytes += piece.size();
    if (!succeeded())
        return keep(piece);
    const bool sunk = m_receiver.sink != nullptr;
    const std::uint64_t limit = sunk ? m_options.size.stream : m_options.size.body;
    if (m_bodyBytes > limit)
        return refuse(ErrorKind::tooLarge, "an answer of more than " + std::to_string(limit) + " bytes");
    if (m_receiver.call != nullptr)
        m_receiver.call->progress("receive", m_bodyBytes, m_announced);
    if (!sunk)
        return keep(piece);
    m_sinkTouched = true;
    if (Result<> taken = (*m_receiver.sink)(piece); !taken) {
        m_error = std::move(taken).error();
        return false;
    }
    return true;
}

bool Transfer::keep(std::string_view piece)
{
    const std::uint64_t limit = succeeded() ? m_options.size.body : m_options.size.errorBody;
    const std::size_t room = static_cast<std::size_t>(limit) - m_body.size();
    m_cut = piece.size() > room;
    piece = piece.substr(0, room);
    // With the padding in mind, which would else move the whole body once more.
    const std::size_t needed = m_body.size() + piece.size() + Bytes::kPadding;
    if (needed > m_body.capacity())
        m_body.reserve(std::max(needed, m_body.capacity() * 2));
    m_body.append(piece);
    return !m_cut;
}

// A well packed body moves slowly when packed bytes are counted, an empty header when only bodies are: both count.
std::uint64_t Transfer::received() const
{
    curl_off_t packed = 0;
    curl_easy_getinfo(handle(), CURLINFO_SIZE_DOWNLOAD_T, &packed);
    return m_headerBytes + m_bodyBytes + static_cast<std::uint64_t>(std::max<curl_off_t>(packed, 0));
}

std::optional<Error> Transfer::silence(TimePoint now)
{
    const std::uint64_t total = received();
    const bool begins = m_windowBytes == 0 && total > 0;
    if (!begins && now < m_windowEnd)
        return std::nullopt;
    if (total == 0)
        return Error{
            ErrorKind::deadline, "the server was asked and then said nothing", m_response.url, ErrorReason::stalled};
    if (!begins && total - m_windowBytes < m_options.patience.stallBytes)
        return Error{ErrorKind::deadline,
            "the answer came almost to a halt after " + std::to_string(m_bodyBytes) + " bytes", m_response.url,
            ErrorReason::stalled};
    m_windowBytes = total;
    m_windowEnd = now + m_options.patience.stall;
    return std::nullopt;
}

Result<Response> Transfer::finish(CURLcode code)
{
    if (m_error)
        return tl::unexpected<Error>(std::move(*m_error));
    if (code != CURLE_OK && !m_cut) {
        TransferFacts facts;
        facts.code = code;
        double resolvedAfter = 0;
        curl_easy_getinfo(handle(), CURLINFO_SSL_VERIFYRESULT, &facts.verifyResult);
        curl_easy_getinfo(handle(), CURLINFO_OS_ERRNO, &facts.systemError);
        curl_easy_getinfo(handle(), CURLINFO_NAMELOOKUP_TIME, &resolvedAfter);
        facts.nameResolved = resolvedAfter > 0;
        facts.detail = withoutSecrets(m_detail.data(), m_attempt.headers);
        return tl::unexpected<Error>(transferError(facts, m_attempt.url));
    }
    long status = 0;
    curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
    m_response.status = static_cast<int>(status);
    if (m_receiver.sink == nullptr || !succeeded())
        m_response.body = ownBytes(std::move(m_body));
    return std::move(m_response);
}

} // namespace longspan::net
