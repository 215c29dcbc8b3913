// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/query/proof_cases.h"

#include "model/query/proof.h"

#include <algorithm>

namespace longspan::test {

namespace {

using query::Completeness;
using source::SearchRules;
using Subject = SearchRules::Subject;

struct NamedServer {
    std::string name;
    FakeServer server;
    Nanos dataStep = kMicrosecond;
};

std::vector<NamedServer> servers()
{
    std::vector<NamedServer> list;
    list.push_back({"newest spans", plainServer()});
    NamedServer traces{"newest traces", plainServer()};
    traces.server.rules.limitCounts = SearchRules::Unit::traces;
    list.push_back(traces);
    NamedServer arbitrary{"any traces", traces.server};
    arbitrary.server.rules.kept = SearchRules::Kept::arbitrary;
    list.push_back(arbitrary);
    NamedServer counted{"with statistics", traces.server};
    counted.server.statistics = true;
    list.push_back(counted);
    NamedServer whole{"traces' times", traces.server};
    whole.server.rules.window = whole.server.rules.duration = Subject::trace;
    list.push_back(whole);
    NamedServer coarse{"whole ms", plainServer(), kMillisecond};
    coarse.server.rules.durationStep = coarse.server.rules.timeStep = kMillisecond;
    list.push_back(coarse);
    NamedServer rounded{"asked in ms", coarse.server, kMicrosecond};
    list.push_back(rounded);
    NamedServer hidden{"hidden maximum", arbitrary.server};
    hidden.server.hiddenMaximum = 200;
    list.push_back(hidden);
    return list;
}

/// Whether what is said of a list holds.
bool holds(const query::InterfaceCalls& list, const std::vector<Nanos>& truth)
{
    std::vector<Nanos> told;
    for (const source::CallRow& row : list.calls)
        told.push_back(row.duration);
    switch (list.completeness.kind) {
    case Completeness::Kind::exact:
    case Completeness::Kind::exactUpToTies: return told == truth;
    case Completeness::Kind::completeAbove: {
        const auto longer = [&](Nanos d) { return d > list.completeness.threshold; };
        return std::count_if(told.begin(), told.end(), longer) == std::count_if(truth.begin(), truth.end(), longer);
    }
    case Completeness::Kind::settling:
    case Completeness::Kind::lowerBound: break;
    }
    return true;
}

class Counted final : public query::SlowestSink {
public:
    void interfaceDone(const source::Interface&, const query::SlowestCalls& calls, std::size_t, std::size_t) override
    {
        requests.push_back(calls.evidence.requests);
    }
    std::vector<std::uint64_t> requests;
};

} // namespace

FakeServer plainServer()
{
    FakeServer server;
    server.rules.limitCounts = SearchRules::Unit::spans;
    server.rules.kept = SearchRules::Kept::newest;
    server.rules.window = Subject::span;
    server.rules.duration = Subject::span;
    server.rules.timeStep = kMicrosecond;
    server.rules.durationStep = kMicrosecond;
    server.rules.fewerMeansAll = true;
    return server;
}

std::vector<ProofCase> proofCases(const std::vector<std::size_t>& sizes, std::uint64_t seeds)
{
    std::vector<ProofCase> cases;
    for (const NamedServer& server : servers())
        for (const Spread spread : {Spread::uniform, Spread::heavyTail, Spread::ties, Spread::bursts})
            for (const std::size_t size : sizes)
                for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
                    ProofCase one{server.name + ", " + name(spread) + ", " + std::to_string(size) + " calls, seed " +
                            std::to_string(seed),
                        server.name, spread, size, seed, server.dataStep, server.server};
                    one.backend.seed = seed;
                    cases.push_back(std::move(one));
                }
    return cases;
}

void ProofTally::add(const ProofTally& more)
{
    lists += more.lists;
    exact += more.exact;
    ties += more.ties;
    above += more.above;
    falseClaims += more.falseClaims;
    requests.insert(requests.end(), more.requests.begin(), more.requests.end());
}

std::uint64_t ProofTally::medianRequests() const
{
    std::vector<std::uint64_t> sorted = requests;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[sorted.size() / 2];
}

std::uint64_t ProofTally::mostRequests() const
{
    return requests.empty() ? 0 : *std::max_element(requests.begin(), requests.end());
}

ProofTally runCase(const ProofCase& one, std::size_t k)
{
    FakeBackend source(makeDataSet(one.spread, one.calls, one.seed, one.durationStep), one.backend);
    source::SpanQuery query;
    query.application.name = "shop";
    query.range = {DataSet::kBegin + 300 * kSecond, DataSet::kHour.to};
    query.limit = k;
    query::ProofOptions options;
    options.workers = 1;
    options.now = DataSet::kHour.to + 86'400 * kSecond;
    Counted counted;
    ProofTally tally;
    const auto found = query::proveByInterface(source, query, options, &counted, {});
    if (!found)
        return tally;
    tally.requests = counted.requests;
    for (const query::InterfaceCalls& list : found->answer.interfaces) {
        const auto no = static_cast<std::uint32_t>(
            std::find(source.data().interfaces.begin(), source.data().interfaces.end(), list.interface.name) -
            source.data().interfaces.begin());
        ++tally.lists;
        tally.exact += list.completeness.kind == Completeness::Kind::exact ? 1U : 0U;
        tally.ties += list.completeness.kind == Completeness::Kind::exactUpToTies ? 1U : 0U;
        tally.above += list.completeness.kind == Completeness::Kind::completeAbove ? 1U : 0U;
        tally.falseClaims += holds(list, source.truth(no, query.range, k)) ? 0U : 1U;
    }
    return tally;
}

} // namespace longspan::test
