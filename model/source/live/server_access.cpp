// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/server_access.h"

#include "model/source/jaeger/jaeger_server.h"
#include "model/source/live/answers.h"
#include "model/source/live/live_source.h"
#include "model/source/zipkin/zipkin_server.h"

#include <chrono>

namespace longspan::source {

namespace {

Nanos systemNow()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

TraceServerPtr serverOf(ServerKind kind, ServerLink link, const ServerProfile& profile)
{
    return kind == ServerKind::zipkin ? makeZipkinServer(std::move(link), profile)
                                      : makeJaegerServer(std::move(link), profile);
}

ServerProfile withClock(ServerProfile profile)
{
    if (!profile.now)
        profile.now = systemNow;
    return profile;
}

/// A server whose address is none: every question gets the same error.
class NoServer final : public TraceServer {
public:
    NoServer(Error error, std::string place) : m_error(std::move(error)), m_place(std::move(place)) {}

    [[nodiscard]] Result<> meet(const Call&) override { return tl::unexpected(m_error); }
    [[nodiscard]] Capabilities capabilities() const override
    {
        Capabilities able;
        able.live = true;
        able.rules = SearchRules{};
        return able;
    }
    [[nodiscard]] std::string api() const override { return {}; }
    [[nodiscard]] std::string place() const override { return m_place; }
    [[nodiscard]] Result<std::vector<std::string>> services(const Call&) override { return tl::unexpected(m_error); }
    [[nodiscard]] std::vector<Result<std::vector<Operation>>> operations(
        std::span<const std::string> services, const Call&) override
    {
        return std::vector<Result<std::vector<Operation>>>(services.size(), tl::unexpected(m_error));
    }
    [[nodiscard]] std::vector<Result<AnswerBody>> find(std::span<const FindQuery> queries, const Call&) override
    {
        return std::vector<Result<AnswerBody>>(queries.size(), tl::unexpected(m_error));
    }
    [[nodiscard]] Result<std::vector<AnswerBody>> fetch(std::span<const TraceId>, const Call&) override
    {
        return tl::unexpected(m_error);
    }
    [[nodiscard]] Result<std::optional<ServiceGraph>> links(const TimeRange&, const Call&) override
    {
        return tl::unexpected(m_error);
    }
    [[nodiscard]] Result<std::optional<MetricSeries>> metrics(
        const MetricQuery&, const TimeRange&, const Call&) override
    {
        return tl::unexpected(m_error);
    }
    [[nodiscard]] Result<ServerReport> report(const Call&) override { return tl::unexpected(m_error); }

private:
    Error m_error;
    std::string m_place;
};

} // namespace

std::string_view name(ServerKind kind)
{
    return kind == ServerKind::zipkin ? "zipkin" : "jaeger";
}

Result<ServerReport> probeServer(const ServerProfile& profile, const net::HttpClientPtr& client, const Call& call)
{
    const ServerProfile timed = withClock(profile);
    auto link = ServerLink::open(timed, client);
    if (!link)
        return failWith(std::move(link));
    const ServerKind asked = profile.address.kind;
    auto report = serverOf(asked, *link, timed)->report(call);
    if (report || !anotherMayAnswer(report.error()))
        return report;
    const ServerKind other = asked == ServerKind::zipkin ? ServerKind::jaeger : ServerKind::zipkin;
    if (auto found = serverOf(other, *link, timed)->report(call); found || found.error().kind == ErrorKind::cancelled)
        return found;
    if (report.error().kind == ErrorKind::notFound)
        return fail(ErrorKind::notFound, ErrorReason::notOffered,
            "neither Zipkin's nor Jaeger's API answers below this address", link->place());
    return report;
}

SourcePtr makeServerSource(const ServerProfile& profile, net::HttpClientPtr client)
{
    const ServerProfile timed = withClock(profile);
    auto link = ServerLink::open(timed, std::move(client));
    const TraceServerPtr server = link ? serverOf(profile.address.kind, std::move(*link), timed)
                                       : std::make_shared<NoServer>(link.error(), net::placeOf(profile.address.url));
    return std::make_shared<LiveSource>(profile.address.kind, server, timed);
}

} // namespace longspan::source
