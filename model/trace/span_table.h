// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/hash.h"
#include "model/base/key_index.h"
#include "model/base/string_pool.h"
#include "model/trace/span_columns.h"
#include "model/trace/span_detail.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace longspan {

/// What peers call operation or endpoint: a span name of a service.
struct InterfaceKey {
    StringId service = StringId::empty;
    StringId name = StringId::empty;

    friend bool operator==(const InterfaceKey&, const InterfaceKey&) = default;
};

/// Who sent a span: a Zipkin endpoint, a Jaeger process, an OTLP resource with its scope.
struct Resource {
    StringId service = StringId::empty;
    StringId host = StringId::empty;    ///< key of the clock: host.id, else host.ip, else host.name, else the address
    StringId address = StringId::empty; ///< IP address for people, empty when unknown
    std::uint64_t place = 0;            ///< its bytes, as SpanRow::place
    std::uint32_t placeLength = 0;
    std::uint64_t scopePlace = 0; ///< OTLP: the scope's bytes
    std::uint32_t scopeLength = 0;
};

/// One source of spans inside a table: a file, an answer, a segment of the local store. Its spans' places are
/// base <= place < base + size.
struct Document {
    std::string name;   ///< path or URL, for people
    std::string format; ///< "Zipkin JSON v2", ...; see decode::formats()
    std::uint64_t base = 0;
    std::uint64_t size = 0;
    DetailReaderPtr reader;
};

/// First start and last end of a trace's spans, unknown times left out.
struct TraceExtent {
    Nanos start = 0;
    Nanos end = 0;
    bool known = false; ///< false when no span has a start

    [[nodiscard]] Nanos duration() const { return subtractClamped(end, start); }
};

struct TraceIdHash {
    std::uint64_t operator()(const TraceId& id) const { return mixHash(id.low ^ 0x9e37'79b9'7f4a'7c15U, id.high + 1); }
};
using TraceIndex = KeyIndex<TraceId, TraceIdHash>;

/// Spans of one or many traces in columns; immutable, shared as SpanTablePtr, safe to read from any thread. Rows stand
/// in the order of the source. Texts live as long as the table. Made by SpanTableBuilder.
class SpanTable {
public:
    [[nodiscard]] std::size_t size() const { return m_columns.size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }

    /// Whole columns, for scans.
    [[nodiscard]] const SpanColumns& columns() const { return m_columns; }

    [[nodiscard]] Nanos start(SpanIndex span) const { return m_columns.start[index(span)]; }
    [[nodiscard]] Nanos duration(SpanIndex span) const { return m_columns.duration[index(span)]; }
    /// start + duration, clamped; the start when the duration is unknown.
    [[nodiscard]] Nanos end(SpanIndex span) const { return addClamped(start(span), duration(span)); }
    [[nodiscard]] bool startKnown(SpanIndex span) const { return !flags(span).has(SpanFlag::startUnknown); }
    [[nodiscard]] bool durationKnown(SpanIndex span) const { return !flags(span).has(SpanFlag::durationUnknown); }
    [[nodiscard]] SpanId id(SpanIndex span) const { return m_columns.id[index(span)]; }
    [[nodiscard]] SpanId parentId(SpanIndex span) const { return m_columns.parent[index(span)]; }
    [[nodiscard]] TraceNo trace(SpanIndex span) const { return m_columns.trace[index(span)]; }
    [[nodiscard]] InterfaceNo interface(SpanIndex span) const { return m_columns.interface[index(span)]; }
    [[nodiscard]] ResourceNo resourceNo(SpanIndex span) const { return m_columns.resource[index(span)]; }
    [[nodiscard]] SpanFlags flags(SpanIndex span) const { return m_columns.flags[index(span)]; }
    [[nodiscard]] SpanKind kind(SpanIndex span) const { return m_columns.kind[index(span)]; }
    [[nodiscard]] SpanStatus status(SpanIndex span) const { return m_columns.status[index(span)]; }
    [[nodiscard]] bool isError(SpanIndex span) const { return status(span) == SpanStatus::error; }
    [[nodiscard]] std::string_view service(SpanIndex span) const
    {
        return text(m_interfaces[index(interface(span))].service);
    }
    [[nodiscard]] std::string_view name(SpanIndex span) const
    {
        return text(m_interfaces[index(interface(span))].name);
    }
    [[nodiscard]] std::string_view peer(SpanIndex span) const { return text(m_columns.peer[index(span)]); }
    [[nodiscard]] const Resource& resource(SpanIndex span) const { return m_resources[index(resourceNo(span))]; }

    [[nodiscard]] std::size_t traceCount() const { return m_traceIndex.size(); }
    [[nodiscard]] TraceId traceId(TraceNo trace) const { return m_traceIndex[static_cast<std::uint32_t>(trace)]; }
    /// Exact match first; then a 16-digit id finds a 32-digit one with the same low half and the other way round.
    [[nodiscard]] std::optional<TraceNo> findTrace(TraceId id) const;
    /// The trace's spans in the order of the source. Empty for a short id that was found to belong to a long one.
    [[nodiscard]] std::span<const SpanIndex> spansOf(TraceNo trace) const;
    [[nodiscard]] const TraceExtent& extent(TraceNo trace) const { return m_extents[index(trace)]; }

    [[nodiscard]] std::span<const InterfaceKey> interfaces() const { return m_interfaces; }
    [[nodiscard]] std::span<const Resource> resources() const { return m_resources; }
    [[nodiscard]] std::span<const Document> documents() const { return m_documents; }
    [[nodiscard]] const Document& document(SpanIndex span) const;
    [[nodiscard]] std::string_view text(StringId id) const { return m_strings.text(id); }
    [[nodiscard]] const StringPool& strings() const { return m_strings; }

    /// Attributes, events, links and the rest, decoded now.
    [[nodiscard]] Result<SpanDetail> detail(SpanIndex span) const;
    /// The span as sent, when the source is text; valid as long as the table.
    [[nodiscard]] std::string_view raw(SpanIndex span) const;
    /// "file:offset" of a span, for errors and notes.
    [[nodiscard]] std::string where(SpanIndex span) const;

    /// Bytes held in memory, mapped documents not counted.
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    friend class SpanTableBuilder;
    SpanTable() = default;

    SpanColumns m_columns;
    StringPool m_strings;
    std::vector<InterfaceKey> m_interfaces;
    std::vector<Resource> m_resources;
    std::vector<Document> m_documents;
    TraceIndex m_traceIndex;
    std::vector<std::uint32_t> m_traceBegin; ///< traceCount + 1 places in m_order
    Column<SpanIndex> m_order;               ///< span rows grouped by trace
    std::vector<TraceExtent> m_extents;
};
using SpanTablePtr = std::shared_ptr<const SpanTable>;

/// One trace of a table: a light view that keeps the table alive.
class Trace {
public:
    Trace(SpanTablePtr table, TraceNo no) : m_table(std::move(table)), m_no(no) {}

    [[nodiscard]] const SpanTable& table() const { return *m_table; }
    [[nodiscard]] const SpanTablePtr& tablePtr() const { return m_table; }
    [[nodiscard]] TraceNo no() const { return m_no; }
    [[nodiscard]] TraceId id() const { return m_table->traceId(m_no); }
    [[nodiscard]] std::span<const SpanIndex> spans() const { return m_table->spansOf(m_no); }
    [[nodiscard]] const TraceExtent& extent() const { return m_table->extent(m_no); }

private:
    SpanTablePtr m_table;
    TraceNo m_no;
};

} // namespace longspan
