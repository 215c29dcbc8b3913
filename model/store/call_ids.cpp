// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/call_ids.h"

namespace longspan::store {

Result<> CallIds::open(SegmentId segment)
{
    m_words.reset();
    if (m_blob) {
        // A handle that could not be moved is of no more use.
        if (Result<> moved = m_blob->move(segment); !moved) {
            m_blob.reset();
            return fail(ErrorKind::malformed, "ids: " + moved.error().what);
        }
    } else {
        Result<sqlite::Blob> blob = m_database.blob("ids", segment);
        if (!blob)
            return fail(ErrorKind::malformed, "ids: " + blob.error().what);
        m_blob.emplace(std::move(*blob));
    }
    Result<IdsWords> words =
        IdsWords::open([this](std::span<char> to, std::size_t from) { return m_blob->read(to, from); });
    if (!words)
        return failWith(std::move(words));
    m_words.emplace(std::move(*words));
    m_segment = segment;
    return {};
}

Result<> CallIds::identify(ReadyCall& call)
{
    if (!m_words || m_segment != call.segment)
        if (Result<> opened = open(call.segment); !opened)
            return opened;
    if (call.row >= m_words->head().rows())
        return fail(ErrorKind::malformed, "ids: a row that is not there");
    const Result<TraceId> trace = m_words->trace(call.traceInSegment);
    if (!trace)
        return tl::unexpected<Error>(trace.error());
    const Result<std::uint64_t> span = m_words->word(m_words->head().wordOfSpan(call.row));
    if (!span)
        return tl::unexpected<Error>(span.error());
    call.trace = *trace;
    call.span = static_cast<SpanId>(*span);
    call.idsKnown = true;
    return {};
}

} // namespace longspan::store
