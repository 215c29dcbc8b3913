// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/verify.h"

#include "model/store/damage.h"
#include "model/store/detail_cache.h"
#include "model/store/ready_interface.h"
#include "model/store/trace_filter.h"

namespace longspan::store {

namespace {

Result<> checkFilter(sqlite::Database& database, SegmentId segment, const UnpackedSegment& columns)
{
    const Result<std::string> bytes = readPart(database, "filter", segment);
    const Result<TraceFilter> filter = bytes ? TraceFilter::read(*bytes) : tl::unexpected<Error>(bytes.error());
    if (!filter)
        return tl::unexpected<Error>(filter.error());
    for (const TraceId& trace : columns.traces)
        if (!filter->mayHave(trace))
            return fail(ErrorKind::malformed, "filter: lacks a trace of the segment");
    return {};
}

Result<> checkSegment(sqlite::Database& database, const SegmentInfo& segment)
{
    Result<RawSegment> raw = readRaw(database, segment.id);
    if (!raw)
        return failWith(std::move(raw));
    UnpackedSegment columns;
    if (Result<> unpacked = columns.unpack(*raw); !unpacked)
        return unpacked;
    if (columns.columns.size() != segment.spans || columns.traces.size() != segment.traces)
        return fail(ErrorKind::malformed, "rows are missing");
    if (Result<> checked = checkFilter(database, segment.id, columns); !checked)
        return checked;
    const Result<DetailRows> details = DetailCache::read(database, segment.id);
    return details ? Result<>() : tl::unexpected<Error>(details.error());
}

Result<> checkReady(sqlite::Database& database, std::vector<Damage>& damages)
{
    Result<sqlite::Statement> rows = database.prepare("SELECT data FROM ready");
    if (!rows)
        return failWith(std::move(rows));
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step())
        if (const Result<ReadyInterface> ready = ReadyInterface::read(rows->bytes(0)); !ready)
            damages.push_back({0, ready.error().what});
    return row ? Result<>() : tl::unexpected<Error>(row.error());
}

Result<> checkFile(sqlite::Database& database, std::vector<Damage>& damages)
{
    Result<sqlite::Statement> rows = database.prepare("PRAGMA integrity_check(20)");
    if (!rows)
        return failWith(std::move(rows));
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step())
        if (rows->bytes(0) != "ok")
            damages.push_back({0, std::string(rows->bytes(0))});
    return row ? Result<>() : tl::unexpected<Error>(row.error());
}

} // namespace

Result<std::vector<Damage>> verifyStore(sqlite::Database& database, const Call& call)
{
    const Result<std::vector<SegmentInfo>> segments = readSegments(database);
    if (!segments)
        return tl::unexpected<Error>(segments.error());
    std::vector<Damage> damages;
    std::uint64_t done = 0;
    for (const SegmentInfo& segment : *segments) {
        if (Result<> allowed = call.check(); !allowed)
            return failWith(std::move(allowed));
        call.progress("verify", done++, segments->size());
        const Result<> checked = checkSegment(database, segment);
        if (!checked && !isDamage(checked.error()))
            return tl::unexpected<Error>(checked.error());
        if (!checked)
            damages.push_back({static_cast<std::uint64_t>(segment.id), checked.error().what});
    }
    for (const auto& check : {checkReady, checkFile})
        if (Result<> checked = check(database, damages); !checked) {
            if (!isDamage(checked.error()))
                return failWith(std::move(checked));
            damages.push_back({0, checked.error().what});
        }
    return damages;
}

} // namespace longspan::store
