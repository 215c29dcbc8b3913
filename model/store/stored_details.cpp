// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/stored_details.h"

#include "model/trace/span_table.h"

namespace longspan::store {

Result<> StoredDetails::visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const
{
    const Result<std::shared_ptr<const DetailRows>> rows = m_cache->get(m_segment);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const std::uint64_t row = table.columns().place[index(span)] - table.document(span).base;
    if (row >= (*rows)->rows())
        return fail(ErrorKind::malformed, "a row that the segment does not have", table.where(span));
    (*rows)->visit(static_cast<std::uint32_t>(row), sink);
    return {};
}

Result<> StoredDetails::visitResource(const SpanTable& table, ResourceNo resource, ResourceSink& sink) const
{
    const Result<std::shared_ptr<const DetailRows>> rows = m_cache->get(m_segment);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const std::uint64_t record = table.resources()[index(resource)].place;
    if (record >= (*rows)->records() || !(*rows)->visitRecord(static_cast<std::uint32_t>(record), sink))
        return fail(ErrorKind::malformed, "a resource that the segment does not have");
    return {};
}

} // namespace longspan::store
