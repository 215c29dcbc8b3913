// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/platform/console.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <thread>

namespace longspan::ctl::platform {

namespace {

/// The writing end of the pipe; a signal handler may do no more than write to it.
std::atomic<int> g_wake{-1}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): all a handler can reach

void wake(int number)
{
    const int saved = errno;
    const char byte = 1;
    if (const int descriptor = g_wake.load(); descriptor >= 0)
        (void)!::write(descriptor, &byte, 1);
    // The next one is the system's again: who asks twice does not want to wait.
    struct sigaction byDefault = {};
    byDefault.sa_handler = SIG_DFL;
    ::sigaction(number, &byDefault, nullptr);
    errno = saved;
}

void handle(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}

} // namespace

bool isTerminal(Stream stream)
{
    return ::isatty(stream == Stream::out ? STDOUT_FILENO : STDERR_FILENO) == 1;
}

std::optional<unsigned> terminalColumns()
{
    winsize size = {};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return std::nullopt;
    return size.ws_col;
}

long localOffset(Nanos time)
{
    Nanos seconds = time / kSecond;
    if (time % kSecond < 0)
        --seconds;
    const std::time_t whole = static_cast<std::time_t>(seconds);
    std::tm local = {};
    return ::localtime_r(&whole, &local) ? local.tm_gmtoff : 0;
}

class StopOnSignal::Watch {
public:
    Watch()
    {
        if (::pipe2(m_pipe.data(), O_CLOEXEC) != 0)
            return;
        g_wake = m_pipe[1];
        m_thread = std::thread([this] {
            char byte = 0;
            ssize_t got = 0;
            do
                got = ::read(m_pipe[0], &byte, 1);
            while (got < 0 && errno == EINTR);
            if (got == 1 && byte == 1)
                m_stop.request_stop();
        });
        handle(SIGINT, wake);
        handle(SIGTERM, wake);
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch()
    {
        handle(SIGINT, SIG_DFL);
        handle(SIGTERM, SIG_DFL);
        g_wake = -1;
        if (!m_thread.joinable())
            return;
        const char byte = 0;
        (void)!::write(m_pipe[1], &byte, 1);
        m_thread.join();
        ::close(m_pipe[0]);
        ::close(m_pipe[1]);
    }

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::array<int, 2> m_pipe{-1, -1};
    std::stop_source m_stop;
    std::thread m_thread;
};

StopOnSignal::StopOnSignal() : m_watch(std::make_unique<Watch>())
{
    handle(SIGPIPE, SIG_IGN);
}

StopOnSignal::~StopOnSignal() = default;

std::stop_token StopOnSignal::token() const
{
    return m_watch->token();
}

} // namespace longspan::ctl::platform
