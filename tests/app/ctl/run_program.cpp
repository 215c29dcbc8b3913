// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>

namespace longspan::test {

namespace {

using Pipe = std::array<int, 2>;

void closeAll(std::initializer_list<int> descriptors)
{
    for (const int descriptor : descriptors)
        if (descriptor >= 0)
            ::close(descriptor);
}

Pipe openPipe()
{
    Pipe ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        std::abort();
    return ends;
}

/// Both ends of a terminal of that width: what the program writes comes out of the first.
Pipe openTerminal(unsigned columns)
{
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0)
        std::abort();
    const int slave = ::open(::ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    winsize size{};
    size.ws_col = static_cast<unsigned short>(columns);
    size.ws_row = 50;
    ::ioctl(slave, TIOCSWINSZ, &size);
    return {master, slave};
}

class Child {
public:
    explicit Child(const ProgramRun& run) : m_run(run)
    {
        m_in = openPipe();
        m_out = run.terminalColumns ? openTerminal(*run.terminalColumns) : openPipe();
        m_err = openPipe();
        m_process = ::fork();
        if (m_process == 0)
            become();
        closeAll({m_in[0], m_out[1], m_err[1]});
        ::fcntl(m_in[1], F_SETFL, O_NONBLOCK);
        if (run.closeOutput) {
            ::close(m_out[0]);
            m_out[0] = -1;
        }
    }

    ProgramResult finish();

private:
    [[noreturn]] void become();
    void look();
    void feed();
    static void take(int& descriptor, std::string& text);

    const ProgramRun& m_run;
    Pipe m_in{};
    Pipe m_out{};
    Pipe m_err{};
    pid_t m_process = -1;
    int m_kept = -1; ///< the end of standard input that must not close
    std::size_t m_fed = 0;
    ProgramResult m_result;
};

void Child::become()
{
    ::dup2(m_in[0], 0);
    ::dup2(m_out[1], 1);
    ::dup2(m_err[1], 2);
    if (const rlimit memory{m_run.memory, m_run.memory}; m_run.memory != 0)
        ::setrlimit(RLIMIT_AS, &memory);
    if (!m_run.folder.empty() && ::chdir(m_run.folder.c_str()) != 0)
        ::_exit(126);
    ::signal(SIGPIPE, SIG_DFL);
    std::map<std::string, std::string> named{{"TZ", "UTC"}, {"LC_ALL", "C.UTF-8"}, {"PATH", "/usr/bin:/bin"}};
    for (const auto& [name, value] : m_run.environment)
        named[name] = value;
    std::vector<std::string> environment;
    for (const auto& [name, value] : named)
        environment.push_back(name + "=" + value);
    std::vector<char*> words;
    for (const std::string& word : m_run.words)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    std::vector<char*> variables;
    for (std::string& variable : environment)
        variables.push_back(variable.data());
    variables.push_back(nullptr);
    ::execve(words[0], words.data(), variables.data());
    ::_exit(127);
}

void Child::feed()
{
    while (m_fed < m_run.input.size()) {
        const ssize_t wrote = ::write(m_in[1], m_run.input.data() + m_fed, m_run.input.size() - m_fed);
        if (wrote < 0 && errno == EAGAIN)
            return;
        if (wrote < 0)
            break;
        m_fed += static_cast<std::size_t>(wrote);
    }
    if (m_run.signalAfterInput != 0)
        ::kill(m_process, m_run.signalAfterInput);
    if (m_run.keepInput)
        m_kept = m_in[1];
    else
        ::close(m_in[1]);
    m_in[1] = -1; // poll() passes it over
}

void Child::take(int& descriptor, std::string& text)
{
    std::array<char, 65536> buffer;
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
        return;
    }
    // The end of a pipe is 0, that of a terminal EIO.
    ::close(descriptor);
    descriptor = -1;
}

void Child::look()
{
    std::array<pollfd, 3> ends{pollfd{m_out[0], POLLIN, 0}, pollfd{m_err[0], POLLIN, 0}, pollfd{m_in[1], POLLOUT, 0}};
    if (::poll(ends.data(), ends.size(), 1000) <= 0)
        return;
    if (ends[2].revents != 0)
        feed();
    if (ends[0].revents != 0)
        take(m_out[0], m_result.out);
    if (ends[1].revents != 0)
        take(m_err[0], m_result.err);
}

ProgramResult Child::finish()
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while ((m_out[0] >= 0 || m_err[0] >= 0) && std::chrono::steady_clock::now() < end)
        look();
    if (std::chrono::steady_clock::now() >= end)
        ::kill(m_process, SIGKILL);
    closeAll({m_in[1], m_kept, m_out[0], m_err[0]});
    int status = 0;
    rusage used{};
    ::wait4(m_process, &status, 0, &used);
    m_result.peakBytes = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
    m_result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return m_result;
}

} // namespace

ProgramResult run(const ProgramRun& run)
{
    ::signal(SIGPIPE, SIG_IGN);
    return Child(run).finish();
}

} // namespace longspan::test
