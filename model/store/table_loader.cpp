// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/table_loader.h"

#include "model/store/damage.h"
#include "model/store/stored_details.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace longspan::store {

/// Loads whole segments on several threads. Rows have their places beforehand; names are registered in the order of the
/// segments, so that the table is the same whatever the threads do.
class TableLoader::WholeLoad {
public:
    WholeLoad(TableLoader& loader, std::span<const SegmentInfo> segments)
        : m_loader(loader), m_segments(segments), m_damaged(segments.size())
    {
        SpanColumns& columns = loader.m_builder.columns();
        std::size_t rows = columns.size();
        std::size_t traces = 0;
        for (const SegmentInfo& segment : segments) {
            traces += std::min({std::size_t{segment.traces}, std::size_t{segment.spans}, kSegmentSpans});
            m_firstRow.push_back(rows);
            m_places.push_back(loader.addDocument(segment));
            rows += segment.spans;
        }
        loader.m_builder.reserveTraces(traces);
        const std::size_t added = rows - columns.size();
        columns.forEach([added](auto& column) { column.extendToFill(added); });
    }

    void work()
    {
        std::size_t position = 0;
        RawSegment raw;
        Unpacked unpacked;
        while (fetch(raw, position)) {
            Result<> done = unpack(raw, position, unpacked);
            const ColumnMaps maps = registerNames(position, done ? &unpacked : nullptr);
            if (done)
                done = unpacked.columns->rows(
                    unpacked.ids.spans, maps, m_loader.m_builder.columns(), m_firstRow[position]);
            if (!done)
                failed(position, done.error());
        }
    }

    /// After all threads are done.
    Result<> finish()
    {
        for (std::size_t position = m_segments.size(); m_result && position-- > 0;)
            if (m_damaged[position])
                removeRows(m_firstRow[position], m_segments[position].spans);
        return m_result;
    }

private:
    /// Of one segment after the other: the memory stays, as fresh memory costs more than unpacking into it.
    struct Unpacked {
        SegmentIds ids;
        std::optional<ColumnsDecoder> columns;
    };

    bool fetch(RawSegment& raw, std::size_t& position)
    {
        std::unique_lock lock(m_mutex);
        if (m_result)
            m_result = m_loader.m_scan.call.check();
        if (!m_result || m_next == m_segments.size())
            return false;
        position = m_next++;
        m_loader.m_scan.call.progress("load", position, m_segments.size());
        if (const Result<> read = readRaw(m_loader.m_scan.database, m_segments[position].id, raw); !read)
            take(position, read.error());
        return true;
    }

    [[nodiscard]] Result<> unpack(const RawSegment& raw, std::size_t position, Unpacked& to) const
    {
        if (Result<> ids = unpackIds(raw.ids, to.ids); !ids)
            return ids;
        Result<ColumnsDecoder> columns = ColumnsDecoder::open(raw.columns);
        if (!columns)
            return failWith(std::move(columns));
        const ColumnsHead& head = columns->head();
        if (head.rows != m_segments[position].spans || head.rows != to.ids.spans.size() ||
            head.traces != to.ids.traces.size())
            return fail(ErrorKind::malformed, "parts that do not fit together");
        if (to.columns)
            columns->takeRoom(std::move(*to.columns));
        to.columns.emplace(std::move(*columns));
        return {};
    }

    ColumnMaps registerNames(std::size_t position, const Unpacked* unpacked)
    {
        std::unique_lock lock(m_mutex);
        m_turnCame.wait(lock, [this, position] { return m_turn == position; });
        ColumnMaps maps;
        if (unpacked)
            maps = m_loader.m_names.maps(unpacked->columns->head(), unpacked->ids.traces);
        maps.place = m_places[position];
        ++m_turn;
        m_turnCame.notify_all();
        return maps;
    }

    void failed(std::size_t position, const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        take(position, error);
    }

    void take(std::size_t position, const Error& error)
    {
        const SegmentScan& scan = m_loader.m_scan;
        if (!isDamage(error)) {
            m_result = m_result ? tl::unexpected<Error>(error) : m_result;
            return;
        }
        if (!m_damaged[position])
            noteDamage(scan.call, scan.database.path(), m_segments[position].id, error);
        m_damaged[position] = true;
    }

    void removeRows(std::size_t from, std::size_t count)
    {
        m_loader.m_builder.columns().forEach([from, count](auto& column) {
            std::copy(column.begin() + from + count, column.end(), column.begin() + from);
            column.resize(column.size() - count);
        });
    }

    TableLoader& m_loader;
    std::span<const SegmentInfo> m_segments;
    std::vector<std::size_t> m_firstRow;
    std::vector<std::uint64_t> m_places;
    std::mutex m_mutex;
    std::condition_variable m_turnCame;
    std::size_t m_next = 0;
    std::size_t m_turn = 0;
    std::vector<bool> m_damaged;
    Result<> m_result;
};

TableLoader::TableLoader(const SegmentScan& scan, const Catalog& catalog, std::shared_ptr<DetailCache> details)
    : m_scan(scan), m_details(std::move(details)), m_names(m_builder, catalog)
{
}

std::uint64_t TableLoader::addDocument(const SegmentInfo& segment)
{
    return m_builder.addDocument(placeOf(m_scan.database.path(), segment.id), "Longspan store", segment.spans,
        std::make_shared<StoredDetails>(m_details, segment.id));
}

Result<> TableLoader::addWhole(std::span<const SegmentInfo> segments)
{
    if (segments.empty())
        return {};
    WholeLoad load(*this, segments);
    onThreads(m_scan.workers(segments.size()), [&load](unsigned) { load.work(); });
    return load.finish();
}

/// Chosen rows of a segment, with its own numbers.
struct TableLoader::Chosen {
    ColumnsHead head;
    std::vector<TraceId> traces;
    std::vector<SpanRow> rows;
};

Result<> TableLoader::addChosen(std::span<const SegmentInfo> segments, const Choose& choose)
{
    std::vector<Chosen> parts(segments.size());
    const Result<> scanned =
        m_scan.run(segments, [&](const UnpackedSegment& segment, const SegmentScan::Place& place) -> Result<> {
            const std::vector<std::uint32_t> rows = choose(segment);
            Chosen& part = parts[place.position];
            if (rows.empty())
                return {};
            part.head = segment.head;
            part.traces = segment.traces;
            for (const std::uint32_t row : rows) {
                part.rows.push_back(segment.columns.row(row));
                part.rows.back().place = row;
            }
            return {};
        });
    if (!scanned)
        return scanned;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        append(segments[i], parts[i]);
        parts[i] = {};
    }
    return {};
}

void TableLoader::append(const SegmentInfo& info, const Chosen& part)
{
    if (part.rows.empty())
        return;
    const std::uint64_t place = addDocument(info);
    std::vector<ResourceNo> resources(part.head.resources.size(), ResourceNo::none);
    for (SpanRow row : part.rows) {
        ResourceNo& resource = resources[index(row.resource)];
        if (resource == ResourceNo::none)
            resource = m_names.addResource(part.head.resources[index(row.resource)]);
        row.resource = resource;
        row.interface = m_names.interface(part.head.interfaces[index(row.interface)].id);
        row.peer = m_names.text(static_cast<std::uint32_t>(row.peer));
        row.trace = m_builder.trace(part.traces[index(row.trace)]);
        row.place += place;
        m_builder.append(row);
    }
}

} // namespace longspan::store
