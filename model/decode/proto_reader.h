// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/local_rows.h"
#include "model/decode/proto_detail.h"
#include "model/decode/proto_parts.h"

#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace longspan::decode {

/// One worker of a protobuf format: reads parts into rows of its own.
class ProtoPartReader {
public:
    /// text: the document; a span longer than maxSpanBytes ends the reading.
    ProtoPartReader(std::string_view text, std::size_t maxSpanBytes) : m_text(text), m_maxSpanBytes(maxSpanBytes) {}
    ProtoPartReader(const ProtoPartReader&) = delete;
    ProtoPartReader& operator=(const ProtoPartReader&) = delete;
    virtual ~ProtoPartReader() = default;

    ProtoPart part;
    LocalRows rows;

    /// Reads part.
    virtual void read() = 0;
    /// Where a span past the limit lies; nothing behind it was read.
    [[nodiscard]] const std::optional<std::uint64_t>& tooLarge() const { return m_tooLarge; }

protected:
    [[nodiscard]] std::uint64_t offsetOf(std::string_view inside) const
    {
        return static_cast<std::uint64_t>(inside.data() - m_text.data());
    }
    /// Whether a span keeps to the limit.
    [[nodiscard]] bool fits(std::string_view span)
    {
        if (span.size() > m_maxSpanBytes)
            m_tooLarge = offsetOf(span);
        return !m_tooLarge;
    }
    void noteFault(const ProtoCursor& cursor, std::string_view fields)
    {
        if (cursor.fault() != ProtoCursor::Fault::none)
            rows.notes.add(NoteKind::badRecord, offsetOf(fields) + cursor.fieldOffset());
    }

private:
    std::string_view m_text;
    std::size_t m_maxSpanBytes;
    std::optional<std::uint64_t> m_tooLarge;
};

struct ProtoFormat {
    Format format;
    std::string_view name;
    ProtoParts::Shape shape;
    std::unique_ptr<ProtoPartReader> (*reader)(std::string_view text, std::size_t maxSpanBytes);
    DetailReaderPtr (*details)(ProtoDocument document);
};

/// A document and the messages in it, in order.
struct ProtoInput {
    const DocumentInput& document;
    std::span<const std::string_view> messages;
};

/// Reads the messages into the builder as one document, in parallel; the rows do not depend on the number of threads.
[[nodiscard]] Result<Decoded> readProto(const ProtoFormat& format, const ProtoInput& input, SpanTableBuilder& builder,
    const Options& options, const Call& call);

} // namespace longspan::decode
