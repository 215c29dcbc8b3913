// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/real_server.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace longspan::test {

namespace {

// Between fork and exec only what is safe there: no memory is asked for.
[[noreturn]] void become(const std::vector<char*>& arguments, int log)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    execvp(arguments.front(), arguments.data());
    _exit(127);
}

} // namespace

std::string serverProgram(const std::string& name)
{
    const std::string command = "'" + std::string(LONGSPAN_SOURCE_DIR) + "/tests/servers/get' --path " + name;
    std::FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 4096> line{};
    const bool read = pipe != nullptr && std::fgets(line.data(), static_cast<int>(line.size()), pipe) != nullptr;
    if (pipe != nullptr)
        pclose(pipe);
    std::string path = read ? line.data() : "";
    while (!path.empty() && path.back() == '\n')
        path.pop_back();
    return std::filesystem::exists(path) ? path : std::string();
}

RealServer::RealServer(const std::vector<std::string>& command, const std::string& logPath) : m_logPath(logPath)
{
    std::vector<std::string> words = command;
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<int, 2> ends{-1, -1};
    if (pipe(ends.data()) != 0)
        std::abort();
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    const int log = open(logPath.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    m_process = fork();
    if (m_process == 0)
        become(arguments, log);
    ::close(log);
    ::close(ends[1]);
    m_alive = ends[0];
}

RealServer::~RealServer()
{
    if (m_process > 0) {
        kill(m_process, SIGKILL); // it holds nothing but memory
        waitpid(m_process, nullptr, 0);
    }
    ::close(m_alive);
}

bool RealServer::pause() const
{
    static constexpr int kMoment = 100;
    pollfd end{m_alive, POLLIN, 0};
    return poll(&end, 1, kMoment) == 0;
}

bool RealServer::answers(net::HttpClient& client, const std::string& url) const
{
    Call call;
    call.deadline = Call::Clock::now() + std::chrono::minutes(2);
    net::Request request;
    request.url = url;
    while (call.check() && pause()) {
        const Result<net::Response> answer = client.send(request, call);
        if (answer && answer->status == 200)
            return true;
    }
    return false;
}

std::string RealServer::lastWords() const
{
    std::ostringstream text;
    text << std::ifstream(m_logPath).rdbuf();
    const std::string all = text.str();
    static constexpr std::size_t kEnough = 4000;
    return all.size() > kEnough ? all.substr(all.size() - kEnough) : all;
}

} // namespace longspan::test
