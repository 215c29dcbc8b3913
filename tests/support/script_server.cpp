// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/script_server.h"

#include "tests/support/script_wire.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <list>
#include <mutex>
#include <thread>

namespace longspan::test {

namespace {

sockaddr_in loopback()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

// A socket on a free port; without a port no test can say anything.
int boundSocket()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback();
    if (bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        std::abort();
    return socket;
}

std::uint16_t portOf(int socket)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; });
    return text;
}

} // namespace

std::string Heard::line() const
{
    return head.substr(0, head.find(" HTTP/"));
}

std::string Heard::header(std::string_view name) const
{
    const std::string key = "\r\n" + std::string(name) + ": ";
    const std::size_t at = lowered(head).find(key);
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + key.size();
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

std::string answerText(std::string_view body, int status, std::string_view headers)
{
    return "HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
        std::string(headers) + "\r\n" + std::string(body);
}

Scene answering(std::string body, int status, std::string headers)
{
    return [text = answerText(body, status, headers)](Wire& wire, const Heard&) { wire.send(text); };
}

class ScriptServer::Impl {
public:
    Impl(Scene play, const ServerTls& tls)
        : m_play(std::move(play))
        , m_context(sslContext(tls))
        , m_stopEvent(eventfd(0, EFD_CLOEXEC))
        , m_listener(boundSocket())
    {
        listen(m_listener, 64);
        m_accepting = std::thread([this] { accept(); });
    }

    ~Impl()
    {
        const std::uint64_t one = 1;
        if (write(m_stopEvent, &one, sizeof one) != sizeof one)
            std::abort();
        m_accepting.join();
        for (std::thread& thread : m_threads)
            thread.join();
        ::close(m_listener);
        ::close(m_stopEvent);
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::uint16_t port() const { return portOf(m_listener); }
    bool secure() const { return m_context != nullptr; }

    std::vector<Heard> heard() const
    {
        const std::lock_guard lock(m_mutex);
        return m_heard;
    }

    int connections() const
    {
        const std::lock_guard lock(m_mutex);
        return m_connections;
    }

private:
    void accept()
    {
        for (;;) {
            std::array<pollfd, 2> watched{{{m_listener, POLLIN, 0}, {m_stopEvent, POLLIN, 0}}};
            if (poll(watched.data(), watched.size(), -1) < 0)
                continue;
            if (watched[1].revents != 0)
                return;
            const int socket = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (socket < 0)
                continue;
            const std::lock_guard lock(m_mutex);
            m_threads.emplace_back([this, socket, number = ++m_connections] { serve(socket, number); });
        }
    }

    void serve(int socket, int number)
    {
        SocketWire wire(socket, m_stopEvent, m_context.get());
        if (!wire.greet())
            return;
        while (std::optional<Heard> heard = wire.read()) {
            heard->connection = number;
            {
                const std::lock_guard lock(m_mutex);
                m_heard.push_back(*heard);
            }
            m_play(wire, *heard);
        }
    }

    Scene m_play;
    SslContext m_context;
    int m_stopEvent;
    int m_listener;
    mutable std::mutex m_mutex;
    std::vector<Heard> m_heard;
    int m_connections = 0;
    std::list<std::thread> m_threads;
    std::thread m_accepting;
};

ScriptServer::ScriptServer(Scene play, const ServerTls& tls) : m_impl(std::make_unique<Impl>(std::move(play), tls)) {}

ScriptServer::~ScriptServer() = default;

std::uint16_t ScriptServer::port() const
{
    return m_impl->port();
}

std::string ScriptServer::url(std::string_view path, std::string_view host) const
{
    return (m_impl->secure() ? "https://" : "http://") + std::string(host) + ":" + std::to_string(port()) +
        std::string(path);
}

std::vector<Heard> ScriptServer::heard() const
{
    return m_impl->heard();
}

int ScriptServer::connections() const
{
    return m_impl->connections();
}

std::uint16_t closedPort()
{
    const int socket = boundSocket();
    const std::uint16_t port = portOf(socket);
    ::close(socket);
    return port;
}

} // namespace longspan::test
