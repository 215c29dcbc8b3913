// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/retention.h"

#include "model/store/damage.h"
#include "model/store/figures.h"
#include "model/store/joined_traces.h"
#include "model/store/segment_scan.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <unordered_map>

namespace longspan::store {

namespace {

/// When the last of a segment's spans ended; the time of the import when no span tells.
Nanos ageOf(const SegmentInfo& segment)
{
    return segment.startKnown ? segment.maxEnd : segment.importedAt;
}

std::vector<SegmentInfo> chooseOld(std::vector<SegmentInfo> segments, const Retention& retention)
{
    std::stable_sort(segments.begin(), segments.end(),
        [](const SegmentInfo& a, const SegmentInfo& b) { return ageOf(a) < ageOf(b); });
    std::uint64_t bytes = 0;
    for (const SegmentInfo& segment : segments)
        bytes += segment.bytes;
    std::vector<SegmentInfo> chosen;
    for (SegmentInfo& segment : segments) {
        const bool tooOld = retention.before && ageOf(segment) < *retention.before;
        const bool tooMuch = retention.maxBytes && bytes > *retention.maxBytes;
        if (!tooOld && !tooMuch)
            continue;
        bytes -= segment.bytes;
        chosen.push_back(std::move(segment));
    }
    return chosen;
}

class Remover {
public:
    Remover(sqlite::Database& database, const Call& call) : m_database(database), m_call(call) {}

    Result<Removed> run(const std::vector<SegmentInfo>& segments)
    {
        Removed removed;
        for (const SegmentInfo& segment : segments) {
            if (Result<> allowed = m_call.check(); !allowed)
                return failWith(std::move(allowed));
            for (const char* table : {"columns", "ids", "details", "filter", "repeated"})
                if (Result<> done = removeFrom(table, "segment", segment.id); !done)
                    return failWith(std::move(done));
            if (Result<> done = removeFrom("segment", "id", segment.id); !done)
                return failWith(std::move(done));
            m_removed.insert(segment.id);
            ++removed.segments;
            removed.spans += segment.spans;
            removed.bytes += segment.bytes;
        }
        if (Result<> made = makeAnew(); !made)
            return failWith(std::move(made));
        return removed;
    }

private:
    Result<> removeFrom(const std::string& table, const std::string& key, SegmentId segment)
    {
        Result<sqlite::Statement> remove = m_database.prepare("DELETE FROM " + table + " WHERE " + key + " = ?");
        if (!remove)
            return failWith(std::move(remove));
        return remove->bind(1, segment).run();
    }

    Result<> makeAnew()
    {
        if (Result<> joined = repairJoined(); !joined)
            return joined;
        if (Result<> ready = rebuildReady(m_database, m_call); !ready)
            return ready;
        return dropUnused();
    }

    /// Traces that lost a segment get the extent of what is left.
    Result<> repairJoined()
    {
        JoinedTraces table(m_database);
        Result<std::vector<JoinedTrace>> all = table.all();
        if (!all)
            return failWith(std::move(all));
        std::unordered_map<std::uint64_t, JoinedTrace> hurt;
        std::set<SegmentId> left;
        for (JoinedTrace& trace : *all) {
            if (std::erase_if(trace.segments, [this](SegmentId id) { return m_removed.contains(id); }) == 0)
                continue;
            left.insert(trace.segments.begin(), trace.segments.end());
            trace.extent = {};
            hurt.insert_or_assign(trace.id.low, std::move(trace));
        }
        if (Result<> measured = measure(hurt, left); !measured)
            return measured;
        for (const auto& [low, trace] : hurt)
            if (Result<> written = table.write(trace); !written)
                return written;
        return {};
    }

