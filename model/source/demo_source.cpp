// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/demo_source.h"

#include "model/source/demo/shop_details.h"
#include "model/source/table_answers.h"

#include <algorithm>
#include <mutex>

namespace longspan::source {

namespace {

constexpr Nanos kPeriod = 30 * 60 * kSecond;
/// The last requests begin a little before now, so that what they cause has ended too.
constexpr Nanos kLastRequest = 20 * kSecond;

SpanTablePtr playRegion(const demo::ShopRegion& region, const DemoOptions& options)
{
    SpanTableBuilder builder;
    auto details = std::make_shared<demo::ShopDetails>();
    const std::string name = "demo/" + std::string(region.id);
    const std::uint64_t base = builder.addDocument(name, "demo", 1ULL << 32U, details);
    demo::ShopSimulation shop(region, options.seed, builder, base);
    // The shop's clocks count in microseconds.
    const Nanos now = options.now - options.now % kMicrosecond;
    shop.run({now - kPeriod, now - kLastRequest});
    details->fill(shop.takeFacts(), shop.takeHosts());
    return builder.finish();
}

Result<std::size_t> regionNumber(const std::string& id)
{
    const auto regions = demo::shopRegions();
    if (id.empty())
        return 0;
    const auto found = std::find_if(regions.begin(), regions.end(), [&id](const auto& r) { return r.id == id; });
    if (found == regions.end())
        return fail(ErrorKind::notFound, ErrorReason::noSuchRegion, "no region '" + id + "'", "demo");
    return static_cast<std::size_t>(found - regions.begin());
}

class DemoSource final : public TraceSource {
public:
    explicit DemoSource(const DemoOptions& options) : m_options(options), m_regions(demo::shopRegions().size()) {}

    [[nodiscard]] Capabilities capabilities() const override
    {
        Capabilities able;
        able.regions = able.sortsByDuration = able.statistics = able.attributeSearch = able.topology = able.metrics =
            true;
        return able;
    }

    [[nodiscard]] Result<Facts> facts(const Call& call) override;
    [[nodiscard]] Result<std::vector<source::Region>> regions(const Call& call) override;

    [[nodiscard]] Result<std::vector<Application>> applications(
        const std::string& region, const TimeRange& range, const Call& call) override
    {
        return answers(region).and_then([&](const TableAnswers* table) { return table->applications(range, call); });
    }
    [[nodiscard]] Result<std::vector<Interface>> interfaces(
        const ApplicationRef& application, const TimeRange& range, const Call& call) override
    {
        return answers(application.region).and_then([&](const TableAnswers* table) {
            return table->interfaces(application.name, range, call);
        });
    }
    [[nodiscard]] Result<SpanPage> search(const SpanQuery& query, const Call& call) override
    {
        return answers(query.application.region).and_then([&](const TableAnswers* table) {
            return table->search(query, call);
        });
    }
    [[nodiscard]] Result<> visitTraces(const TraceQuery& query, const TraceVisitor& visit, const Call& call) override;
    [[nodiscard]] Result<ServiceGraph> topology(const SpanQuery& query, const Call& call) override
    {
        return answers(query.application.region).and_then([&](const TableAnswers* table) {
            return table->topology(query, call);
        });
    }
    [[nodiscard]] Result<MetricSeries> metrics(const MetricQuery& query, const Call& call) override
    {
        return answers(query.application.region).and_then([&](const TableAnswers* table) {
            return table->metrics(query, call);
        });
    }
    [[nodiscard]] Result<Trace> trace(TraceId id, const Call& call) override;

private:
    struct Region {
        std::once_flag made;
        std::optional<TableAnswers> answers;
    };

    const TableAnswers& answersOf(std::size_t number)
    {
        Region& region = m_regions[number];
        std::call_once(region.made, [&] {
            const demo::ShopRegion& facts = demo::shopRegions()[number];
            region.answers.emplace(playRegion(facts, m_options), std::string(facts.id));
        });
        return *region.answers;
    }
    Result<const TableAnswers*> answers(const std::string& region)
    {
        return regionNumber(region).map([this](std::size_t number) { return &answersOf(number); });
    }

    DemoOptions m_options;
    std::vector<Region> m_regions;
};

Result<Facts> DemoSource::facts(const Call& call)
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    Facts facts;
    facts.kind = "demo";
    facts.title = "a made-up shop";
    facts.extent = TimeRange{m_options.now - kPeriod, m_options.now};
    return facts;
}

Result<std::vector<Region>> DemoSource::regions(const Call& call)
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    std::vector<source::Region> regions;
    for (const demo::ShopRegion& region : demo::shopRegions())
        regions.push_back({std::string(region.id), std::string(region.name), std::string(region.chineseName)});
    return regions;
}

Result<Trace> DemoSource::trace(TraceId id, const Call& call)
{
    for (std::size_t number = 0; number < m_regions.size(); ++number)
        if (auto found = answersOf(number).trace(id, call); found || found.error().kind != ErrorKind::notFound)
            return found;
    return fail(ErrorKind::notFound, "no trace " + toHex(id), "demo");
}

Result<> DemoSource::visitTraces(const TraceQuery& query, const TraceVisitor& visit, const Call& call)
{
    if (auto good = call.check(); !good)
        return good;
    if (query.ids.empty())
        return answers(query.application.region).and_then([&](const TableAnswers* table) {
            return visit(table->traces(query));
        });
    for (std::size_t number = 0; number < m_regions.size(); ++number) {
        const TraceBatch batch = answersOf(number).traces(query);
        if (batch.traces.empty())
            continue;
        if (auto visited = visit(batch); !visited)
            return visited;
    }
    return {};
}

} // namespace

SourcePtr makeDemoSource(const DemoOptions& options)
{
    return std::make_shared<DemoSource>(options);
}

Result<SpanTablePtr> makeDemoTable(const DemoOptions& options, const std::string& region)
{
    return regionNumber(region).map(
        [&options](std::size_t number) { return playRegion(demo::shopRegions()[number], options); });
}

} // namespace longspan::source
