// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_proto_value.h"

#include "model/decode/json_text.h"
#include "model/decode/proto_cursor.h"

#include <simdjson.h>

#include <bit>

namespace longspan::decode {

namespace {

enum PairField : std::uint32_t { kKey = 1, kValue = 2 };
enum AnyField : std::uint32_t { kString = 1, kBool = 2, kInt = 3, kDouble = 4, kArray = 5, kMap = 6, kBytes = 7 };
constexpr std::uint32_t kValues = 1; ///< of ArrayValue and KeyValueList

/// Most values inside one attribute: an empty one takes two bytes of a message but many of memory.
constexpr std::size_t kMaxValues = 1U << 20U;

/// An AnyValue as it lies in its message; tag 0 is none.
struct Any {
    std::uint32_t tag = 0;
    std::uint64_t number = 0;
    std::string_view bytes;

    [[nodiscard]] bool nested() const { return tag == bytesTag(kArray) || tag == bytesTag(kMap); }
};

/// Of several values in one message the last one counts, as protobuf has it.
Any readAny(std::string_view message)
{
    Any any;
    ProtoCursor cursor(message);
    while (cursor.next()) {
        switch (cursor.tag()) {
        case bytesTag(kString):
        case bytesTag(kArray):
        case bytesTag(kMap):
        case bytesTag(kBytes): any = {cursor.tag(), 0, cursor.bytes()}; break;
        case varintTag(kBool):
        case varintTag(kInt):
        case fixed64Tag(kDouble): any = {cursor.tag(), cursor.number(), {}}; break;
        default: break;
        }
    }
    return any;
}

std::size_t atCharacter(std::string_view text, std::size_t size)
{
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U)
        --size;
    return size;
}

} // namespace

OtlpPair readOtlpPair(std::string_view message)
{
    OtlpPair pair;
    ProtoCursor cursor(message);
    while (cursor.next()) {
        if (cursor.tag() == bytesTag(kKey))
            pair.key = cursor.bytes();
        else if (cursor.tag() == bytesTag(kValue))
            pair.value = cursor.bytes();
    }
    return pair;
}

std::string_view otlpText(std::string_view anyValue)
{
    const Any any = readAny(anyValue);
    return any.tag == bytesTag(kString) ? any.bytes : std::string_view();
}

/// Builds arrays and maps with a stack of its own.
class OtlpValueReader::Builder {
public:
    explicit Builder(OtlpValueReader& reader) : m_reader(reader) {}

    Value build(const Any& root)
    {
        open(root, {});
        for (std::size_t count = 0;; ++count) {
            Level& top = m_levels.back();
            std::string key;
            Any any;
            const bool more = count < kMaxValues && nextChild(top, key, any);
            m_reader.m_wasCut = m_reader.m_wasCut || count == kMaxValues;
            if (more && any.nested() && m_levels.size() < static_cast<std::size_t>(kMaxValueDepth)) {
                open(any, std::move(key));
            } else if (more) {
                add(top, std::move(key), plain(any));
            } else {
                Level done = std::move(top);
                m_levels.pop_back();
                if (m_levels.empty())
                    return std::move(done.value);
                add(m_levels.back(), std::move(done.key), std::move(done.value));
            }
        }
    }

private:
    struct Level {
        ProtoCursor cursor;
        bool isMap;
        std::string key; ///< in the level above
        Value value;
    };

    void open(const Any& any, std::string key)
    {
        const bool isMap = any.tag == bytesTag(kMap);
        m_levels.push_back({ProtoCursor(any.bytes), isMap, std::move(key), {}});
        if (isMap)
            m_levels.back().value.data = Value::Map{};
        else
            m_levels.back().value.data = Value::Array{};
    }

    bool nextChild(Level& level, std::string& key, Any& any)
    {
        while (level.cursor.next()) {
            if (level.cursor.tag() != bytesTag(kValues))
                continue;
            if (level.isMap) {
                const OtlpPair pair = readOtlpPair(level.cursor.bytes());
                key = m_reader.repaired(pair.key, m_scratch);
                any = readAny(pair.value);
            } else {
                any = readAny(level.cursor.bytes());
            }
            return true;
        }
        return false;
    }

    static void add(Level& level, std::string key, Value value)
    {
        if (level.isMap)
            std::get<Value::Map>(level.value.data).push_back({std::move(key), std::move(value)});
        else
            std::get<Value::Array>(level.value.data).push_back(std::move(value));
    }

    Value plain(const Any& any)
    {
        switch (any.tag) {
        case bytesTag(kString): return {std::string(m_reader.repaired(m_reader.limited(any.bytes, true), m_scratch))};
        case varintTag(kBool): return {any.number != 0};
        case varintTag(kInt): return {static_cast<std::int64_t>(any.number)};
        case fixed64Tag(kDouble): return {std::bit_cast<double>(any.number)};
        case bytesTag(kBytes):
        case bytesTag(kArray):
        case bytesTag(kMap): return {Value::Binary{std::string(m_reader.limited(any.bytes, false))}};
        default: return {};
        }
    }

    OtlpValueReader& m_reader;
    std::vector<Level> m_levels;
    std::string m_scratch;
};

ValueView OtlpValueReader::value(std::string_view anyValue)
{
    using Type = ValueView::Type;
    const Any any = readAny(anyValue);
    switch (any.tag) {
    case bytesTag(kString): return {.type = Type::string, .text = repaired(limited(any.bytes, true), m_valueScratch)};
    case varintTag(kBool): return {.type = Type::boolean, .boolean = any.number != 0, .text = {}};
    case varintTag(kInt): return {.type = Type::integer, .integer = static_cast<std::int64_t>(any.number), .text = {}};
    case fixed64Tag(kDouble): return {.type = Type::real, .real = std::bit_cast<double>(any.number), .text = {}};
    case bytesTag(kBytes): return {.type = Type::binary, .text = limited(any.bytes, false)};
    case bytesTag(kArray):
    case bytesTag(kMap):
        m_hold = Builder(*this).build(any);
        return {.type = Type::complex, .text = {}, .complex = &m_hold};
    default: return {};
    }
}

std::string_view OtlpValueReader::text(std::string_view bytes)
{
    return repaired(limited(bytes, true), m_textScratch);
}

std::string_view OtlpValueReader::repaired(std::string_view bytes, std::string& scratch) const
{
    if (simdjson::validate_utf8(bytes.data(), bytes.size()))
        return bytes;
    scratch = repairUtf8(bytes);
    return scratch;
}

std::string_view OtlpValueReader::limited(std::string_view bytes, bool isText)
{
    if (bytes.size() <= m_maxBytes)
        return bytes;
    m_wasCut = true;
    return bytes.substr(0, isText ? atCharacter(bytes, m_maxBytes) : m_maxBytes);
}

} // namespace longspan::decode
