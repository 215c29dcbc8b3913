// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/api_client.h"

#include "model/net/url.h"
#include "model/source/aliyun/api_errors.h"
#include "model/source/aliyun/signature.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace longspan::source::aliyun {

namespace {

constexpr std::string_view kVersion = "2019-08-08";
constexpr int kAttempts = 4;
constexpr Nanos kFirstWait = 300 * kMillisecond;

constexpr std::array<std::string_view, 9> kXtraceActions = {"ListServices", "ListSpanNames", "ListIpOrHosts",
    "GetTagKey", "GetTagVal", "SearchTraces", "GetTrace", "QueryMetric", "GetToken"};
constexpr std::array<std::string_view, 5> kArmsActions = {
    "ListTraceApps", "SearchTracesByPage", "GetTrace", "QueryMetricByPage", "DescribeTraceLicenseKey"};

Nanos wallClock()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Result<> waitFor(Nanos time, const Call& call)
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    const auto until = std::min(call.deadline, Call::Clock::now() + std::chrono::nanoseconds(time));
    changed.wait_until(lock, call.stop, until, [] { return false; });
    return call.check();
}

std::vector<net::Header> hiddenOf(const Credentials& credentials)
{
    return {{"x-acs-accesskey-id", credentials.accessKeyId}, {"secret", credentials.accessKeySecret},
        {"x-acs-security-token", credentials.securityToken}};
}

} // namespace

bool isAllowed(Product product, std::string_view action)
{
    const auto among = [action](const auto& list) { return std::find(list.begin(), list.end(), action) != list.end(); };
    return product == Product::xtrace ? among(kXtraceActions) : among(kArmsActions);
}

/// One question on its way.
struct ApiClient::Attempt {
    std::optional<Result<std::string>> outcome; ///< set: done
    std::optional<Error> last;                  ///< why it is sent again
    int sent = 0;
    bool clockMeasured = false;
    Nanos wait = 0;
};

ApiClient::ApiClient(ApiAccess access) : m_access(std::move(access))
{
    if (!m_access.now)
        m_access.now = wallClock;
    if (!m_access.nonce)
        m_access.nonce = randomNonce;
    if (!m_access.waiting)
        m_access.waiting = waitFor;
}

std::string ApiClient::baseOf(const ApiCall& question) const
{
    const bool arms = question.product == Product::arms;
    const std::string& given = arms ? m_access.armsEndpoint : m_access.endpoint;
    if (!given.empty())
        return given;
    const std::string network = m_access.network == Network::vpc ? "-vpc." : ".";
    return "https://" + std::string(arms ? "arms" : "xtrace") + network + question.region + ".aliyuncs.com";
}

Result<net::Request> ApiClient::signedRequest(const ApiCall& question, const Credentials& credentials) const
{
    if (!isAllowed(question.product, question.action))
        return fail(ErrorKind::internal, "the action " + question.action + " is not one of those that only read");
    auto base = net::parseUrl(baseOf(question));
    if (!base)
        return failWith(std::move(base));
    SignedRequest toSign;
    toSign.path = base->path;
    toSign.query = flattenQuery(question.parameters);
    toSign.payloadHash = sha256Hex({});
    toSign.headers = {{"x-acs-action", question.action}, {"x-acs-version", std::string(kVersion)},
        {"x-acs-date", signingTime(m_access.now() + m_clockAhead)}, {"x-acs-signature-nonce", m_access.nonce()},
        {"x-acs-content-sha256", toSign.payloadHash}};
    if (!credentials.securityToken.empty()) {
        toSign.headers.emplace_back("x-acs-accesskey-id", credentials.accessKeyId.reveal());
        toSign.headers.emplace_back("x-acs-security-token", credentials.securityToken.reveal());
    }
    net::Request request;
    request.method = toSign.method = "GET";
    request.repeatable = false; // a signature is good once
    for (const auto& [name, value] : toSign.headers)
        request.headers.push_back({name, Secret(value)});
    request.headers.push_back({"accept", "application/json"});
    toSign.headers.emplace_back("host", base->port == 0 ? base->host : base->host + ":" + std::to_string(base->port));
    request.headers.push_back({"authorization",
        Secret(authorization(toSign, credentials.accessKeyId.reveal(), credentials.accessKeySecret))});
    base->query = canonicalQuery(toSign.query);
    request.url = base->text();
    return request;
}

