// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_reader.h"
#include "tests/fuzz/fuzz_decode.h"
#include "tests/support/table_text.h"

#include <cstdio>

namespace longspan::test {

/// Ends the run with what is wrong with a table, if anything is.
inline void requireSound(const SpanTable& table)
{
    const std::vector<std::string> faults = faultsOf(table);
    for (const std::string& fault : faults)
        std::fprintf(stderr, "%s\n", fault.c_str());
    require(faults.empty());
}

/// Reads the bytes as one JSON format, in windows of a few spans and in one.
inline void fuzzJson(const decode::JsonFormat& format, const std::uint8_t* data, std::size_t size)
{
    for (const std::size_t window : {std::size_t{64}, std::size_t{1} << 20U}) {
        SpanTableBuilder builder;
        NoteCounter notes;
        Call call;
        call.noteSink = &notes;
        decode::Options options = fuzzOptions();
        options.windowBytes = window;
        const auto input = decode::DocumentInput::whole(fuzzBytes(data, size), "fuzz");
        const Result<decode::Decoded> read = decode::readJson(input, format, builder, options, call);
        require(!read || read->spans == builder.size());
        requireSound(*builder.finish());
    }
}

} // namespace longspan::test
