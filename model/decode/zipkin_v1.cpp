// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_v1.h"

#include "model/decode/zipkin_v1_convert.h"
#include "model/decode/zipkin_v1_detail.h"
#include "model/decode/zipkin_v2.h"

namespace longspan::decode {

namespace {

class Walker final : public JsonWalker {
public:
    using JsonWalker::JsonWalker;

private:
    Step walkFrom(JsonCursor& cursor) override
    {
        m_level = Level::spans;
        while (!cursor.atEnd()) {
            m_element = cursor.offset();
            const char c = cursor.peek();
            Step step = Step::done;
            if (c == '{')
                step = span(cursor);
            else if (c == '[' || c == ']' || c == ',')
                pass(cursor); // the lists around the spans; their nesting says nothing
            else
                step = passOddElement(cursor);
            if (step != Step::done)
                return step;
        }
        return Step::done;
    }

    Step span(JsonCursor& cursor)
    {
        const std::size_t from = cursor.offset();
        m_span.clear();
        const Step step = readZipkinV1Span(cursor, depthLimit(), m_span);
        if (step == Step::done)
            finish(from, cursor.offsetBehindLast());
        return step;
    }

    void finish(std::size_t from, std::size_t to)
    {
        SpanRow row;
        row.trace = traceOf(m_span.traceId, from);
        row.id = spanIdOf(m_span.id, from);
        row.parent = m_span.parentId.empty() ? SpanId::none : spanIdOf(m_span.parentId, from);
        row.interface = InterfaceNo{static_cast<std::uint32_t>(texts.names.intern(m_span.name))};
        row.flags.set(SpanFlag::micros);
        row.flags.set(SpanFlag::debug, m_span.debug);
        if (m_span.oddFields != 0)
            note(NoteKind::badRecord, from);
        for (const ZipkinV1Half& half : convertZipkinV1(m_span)) {
            SpanRow one = row;
            fill(half, one, from);
            finishRow(one, from, to);
        }
    }

    void fill(const ZipkinV1Half& half, SpanRow& row, std::size_t from)
    {
        row.resource = ResourceNo{half.local.known() ? texts.resource(half.local.raw, place(half.local.offset)) : 0};
        if (half.remote.known() && !half.remoteUnnamed)
            row.peer = texts.peers.intern(half.remote.raw);
        row.kind = half.kind;
        row.status = half.error ? SpanStatus::error : SpanStatus::unset;
        row.flags.set(SpanFlag::shared, half.shared);
        const std::int64_t start = half.timestamp.value_or(0);
        const std::int64_t duration = half.duration.value_or(0);
        row.flags.set(SpanFlag::startUnknown, start <= 0);
        row.flags.set(SpanFlag::durationUnknown, !half.duration || duration < 0);
        row.start = start > 0 ? fromMicros(start) : 0;
        row.duration = duration > 0 ? fromMicros(duration) : 0;
        if (duration < 0)
            note(NoteKind::negativeDuration, from);
    }

    ZipkinV1Span m_span;
};

class ZipkinV1Format final : public JsonFormat {
public:
    [[nodiscard]] std::unique_ptr<JsonWalker> walker(const Limits& limits) const override
    {
        return std::make_unique<Walker>(limits);
    }

    // Elements and endpoints are those of version 2.
    [[nodiscard]] std::optional<Level> levelOf(std::span<const std::string_view> keys) const override
    {
        return zipkinV2Format().levelOf(keys);
    }
    [[nodiscard]] Resource resource(std::string_view raw, SpanTableBuilder& builder) const override
    {
        return zipkinV2Format().resource(raw, builder);
    }
    [[nodiscard]] StringId peer(std::string_view raw, SpanTableBuilder& builder) const override
    {
        return zipkinV2Format().peer(raw, builder);
    }

    [[nodiscard]] DetailReaderPtr details(JsonDocument document) const override
    {
        return zipkinV1Details(std::move(document));
    }
    [[nodiscard]] std::string_view name() const override { return "Zipkin JSON v1"; }
};

} // namespace

const JsonFormat& zipkinV1Format()
{
    static const ZipkinV1Format kFormat;
    return kFormat;
}

} // namespace longspan::decode
