// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/decode/document.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace longspan::test {

/// The bytes of a fuzzer on a heap block of their own, so that reading past the padding is found.
inline BytesPtr fuzzBytes(const std::uint8_t* data, std::size_t size)
{
    return ownBytes(std::string(reinterpret_cast<const char*>(data), size));
}

/// Tells a fuzzer that something must not be.
inline void require(bool held)
{
    if (!held)
        std::abort();
}

/// Small limits: a fuzzer looks for faults, not for patience.
inline decode::Options fuzzOptions()
{
    decode::Options options;
    options.limits.unpackedBytes = 8U << 20U;
    options.limits.spans = 20'000;
    options.threads = 1;
    return options;
}

/// Reads everything of every row of a table.
inline void readAll(const SpanTable& table)
{
    std::size_t sum = 0;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const SpanIndex span{row};
        require(table.duration(span) >= 0 && table.id(span) != SpanId::none);
        require(table.traceId(table.trace(span)).valid());
        sum += table.raw(span).size() + table.name(span).size() + table.service(span).size() + table.peer(span).size();
        if (const Result<SpanDetail> detail = table.detail(span))
            sum += detail->attributes.size() + detail->events.size();
    }
    require(sum < SIZE_MAX);
}

/// Decodes with that decoder and reads what came out.
template <class Decoder>
void fuzzDecoder(Decoder&& decoder, const std::uint8_t* data, std::size_t size)
{
    SpanTableBuilder builder;
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    const decode::Options options = fuzzOptions();
    const decode::DocumentInput input = decode::DocumentInput::whole(fuzzBytes(data, size), "fuzz");
    const Result<decode::Decoded> read = decoder(input, builder, options, call);
    require(!read || read->spans == builder.size());
    readAll(*builder.finish());
}

} // namespace longspan::test
