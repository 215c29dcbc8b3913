// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/url.h"
#include "model/source/live/server_access.h"

#include <span>

namespace longspan::source {

/// The way to one server: its base address and what every request carries. Safe to use from any thread.
class ServerLink {
public:
    /// Errors (malformed, refused): the address is no URL. They show neither user nor query.
    [[nodiscard]] static Result<ServerLink> open(const ServerProfile& profile, net::HttpClientPtr client);

    /// The base address, to be shown.
    [[nodiscard]] std::string place() const { return m_base.place(); }
    /// The address of a path below the base, to be shown.
    [[nodiscard]] std::string place(std::string_view path) const { return net::join(m_base, path).place(); }

    [[nodiscard]] const std::string& basePath() const { return m_base.path; }

    [[nodiscard]] net::Request request(std::string_view path, const net::Query& query = {}) const;

    /// Any answer, whatever its status.
    [[nodiscard]] Result<net::Response> send(const net::Request& request, const Call& call) const;
    [[nodiscard]] std::vector<Result<net::Response>> sendAll(
        std::span<const net::Request> requests, const Call& call) const;
    /// Answers with a good status that are no web pages; the error otherwise.
    [[nodiscard]] Result<net::Response> ask(const net::Request& request, const Call& call) const;
    [[nodiscard]] Result<net::Response> checked(Result<net::Response>&& answer) const;

private:
    ServerLink(net::Url base, std::vector<net::Header> headers, net::HttpClientPtr client)
        : m_base(std::move(base)), m_headers(std::move(headers)), m_client(std::move(client))
    {
    }

    net::Url m_base;
    std::vector<net::Header> m_headers;
    net::HttpClientPtr m_client;
};

} // namespace longspan::source
