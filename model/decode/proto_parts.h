// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/chunk.h"
#include "model/decode/proto_cursor.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace longspan::decode {

/// The first field of a message with that number that is length-delimited; empty without data when there is none.
[[nodiscard]] std::string_view firstBytesField(std::string_view message, std::uint32_t field);

/// Whole fields of one message, so that they can be read without their neighbours.
struct ProtoPart {
    enum class Level : std::uint8_t { document, resourceSpans, scopeSpans };
    Level level = Level::document; ///< what message the fields are of
    std::string_view fields;
    std::string_view resource; ///< OTLP: found before, below document
    std::string_view scope;    ///< OTLP: found before, in scopeSpans
};

/// Cuts messages into parts of about kPartBytes by stepping over fields. In OTLP it goes down into what is much larger
/// than that, and into what the end of the text cut off.
class ProtoParts {
public:
    static constexpr std::size_t kPartBytes = std::size_t{1} << 20U;

    /// Whether there are messages to go down into.
    enum class Shape : std::uint8_t { flat, otlp };

    /// text: what places are offsets in; the messages are parts of it.
    ProtoParts(Shape shape, std::string_view text, std::span<const std::string_view> messages)
        : m_shape(shape), m_text(text), m_messages(messages)
    {
    }

    /// False at the end.
    [[nodiscard]] bool next(ProtoPart& part);

    /// How the last message ended.
    struct End {
        ProtoCursor::Fault fault = ProtoCursor::Fault::none;
        std::uint64_t place = 0; ///< of the field that is not whole
    };
    [[nodiscard]] const End& end() const { return m_end; }
    /// Damaged messages that were met on the way, also ends of messages before the last.
    [[nodiscard]] const NoteTally& notes() const { return m_notes; }

private:
    /// A message that is being cut.
    struct Open {
        ProtoPart::Level level;
        std::string_view message;
        ProtoCursor cursor;
        std::string_view resource;
        std::string_view scope;
        bool isCut; ///< there was more of it once; that it ends early has been told
    };

    [[nodiscard]] bool openMessage();
    void openChild(const Open& parent, std::string_view message, bool isCut);
    [[nodiscard]] bool atChild(const Open& open) const;
    [[nodiscard]] bool cutPart(ProtoPart& part);
    void tellFault(const Open& open);

    Shape m_shape;
    std::string_view m_text;
    std::span<const std::string_view> m_messages;
    std::vector<Open> m_open; ///< outermost first, at most one a level
    End m_end;
    NoteTally m_notes;
};

} // namespace longspan::decode
