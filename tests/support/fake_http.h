// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/http_client.h"

#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::test {

/// An answer as a server would give it.
[[nodiscard]] net::Response httpAnswer(std::string body, int status = 200, std::string_view type = "application/json");

/// Answers from a script instead of a network and keeps what it was asked. A rule fits a request when its text occurs
/// in "METHOD url"; the first rule that fits answers. A request no rule fits fails as internal, so that a test notices.
/// From any thread.
class FakeHttp final : public net::HttpClient {
public:
    using Handler = std::function<Result<net::Response>(const net::Request&, const Call&)>;

    /// Every request that fits gets this answer.
    void on(std::string fits, net::Response answer);
    void on(std::string fits, Error error);
    /// A function answers: by content, by turns, or after waiting for something.
    void on(std::string fits, Handler handler);
    /// One answer after the other; the last one stays.
    void onInTurn(std::string fits, std::vector<Result<net::Response>> answers);
    /// How many bytes stream() hands over at a time; 7 by default, so that no reader relies on whole records.
    void setPieceSize(std::size_t bytes) { m_pieceSize = bytes; }

    /// Everything asked so far, in the order it came; sendAll asks in the order of its requests.
    [[nodiscard]] std::vector<net::Request> requests() const;
    /// "METHOD url" of each, for short comparisons.
    [[nodiscard]] std::vector<std::string> lines() const;
    /// What the header of that name carried in a request, or nothing. Names compare without regard to case.
    [[nodiscard]] static std::string headerOf(const net::Request& request, std::string_view name);

    [[nodiscard]] Result<net::Response> send(const net::Request& request, const Call& call) override;
    [[nodiscard]] Result<net::Response> stream(
        const net::Request& request, const net::BodySink& sink, const Call& call) override;
    [[nodiscard]] std::vector<Result<net::Response>> sendAll(
        std::span<const net::Request> requests, const Call& call) override;

private:
    struct Rule {
        std::string fits;
        Handler handler;
    };

    mutable std::mutex m_mutex;
    std::deque<Rule> m_rules;
    std::vector<net::Request> m_requests;
    std::size_t m_pieceSize = 7;
};

} // namespace longspan::test
