// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/answers.h"

#include "model/decode/decode.h"
#include "model/net/http_error.h"

#include <limits>

namespace longspan::source {

Nanos floorTo(Nanos time, Nanos step)
{
    const Nanos rest = time % step;
    return subtractClamped(time, rest < 0 ? rest + step : rest);
}

Nanos ceilTo(Nanos time, Nanos step)
{
    const Nanos floor = floorTo(time, step);
    return floor == time ? time : addClamped(floor, step);
}

bool isGood(const net::Response& response)
{
    return net::checkStatus(response).has_value();
}

bool anotherMayAnswer(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::notFound: return true;
    case ErrorKind::malformed: return error.reason != ErrorReason::incomplete;
    case ErrorKind::refused: return error.reason != ErrorReason::serverFault;
    default: return false;
    }
}

std::vector<Result<AnswerBody>> bodiesOf(
    const ServerLink& link, std::vector<Result<net::Response>>&& answers, const std::string& place)
{
    std::vector<Result<AnswerBody>> bodies;
    bodies.reserve(answers.size());
    for (auto& answer : answers) {
        if (answer && answer->status == 404 && readFault(answer->text())) {
            bodies.emplace_back(AnswerBody{ownBytes("{}"), place, std::nullopt});
            continue;
        }
        bodies.push_back(link.checked(std::move(answer)).map([&place](net::Response&& good) {
            auto fault = readFault(good.text());
            return AnswerBody{good.body ? std::move(good.body) : ownBytes({}), place, std::move(fault)};
        }));
    }
    return bodies;
}

Result<std::vector<AnswerBody>> foundBodies(std::vector<Result<AnswerBody>>&& bodies)
{
    std::vector<AnswerBody> found;
    for (auto& body : bodies) {
        if (body)
            found.push_back(std::move(*body));
        else if (body.error().kind != ErrorKind::notFound)
            return failWith(std::move(body));
    }
    return found;
}

Result<std::optional<ServiceGraph>> readLinks(
    const BytesPtr& body, const std::string& place, const std::string& whose, const Call& call)
{
    auto decoded = decode::decodeBytes(body ? body : ownBytes({}), place, {}, call);
    if (!decoded)
        return failWith(std::move(decoded));
    std::optional<ServiceGraph> graph = std::move(decoded->facts.links);
    if (!graph || graph->edges.empty())
        return std::optional<ServiceGraph>();
    graph->origin = whose;
    return graph;
}

namespace {

std::size_t tracesWithSpans(const SpanTable& table)
{
    std::size_t count = 0;
    for (std::uint32_t no = 0; no < table.traceCount(); ++no)
        count += table.spansOf(TraceNo{no}).empty() ? 0U : 1U;
    return count;
}

} // namespace

Result<AnswerTable> readTraces(std::span<const AnswerBody> bodies, const Call& call)
{
    SpanTableBuilder builder;
    AnswerTable answer;
    std::optional<Error> failure;
    for (const AnswerBody& body : bodies) {
        auto decoded = decode::decode(body.bytes, body.place, builder, {}, call);
        if (!decoded && (decoded.error().kind == ErrorKind::cancelled || decoded.error().kind == ErrorKind::deadline))
            return failWith(std::move(decoded));
        if (!decoded && !failure)
            failure = decoded.error();
        if (decoded && decoded->stopped && decoded->spans == 0 && !failure)
            failure = decoded->stopped;
        if (!decoded || decoded->stopped || body.fault) {
            answer.damaged = true;
            call.note(NoteKind::partialAnswer, body.place);
        }
        if (body.fault && decoded && decoded->spans == 0 && !failure)
            failure = Error{ErrorKind::refused, *body.fault, body.place, ErrorReason::serverFault};
    }
    if (failure && builder.size() == 0)
        return tl::unexpected(*failure);
    answer.table = builder.finish();
    answer.traces = tracesWithSpans(*answer.table);
    return answer;
}

} // namespace longspan::source
