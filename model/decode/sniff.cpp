// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "model/decode/json_cursor.h"
#include "model/decode/otlp_framed.h"
#include "model/decode/otlp_messages.h"
#include "model/decode/zipkin_proto.h"

#include <algorithm>
#include <vector>

namespace longspan::decode {

namespace {

/// As much as is looked at; what decides stands near the beginning of every format.
constexpr std::size_t kLook = std::size_t{64} << 10U;
/// When the first look ends inside a long value.
constexpr std::size_t kLongLook = std::size_t{32} << 20U;
/// How far the end of the first line is looked for.
constexpr std::size_t kLineLook = std::size_t{64} << 20U;
constexpr std::size_t kDepth = 2000;

std::string_view skipSpace(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf")) // byte order mark
        text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

bool has(const std::vector<std::string_view>& keys, std::string_view key)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Looks into the first bytes of JSON. Views are good while it lives.
class JsonLook {
public:
    JsonLook(std::string_view text, std::size_t bytes) : m_whole(text), m_text(text.substr(0, bytes))
    {
        m_usable = m_index.build(m_text).has_value();
    }

    [[nodiscard]] Result<Format> format()
    {
        if (!m_usable)
            return fail(ErrorKind::malformed, "cannot be indexed as JSON");
        JsonCursor cursor(m_text, m_index);
        return cursor.peek() == '[' ? ofList(cursor) : ofObject(cursor);
    }

private:
    /// Keys of the object at the cursor. inside(key) is asked with the cursor at each value; true means it moved on
    /// itself.
    template <class Inside>
    std::vector<std::string_view> keys(JsonCursor& cursor, Inside&& inside)
    {
        std::vector<std::string_view> found;
        m_end = walkObject(cursor, [&](std::string_view key) {
            found.push_back(key);
            return inside(key) ? Step::done : cursor.skipValue(kDepth);
        });
        return found;
    }

    std::vector<std::string_view> keys(JsonCursor& cursor)
    {
        return keys(cursor, [](std::string_view) { return false; });
    }

    Result<Format> ofList(JsonCursor& cursor)
    {
        cursor.next();
        while (cursor.peek() == '[') // an answer of Zipkin's API: a list of traces
            cursor.next();
        if (cursor.peek() == ']')
            return Format::zipkinV2Json;
        if (cursor.peek() != '{')
            return fail(ErrorKind::malformed, "a JSON list, but not of spans, traces or links");
        return ofElement(cursor, "a JSON list of objects");
    }

    /// The first element of a list, or the only object of a document.
    Result<Format> ofElement(JsonCursor& cursor, std::string_view what)
    {
        const std::size_t from = cursor.offset();
        const std::vector<std::string_view> found = keys(cursor);
        if (has(found, "traceID") || has(found, "spans"))
            return Format::jaegerJson;
        if (has(found, "resourceSpans") || has(found, "batches"))
            return Format::otlpJson;
        if (has(found, "parent") && has(found, "child"))
            return Format::dependencyLinks;
        if (has(found, "traceId") || has(found, "id"))
            return zipkinVersion(found, m_text.substr(from));
        return fail(ErrorKind::malformed, std::string(what) + " with none of the members of a span, a trace or a link");
    }

    /// Version 1 has annotations with endpoints instead of kinds and endpoints of the span.
    static Result<Format> zipkinVersion(const std::vector<std::string_view>& found, std::string_view text)
    {
        if (has(found, "binaryAnnotations"))
            return Format::zipkinV1Json;
        const bool second = has(found, "localEndpoint") || has(found, "remoteEndpoint") || has(found, "tags") ||
            has(found, "kind") || has(found, "shared");
        if (second || !has(found, "annotations"))
            return Format::zipkinV2Json;
        return text.find("\"endpoint\"") < text.find("Endpoint\"") ? Format::zipkinV1Json : Format::zipkinV2Json;
    }

    Result<Format> ofObject(JsonCursor& cursor)
    {
        std::optional<Result<Format>> inner;
        const auto inside = [&](std::string_view key) {
            if (key == "data")
                inner = ofData(cursor);
            else if ((key == "result" || key == "trace") && cursor.peek() == '{')
                inner = Format::otlpJson;
            return false;
        };
        const std::vector<std::string_view> found = keys(cursor, inside);
        if (inner)
            return *inner;
        // An empty object is an answer without spans.
        if (has(found, "resourceSpans") || has(found, "batches") || isOtherSignal(found) ||
            (found.empty() && m_end == Step::done))
            return isLine(cursor) ? Format::otlpJsonLines : Format::otlpJson;
        if (has(found, "traces"))
            return Format::tempoSearch;
        if (found.empty() && m_end == Step::malformed)
            return fail(ErrorKind::malformed, "begins like JSON but is not");
        JsonCursor again(m_text, m_index);
        return ofElement(again, "a JSON object");
    }

    static bool isOtherSignal(const std::vector<std::string_view>& found)
    {
        return has(found, "resourceMetrics") || has(found, "resourceLogs") || has(found, "resourceProfiles");
    }

    /// Whether the first object ends with the first line and more follows in the next. cursor stands behind the
    /// object, if the look came that far; if not, what begins the next line must be a request.
    [[nodiscard]] bool isLine(const JsonCursor& cursor) const
    {
        const std::size_t lineBreak = m_whole.substr(0, kLineLook).find('\n');
        const std::size_t next = m_whole.find_first_not_of("\r\n", lineBreak);
        if (lineBreak == std::string_view::npos || next == std::string_view::npos)
            return false;
        if (m_end == Step::done)
            return cursor.offsetBehindLast() <= lineBreak && !cursor.atEnd();
        const std::string_view line = m_whole.substr(next);
        return line.starts_with("{\"resource") && !line.starts_with("{\"resource\"");
    }

    /// Jaeger's envelope, around traces or dependency links; nothing when it is none. Looks ahead on a cursor of its
    /// own.
    std::optional<Result<Format>> ofData(JsonCursor cursor)
    {
        const char c = cursor.peek();
        if (c == 'n')
            return Format::jaegerJson; // a trace that was not found
        if (c != '[' && c != '{')
            return std::nullopt;
        if (c == '[')
            cursor.next();
        if (cursor.peek() != '{')
            return Format::jaegerJson;
        const std::vector<std::string_view> found = keys(cursor);
        if (has(found, "parent") && has(found, "child"))
            return Format::dependencyLinks;
        const bool trace = c == '[' || has(found, "spans") || has(found, "traceID");
        return trace ? std::optional<Result<Format>>(Format::jaegerJson) : std::nullopt;
    }

    std::string_view m_whole;
    std::string_view m_text;
    StructuralIndex m_index;
    bool m_usable = false;
    Step m_end = Step::done;
};

/// Protobuf has no sign of its own: the first span tells.
std::optional<Format> protoFormat(std::string_view bytes)
{
    if (looksLikeZipkinProto(bytes))
        return Format::zipkinProto;
    if (looksLikeOtlpProto(bytes))
        return Format::otlpProto;
    return looksLikeOtlpFramed(bytes) ? std::optional(Format::otlpFramed) : std::nullopt;
}

bool isTextSign(char first)
{
    return first == '{' || first == '[' || first == '<';
}

bool looksLikePage(std::string_view text)
{
    return text.starts_with('<');
}

} // namespace

Result<Format> sniff(std::string_view bytes)
{
    const std::string_view text = skipSpace(bytes);
    if (text.empty())
        return fail(ErrorKind::malformed, ErrorReason::incomplete,
            bytes.empty() ? "is empty" : "holds nothing but white space");
    // A message may begin like white space and a bracket: "\n{" is a field of 123 bytes.
    if (const bool plainText = bytes.front() == text.front(); !plainText || !isTextSign(text.front()))
        if (const auto format = protoFormat(bytes))
            return *format;
    if (text.front() == '{' || text.front() == '[') {
        const Result<Format> format = JsonLook(text, kLook).format();
        return format || text.size() <= kLook ? format : JsonLook(text, kLongLook).format();
    }
    if (looksLikePage(text))
        return fail(ErrorKind::malformed, ErrorReason::webPage,
            "is an HTML or XML page, not traces (a login page saved instead of an answer?)");
    return fail(ErrorKind::malformed, "is in none of the known trace formats");
}

} // namespace longspan::decode
