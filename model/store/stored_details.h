// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/detail_cache.h"
#include "model/trace/span_detail.h"

#include <functional>
#include <memory>

namespace longspan::store {

/// The details of one segment's rows in a table. The place of a span is its document's base + its row in the segment,
/// the place of a resource its record there.
class StoredDetails final : public DetailReader {
public:
    /// cache keeps the store open.
    StoredDetails(std::shared_ptr<DetailCache> cache, SegmentId segment) : m_cache(std::move(cache)), m_segment(segment)
    {
    }

    [[nodiscard]] Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const override;
    [[nodiscard]] Result<> visitResource(
        const SpanTable& table, ResourceNo resource, ResourceSink& sink) const override;
    [[nodiscard]] std::string_view raw(const SpanTable&, SpanIndex) const override { return {}; }

private:
    std::shared_ptr<DetailCache> m_cache;
    SegmentId m_segment;
};

} // namespace longspan::store
