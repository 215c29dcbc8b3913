// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/aliyun/answers.h"
#include "model/source/aliyun/api_client.h"
#include "model/source/source_types.h"

namespace longspan::source::aliyun {

/// Times of a question: milliseconds since 1970, never narrower than the range and never outside what the API can
/// write (9007199254740991) and keeps (30 days).
struct MillisRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
};
[[nodiscard]] MillisRange millisOf(const TimeRange& range, Nanos now);

/// What SearchTraces is asked; pages of at most kPageRows.
struct SearchQuestion {
    std::string region;
    std::string service;
    std::string operation;
    MillisRange times;
    std::int64_t minDuration = 0; ///< in the server's unit; 0: none
    bool onlyErrors = false;      ///< asked of ARMS, xtrace cannot
    std::vector<AttributeFilter> tags;
    bool newestFirst = true;
};
inline constexpr std::int64_t kPageRows = 100;
inline constexpr std::size_t kMostTags = 5;

struct MetricQuestion {
    std::string region;
    Pairs filters;
    std::vector<std::string> dimensions;
    MillisRange times;
    std::int64_t interval = 60'000; ///< milliseconds
};

/// The questions of xtrace as functions. Where xtrace does not know an action, its ARMS twin is asked. Errors: those of
/// ApiClient and of the readers in answers.h.
class XtraceApi {
public:
    explicit XtraceApi(ApiAccess access) : m_client(std::move(access)) {}

    [[nodiscard]] Result<std::vector<ServiceRow>> services(const std::string& region, const Call& call);

    /// ListSpanNames for each of the services; an empty name is the whole region.
    struct NamesQuestion {
        std::string region;
        std::string service;
        MillisRange times;
    };
    [[nodiscard]] std::vector<Result<std::vector<std::string>>> spanNames(
        const NamesQuestion& question, const std::vector<std::string>& services, const Call& call);
    [[nodiscard]] Result<std::vector<std::string>> machines(const NamesQuestion& question, const Call& call);
    [[nodiscard]] Result<std::vector<std::string>> tagKeys(const NamesQuestion& question, const Call& call);
    [[nodiscard]] Result<std::vector<std::string>> tagValues(
        const NamesQuestion& question, const std::string& key, const Call& call);

    /// Pages first, first + 1, ..., count of them.
    [[nodiscard]] std::vector<Result<TracePage>> search(
        const SearchQuestion& question, std::int64_t first, std::int64_t count, const Call& call);

    /// All spans of a trace, page by page until one is short; notes partialAnswer when the server gives no more than
    /// its first page although that is full. An unknown id gives none.
    [[nodiscard]] Result<std::vector<ApiSpan>> trace(
        const std::string& region, const std::string& id, const Call& call);
    /// The first pages of several traces at once, the rest of long ones after it. In the order of the ids.
    [[nodiscard]] std::vector<Result<std::vector<ApiSpan>>> traces(
        const std::string& region, const std::vector<std::string>& ids, const Call& call);

    [[nodiscard]] Result<MetricRows> metrics(const MetricQuestion& question, const Call& call);

    /// GetToken, or the licence key alone from ARMS.
    [[nodiscard]] Result<TokenAnswer> token(const std::string& region, const Call& call);

    [[nodiscard]] ApiClient& client() { return m_client; }

private:
    [[nodiscard]] Result<std::vector<std::string>> names(
        const NamesQuestion& question, std::string_view action, nlohmann::json more, const Call& call);
    [[nodiscard]] ApiCall searchCall(const SearchQuestion& question, std::int64_t page) const;
    [[nodiscard]] ApiCall traceCall(const std::string& region, const std::string& id, std::int64_t page) const;
    [[nodiscard]] Result<> readRest(
        const std::string& region, const std::string& id, std::vector<ApiSpan>& spans, const Call& call);
    [[nodiscard]] static nlohmann::json metricParameters(const MetricQuestion& question, bool arms);

    ApiClient m_client;
    std::atomic<bool> m_searchByArms = false; ///< xtrace does not know SearchTraces here
    std::atomic<bool> m_traceByArms = false;
    std::atomic<bool> m_metricsByArms = false;
    std::atomic<bool> m_intervalInSeconds = false; ///< as measured from an answer
};

} // namespace longspan::source::aliyun
