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

void requireEqual(const Outcome& a, const Outcome& b)
{
    test::require(a.read.has_value() == b.read.has_value());
    if (!a.read)
        return requireEqual(a.read.error(), b.read.error());
    test::require(a.read->facts.format == b.read->facts.format);
    requireEqual(a.read->facts.stopped, b.read->facts.stopped);
    test::require(test::tableText(*a.read->table) == test::tableText(*b.read->table));
    test::require(a.notes == b.notes);
    for (std::uint32_t row = 0; row < a.read->table->size(); ++row)
        test::require(
            test::detailText(*a.read->table, SpanIndex{row}) == test::detailText(*b.read->table, SpanIndex{row}));
}

/// The rows that two ways of cutting a document have in common must be equal. Where a document is broken, one window
/// may come further than another; a sound one gives the same rows in windows of every size.
void requireSameBeginning(const Outcome& a, const Outcome& b)
{
    if (!a.read || !b.read || a.read->facts.stopped || b.read->facts.stopped)
        return;
    test::require(test::tableText(*a.read->table) == test::tableText(*b.read->table));
}

} // namespace

/// Whatever the bytes are: one thread and two give the same table, in whole windows and in tiny ones.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const BytesPtr bytes = test::fuzzBytes(data, size);
    const Outcome one = decoded(bytes, 1, 64);
    if (one.read)
        test::requireSound(*one.read->table);
    requireEqual(one, decoded(bytes, 2, 64));
    requireSameBeginning(one, decoded(bytes, 1, std::size_t{1} << 20U));
    return 0;
}
