// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/columns_format.h"
#include "model/store/number_stream.h"
#include "model/store/part.h"
#include "model/store/recent.h"
#include "model/trace/span_columns.h"

#include <span>
#include <vector>

namespace longspan::store {

/// What the numbers of a segment are called where its rows go.
struct ColumnMaps {
    std::vector<InterfaceNo> interfaces;
    std::vector<ResourceNo> resources;
    std::vector<StringId> peers;
    std::vector<TraceNo> traces;
    std::uint64_t place = 0; ///< of the first row
};

/// Unpacks the part "columns". Safe on any bytes: what cannot be gives malformed.
class ColumnsDecoder {
public:
    [[nodiscard]] static Result<ColumnsDecoder> open(std::string_view part);
    [[nodiscard]] const ColumnsHead& head() const { return m_head; }

    /// Unpacks all rows to row at and up of columns that are long enough. ids: those of the rows, in order. Call once.
    [[nodiscard]] Result<> rows(
        std::span<const SpanId> ids, const ColumnMaps& maps, SpanColumns& columns, std::size_t at);

private:
    struct LastOfInterface {
        std::uint32_t sort = Recent::kNone;
        std::uint32_t peer = Recent::kNone;
    };
    struct Service {
        std::vector<std::uint32_t> interfaces;
    };
    struct Target {
        const ColumnMaps& maps;
        SpanColumns& columns;
        std::size_t at;
    };

    explicit ColumnsDecoder(PartReader part) : m_part(std::move(part)) {}
    [[nodiscard]] NumberReader numbers();
    [[nodiscard]] bool openStreams();
    void numberServices();
    [[nodiscard]] bool trace(std::span<const SpanId> ids, std::size_t begin, std::size_t end, const Target& target);
    [[nodiscard]] bool row(std::size_t row, const Target& target);
    [[nodiscard]] std::uint32_t resource();
    [[nodiscard]] std::uint32_t interface(std::uint32_t service);
    [[nodiscard]] std::uint32_t sort(LastOfInterface& last);
    [[nodiscard]] std::uint32_t peer(LastOfInterface& last);

    PartReader m_part;
    ColumnsHead m_head;

    NumberReader m_traceSizes;
    NumberReader m_traceStarts;
    NumberReader m_parentRows;
    ByteReader m_parentIds;
    ByteReader m_sortCodes;
    NumberReader m_starts;
    NumberReader m_durations;
    ByteReader m_resourceCodes;
    ByteReader m_interfaceCodes;
    ByteReader m_peerCodes;
    NumberReader m_explicit;

    std::vector<Service> m_services;
    std::vector<std::uint32_t> m_serviceOfInterface; ///< in m_services
    std::vector<std::uint32_t> m_serviceOfResource;
    std::vector<LastOfInterface> m_lastOfInterface;
    std::uint32_t m_freshInterfaces = 0;
    Recent m_recent;
    Nanos m_traceStart = 0;
};

} // namespace longspan::store
