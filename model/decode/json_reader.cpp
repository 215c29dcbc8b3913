// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_reader.h"

#include "model/decode/json_detail.h"
#include "model/decode/json_reading.h"

#include <algorithm>
#include <thread>

namespace longspan::decode {

namespace {

unsigned workersFor(const Options& options, std::size_t bytes)
{
    const unsigned cores = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    return static_cast<unsigned>(
        std::min<std::size_t>(cores, bytes / std::max<std::size_t>(options.windowBytes, 1) + 1));
}

void readOn(JsonReading& reading, const JsonFormat& format, const Options& options, std::size_t bytes)
{
    std::vector<std::unique_ptr<JsonWalker>> walkers;
    for (unsigned i = workersFor(options, bytes); i > 0; --i)
        walkers.push_back(format.walker(options.limits));
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < walkers.size(); ++i)
        others.emplace_back([&reading, &walker = *walkers[i]] { reading.work(walker); });
    reading.work(*walkers.front());
}

void tellNotes(const NoteTally& notes, const DocumentInput& input, const Call& call)
{
    for (std::size_t kind = 0; notes.any && kind < kNoteKinds; ++kind)
        if (notes.counts[kind] != 0)
            call.note(static_cast<NoteKind>(kind), input.where(notes.firstPlace[kind]), notes.counts[kind]);
}

} // namespace

Result<Decoded> readJson(const DocumentInput& input, const JsonFormat& format, SpanTableBuilder& builder,
    const Options& options, const Call& call)
{
    const std::uint64_t base = builder.addDocument(input.name, std::string(format.name()), input.text.size(), nullptr);
    builder.setReader(base, format.details({input.bytes, input.text, base, options.limits.attributeBytes}));
    ChunkMerger merger(format, builder, base);
    JsonReading reading(input, format, merger, options, call);
    readOn(reading, format, options, input.text.size());
    if (reading.interrupted()) {
        merger.abandon();
        return tl::unexpected(*reading.interrupted());
    }
    merger.finish();
    tellNotes(merger.notes(), input, call);
    Decoded decoded;
    decoded.spans = merger.rows();
    decoded.stopped = reading.stopped();
    if (decoded.stopped && decoded.spans == 0)
        return tl::unexpected(*decoded.stopped);
    return decoded;
}

} // namespace longspan::decode
