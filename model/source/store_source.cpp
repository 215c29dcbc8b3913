// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/store_source.h"

#include "model/base/bytes.h"
#include "model/source/metric_count.h"
#include "model/source/topology_count.h"

#include <array>
#include <cstdio>

namespace longspan::source {

namespace {

store::CallQuery::Order orderOf(SpanQuery::Order order)
{
    switch (order) {
    case SpanQuery::Order::newestFirst: return store::CallQuery::Order::newestFirst;
    case SpanQuery::Order::slowestFirst: return store::CallQuery::Order::slowestFirst;
    case SpanQuery::Order::slowestPerInterface: return store::CallQuery::Order::slowestPerInterface;
    }
    return store::CallQuery::Order::newestFirst;
}

store::CallQuery storeQuery(const SpanQuery& query)
{
    store::CallQuery asked;
    asked.service = query.application.name;
    asked.name = query.interface;
    asked.range = query.range;
    asked.minDuration = query.minDuration;
    asked.maxDuration = query.maxDuration;
    asked.onlyErrors = query.onlyErrors;
    for (const AttributeFilter& filter : query.attributes)
        asked.attributes.push_back({filter.key, filter.value});
    asked.order = orderOf(query.order);
    asked.limit = query.limit;
    return asked;
}

SpanPage pageOf(store::CallPage&& found)
{
    SpanPage page;
    page.rows = std::move(found.rows);
    page.interfaces = std::move(found.interfaces);
    page.texts = std::move(found.texts);
    page.truncation = found.cut ? SpanPage::Truncation::byLimit : SpanPage::Truncation::complete;
    page.spansSeen = found.spansSeen;
    return page;
}

Interface interfaceOf(const store::Interface& stored)
{
    Statistics figures;
    figures.calls = stored.stats.calls;
    figures.errors = stored.stats.errors;
    figures.unknownDurations = stored.stats.unknownDurations;
    figures.p50 = stored.stats.durations.quantile(0.5);
    figures.p95 = stored.stats.durations.quantile(0.95);
    figures.p99 = stored.stats.durations.quantile(0.99);
    figures.max = stored.stats.durations.max();
    figures.slowestTrace = stored.slowestTrace;
    return {stored.service, stored.name, stored.kind, figures};
}

class StoreSource final : public TraceSource {
public:
    explicit StoreSource(store::LocalStore store) : m_store(std::move(store)) {}

    [[nodiscard]] Capabilities capabilities() const override
    {
        Capabilities able;
        able.sortsByDuration = able.statistics = able.attributeSearch = able.topology = able.metrics = true;
        return able;
    }
    [[nodiscard]] Result<Facts> facts(const Call& call) override;
    [[nodiscard]] Result<std::vector<Region>> regions(const Call& call) override
    {
        return call.check().map([] { return std::vector<Region>(); });
    }
    [[nodiscard]] Result<std::vector<Application>> applications(
        const std::string& region, const TimeRange& range, const Call& call) override;
    [[nodiscard]] Result<std::vector<Interface>> interfaces(
        const ApplicationRef& application, const TimeRange& range, const Call& call) override;
    [[nodiscard]] Result<SpanPage> search(const SpanQuery& query, const Call& call) override
    {
        return here(query.application.region)
            .and_then([&] { return m_store.calls(storeQuery(query), call); })
            .map([](store::CallPage&& page) { return pageOf(std::move(page)); });
    }
    [[nodiscard]] Result<Trace> trace(TraceId id, const Call& call) override { return m_store.trace(id, call); }
    [[nodiscard]] Result<> visitTraces(const TraceQuery& query, const TraceVisitor& visit, const Call& call) override;
    [[nodiscard]] Result<ServiceGraph> topology(const SpanQuery& query, const Call& call) override;
    [[nodiscard]] Result<MetricSeries> metrics(const MetricQuery& query, const Call& call) override;

private:
    [[nodiscard]] Result<> here(const std::string& region) const
    {
        if (region.empty())
            return {};
        return fail(ErrorKind::notFound, ErrorReason::noRegions,
            "the store has no regions, so there is no '" + region + "'", m_store.path());
    }
    [[nodiscard]] Result<> visitNamed(const std::vector<TraceId>& ids, const TraceVisitor& visit, const Call& call);

