// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/script_server.h"

#include <openssl/ssl.h>

#include <memory>
#include <optional>
#include <string>

namespace longspan::test {

struct SslDeleter {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using SslContext = std::unique_ptr<SSL_CTX, SslDeleter>;

/// What a server with these texts speaks; null for plain sockets. Texts that cannot be used end the program.
[[nodiscard]] SslContext sslContext(const ServerTls& tls);

/// A connection over a socket that does not block. stopEvent becomes readable when the server ends.
class SocketWire final : public Wire {
public:
    SocketWire(int socket, int stopEvent, SSL_CTX* context);
    ~SocketWire() override;
    SocketWire(const SocketWire&) = delete;
    SocketWire& operator=(const SocketWire&) = delete;

    bool send(std::string_view bytes) override;
    void close() override;
    void reset() override;
    void hold() override;
    void drip(std::string_view bytes) override;

    [[nodiscard]] bool open() const { return m_socket >= 0; }
    /// False when the client does not like our certificate.
    [[nodiscard]] bool greet();
    /// The next request; nothing when the client has gone.
    [[nodiscard]] std::optional<Heard> read();

private:
    enum class Ready { yes, timeOut, over };
    [[nodiscard]] Ready wait(short events, int milliseconds);
    /// Bytes moved; 0: again later; negative: over.
    [[nodiscard]] long receive(char* into, std::size_t size);
    [[nodiscard]] long transmit(std::string_view bytes);
    [[nodiscard]] bool fill();
    [[nodiscard]] short wanted(long result);

    int m_socket;
    int m_stopEvent;
    std::unique_ptr<SSL, SslDeleter> m_ssl;
    short m_wants = 0; ///< what poll() should wait for, as the last try says
    std::string m_buffer;
};

} // namespace longspan::test
