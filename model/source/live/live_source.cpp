// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/live_source.h"

#include "model/base/ascii.h"

#include <algorithm>

namespace longspan::source {

namespace {

/// How many services are asked at once where one question cannot be about all of them.
constexpr std::size_t kServicesAtOnce = 32;

} // namespace

std::string serviceIn(const SpanTable& table, const std::string& wanted)
{
    std::string found = wanted;
    for (const InterfaceKey& key : table.interfaces()) {
        const std::string_view service = table.text(key.service);
        if (service == wanted)
            return wanted;
        if (sameInAnyCase(service, wanted))
            found = service;
    }
    return found;
}

std::string nameIn(const SpanTable& table, const std::string& service, const std::string& wanted)
{
    std::string found = wanted;
    for (const InterfaceKey& key : table.interfaces()) {
        const std::string_view name = table.text(key.name);
        if (!service.empty() && table.text(key.service) != service)
            continue;
        if (name == wanted)
            return wanted;
        if (sameInAnyCase(name, wanted))
            found = name;
    }
    return found;
}

LiveSource::LiveSource(ServerKind kind, TraceServerPtr server, const ServerProfile& profile)
    : m_kind(kind), m_finder(std::move(server), profile.limits, profile.now)
{
}

Result<> LiveSource::begin(const std::string& region, const Call& call)
{
    if (auto good = call.check(); !good)
        return good;
    if (!region.empty())
        return fail(ErrorKind::notFound, ErrorReason::noRegions,
            "there are no regions, so there is no '" + region + "'", m_finder.server().place());
    return m_finder.server().meet(call);
}

Result<Facts> LiveSource::facts(const Call& call)
{
    if (auto met = begin({}, call); !met)
        return failWith(std::move(met));
    Facts facts;
    facts.kind = name(m_kind);
    facts.title = m_finder.server().place();
    const auto rules = capabilities().rules;
    const std::string store = rules && !rules->store.empty() ? ", " + rules->store : std::string();
    facts.contents.push_back(m_finder.server().api() + store);
    return facts;
}

Result<std::vector<Region>> LiveSource::regions(const Call& call)
{
    return call.check().map([] { return std::vector<Region>(); });
}

Result<std::vector<Application>> LiveSource::applications(const std::string& region, const TimeRange&, const Call& call)
{
    return begin(region, call)
        .and_then([&] { return m_finder.server().services(call); })
        .map([](const std::vector<std::string>& names) {
            std::vector<Application> applications;
            for (const std::string& name : names)
                applications.push_back({{"", name}, {}, {}, {}, {}});
            return applications;
        });
}

Result<std::vector<std::string>> LiveSource::servicesFor(const std::string& application, const Call& call)
{
    if (!application.empty())
        return std::vector<std::string>{application};
    return m_finder.server().services(call);
}

Result<std::vector<Interface>> LiveSource::interfaces(
    const ApplicationRef& application, const TimeRange&, const Call& call)
{
    const auto services = begin(application.region, call).and_then([&] { return servicesFor(application.name, call); });
    if (!services)
        return tl::unexpected(services.error());
    std::vector<Interface> interfaces;
    const std::span<const std::string> all(*services);
    for (std::size_t from = 0; from < all.size(); from += kServicesAtOnce) {
        const auto some = all.subspan(from, std::min(kServicesAtOnce, all.size() - from));
        auto lists = m_finder.server().operations(some, call);
        for (std::size_t no = 0; no < lists.size(); ++no) {
            if (!lists[no])
                return failWith(std::move(lists[no]));
            for (const Operation& one : *lists[no])
                interfaces.push_back({some[no], one.name, one.kind, {}});
        }
    }
    if (!interfaces.empty() || application.name.empty())
        return interfaces;
    const auto known = m_finder.server().services(call);
    if (known &&
        std::none_of(known->begin(), known->end(), [&](const auto& s) { return sameInAnyCase(s, application.name); }))
        return fail(ErrorKind::notFound, ErrorReason::noSuchService, "no application '" + application.name + "'",
            m_finder.server().place());
    return interfaces;
}

Result<Trace> LiveSource::fetchTrace(TraceId id, const Call& call)
{
    // Old senders cut ids to their low half, and servers may keep them either way.
    std::vector<TraceId> spellings{id};
    if (id.high != 0)
        spellings.push_back({0, id.low});
    for (const TraceId spelling : spellings) {
        auto bodies = m_finder.server().fetch({&spelling, 1}, call);
        if (!bodies)
            return failWith(std::move(bodies));
        if (bodies->empty())
            continue;
        auto answer = readTraces(*bodies, call);
        if (!answer)
            return failWith(std::move(answer));
        const auto no = answer->table->findTrace(id);
        if (!no || answer->table->spansOf(*no).empty())
            continue;
        Finding finding{std::move(*bodies), *answer, false, 1};
        m_finder.keep(finding);
        return Trace(answer->table, *no);
    }
    return fail(ErrorKind::notFound, "no trace " + toHex(id), m_finder.server().place());
}

Result<Trace> LiveSource::trace(TraceId id, const Call& call)
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    const auto kept = m_finder.cache().find(id);
    if (kept && kept->whole)
        return kept->trace;
    auto fetched = begin({}, call).and_then([&] { return fetchTrace(id, call); });
    const bool stopped = !fetched && fetched.error().kind == ErrorKind::cancelled;
    if (fetched || !kept || stopped)
        return fetched;
    // What a search brought along is better than nothing.
    call.note(NoteKind::partialAnswer, m_finder.server().place());
    return kept->trace;
}

} // namespace longspan::source
