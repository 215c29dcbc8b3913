// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/decode/document.h"

#include <gtest/gtest.h>

#include <string>

namespace longspan::test {

/// One decoder at work on a text: the table, what was said of it, and the notes.
class Decoding {
public:
    using Decoder = Result<decode::Decoded> (*)(
        const decode::DocumentInput&, SpanTableBuilder&, const decode::Options&, const Call&);

    Decoding(Decoder decoder, std::string text, const decode::Options& options = {})
    {
        SpanTableBuilder builder;
        Call call;
        call.noteSink = &notes;
        facts = decoder(decode::DocumentInput::whole(ownBytes(std::move(text)), "doc"), builder, options, call);
        table = builder.finish();
    }

    [[nodiscard]] std::size_t size() const { return table->size(); }
    [[nodiscard]] SpanDetail detail(std::uint32_t row) const
    {
        Result<SpanDetail> read = table->detail(SpanIndex{row});
        EXPECT_TRUE(read) << (read ? "" : read.error().what);
        return read ? *read : SpanDetail{};
    }
    [[nodiscard]] std::uint64_t count(NoteKind kind) const { return notes.count(kind); }

    NoteCounter notes;
    Result<decode::Decoded> facts;
    SpanTablePtr table;
};

inline const Value* attribute(const Attributes& attributes, std::string_view key)
{
    return find(attributes, key);
}

inline Value text(std::string_view value)
{
    return {std::string(value)};
}

} // namespace longspan::test
