// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/json_fuzz.h"

#include <algorithm>

namespace {

using namespace longspan;

struct Outcome {
    Result<decode::DecodedTable> read;
    std::vector<Note> notes;
};

Outcome decoded(const BytesPtr& bytes, unsigned threads, std::size_t window)
{
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    decode::Options options = test::fuzzOptions();
    options.threads = threads;
    options.windowBytes = window;
    Outcome outcome{decode::decodeBytes(bytes, "fuzz", options, call), {}};
    outcome.notes = notes.notes();
    return outcome;
}

void requireEqual(const std::optional<Error>& a, const std::optional<Error>& b)
{
    test::require(a == b);
}

/// Rows, where the reading stopped and why.
void requireSameRows(const Outcome& a, const Outcome& b)
{
    test::require(a.read.has_value() == b.read.has_value());
    if (!a.read)
        return requireEqual(a.read.error(), b.read.error());
    test::require(a.read->facts.format == b.read->facts.format);
    requireEqual(a.read->facts.stopped, b.read->facts.stopped);
    test::require(test::tableText(*a.read->table) == test::tableText(*b.read->table));
}

void requireSameDetails(const Outcome& a, const Outcome& b)
{
    for (std::uint32_t row = 0; a.read && row < a.read->table->size(); ++row)
        test::require(
            test::detailText(*a.read->table, SpanIndex{row}) == test::detailText(*b.read->table, SpanIndex{row}));
}

/// Bytes that are no text and lie outside of spans are told once a window, so their number depends on it.
std::vector<Note> withoutInvalidText(std::vector<Note> notes)
{
    std::erase_if(notes, [](const Note& note) { return note.kind == NoteKind::invalidUtf8; });
    return notes;
}

} // namespace

/// Whatever the bytes are: one thread and two give the same table, and so do whole windows and tiny ones.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const BytesPtr bytes = test::fuzzBytes(data, size);
    const Outcome tiny = decoded(bytes, 1, 64);
    if (tiny.read)
        test::requireSound(*tiny.read->table);
    const Outcome shared = decoded(bytes, 2, 64);
    requireSameRows(tiny, shared);
    requireSameDetails(tiny, shared);
    test::require(tiny.notes == shared.notes);
    const Outcome whole = decoded(bytes, 1, std::size_t{1} << 20U);
    requireSameRows(tiny, whole);
    test::require(withoutInvalidText(tiny.notes) == withoutInvalidText(whole.notes));
    return 0;
}