    Result<> measure(std::unordered_map<std::uint64_t, JoinedTrace>& hurt, const std::set<SegmentId>& left)
    {
        std::vector<SegmentInfo> segments;
        for (const SegmentId id : left)
            segments.emplace_back().id = id;
        std::mutex mutex;
        return SegmentScan{m_database, m_call}.run(
            segments, [&](const UnpackedSegment& segment, const SegmentScan::Place&) -> Result<> {
                const std::vector<TraceExtent> extents = segment.extents();
                const std::lock_guard lock(mutex);
                for (std::size_t trace = 0; trace < extents.size(); ++trace)
                    if (const auto found = hurt.find(segment.traces[trace].low); found != hurt.end())
                        if (sameTrace(found->second.id, segment.traces[trace]))
                            found->second.add(segment.traces[trace], extents[trace]);
                return {};
            });
    }

    /// Names that nothing refers to any more.
    Result<> dropUnused()
    {
        std::set<std::uint32_t> texts;
        std::set<ColumnsHead::Fact> facts;
        const Result<std::vector<SegmentInfo>> segments = readSegments(m_database);
        if (!segments)
            return tl::unexpected<Error>(segments.error());
        for (const SegmentInfo& segment : *segments) {
            const Result<std::string> columns = readPart(m_database, "columns", segment.id);
            const Result<ColumnsDecoder> decoder =
                columns ? ColumnsDecoder::open(*columns) : tl::unexpected<Error>(columns.error());
            // A damaged segment may be mended one day: keep all names for it.
            if (!decoder)
                return isDamage(decoder.error()) ? Result<>() : tl::unexpected<Error>(decoder.error());
            collect(decoder->head(), texts);
            facts.insert(decoder->head().facts.begin(), decoder->head().facts.end());
        }
        if (Result<> dropped = m_database.run("DELETE FROM interface WHERE id NOT IN (SELECT interface FROM ready)");
            !dropped)
            return dropped;
        if (Result<> written = writeUsed(texts, facts); !written)
            return written;
        return m_database.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
    }

    static void collect(const ColumnsHead& head, std::set<std::uint32_t>& texts)
    {
        for (const ColumnsHead::Interface& interface : head.interfaces)
            texts.insert(interface.service);
        for (const ColumnsHead::Resource& resource : head.resources)
            texts.insert({resource.service, resource.host, resource.address});
        texts.insert(head.peers.begin(), head.peers.end());
    }

    Result<> writeUsed(const std::set<std::uint32_t>& texts, const std::set<ColumnsHead::Fact>& facts)
    {
        const Result<> made =
            m_database.run("DELETE FROM fact; CREATE TEMP TABLE IF NOT EXISTS used(id INTEGER PRIMARY KEY);"
                           "DELETE FROM used");
        if (!made)
            return made;
        Result<sqlite::Statement> use = m_database.prepare("INSERT INTO used VALUES(?)");
        if (!use)
            return failWith(std::move(use));
        for (const std::uint32_t text : texts)
            if (Result<> written = use->bind(1, text).run(); !written)
                return written;
        Result<sqlite::Statement> fact = m_database.prepare("INSERT INTO fact VALUES(?, ?, ?)");
        if (!fact)
            return failWith(std::move(fact));
        for (const ColumnsHead::Fact& known : facts)
            if (Result<> written = fact->bind(1, known.service).bind(2, known.key).bindText(3, known.value).run();
                !written)
                return written;
        return m_database.run("DELETE FROM text WHERE id NOT IN (SELECT id FROM used) AND id NOT IN"
                              " (SELECT service FROM interface UNION SELECT name FROM interface)");
    }

    sqlite::Database& m_database;
    const Call& m_call;
    std::set<SegmentId> m_removed;
};

} // namespace

Result<Removed> removeSegments(sqlite::Database& database, const Retention& retention, const Call& call)
{
    Result<std::vector<SegmentInfo>> segments = readSegments(database);
    if (!segments)
        return failWith(std::move(segments));
    const std::vector<SegmentInfo> chosen = chooseOld(std::move(*segments), retention);
    if (chosen.empty())
        return Removed{};
    return Remover(database, call).run(chosen);
}

Result<> rebuildReady(sqlite::Database& database, const Call& call)
{
    Result<ReadyBuilder> counted = countSegments(database, TimeRange{}, kReadyCalls, call);
    if (!counted)
        return failWith(std::move(counted));
    return counted->replaceIn(database);
}

} // namespace longspan::store
