// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/detail_cache.h"
#include "model/store/segment_scan.h"
#include "model/store/table_names.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace longspan::store {

/// Builds tables from segments. One table, then it is spent.
class TableLoader {
public:
    TableLoader(const SegmentScan& scan, const Catalog& catalog, std::shared_ptr<DetailCache> details);

    /// All rows of these segments, unpacked straight into the table's columns. Damaged ones are noted and left out.
    [[nodiscard]] Result<> addWhole(std::span<const SegmentInfo> segments);

    /// The rows that choose gives, ascending. Called from several threads at the same time.
    using Choose = std::function<std::vector<std::uint32_t>(const UnpackedSegment& segment)>;
    [[nodiscard]] Result<> addChosen(std::span<const SegmentInfo> segments, const Choose& choose);

    [[nodiscard]] SpanTablePtr finish() { return m_builder.finish(m_scan.workers(2)); }

private:
    class WholeLoad;
    struct Chosen;

    std::uint64_t addDocument(const SegmentInfo& segment);
    void append(const SegmentInfo& info, const Chosen& part);

    const SegmentScan& m_scan;
    std::shared_ptr<DetailCache> m_details;
    SpanTableBuilder m_builder;
    TableNames m_names;
};

} // namespace longspan::store