bool ApiClient::measureClock(const net::Response& response)
{
    const auto server = parseHttpDate(response.header("date"));
    if (!server)
        return false;
    m_clockAhead = *server - m_access.now();
    return true;
}

void ApiClient::judge(Attempt& attempt, Result<net::Response> answer, const Credentials& credentials)
{
    ++attempt.sent;
    attempt.wait = kFirstWait << static_cast<unsigned>(attempt.sent - 1);
    if (!answer) {
        const bool again = answer.error().reason == ErrorReason::connectionLost && attempt.sent < kAttempts;
        attempt.last = answer.error();
        if (!again)
            attempt.outcome = failWith(std::move(answer));
        return;
    }
    auto failure = failureOf(*answer, hiddenOf(credentials));
    if (!failure) {
        attempt.outcome = std::string(answer->text());
        return;
    }
    using Cure = Failure::Cure;
    bool again = attempt.sent < kAttempts && failure->cure != Cure::none;
    if (failure->cure == Cure::measureClock) {
        again = again && !attempt.clockMeasured && measureClock(*answer);
        attempt.clockMeasured = true;
    }
    if (failure->cure == Cure::wait)
        attempt.wait = retryAfter(*answer).value_or(attempt.wait);
    else
        attempt.wait = 0;
    attempt.last = failure->error;
    if (!again)
        attempt.outcome = tl::unexpected(std::move(failure->error));
}

Nanos ApiClient::round(std::span<const ApiCall> questions, std::vector<Attempt>& attempts, const Call& call)
{
    const Result<Credentials> credentials = m_access.credentials(call);
    std::vector<net::Request> requests;
    std::vector<Attempt*> sent;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        Attempt& attempt = attempts[i];
        if (attempt.outcome)
            continue;
        Result<net::Request> request =
            credentials ? signedRequest(questions[i], *credentials) : tl::unexpected(credentials.error());
        if (!request) {
            attempt.outcome = failWith(std::move(request));
            continue;
        }
        requests.push_back(std::move(*request));
        sent.push_back(&attempt);
    }
    m_requests += requests.size();
    auto answers = requests.size() == 1 ? std::vector{m_access.http->send(requests.front(), call)}
                                        : m_access.http->sendAll(requests, call);
    Nanos wait = 0;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        judge(*sent[i], std::move(answers[i]), *credentials);
        if (!sent[i]->outcome)
            wait = std::max(wait, sent[i]->wait);
    }
    return wait;
}

std::vector<Result<std::string>> ApiClient::askAll(std::span<const ApiCall> questions, const Call& call)
{
    std::vector<Attempt> attempts(questions.size());
    const auto pending = [&attempts] {
        return std::any_of(attempts.begin(), attempts.end(), [](const Attempt& a) { return !a.outcome; });
    };
    while (pending()) {
        const Nanos wait = round(questions, attempts, call);
        if (!pending() || wait == 0)
            continue;
        const Result<> waited = m_access.waiting(wait, call);
        for (Attempt& attempt : attempts)
            if (!waited && !attempt.outcome)
                attempt.outcome = tl::unexpected(waited.error());
    }
    std::vector<Result<std::string>> answers;
    answers.reserve(attempts.size());
    for (Attempt& attempt : attempts)
        answers.push_back(std::move(*attempt.outcome));
    return answers;
}

Result<std::string> ApiClient::ask(const ApiCall& question, const Call& call)
{
    return std::move(askAll({&question, 1}, call).front());
}

} // namespace longspan::source::aliyun
