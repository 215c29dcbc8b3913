// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::test {

/// What a client asked of a ScriptServer.
struct Heard {
    std::string head; ///< the request line and the headers as they came
    std::string body;
    int connection = 0; ///< counted from 1 in the order they were accepted

    /// "GET /path?query"
    [[nodiscard]] std::string line() const;
    /// Nothing when it was not sent. name in lower case.
    [[nodiscard]] std::string header(std::string_view name) const;
};

/// The server's end of a connection, for scenes that misbehave.
class Wire {
public:
    virtual ~Wire() = default;
    /// False when the client has gone or the server ends.
    virtual bool send(std::string_view bytes) = 0;
    /// Ends it properly after what was sent.
    virtual void close() = 0;
    /// Ends it with a reset.
    virtual void reset() = 0;
    /// Says nothing until the client goes away or the server ends.
    virtual void hold() = 0;
    /// As hold(), but sends one byte of the text over and over, with pauses; never ends by itself.
    virtual void drip(std::string_view bytes) = 0;
};

using Scene = std::function<void(Wire& wire, const Heard& heard)>;

/// "HTTP/1.1 200 OK" with Content-Length and the headers given ("Name: value\r\n" each).
[[nodiscard]] std::string answerText(std::string_view body, int status = 200, std::string_view headers = {});
/// A scene that gives that answer and keeps the connection.
[[nodiscard]] Scene answering(std::string body, int status = 200, std::string headers = {});

/// PEM texts for a server that speaks TLS.
struct ServerTls {
    std::string certificate;
    std::string key;
    std::string clientAuthorities; ///< when given, clients must show a certificate of theirs
};

/// A server on a free port of 127.0.0.1 that plays a scene for each request, over plain sockets or TLS. Connections are
/// kept open between requests unless a scene ends them. Everything ends with the object, whatever a client does.
class ScriptServer {
public:
    /// play is called from the threads of the connections. Fails the running test when no port can be had.
    explicit ScriptServer(Scene play, const ServerTls& tls = {});
    ~ScriptServer();
    ScriptServer(const ScriptServer&) = delete;
    ScriptServer& operator=(const ScriptServer&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    /// With "127.0.0.1", or another name of this machine.
    [[nodiscard]] std::string url(std::string_view path, std::string_view host = "127.0.0.1") const;
    [[nodiscard]] std::vector<Heard> heard() const;
    [[nodiscard]] int connections() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A port of 127.0.0.1 where nobody listens.
[[nodiscard]] std::uint16_t closedPort();

} // namespace longspan::test