    store::LocalStore m_store;
};

Result<Facts> StoreSource::facts(const Call& call)
{
    auto overview = m_store.overview(call);
    if (!overview)
        return failWith(std::move(overview));
    Facts facts;
    facts.kind = "store";
    facts.title = m_store.path();
    facts.spans = overview->spans;
    facts.traces = overview->traces;
    facts.extent = overview->extent;
    facts.contents = std::move(overview->origins);
    for (const std::uint64_t segment : overview->unreadable)
        facts.leftOut.push_back(
            {ErrorKind::malformed, "this segment is damaged", m_store.path() + ":segment " + std::to_string(segment)});
    return facts;
}

Result<std::vector<Application>> StoreSource::applications(
    const std::string& region, const TimeRange& range, const Call& call)
{
    auto found = here(region).and_then([&] { return m_store.applications(range, call); });
    if (!found)
        return failWith(std::move(found));
    std::vector<Application> applications;
    for (const store::Application& one : *found)
        applications.push_back({{"", one.name}, one.spans, one.errors, one.interfaces, one.durations.quantile(0.99)});
    return applications;
}

Result<std::vector<Interface>> StoreSource::interfaces(
    const ApplicationRef& application, const TimeRange& range, const Call& call)
{
    auto found = here(application.region).and_then([&] { return m_store.interfaces(application.name, range, call); });
    if (!found)
        return failWith(std::move(found));
    std::vector<Interface> interfaces;
    for (const store::Interface& one : *found)
        interfaces.push_back(interfaceOf(one));
    if (!interfaces.empty() || application.name.empty())
        return interfaces;
    // Nothing in this range: is it known at all?
    auto ever = m_store.interfaces(application.name, {}, call);
    if (!ever)
        return failWith(std::move(ever));
    if (ever->empty())
        return fail(ErrorKind::notFound, ErrorReason::noSuchService, "no application '" + application.name + "'",
            m_store.path());
    return interfaces;
}

Result<> StoreSource::visitNamed(const std::vector<TraceId>& ids, const TraceVisitor& visit, const Call& call)
{
    for (const TraceId id : ids) {
        auto found = m_store.trace(id, call);
        if (!found && found.error().kind == ErrorKind::notFound)
            continue;
        if (!found)
            return failWith(std::move(found));
        if (auto visited = visit({found->tablePtr(), {found->no()}}); !visited)
            return visited;
    }
    return {};
}

Result<> StoreSource::visitTraces(const TraceQuery& query, const TraceVisitor& visit, const Call& call)
{
    if (auto good = here(query.application.region); !good)
        return good;
    if (!query.ids.empty())
        return visitNamed(query.ids, visit, call);
    store::LoadQuery load{query.range, true, query.application.name};
    return m_store.visit(
        load,
        [&visit](const SpanTablePtr& table) {
            TraceBatch batch{table, {}};
            for (std::uint32_t no = 0; no < table->traceCount(); ++no)
                if (!table->spansOf(TraceNo{no}).empty())
                    batch.traces.push_back(TraceNo{no});
            return visit(batch);
        },
        call);
}

Result<ServiceGraph> StoreSource::topology(const SpanQuery& query, const Call& call)
{
    if (auto good = here(query.application.region); !good)
        return failWith(std::move(good));
    analysis::LinkOptions options;
    options.window = query.range;
    if (query.application.name.empty() && !query.interface)
        return m_store.links(options, call);
    analysis::LinkCounter counter(options);
    const store::LoadQuery load{query.range, true, query.application.name};
    return m_store
        .visit(
            load, [&](const SpanTablePtr& table) { return countLinks(counter, table, query, call); }, call)
        .map([&counter] { return counter.graph(); });
}

Result<MetricSeries> StoreSource::metrics(const MetricQuery& query, const Call& call)
{
    if (auto good = here(query.application.region); !good)
        return failWith(std::move(good));
    auto overview = m_store.overview(call);
    if (!overview)
        return failWith(std::move(overview));
    const TimeRange range = countedRange(query.range, overview->extent);
    if (range.from >= range.to)
        return MetricSeries{};
    MetricCount count(query, range);
    const store::LoadQuery load{range, false, query.application.name};
    return m_store
        .visit(
            load,
            [&](const SpanTablePtr& table) -> Result<> {
                count.add(analysis::CallScan(table));
                return call.check();
            },
            call)
        .map([&count] { return count.series(); });
}

} // namespace

SourcePtr makeStoreSource(store::LocalStore store)
{
    return std::make_shared<StoreSource>(std::move(store));
}

Result<SourcePtr> openStore(const std::string& path, const Call& call)
{
    store::OpenOptions options;
    options.access = store::Access::read;
    return store::LocalStore::open(path, options, call).map([](store::LocalStore&& store) {
        return makeStoreSource(std::move(store));
    });
}

bool looksLikeStore(const std::string& path)
{
    static constexpr std::string_view kMagic{"SQLite format 3\0", 16};
    const auto bytes = mapFile(path);
    return bytes && (*bytes)->view().starts_with(kMagic);
}

} // namespace longspan::source
