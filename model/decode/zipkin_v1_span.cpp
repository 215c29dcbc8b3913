// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_v1_span.h"

#include "model/decode/small_json.h"

namespace longspan::decode {

namespace {

class Reader {
public:
    Reader(JsonCursor& cursor, std::size_t depthLimit, ZipkinV1Span& span)
        : m_cursor(cursor), m_depthLimit(depthLimit), m_span(span)
    {
    }

    Step read()
    {
        return walkObject(m_cursor, [this](std::string_view key) { return field(key); });
    }

private:
    Step field(std::string_view key)
    {
        if (key == "traceId")
            return text(m_span.traceId);
        if (key == "id")
            return text(m_span.id);
        if (key == "parentId")
            return text(m_span.parentId);
        if (key == "name")
            return text(m_span.name);
        if (key == "timestamp")
            return number(m_span.timestamp);
        if (key == "duration")
            return number(m_span.duration);
        if (key == "annotations")
            return list([this] { return annotation(); });
        if (key == "binaryAnnotations")
            return list([this] { return binary(); });
        if (key == "debug")
            m_span.debug = m_cursor.peek() == 't';
        return skip();
    }

    Step skip() { return m_cursor.skipValue(m_depthLimit); }

    /// null stands for "absent" in many writers; anything else of a wrong type is worth a note.
    Step odd()
    {
        m_span.oddFields += m_cursor.peek() == 'n' ? 0U : 1U;
        return skip();
    }

    Step text(std::string_view& into)
    {
        if (m_cursor.peek() != '"')
            return odd();
        into = m_cursor.rawString();
        return skip();
    }

    Step number(std::optional<std::int64_t>& into)
    {
        const char first = m_cursor.peek();
        if (first == '{' || first == '[')
            return odd();
        into = integerHere(m_cursor);
        return into ? skip() : odd();
    }

    template <class Element>
    Step list(Element&& element)
    {
        if (m_cursor.peek() != '[')
            return odd();
        return walkArray(m_cursor, [&] { return m_cursor.peek() == '{' ? element() : odd(); });
    }

    Step annotation()
    {
        ZipkinV1Annotation& read = m_span.annotations.emplace_back();
        return walkObject(m_cursor, [&](std::string_view key) {
            if (key == "timestamp")
                return number(read.timestamp);
            if (key == "value")
                return text(read.value);
            return key == "endpoint" ? endpoint(read.endpoint) : skip();
        });
    }

    Step binary()
    {
        ZipkinV1Binary& read = m_span.binary.emplace_back();
        return walkObject(m_cursor, [&](std::string_view key) {
            if (key == "key")
                return text(read.key);
            if (key == "value")
                return scalar(read.value);
            return key == "endpoint" ? endpoint(read.endpoint) : skip();
        });
    }

    Step scalar(std::string_view& into)
    {
        const char first = m_cursor.peek();
        if (first == '{' || first == '[')
            return odd();
        if (!m_cursor.atEnd())
            into = first == '"' ? m_cursor.rawString() : m_cursor.rawScalar();
        return skip();
    }

    Step endpoint(ZipkinV1Endpoint& into)
    {
        if (m_cursor.peek() != '{')
            return odd();
        into.offset = m_cursor.offset();
        const Step step = walkObject(
            m_cursor, [&](std::string_view key) { return key == "serviceName" ? text(into.serviceName) : skip(); });
        if (step == Step::done)
            into.raw = m_cursor.slice(into.offset, m_cursor.offsetBehindLast());
        return step;
    }

    JsonCursor& m_cursor;
    std::size_t m_depthLimit;
    ZipkinV1Span& m_span;
};

} // namespace

void ZipkinV1Span::clear()
{
    std::vector<ZipkinV1Annotation> keptAnnotations = std::move(annotations);
    std::vector<ZipkinV1Binary> keptBinary = std::move(binary);
    keptAnnotations.clear();
    keptBinary.clear();
    *this = {};
    annotations = std::move(keptAnnotations);
    binary = std::move(keptBinary);
}

Step readZipkinV1Span(JsonCursor& cursor, std::size_t depthLimit, ZipkinV1Span& span)
{
    return Reader(cursor, depthLimit, span).read();
}

} // namespace longspan::decode
