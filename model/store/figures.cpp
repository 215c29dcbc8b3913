// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/figures.h"

#include "model/store/call_ids.h"
#include "model/store/damage.h"
#include "model/store/joined_traces.h"
#include "model/store/segment_scan.h"

#include <algorithm>
#include <map>
#include <set>

namespace longspan::store {

Result<ReadyBuilder> countSegments(
    sqlite::Database& database, const TimeRange& range, std::size_t keep, const Call& call)
{
    Result<std::vector<SegmentInfo>> segments = readSegments(database);
    if (!segments)
        return failWith(std::move(segments));
    std::erase_if(*segments, [&range](const SegmentInfo& segment) { return !segment.touches(range); });
    const Result<RepeatedRows> repeated = readRepeated(database);
    if (!repeated)
        return tl::unexpected<Error>(repeated.error());
    const SegmentScan scan{database, call};
    std::vector<ReadyBuilder> builders(scan.workers(segments->size()), ReadyBuilder(keep));
    const Result<> scanned =
        scan.run(*segments, [&](const UnpackedSegment& segment, const SegmentScan::Place& place) -> Result<> {
            const auto found = repeated->find(segment.id);
            const std::span<const std::uint32_t> rows =
                found == repeated->end() ? std::span<const std::uint32_t>() : found->second;
            builders[place.worker].addSegment(segment, rows, range);
            return {};
        });
    if (!scanned)
        return tl::unexpected<Error>(scanned.error());
    for (std::size_t worker = 1; worker < builders.size(); ++worker)
        builders[0].merge(std::move(builders[worker]));
    return std::move(builders[0]);
}

Interface Figures::describe(std::uint32_t interface, ReadyInterface&& ready) const
{
    Interface described;
    described.service = m_catalog.service(interface);
    described.name = m_catalog.name(interface);
    described.kind = ready.usualKind();
    described.stats = std::move(ready.stats);
    if (!ready.slowest.empty() && ready.slowest.front().idsKnown)
        described.slowestTrace = ready.slowest.front().trace;
    return described;
}

Result<std::vector<Interface>> Figures::fromReady(const std::string& service)
{
    Result<sqlite::Statement> rows = m_database.prepare("SELECT interface, data FROM ready ORDER BY interface");
    if (!rows)
        return failWith(std::move(rows));
    CallIds ids(m_database);
    std::vector<Interface> interfaces;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        const auto id = static_cast<std::uint32_t>(rows->integer(0));
        if (!service.empty() && m_catalog.service(id) != service)
            continue;
        Result<ReadyInterface> ready = ReadyInterface::read(rows->bytes(1));
        if (!ready)
            return failWith(std::move(ready));
        if (!ready->slowest.empty())
            if (Result<> known = ids.identify(ready->slowest.front()); !known)
                return failWith(std::move(known));
        interfaces.push_back(describe(id, std::move(*ready)));
    }
    if (!row)
        return tl::unexpected<Error>(row.error());
    return interfaces;
}

Result<std::vector<Interface>> Figures::fromSegments(const std::string& service, const TimeRange& range)
{
    Result<ReadyBuilder> counted = countSegments(m_database, range, 1, m_call);
    if (!counted)
        return failWith(std::move(counted));
    std::vector<Interface> interfaces;
    for (std::uint32_t id = 0; id < counted->end(); ++id)
        if (service.empty() || m_catalog.service(id) == service)
            if (ReadyInterface ready = counted->take(id); ready.stats.calls != 0)
                interfaces.push_back(describe(id, std::move(ready)));
    return interfaces;
}

Result<std::vector<Interface>> Figures::interfaces(const std::string& service, const TimeRange& range)
{
    Result<std::vector<Interface>> found = tl::unexpected<Error>(Error{ErrorKind::malformed, {}, {}});
    if (range.everything())
        found = fromReady(service);
    // What lies ready counts damaged segments too, and is of no use if it is damaged itself.
    if (!found && isDamage(found.error()))
        found = fromSegments(service, range);
    if (!found)
        return found;
    JoinedTraces joined(m_database);
    const Result<bool> none = joined.empty();
    for (std::size_t i = 0; none && !*none && i < found->size(); ++i)
        if (const auto trace = joined.find((*found)[i].slowestTrace); trace && *trace)
            (*found)[i].slowestTrace = (*trace)->id;
    std::sort(found->begin(), found->end(), [](const Interface& a, const Interface& b) {
        return std::tie(a.service, a.name) < std::tie(b.service, b.name);
    });
    return found;
}

Result<std::vector<Application>> Figures::applications(const TimeRange& range)
{
    const Result<std::vector<Interface>> interfaces = this->interfaces({}, range);
    if (!interfaces)
        return tl::unexpected<Error>(interfaces.error());
    std::vector<Application> applications;
    for (const Interface& interface : *interfaces) {
        if (applications.empty() || applications.back().name != interface.service)
            applications.emplace_back().name = interface.service;
        Application& application = applications.back();
        application.spans += interface.stats.calls;
        application.errors += interface.stats.errors;
        ++application.interfaces;
        application.durations.merge(interface.stats.durations);
    }
    if (Result<> added = addFacts(applications); !added)
        return failWith(std::move(added));
    return applications;
}

Result<> Figures::addFacts(std::vector<Application>& applications)
{
    Result<sqlite::Statement> rows =
        m_database.prepare("SELECT service, key, value FROM fact ORDER BY service, key, value");
    if (!rows)
        return failWith(std::move(rows));
    std::map<std::string_view, std::vector<ResourceFact>> facts;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        const auto key = static_cast<std::size_t>(rows->integer(1));
        if (key >= std::size(kFactKeys))
            continue;
        std::vector<ResourceFact>& of = facts[m_catalog.text(static_cast<std::uint32_t>(rows->integer(0)))];
        if (of.empty() || of.back().key != kFactKeys[key])
            of.push_back({std::string(kFactKeys[key]), {}});
        if (of.back().values.size() < kMaxFactValues)
            of.back().values.emplace_back(rows->bytes(2));
    }
    if (!row)
        return tl::unexpected<Error>(row.error());
    for (Application& application : applications)
        if (const auto found = facts.find(application.name); found != facts.end())
            application.facts = found->second;
    return {};
}

} // namespace longspan::store
