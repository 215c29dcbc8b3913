// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/span_merger.h"

#include <algorithm>

namespace longspan {

namespace {

bool known(const MergedSpan& span, SpanFlag unknown)
{
    return !span.flags.has(unknown);
}

/// Callers first, then rows that do not say, then callees.
int rankOf(SpanKind kind)
{
    switch (kind) {
    case SpanKind::client: return 0;
    case SpanKind::producer: return 1;
    case SpanKind::unspecified: return 2;
    case SpanKind::internal: return 3;
    case SpanKind::server: return 4;
    case SpanKind::consumer: return 5;
    }
    return 6;
}

int knowledge(const MergedSpan& row)
{
    return (known(row, SpanFlag::durationUnknown) ? 8 : 0) + (known(row, SpanFlag::startUnknown) ? 4 : 0) +
        (row.name != StringId::empty ? 2 : 0) + (row.kindSaid() ? 1 : 0);
}

template <class T>
bool agree(T a, T b, T unknown)
{
    return a == b || a == unknown || b == unknown;
}

bool sameSender(const MergedSpan& a, const MergedSpan& b)
{
    return agree(a.service, b.service, StringId::empty) && agree(a.address, b.address, StringId::empty);
}

bool complete(const MergedSpan& span)
{
    return known(span, SpanFlag::startUnknown) && known(span, SpanFlag::durationUnknown);
}

bool oneSpan(const MergedSpan& a, const MergedSpan& b)
{
    if (!sameSender(a, b) || !agree(a.parent, b.parent, SpanId::none))
        return false;
    if (a.kindSaid() && b.kindSaid() && a.kind != b.kind)
        return false;
    const bool bothComplete = complete(a) && complete(b);
    return !bothComplete || (a.start == b.start && a.duration == b.duration && agree(a.name, b.name, StringId::empty));
}

template <class T>
void fill(T& value, T other, T unknown)
{
    if (value == unknown)
        value = other;
}

/// What is unknown of a is taken from b.
void complement(MergedSpan& a, const MergedSpan& b)
{
    if (!known(a, SpanFlag::startUnknown) && known(b, SpanFlag::startUnknown)) {
        a.start = b.start;
        a.flags.set(SpanFlag::startUnknown, false);
    }
    if (!known(a, SpanFlag::durationUnknown) && known(b, SpanFlag::durationUnknown)) {
        a.duration = b.duration;
        a.flags.set(SpanFlag::durationUnknown, false);
    }
    if (!a.kindSaid() && (b.kindSaid() || a.kind == SpanKind::unspecified)) {
        a.kind = b.kind;
        a.flags.set(SpanFlag::kindInferred, b.flags.has(SpanFlag::kindInferred));
    }
    fill(a.parent, b.parent, SpanId::none);
    fill(a.service, b.service, StringId::empty);
    fill(a.address, b.address, StringId::empty);
    fill(a.name, b.name, StringId::empty);
    a.status = std::max(a.status, b.status);
    a.flags.set(SpanFlag::shared, a.shared() || b.shared());
    a.flags.set(SpanFlag::followsFrom, a.flags.has(SpanFlag::followsFrom) || b.flags.has(SpanFlag::followsFrom));
}

} // namespace

MergedSpan SpanMerger::read(std::uint32_t position) const
{
    const SpanRow row = m_table.columns().row(index(m_rows[position]));
    const InterfaceKey& interface = m_table.interfaces()[index(row.interface)];
    MergedSpan span;
    span.position = position;
    span.parts = 1;
    span.parent = row.parent == row.id ? SpanId::none : row.parent;
    span.start = row.start;
    span.duration = row.duration;
    span.service = interface.service;
    span.name = interface.name;
    span.address = m_table.resources()[index(row.resource)].address;
    span.flags = row.flags;
    span.kind = row.kind;
    span.status = row.status;
    return span;
}

/// Rows that belong together become neighbours; what is unknown comes before what is known.
bool SpanMerger::before(const MergedSpan& a, const MergedSpan& b) const
{
    if (a.service != b.service)
        return m_table.text(a.service) < m_table.text(b.service);
    if (a.address != b.address)
        return m_table.text(a.address) < m_table.text(b.address);
    const auto key = [](const MergedSpan& s) {
        return std::tuple(
            rankOf(s.kind), known(s, SpanFlag::startUnknown), s.start, known(s, SpanFlag::durationUnknown), s.duration);
    };
    if (key(a) != key(b))
        return key(a) < key(b);
    if (a.name != b.name)
        return m_table.text(a.name) < m_table.text(b.name);
    const auto rest = [](const MergedSpan& s) { return std::tuple(s.parent, s.flags.bits, s.status, s.position); };
    return rest(a) < rest(b);
}

std::span<MergedSpan> SpanMerger::merge(std::span<const std::uint32_t> positions)
{
    m_sorted.clear();
    m_spans.clear();
    m_last.fill(kNone);
    for (const std::uint32_t position : positions)
        m_sorted.push_back({read(position)});
    std::sort(
        m_sorted.begin(), m_sorted.end(), [this](const Part& a, const Part& b) { return before(a.facts, b.facts); });
    for (Part& part : m_sorted)
        put(part);
    markShared();
    sortSpans();
    markConflicts();
    collectParts();
    return m_spans;
}

/// The latest span that the row may belong to: of its own kind first, then of none; a row without a kind joins any.
std::uint32_t SpanMerger::spanFor(const MergedSpan& row) const
{
    const auto fits = [&](std::uint32_t span) { return span != kNone && oneSpan(m_spans[span], row); };
    if (const std::uint32_t same = m_last[static_cast<std::size_t>(row.kind)]; fits(same))
        return same;
    for (const SpanKind kind : {SpanKind::client, SpanKind::producer, SpanKind::unspecified, SpanKind::internal,
             SpanKind::server, SpanKind::consumer})
        if (fits(m_last[static_cast<std::size_t>(kind)]))
            return m_last[static_cast<std::size_t>(kind)];
    return kNone;
}

void SpanMerger::put(Part& part)
{
    part.span = spanFor(part.facts);
    if (part.span == kNone) {
        part.span = static_cast<std::uint32_t>(m_spans.size());
        m_spans.push_back(part.facts);
    } else {
        MergedSpan& into = m_spans[part.span];
        MergedSpan more = part.facts;
        if (knowledge(more) > knowledge(into))
            std::swap(into, more);
        complement(into, more);
    }
    m_last[static_cast<std::size_t>(m_spans[part.span].kind)] = part.span;
}

void SpanMerger::markShared()
{
    const auto has = [this](SpanKind kind) { return m_last[static_cast<std::size_t>(kind)] != kNone; };
    const bool callerIsHere = has(SpanKind::client) || has(SpanKind::producer);
    for (MergedSpan& span : m_spans) {
        const bool isCaller = span.kind == SpanKind::client || span.kind == SpanKind::producer;
        const bool isCallee = span.kind == SpanKind::server || span.kind == SpanKind::consumer;
        span.flags.set(SpanFlag::shared, !isCaller && (span.shared() || (isCallee && callerIsHere)));
    }
}

void SpanMerger::sortSpans()
{
    for (std::uint32_t i = 0; i < m_spans.size(); ++i)
        m_spans[i].firstPart = i; // so that the parts can find their span again
    std::stable_sort(m_spans.begin(), m_spans.end(), [this](const MergedSpan& a, const MergedSpan& b) {
        if (a.shared() != b.shared())
            return b.shared();
        if (a.shared())
            return std::pair(m_table.text(a.service), m_table.text(a.address)) <
                std::pair(m_table.text(b.service), m_table.text(b.address));
        return rankOf(a.kind) < rankOf(b.kind);
    });
    const auto plain = static_cast<std::uint32_t>(
        std::count_if(m_spans.begin(), m_spans.end(), [](const MergedSpan& span) { return !span.shared(); }));
    for (MergedSpan& span : m_spans) {
        span.groupSize = static_cast<std::uint32_t>(m_spans.size());
        span.plain = plain;
    }
}

/// Two plain spans of one id contradict each other; two shared halves do if one sender sent both.
void SpanMerger::markConflicts()
{
    for (std::size_t i = 1; i < m_spans.size(); ++i) {
        MergedSpan& last = m_spans[i - 1];
        MergedSpan& span = m_spans[i];
        if (span.shared() == last.shared() && (!span.shared() || sameSender(span, last)))
            last.conflicting = span.conflicting = span.contradicts = true;
    }
}

void SpanMerger::collectParts()
{
    m_place.resize(m_spans.size());
    for (std::uint32_t i = 0; i < m_spans.size(); ++i) {
        m_place[m_spans[i].firstPart] = i;
        m_spans[i].parts = 0;
    }
    for (Part& part : m_sorted) {
        part.span = m_place[part.span];
        ++m_spans[part.span].parts;
    }
    std::uint32_t at = 0;
    for (MergedSpan& span : m_spans) {
        span.firstPart = at;
        at += span.parts;
        span.parts = 1; // the row that says most stands first; the others are put behind it
    }
    m_parts.resize(at);
    for (MergedSpan& span : m_spans)
        m_parts[span.firstPart] = span.position;
    for (const Part& part : m_sorted) {
        MergedSpan& span = m_spans[part.span];
        if (part.facts.position != span.position)
            m_parts[span.firstPart + span.parts++] = part.facts.position;
    }
}

} // namespace longspan
