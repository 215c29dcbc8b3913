// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protozero/types.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace longspan::decode {

/// Field number and wire type in one number, as it stands in front of a field: for switches.
[[nodiscard]] constexpr std::uint32_t protoTag(std::uint32_t field, protozero::pbf_wire_type wire)
{
    return field << 3U | static_cast<std::uint32_t>(wire);
}
[[nodiscard]] constexpr std::uint32_t bytesTag(std::uint32_t field)
{
    return protoTag(field, protozero::pbf_wire_type::length_delimited);
}
[[nodiscard]] constexpr std::uint32_t varintTag(std::uint32_t field)
{
    return protoTag(field, protozero::pbf_wire_type::varint);
}
[[nodiscard]] constexpr std::uint32_t fixed64Tag(std::uint32_t field)
{
    return protoTag(field, protozero::pbf_wire_type::fixed64);
}
[[nodiscard]] constexpr std::uint32_t fixed32Tag(std::uint32_t field)
{
    return protoTag(field, protozero::pbf_wire_type::fixed32);
}

/// Walks the fields of one protobuf message: tag and value at once, groups of old writers passed over. Not protozero's
/// reader, because that throws on groups and on the first fault, and a damaged record must leave its neighbours alone:
/// here a fault ends the walk and is asked for afterwards.
class ProtoCursor {
public:
    enum class Fault : std::uint8_t {
        none,
        cut,       ///< the message ends inside a field
        malformed, ///< no protobuf: field number 0, an unknown wire type, a number of more than ten bytes
    };

    explicit ProtoCursor(std::string_view message)
        : m_begin(message.data()), m_at(message.data()), m_end(message.data() + message.size())
    {
    }

    /// Moves to the next field. False at the end and at a fault.
    [[nodiscard]] bool next()
    {
        if (m_at == m_end)
            return false;
        m_field = m_at;
        return readTag() && (isGroup() ? readGroup() : readValue());
    }

    /// The field's protoTag().
    [[nodiscard]] std::uint32_t tag() const { return m_tag; }
    [[nodiscard]] std::uint32_t field() const { return m_tag >> 3U; }
    /// Value of a varint or fixed field.
    [[nodiscard]] std::uint64_t number() const { return m_number; }
    /// Value of a length-delimited field. After the fault "cut" what there is of the field that was cut.
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    /// Where the field begins: at its tag, from the beginning of the message.
    [[nodiscard]] std::size_t fieldOffset() const { return static_cast<std::size_t>(m_field - m_begin); }
    /// Behind the field.
    [[nodiscard]] std::size_t endOffset() const { return static_cast<std::size_t>(m_at - m_begin); }
    [[nodiscard]] Fault fault() const { return m_fault; }
    /// The walk ended inside a length-delimited field of that number; bytes() is its beginning.
    [[nodiscard]] bool cutInside(std::uint32_t fieldNumber) const
    {
        return m_fault == Fault::cut && m_tag == bytesTag(fieldNumber) && m_bytes.data() != nullptr;
    }

private:
    bool stop(Fault fault)
    {
        m_fault = fault;
        return false;
    }

    [[nodiscard]] bool readVarint(std::uint64_t& value)
    {
        if (m_at < m_end && static_cast<unsigned char>(*m_at) < 0x80U) {
            value = static_cast<unsigned char>(*m_at++);
            return true;
        }
        return readLongVarint(value);
    }
    [[nodiscard]] bool readLongVarint(std::uint64_t& value);
    [[nodiscard]] bool readGroup();

    /// Field numbers have 29 bits; 0 is none.
    bool readTag()
    {
        std::uint64_t tag = 0;
        m_tag = 0;
        if (!readVarint(tag))
            return false;
        if (tag < 8 || tag > 0xffff'ffffU)
            return stop(Fault::malformed);
        m_tag = static_cast<std::uint32_t>(tag);
        return true;
    }

    /// Wire types 3 and 4: begin and end of a group.
    [[nodiscard]] bool isGroup() const { return (m_tag & 7U) - 3U < 2U; }

    template <class Number>
    bool readFixed()
    {
        if (static_cast<std::size_t>(m_end - m_at) < sizeof(Number))
            return stop(Fault::cut);
        Number number = 0;
        std::memcpy(&number, m_at, sizeof number);
        m_number = number;
        m_at += sizeof number;
        return true;
    }

    bool readBytes()
    {
        std::uint64_t length = 0;
        m_bytes = {};
        if (!readVarint(length))
            return false;
        const auto left = static_cast<std::size_t>(m_end - m_at);
        if (length > left) {
            m_bytes = {m_at, left};
            return stop(Fault::cut);
        }
        m_bytes = {m_at, static_cast<std::size_t>(length)};
        m_at += length;
        return true;
    }

    bool readValue()
    {
        switch (static_cast<protozero::pbf_wire_type>(m_tag & 7U)) {
        case protozero::pbf_wire_type::length_delimited: return readBytes();
        case protozero::pbf_wire_type::varint: return readVarint(m_number);
        case protozero::pbf_wire_type::fixed64: return readFixed<std::uint64_t>();
        case protozero::pbf_wire_type::fixed32: return readFixed<std::uint32_t>();
        default: return stop(Fault::malformed);
        }
    }

    const char* m_begin;
    const char* m_at;
    const char* m_end;
    const char* m_field = m_begin;
    std::string_view m_bytes;
    std::uint64_t m_number = 0;
    std::uint32_t m_tag = 0;
    Fault m_fault = Fault::none;
};

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "fixed fields are read as they lie in memory");

/// How far a group may nest in a group.
inline constexpr std::size_t kMaxGroupDepth = 100;

} // namespace longspan::decode
