// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/trace_source.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace longspan::test {

/// How the calls of one interface are spread over durations and time.
enum class Spread : std::uint8_t { uniform, heavyTail, ties, bursts };
[[nodiscard]] std::string name(Spread spread);

/// A call as a server holds it.
struct HeldCall {
    TraceId trace;
    SpanId span = SpanId::none;
    Nanos start = 0;
    Nanos duration = 0;
    Nanos traceStart = 0;
    Nanos traceDuration = 0;
    std::uint32_t interface = 0;
};

/// Calls of an hour that begins at kBegin, some of them in one trace with others.
struct DataSet {
    static constexpr Nanos kBegin = 1'750'000'000 * kSecond;
    static constexpr TimeRange kHour{kBegin, kBegin + 3600 * kSecond};

    std::vector<std::string> interfaces;
    std::vector<HeldCall> calls;
};
/// durationStep: durations are multiples of it.
[[nodiscard]] DataSet makeDataSet(Spread spread, std::size_t calls, std::uint64_t seed, Nanos durationStep);

/// A server that cuts first and sorts afterwards, as the rules say, and one that lies where it is told to.
struct FakeServer {
    source::SearchRules rules;
    std::size_t hiddenMaximum = 0; ///< answers are cut there without a word; 0: they are not
    bool statistics = false;
    bool live = false;
    Nanos settling = 0;
    std::uint64_t seed = 1; ///< of what is kept when anything may be
    /// Called before every answer; an error is the answer then.
    std::function<Result<>(std::size_t request)> before;
};

class FakeBackend final : public source::TraceSource {
public:
    FakeBackend(DataSet data, FakeServer server);

    [[nodiscard]] source::Capabilities capabilities() const override;
    [[nodiscard]] Result<source::Facts> facts(const Call& call) override;
    [[nodiscard]] Result<std::vector<source::Region>> regions(const Call& call) override;
    [[nodiscard]] Result<std::vector<source::Application>> applications(
        const std::string& region, const TimeRange& range, const Call& call) override;
    [[nodiscard]] Result<std::vector<source::Interface>> interfaces(
        const source::ApplicationRef& application, const TimeRange& range, const Call& call) override;
    [[nodiscard]] Result<source::SpanPage> search(const source::SpanQuery& query, const Call& call) override;
    [[nodiscard]] Result<Trace> trace(TraceId id, const Call& call) override;
    [[nodiscard]] Result<> visitTraces(
        const source::TraceQuery& query, const TraceVisitor& visit, const Call& call) override;
    [[nodiscard]] Result<ServiceGraph> topology(const source::SpanQuery& query, const Call& call) override;
    [[nodiscard]] Result<source::MetricSeries> metrics(const source::MetricQuery& query, const Call& call) override;

    /// What is true: durations of the k slowest calls of an interface in a range.
    [[nodiscard]] std::vector<Nanos> truth(std::uint32_t interface, const TimeRange& range, std::size_t k) const;
    [[nodiscard]] const DataSet& data() const { return m_data; }
    [[nodiscard]] std::size_t requests() const { return m_requests; }

private:
    [[nodiscard]] bool serverTakes(const HeldCall& call, const source::SpanQuery& query) const;
    [[nodiscard]] bool fulfils(const HeldCall& call, const source::SpanQuery& query) const;
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> units(const std::vector<std::uint32_t>& taken) const;
    void keep(std::vector<std::vector<std::uint32_t>>& units, std::size_t most, std::uint64_t request) const;

    DataSet m_data;
    FakeServer m_server;
    std::atomic<std::size_t> m_requests{0};
};

} // namespace longspan::test
