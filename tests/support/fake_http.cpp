// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_http.h"

#include "model/net/url.h"

#include <strings.h>

#include <algorithm>

namespace longspan::test {

namespace {

std::string lineOf(const net::Request& request)
{
    return request.method + " " + request.url;
}

} // namespace

net::Response httpAnswer(std::string body, int status, std::string_view type)
{
    net::Response answer;
    answer.status = status;
    answer.headers.emplace_back("content-type", std::string(type));
    answer.body = ownBytes(std::move(body));
    return answer;
}

void FakeHttp::on(std::string fits, Handler handler)
{
    const std::lock_guard lock(m_mutex);
    m_rules.push_back({std::move(fits), std::move(handler)});
}

void FakeHttp::on(std::string fits, net::Response answer)
{
    on(std::move(fits), [answer = std::move(answer)](const net::Request&, const Call&) { return answer; });
}

void FakeHttp::on(std::string fits, Error error)
{
    on(std::move(fits), [error = std::move(error)](const net::Request&, const Call&) -> Result<net::Response> {
        return tl::unexpected<Error>(error);
    });
}

void FakeHttp::onInTurn(std::string fits, std::vector<Result<net::Response>> answers)
{
    struct Turns {
        std::mutex mutex;
        std::vector<Result<net::Response>> answers;
        std::size_t next = 0;
    };
    const auto turns = std::make_shared<Turns>();
    turns->answers = std::move(answers);
    on(std::move(fits), [turns](const net::Request&, const Call&) {
        const std::lock_guard lock(turns->mutex);
        const std::size_t at = turns->next;
        turns->next = std::min(at + 1, turns->answers.size() - 1);
        return turns->answers[at];
    });
}

std::vector<net::Request> FakeHttp::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

std::vector<std::string> FakeHttp::lines() const
{
    std::vector<std::string> out;
    for (const net::Request& request : requests())
        out.push_back(lineOf(request));
    return out;
}

std::string FakeHttp::headerOf(const net::Request& request, std::string_view name)
{
    for (const net::Header& header : request.headers)
        if (strcasecmp(header.name.c_str(), std::string(name).c_str()) == 0)
            return header.value.reveal();
    return {};
}

Result<net::Response> FakeHttp::send(const net::Request& request, const Call& call)
{
    if (Result<> may = call.check(); !may)
        return failWith(std::move(may));
    Handler handler;
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(request);
        const std::string line = lineOf(request);
        const auto fits = [&line](const Rule& rule) { return line.find(rule.fits) != std::string::npos; };
        const auto rule = std::find_if(m_rules.begin(), m_rules.end(), fits);
        if (rule == m_rules.end())
            return fail(ErrorKind::internal, "no answer is scripted for " + line);
        handler = rule->handler;
    }
    Result<net::Response> answer = handler(request, call);
    if (answer && answer->url.empty())
        answer->url = net::placeOf(request.url);
    return answer;
}

Result<net::Response> FakeHttp::stream(const net::Request& request, const net::BodySink& sink, const Call& call)
{
    Result<net::Response> answer = send(request, call);
    if (!answer || answer->status < 200 || answer->status > 299)
        return answer;
    const BytesPtr body = std::move(answer->body);
    answer->body = nullptr;
    std::string_view rest = body ? body->view() : std::string_view();
    while (!rest.empty()) {
        const std::string_view piece = rest.substr(0, m_pieceSize);
        rest.remove_prefix(piece.size());
        if (Result<> taken = sink(piece); !taken)
            return failWith(std::move(taken));
    }
    return answer;
}

std::vector<Result<net::Response>> FakeHttp::sendAll(std::span<const net::Request> requests, const Call& call)
{
    std::vector<Result<net::Response>> answers;
    answers.reserve(requests.size());
    for (const net::Request& request : requests)
        answers.push_back(send(request, call));
    return answers;
}

} // namespace longspan::test
