// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standin/stand_in.h"

#include "app/standin/answers.h"
#include "model/base/ascii.h"

#include <microhttpd.h>
#include <netinet/in.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <set>
#include <stop_token>
#include <utility>

namespace longspan::standin {

namespace {

constexpr std::size_t kMostNonces = 100'000;
constexpr std::size_t kMostActions = 1000;
constexpr unsigned kMostConnections = 64;
constexpr unsigned kIdleSeconds = 30;

using Action = Answer (*)(const Work&);

const std::map<std::string, Action, std::less<>>& xtraceActions()
{
    static const std::map<std::string, Action, std::less<>> actions{{"ListServices", listServices},
        {"ListSpanNames", listSpanNames}, {"ListIpOrHosts", listMachines}, {"GetTagKey", listTagKeys},
        {"GetTagVal", listTagValues}, {"SearchTraces", searchTraces}, {"GetTrace", getTrace},
        {"QueryMetric", queryMetric},
        {"GetToken", [](const Work&) -> Answer {
             return Json{{"Token",
                 {{"LicenseKey", "standin@licence"}, {"Pid", "standin@pid"},
                     {"Domain", "http://tracing-analysis-dc-hz.aliyuncs.com"},
                     {"InternalDomain", "http://tracing-analysis-dc-hz-internal.aliyuncs.com"}}}};
         }}};
    return actions;
}

const std::map<std::string, Action, std::less<>>& armsActions()
{
    static const std::map<std::string, Action, std::less<>> actions{{"ListTraceApps", listServices},
        {"SearchTracesByPage", searchTraces}, {"GetTrace", getTrace}, {"QueryMetricByPage", queryMetric},
        {"DescribeTraceLicenseKey", [](const Work&) -> Answer {
             return Json{{"LicenseKey", "standin@licence"}};
         }}};
    return actions;
}

/// Numbers and truth values in quotes; lists and objects stay. What is open lies on a stack, not on the call stack.
void quoteNumbers(Json& answer)
{
    std::vector<Json*> open{&answer};
    while (!open.empty()) {
        Json& next = *open.back();
        open.pop_back();
        if (next.is_number() || next.is_boolean())
            next = next.dump();
        else if (next.is_structured())
            for (Json& member : next)
                open.push_back(&member);
    }
}

std::string httpDate(Nanos wall)
{
    const std::time_t seconds = wall / kSecond;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* kMonths[] = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[parts.tm_wday], parts.tm_mday,
        kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
    return text;
}

struct Reply {
    int status = 200;
    std::string body;
    std::string type = "application/json; charset=utf-8";
    std::int64_t retryAfter = 0;
};

Reply refusalReply(const Refusal& refusal, std::uint64_t number)
{
    const Json body{{"Code", refusal.code}, {"Message", refusal.message}, {"HostId", "127.0.0.1"},
        {"RequestId", "STANDIN-" + std::to_string(number)}, {"Recommend", "https://standin.example/" + refusal.code}};
    return {refusal.status, body.dump(-1, ' ', false, Json::error_handler_t::replace),
        "application/json; charset=utf-8", 0};
}

bool needsRegion(std::string_view action)
{
    return action != "GetTagVal" && action != "DescribeTraceLicenseKey" && action != "QueryMetricByPage";
}

} // namespace

Json listJson(const Work& work, std::string_view inner, Json elements)
{
    if (work.quirks.objectForList && elements.empty())
        return "";
    if (work.quirks.objectForList && elements.size() == 1) {
        Json only = std::move(elements.front());
        elements = std::move(only);
    }
    if (work.arms)
        return elements;
    return Json{{std::string(inner), std::move(elements)}};
}

std::string pidOf(std::string_view application)
{
    std::uint64_t hash = 1469598103934665603ULL;
    for (const char c : application)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return "standin@" + toHex(SpanId{hash});
}

Answer refused(const Error& error)
{
    if (error.kind == ErrorKind::notFound && error.reason == ErrorReason::noSuchRegion)
        return tl::unexpected(Refusal{404, "InvalidRegion.NotFound", "The region does not exist."});
    return tl::unexpected(Refusal{500, "InternalError", "The request processing has failed: " + error.what});
}

class StandIn::Impl {
public:
    explicit Impl(Options options) : m_options(std::move(options)), m_quirks(m_options.quirks)
    {
        if (!m_options.now)
            m_options.now = [] {
                const auto now = std::chrono::system_clock::now().time_since_epoch();
                return Nanos{std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
            };
    }
    ~Impl() { stop(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Result<> listen();
    void stop();

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::uint64_t requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    [[nodiscard]] std::vector<std::string> actions() const
    {
        const std::lock_guard lock(m_mutex);
        return {m_actions.begin(), m_actions.end()};
    }
    void setQuirks(const Quirks& quirks)
    {
        const std::lock_guard lock(m_mutex);
        m_quirks = quirks;
    }

private:
    [[nodiscard]] static Received received(MHD_Connection* connection, const char* url, const char* method);
    Reply answer(const Received& request);
    Reply run(const Received& request, const Quirks& quirks, std::uint64_t number);
    [[nodiscard]] std::optional<Refusal> fault(const Quirks& quirks, std::uint64_t number) const;
    [[nodiscard]] std::optional<Refusal> useNonce(const std::string& nonce, const Quirks& quirks);
    MHD_Result send(MHD_Connection* connection, const Reply& reply) const;
    void wait(Nanos time);

    Options m_options;
    Quirks m_quirks;
    MHD_Daemon* m_daemon = nullptr;
    std::uint16_t m_port = 0;
    SearchMemory m_memory;
    std::stop_source m_stop;
    std::condition_variable_any m_waking;
    mutable std::mutex m_mutex;
    std::uint64_t m_requests = 0;
    std::uint32_t m_noncesRefused = 0;
    std::deque<std::string> m_actions;
    std::set<std::string> m_nonces;
    std::deque<std::string> m_nonceOrder;
};

Result<> StandIn::Impl::listen()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_options.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // Its own Date header, so that a clock that is off can be played.
    const unsigned flags =
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL | MHD_USE_SUPPRESS_DATE_NO_CLOCK;
    const auto onRequest = [](void* self, MHD_Connection* connection, const char* url, const char* method, const char*,
                               const char*, std::size_t* bodySize, void** state) -> MHD_Result {
        static int begun = 0;
        const bool first = !*state;
        *state = &begun;
        if (first || *bodySize > 0) {
            *bodySize = 0; // every answer follows from the query alone
            return MHD_YES;
        }
        Impl& impl = *static_cast<Impl*>(self);
        return impl.send(connection, impl.answer(received(connection, url, method)));
    };
    m_daemon = MHD_start_daemon(flags, 0, nullptr, nullptr, onRequest, this, MHD_OPTION_SOCK_ADDR, &address,
        MHD_OPTION_CONNECTION_LIMIT, kMostConnections, MHD_OPTION_CONNECTION_TIMEOUT, kIdleSeconds, MHD_OPTION_END);
    if (!m_daemon)
        return fail(ErrorKind::refused, "cannot listen on port " + std::to_string(m_options.port), "127.0.0.1");
    const MHD_DaemonInfo* info = MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_BIND_PORT);
    m_port = info ? info->port : m_options.port;
    return {};
}

void StandIn::Impl::stop()
{
    m_stop.request_stop();
    if (MHD_Daemon* daemon = std::exchange(m_daemon, nullptr))
        MHD_stop_daemon(daemon);
}

void StandIn::Impl::wait(Nanos time)
{
    std::mutex own;
    std::unique_lock lock(own);
    m_waking.wait_until(lock, m_stop.get_token(), std::chrono::steady_clock::now() + std::chrono::nanoseconds(time),
        [] { return false; });
}

std::optional<Refusal> StandIn::Impl::fault(const Quirks& quirks, std::uint64_t number) const
{
    if (number <= quirks.faultsFirst)
        return Refusal{500, "InternalError", "The request processing has failed due to some unknown error."};
    if (quirks.throttleEvery > 0 && number % quirks.throttleEvery == 0)
        return Refusal{429, "Throttling.User", "Request was denied due to user flow control."};
    return std::nullopt;
}

std::optional<Refusal> StandIn::Impl::useNonce(const std::string& nonce, const Quirks& quirks)
{
    const std::lock_guard lock(m_mutex);
    const bool pretend = quirks.everyNonceUsed || m_noncesRefused < quirks.nonceUsedOnce;
    if (pretend || nonce.empty() || !m_nonces.insert(nonce).second) {
        ++m_noncesRefused;
        return Refusal{400, "SignatureNonceUsed", "Specified signature nonce was used already."};
    }
    m_nonceOrder.push_back(nonce);
    if (m_nonceOrder.size() > kMostNonces) {
        m_nonces.erase(m_nonceOrder.front());
        m_nonceOrder.pop_front();
    }
    return std::nullopt;
}

Reply StandIn::Impl::run(const Received& request, const Quirks& quirks, std::uint64_t number)
{
    const KnownKey key{m_options.accessKeyId, m_options.accessKeySecret, m_options.securityToken};
    if (auto refusal = fault(quirks, number))
        return refusalReply(*refusal, number);
    if (auto refusal = checkSignature(request, key, m_options.now() + quirks.clockAhead))
        return refusalReply(*refusal, number);
    if (auto refusal = useNonce(request.header("x-acs-signature-nonce"), quirks))
        return refusalReply(*refusal, number);
    const bool arms = request.path.starts_with("/arms");
    const std::string name = request.header("x-acs-action");
    const auto& actions = arms ? armsActions() : xtraceActions();
    const auto action = actions.find(name);
    const bool missing = std::find(quirks.missing.begin(), quirks.missing.end(), name) != quirks.missing.end();
    if (action == actions.end() || missing || request.header("x-acs-version") != "2019-08-08")
        return refusalReply({404, "InvalidApi.NotFound", "Specified api is not found."}, number);
    if (request.parameter("RegionId").empty() && needsRegion(name))
        return refusalReply({400, "ParameterRegionIdMissing", "RegionId is missing."}, number);
    Call call;
    call.stop = m_stop.get_token();
    Answer answer = action->second({*m_options.data, m_memory, quirks, request, arms, call});
    if (!answer)
        return refusalReply(answer.error(), number);
    (*answer)["RequestId"] = "STANDIN-" + std::to_string(number);
    if (quirks.numbersAsText)
        quoteNumbers(*answer);
    Reply reply;
    reply.body = answer->dump(-1, ' ', false, Json::error_handler_t::replace);
    return reply;
}

Reply StandIn::Impl::answer(const Received& request)
{
    Quirks quirks;
    std::uint64_t number = 0;
    {
        const std::lock_guard lock(m_mutex);
        quirks = m_quirks;
        number = ++m_requests;
        m_actions.push_back(request.header("x-acs-action"));
        if (m_actions.size() > kMostActions)
            m_actions.pop_front();
    }
    if (quirks.latency > 0)
        wait(quirks.latency);
    if (quirks.loginPage)
        return {200, "<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>", "text/html", 0};
    Reply reply = run(request, quirks, number);
    reply.retryAfter = reply.status == 429 ? quirks.retryAfter : 0;
    return reply;
}

MHD_Result StandIn::Impl::send(MHD_Connection* connection, const Reply& reply) const
{
    // It copies, whatever the type of the parameter says.
    MHD_Response* response =
        MHD_create_response_from_buffer(reply.body.size(), const_cast<char*>(reply.body.data()), MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    MHD_add_response_header(response, "Content-Type", reply.type.c_str());
    Nanos ahead = 0;
    {
        const std::lock_guard lock(m_mutex);
        ahead = m_quirks.clockAhead;
    }
    MHD_add_response_header(response, "Date", httpDate(m_options.now() + ahead).c_str());
    if (reply.retryAfter > 0)
        MHD_add_response_header(response, "x-acs-retry-after", std::to_string(reply.retryAfter).c_str());
    const MHD_Result sent = MHD_queue_response(connection, static_cast<unsigned>(reply.status), response);
    MHD_destroy_response(response);
    return sent;
}

Received StandIn::Impl::received(MHD_Connection* connection, const char* url, const char* method)
{
    Received request{method, url, {}, {}};
    MHD_get_connection_values(
        connection, MHD_GET_ARGUMENT_KIND,
        [](void* into, MHD_ValueKind, const char* key, const char* value) {
            static_cast<Received*>(into)->parameters.insert_or_assign(key, value ? value : "");
            return MHD_YES;
        },
        &request);
    MHD_get_connection_values(
        connection, MHD_HEADER_KIND,
        [](void* into, MHD_ValueKind, const char* key, const char* value) {
            static_cast<Received*>(into)->headers.insert_or_assign(lowered(key), value ? value : "");
            return MHD_YES;
        },
        &request);
    return request;
}

Result<std::unique_ptr<StandIn>> StandIn::start(Options options)
{
    if (!options.data)
        return fail(ErrorKind::refused, "nothing to serve");
    auto impl = std::make_unique<Impl>(std::move(options));
    if (auto listening = impl->listen(); !listening)
        return failWith(std::move(listening));
    return std::unique_ptr<StandIn>(new StandIn(std::move(impl)));
}

StandIn::StandIn(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
StandIn::~StandIn() = default;

std::string StandIn::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_impl->port());
}

std::string StandIn::armsUrl() const
{
    return url() + "/arms";
}

std::uint16_t StandIn::port() const
{
    return m_impl->port();
}

void StandIn::stop()
{
    m_impl->stop();
}

std::uint64_t StandIn::requests() const
{
    return m_impl->requests();
}

std::vector<std::string> StandIn::actions() const
{
    return m_impl->actions();
}

void StandIn::setQuirks(const Quirks& quirks)
{
    m_impl->setQuirks(quirks);
}

} // namespace longspan::standin
