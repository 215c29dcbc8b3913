// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/client_options.h"
#include "model/net/curl_handle.h"
#include "model/net/http_client.h"
#include "model/net/url.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::net {

/// One request to one place, redirects and repetitions aside. What it views must outlive the transfer.
struct Attempt {
    Url url; ///< its user and password are sent
    std::string method;
    std::vector<Header> headers;
    std::string_view body;
};

/// An attempt under way: the handle for libcurl, and what has come back so far. Lives on one thread; must be removed
/// from its multi handle before it goes away.
class Transfer {
public:
    using TimePoint = Call::Clock::time_point;

    /// sink, call: null or outliving this; the call is told how many bytes came.
    struct Receiver {
        const BodySink* sink = nullptr;
        const Call* call = nullptr;
    };

    Transfer(const Attempt& attempt, const ClientOptions& options, CURLSH* share, Receiver receiver, TimePoint now);
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    [[nodiscard]] CURL* handle() const { return m_handle.get(); }
    [[nodiscard]] bool sinkTouched() const { return m_sinkTouched; }

    /// deadline, stalled, when too little has come for too long.
    [[nodiscard]] std::optional<Error> silence(TimePoint now);
    /// When to look for silence again.
    [[nodiscard]] TimePoint nextLook() const { return m_windowEnd; }

    /// What came of it, after libcurl has said that it is done. Once.
    [[nodiscard]] Result<Response> finish(CURLcode code);

private:
    void setUp(CURLSH* share);
    void setMethod();
    void setHeaders();
    void setTls();
    void setProxy();

    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
    [[nodiscard]] bool takeHeaderLine(std::string_view line);
    [[nodiscard]] bool takeBody(std::string_view piece);
    [[nodiscard]] bool keep(std::string_view piece);
    [[nodiscard]] bool startBody();
    [[nodiscard]] std::uint64_t received() const;
    bool refuse(ErrorKind kind, std::string what);
    [[nodiscard]] bool succeeded() const { return m_response.status >= 200 && m_response.status <= 299; }

    EasyHandle m_handle;
    const Attempt& m_attempt;
    const ClientOptions& m_options;
    Receiver m_receiver;
    HeaderLines m_lines;
    std::array<char, CURL_ERROR_SIZE> m_detail{};

    Response m_response;
    std::string m_body;
    std::optional<Error> m_error; ///< ours, that made libcurl stop
    std::uint64_t m_headerBytes = 0;
    std::uint64_t m_bodyBytes = 0;
    std::uint64_t m_announced = 0; ///< Content-Length, when the body comes as it is
    bool m_cut = false;            ///< enough of an error's body was seen
    bool m_sinkTouched = false;

    std::uint64_t m_windowBytes = 0; ///< received when the present window of patience began
    TimePoint m_windowEnd;
};

} // namespace longspan::net
