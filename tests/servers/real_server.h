// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/http_client.h"

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace longspan::test {

/// Where tests/servers/get keeps a server ("zipkin", "jaeger"); empty when it has not been had.
[[nodiscard]] std::string serverProgram(const std::string& name);

/// A server's process. Ends with the object, and with the test program however that ends.
class RealServer {
public:
    /// What it writes goes to a file at logPath.
    RealServer(const std::vector<std::string>& command, const std::string& logPath);
    ~RealServer();
    RealServer(const RealServer&) = delete;
    RealServer& operator=(const RealServer&) = delete;

    /// Until the server answers that URL with a success. False when it ends before, or takes longer than two minutes.
    [[nodiscard]] bool answers(net::HttpClient& client, const std::string& url) const;
    /// A moment; false when the server has ended.
    [[nodiscard]] bool pause() const;
    /// The end of what it wrote, for failures.
    [[nodiscard]] std::string lastWords() const;

private:
    pid_t m_process = -1;
    int m_alive = -1; ///< a pipe whose other end only the server holds
    std::string m_logPath;
};

} // namespace longspan::test
