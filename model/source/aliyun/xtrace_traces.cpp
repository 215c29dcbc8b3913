// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/xtrace_api.h"

#include <algorithm>
#include <set>

namespace longspan::source::aliyun {

namespace {

constexpr std::int64_t kMostPages = 20'000;
constexpr std::int64_t kMostAtOnce = 8;
constexpr Nanos kWide = Nanos{31} * 24 * 3600 * kSecond;

std::string keyOf(const ApiSpan& span)
{
    return span.spanId + '\n' + span.rpcId + '\n' + span.operation + '\n' + std::to_string(span.start.value_or(0));
}

} // namespace

ApiCall XtraceApi::traceCall(const std::string& region, const std::string& id, std::int64_t page) const
{
    nlohmann::json parameters{{"RegionId", region}, {"TraceID", id}, {"PageNumber", page}, {"PageSize", kPageRows}};
    if (!m_traceByArms)
        return {Product::xtrace, "GetTrace", region, std::move(parameters)};
    const Nanos now = m_client.now();
    parameters["StartTime"] = (now - kWide) / kMillisecond;
    parameters["EndTime"] = (now + kWide) / kMillisecond;
    return {Product::arms, "GetTrace", region, std::move(parameters)};
}

Result<> XtraceApi::readRest(
    const std::string& region, const std::string& id, std::vector<ApiSpan>& spans, const Call& call)
{
    std::set<std::string> seen;
    for (const ApiSpan& span : spans)
        seen.insert(keyOf(span));
    std::int64_t atOnce = 1;
    for (std::int64_t page = 2; page <= kMostPages; page += atOnce, atOnce = std::min(kMostAtOnce, atOnce * 2)) {
        std::vector<ApiCall> questions;
        for (std::int64_t i = 0; i < atOnce; ++i)
            questions.push_back(traceCall(region, id, page + i));
        for (const Result<std::string>& text : m_client.askAll(questions, call)) {
            auto more = text ? readSpans(*text) : tl::unexpected(text.error());
            if (!more)
                return failWith(std::move(more));
            const std::size_t size = more->size();
            const std::size_t before = seen.size();
            for (ApiSpan& span : *more)
                if (seen.insert(keyOf(span)).second)
                    spans.push_back(std::move(span));
            if (size > 0 && seen.size() == before) {
                // The same page again: this server does not page, and what it gave may be the beginning only.
                call.note(NoteKind::partialAnswer, "GetTrace " + id);
                return {};
            }
            if (size < static_cast<std::size_t>(kPageRows))
                return {};
        }
    }
    call.note(NoteKind::partialAnswer, "GetTrace " + id);
    return {};
}

std::vector<Result<std::vector<ApiSpan>>> XtraceApi::traces(
    const std::string& region, const std::vector<std::string>& ids, const Call& call)
{
    const bool byArms = m_traceByArms;
    std::vector<ApiCall> questions;
    for (const std::string& id : ids)
        questions.push_back(traceCall(region, id, 1));
    const auto texts = m_client.askAll(questions, call);
    const bool missing = std::any_of(texts.begin(), texts.end(),
        [](const auto& text) { return !text && text.error().reason == ErrorReason::notOffered; });
    if (missing && !byArms) {
        m_traceByArms = true;
        return traces(region, ids, call);
    }
    std::vector<Result<std::vector<ApiSpan>>> all;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto spans = texts[i] ? readSpans(*texts[i]) : tl::unexpected(texts[i].error());
        // Exactly a page: there may be more. More than a page: the server does not page.
        if (spans && spans->size() == static_cast<std::size_t>(kPageRows))
            if (auto rest = readRest(region, ids[i], *spans, call); !rest)
                spans = tl::unexpected(rest.error());
        all.push_back(std::move(spans));
    }
    return all;
}

Result<std::vector<ApiSpan>> XtraceApi::trace(const std::string& region, const std::string& id, const Call& call)
{
    return std::move(traces(region, {id}, call).front());
}

} // namespace longspan::source::aliyun
