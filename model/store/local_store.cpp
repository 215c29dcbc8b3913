// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/local_store.h"

#include "model/store/call_finder.h"
#include "model/store/figures.h"
#include "model/store/importer.h"
#include "model/store/retention.h"
#include "model/store/store_impl.h"
#include "model/store/table_query.h"
#include "model/store/verify.h"

#include <filesystem>

namespace longspan::store {

namespace {

std::uint64_t fileBytes(const std::string& path)
{
    std::uint64_t bytes = 0;
    for (const char* ending : {"", "-wal"}) {
        std::error_code error;
        const std::uintmax_t size = std::filesystem::file_size(path + ending, error);
        bytes += error ? 0 : size;
    }
    return bytes;
}

} // namespace

/// One state of the store with its names, for one call.
struct LocalStore::View {
    Session session;
    CatalogPtr catalog;
    std::shared_ptr<DetailCache> details;

    [[nodiscard]] sqlite::Database& database() const { return session.database(); }
};

Result<LocalStore::View> LocalStore::view(const Call& call) const
{
    Result<Session> session = m_impl->connections->read(call);
    if (!session)
        return failWith(std::move(session));
    Result<CatalogPtr> catalog = m_impl->catalogs.read(session->database());
    if (!catalog)
        return failWith(std::move(catalog));
    // Tables hold the cache, and with it the whole store.
    return View{std::move(*session), std::move(*catalog), std::shared_ptr<DetailCache>(m_impl, &m_impl->details)};
}

Result<LocalStore> LocalStore::open(const std::string& path, const OpenOptions& options, const Call& call)
{
    Result<std::unique_ptr<Connections>> connections = Connections::open(path, options, call);
    if (!connections)
        return failWith(std::move(connections));
    return LocalStore(std::make_shared<Impl>(std::move(*connections)));
}

const std::string& LocalStore::path() const
{
    return m_impl->connections->path();
}

Result<Overview> LocalStore::overview(const Call& call) const
{
    const Result<View> view = this->view(call);
    if (!view)
        return tl::unexpected<Error>(view.error());
    const Result<std::vector<SegmentInfo>> segments = readSegments(view->database());
    const Result<std::vector<JoinedTrace>> joined = JoinedTraces(view->database()).all();
    if (!segments || !joined)
        return tl::unexpected<Error>(segments ? joined.error() : segments.error());
    Overview overview;
    overview.segments = segments->size();
    overview.bytes = fileBytes(path());
    for (const SegmentInfo& segment : *segments) {
        overview.spans += segment.spans;
        overview.traces += segment.traces;
        if (!segment.startKnown)
            continue;
        const TimeRange starts = {segment.minStart, addClamped(segment.maxStart, 1)};
        if (!overview.extent)
            overview.extent = starts;
        overview.extent->from = std::min(overview.extent->from, starts.from);
        overview.extent->to = std::max(overview.extent->to, starts.to);
    }
    for (const JoinedTrace& trace : *joined)
        overview.traces -= trace.segments.size() - 1;
    for (auto segment = segments->rbegin(); segment != segments->rend(); ++segment)
        if (overview.origins.size() < kMaxOrigins &&
            std::find(overview.origins.begin(), overview.origins.end(), segment->origin) == overview.origins.end())
            overview.origins.push_back(segment->origin);
    return overview;
}

Result<std::vector<Application>> LocalStore::applications(const TimeRange& range, const Call& call) const
{
    const Result<View> view = this->view(call);
    if (!view)
        return tl::unexpected<Error>(view.error());
    return Figures(view->database(), *view->catalog, call).applications(range);
}

Result<std::vector<Interface>> LocalStore::interfaces(
    const std::string& service, const TimeRange& range, const Call& call) const
{
    const Result<View> view = this->view(call);
    if (!view)
        return tl::unexpected<Error>(view.error());
    return Figures(view->database(), *view->catalog, call).interfaces(service, range);
}

Result<CallPage> LocalStore::calls(const CallQuery& query, const Call& call) const
{
    const Result<View> view = this->view(call);
    if (!view)
        return tl::unexpected<Error>(view.error());
    return CallFinder(view->database(), view->catalog, query, call).run();
}

Result<Trace> LocalStore::trace(TraceId id, const Call& call) const
{
    const Result<View> view = this->view(call);
    if (!view)
        return tl::unexpected<Error>(view.error());
    return TableQuery(view->database(), *view->catalog, view->details, call).trace(id);
}

Result<SpanTablePtr> LocalStore::load(const LoadQuery& query, const Call& call) const
{
    const Result<View> view = this->view(call);
    if (!view)
        return tl::unexpected<Error>(view.error());
    return TableQuery(view->database(), *view->catalog, view->details, call).load(query);
}

Result<> LocalStore::visit(
    const LoadQuery& query, const std::function<Result<>(const SpanTablePtr&)>& visitor, const Call& call) const
{
    const Result<View> view = this->view(call);
    if (!view)
        return tl::unexpected<Error>(view.error());
    return TableQuery(view->database(), *view->catalog, view->details, call).visit(query, visitor);
}

Result<ServiceGraph> LocalStore::links(const analysis::LinkOptions& options, const Call& call) const
{
    analysis::LinkCounter links(options);
    LoadQuery query;
    query.range = options.window;
    query.wholeTraces = true;
    const auto add = [&links, &call](const SpanTablePtr& table) { return links.add(table, call); };
    if (Result<> visited = visit(query, add, call); !visited)
        return failWith(std::move(visited));
    return links.graph();
}

Result<Imported> LocalStore::import(const SpanTable& table, const ImportOptions& options, const Call& call)
{
    Result<Session> session = m_impl->connections->write(call);
    if (!session)
        return failWith(std::move(session));
    const Result<CatalogPtr> catalog = m_impl->catalogs.read(session->database());
    if (!catalog)
        return tl::unexpected<Error>(catalog.error());
    Importer importer(session->database(), table, options, call);
    Result<Imported> imported = importer.run(**catalog);
    if (!imported)
        return imported;
    if (importer.overtakesStored())
        if (Result<> rebuilt = rebuildReady(session->database(), call); !rebuilt)
            return failWith(std::move(rebuilt));
    if (Result<> committed = session->commit(); !committed)
        return failWith(std::move(committed));
    return imported;
}

Result<Removed> LocalStore::remove(const Retention& retention, const Call& call)
{
    Result<Session> session = m_impl->connections->write(call);
    if (!session)
        return failWith(std::move(session));
    Result<Removed> removed = removeSegments(session->database(), retention, call);
    if (!removed)
        return removed;
    if (Result<> committed = session->commit(); !committed)
        return failWith(std::move(committed));
    return removed;
}

Result<> LocalStore::vacuum(const Call& call)
{
    return m_impl->connections->maintain({"PRAGMA incremental_vacuum", "PRAGMA wal_checkpoint(TRUNCATE)"}, call);
}

Result<std::vector<Damage>> LocalStore::verify(const Call& call) const
{
    const Result<View> view = this->view(call);
    if (!view)
        return tl::unexpected<Error>(view.error());
    return verifyStore(view->database(), call);
}

} // namespace longspan::store
