// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/detail_fields.h"
#include "model/store/detail_slots.h"
#include "model/store/value_codec.h"

#include <string>
#include <string_view>
#include <vector>

namespace longspan::store {

/// Packs the details of a segment's spans as a reader tells them (see detail_format). Used for many segments, by one
/// thread at a time.
class DetailEncoder final : public DetailSink {
public:
    /// Starts a segment.
    void begin();
    /// Then for every row: beginSpan, what the reader tells, endSpan. interface: number of the span's interface within
    /// the segment.
    void beginSpan(std::uint32_t interface, Nanos start);
    void endSpan();
    /// The number of a resource record; equal records have equal numbers.
    std::uint32_t resource(std::string_view record);

    void attribute(std::string_view key, const ValueView& value) override;
    void beginEvent(Nanos time, std::string_view name, std::uint32_t droppedAttributes) override;
    void beginLink(const LinkFacts& link) override;
    void facts(const SpanFacts& facts) override;
    void remoteEndpoint(const Endpoint& endpoint) override;
    void warning(std::string_view text) override;

    /// Bytes told since begin(), so that a segment can end before it grows too large.
    [[nodiscard]] std::size_t told() const { return m_told; }
    [[nodiscard]] Result<std::string> finish(PartWriter& part);

private:
    enum class SubRecord : std::uint8_t { event, link };

    void beginRecord(std::uint32_t context);
    void endRecord();
    void beginSubRecord(SubRecord kind);
    [[nodiscard]] std::uint32_t slotFor(std::string_view key, ValueView::Type type);
    void extendShape(DetailSlots::Slot& slot);
    void put(std::uint32_t slot, const ValueView& value);
    [[nodiscard]] bool isText(std::uint32_t entry, std::string_view text, TextNumbers& numbers) const;
    void putText(DetailSlots::Slot& slot, std::string_view text, bool mayBeTemplate);
    void putNumbers(DetailFields::Streams& streams, const TextNumbers& numbers);
    /// A field that is no attribute, in the span's kind of record.
    std::uint32_t putReserved(std::uint32_t field, std::string_view text);
    void putFacts();

    struct ShapeHash {
        std::uint64_t operator()(std::uint64_t key) const { return hashWord(key); }
    };

    DetailFields m_fields;
    DetailSlots m_slots;
    KeyIndex<std::uint64_t, ShapeHash> m_shapes; ///< parent << 32 | field; the shape is the number + 1
    TextDictionary m_records;

    ByteWriter m_extraStream;
    ByteWriter m_shapeStream;
    ByteWriter m_partStream;
    ByteWriter m_eventStream;
    NumberWriter m_timeStream;
    ByteWriter m_linkStream;
    ByteWriter m_factStream;
    ByteWriter m_recordStream;

    // The span being told.
    std::uint32_t m_rows = 0;
    std::uint32_t m_spanContext = 0;
    Nanos m_start = 0;
    std::uint8_t m_extras = 0;
    std::vector<SubRecord> m_subRecords;
    SpanFacts m_facts;
    std::string m_statusMessage;
    std::string m_traceState;
    std::vector<std::string> m_warnings;
    // The record being told: the span, or its last event or link.
    std::uint32_t m_context = 0;
    std::uint32_t m_lastSlot = DetailSlots::kNone;
    std::uint32_t m_shape = 0;

    ByteWriter m_scratch;
    std::size_t m_told = 0;
};

} // namespace longspan::store
