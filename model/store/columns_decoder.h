// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/columns_format.h"
#include "model/store/number_stream.h"
#include "model/store/part.h"
#include "model/trace/span_columns.h"

#include <span>
#include <string_view>
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

/// Unpacks the part "columns", a column after the other. Safe on any bytes: what cannot be gives malformed.
class ColumnsDecoder {
public:
    [[nodiscard]] static Result<ColumnsDecoder> open(std::string_view part);
    /// Takes over the memory of a decoder that is done. To be called before rows().
    void takeRoom(ColumnsDecoder&& spent);
    [[nodiscard]] const ColumnsHead& head() const { return m_head; }

    /// Unpacks all rows to row at and up of columns that are long enough. ids: those of the rows, in order. Call once.
    /// placeLength is left as it is, 0 in fresh columns: rows of a segment have no length.
    [[nodiscard]] Result<> rows(
        std::span<const SpanId> ids, const ColumnMaps& maps, SpanColumns& columns, std::size_t at);

private:
    struct Target {
        const ColumnMaps& maps;
        SpanColumns& columns;
        std::size_t at;
    };
    struct Trace {
        std::size_t begin = 0;
        std::size_t end = 0;
        Nanos start = 0;
    };

    explicit ColumnsDecoder(PartReader part) : m_part(std::move(part)) {}
    [[nodiscard]] NumberReader numbers();
    /// A stream of a byte a row; its bytes, or nullptr when there are not as many.
    [[nodiscard]] const std::uint8_t* codes();
    // In the order of the streams.
    [[nodiscard]] bool traces(const Target& to);
    [[nodiscard]] bool readTimes();
    [[nodiscard]] bool resources(const Target& to);
    [[nodiscard]] bool interfaces(const Target& to);
    [[nodiscard]] bool sorts(const Target& to);
    [[nodiscard]] bool peers(const Target& to);
    [[nodiscard]] bool times(std::span<const SpanId> ids, const Target& to);
    [[nodiscard]] bool starts(const Trace& trace, std::span<const SpanId> ids, const Target& to);
    [[nodiscard]] bool durations(const Target& to);
    void numberServices();

    PartReader m_part;
    ColumnsHead m_head;
    std::vector<Trace> m_traces;
    std::vector<std::uint32_t> m_serviceOfInterface; ///< numbered from 0
    std::vector<std::uint32_t> m_serviceOfResource;
    std::size_t m_services = 0;
    std::vector<std::uint32_t> m_resourceOf;  ///< of each row
    std::vector<std::uint32_t> m_interfaceOf; ///< likewise
    NumberReader m_parentRows;
    ByteReader m_parentIds;
    NumberReader m_starts;
    NumberReader m_durations;
};

} // namespace longspan::store
