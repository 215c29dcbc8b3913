// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "tests/support/table_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace longspan::test {

[[nodiscard]] inline decode::Options onThreads(unsigned threads)
{
    decode::Options options;
    options.threads = threads;
    return options;
}

/// A text read by whatever decoder its content asks for: the table, what was said of it, and the notes.
class TextReading {
public:
    explicit TextReading(std::string text, const decode::Options& options = onThreads(1))
    {
        Call call;
        call.noteSink = &notes;
        result = decode::decodeText(std::move(text), "doc", options, call);
    }

    [[nodiscard]] bool ok() const { return result.has_value(); }
    [[nodiscard]] const SpanTable& table() const
    {
        EXPECT_TRUE(result) << (result ? "" : result.error().what);
        return result ? *result->table : *emptyTable();
    }
    [[nodiscard]] const decode::Decoded& facts() const { return result->facts; }
    [[nodiscard]] std::size_t size() const { return table().size(); }

    /// The row's columns, for looking at single ones.
    [[nodiscard]] SpanRow row(std::uint32_t row = 0) const
    {
        EXPECT_LT(row, size());
        return row < size() ? table().columns().row(row) : SpanRow{};
    }
    [[nodiscard]] SpanDetail detail(std::uint32_t row = 0) const
    {
        if (row >= size()) {
            ADD_FAILURE() << "no row " << row;
            return {};
        }
        Result<SpanDetail> read = table().detail(SpanIndex{row});
        EXPECT_TRUE(read) << (read ? "" : read.error().what);
        return read ? *read : SpanDetail{};
    }
    [[nodiscard]] std::string name(std::uint32_t row = 0) const { return textOf(row, &SpanTable::name); }
    [[nodiscard]] std::string service(std::uint32_t row = 0) const { return textOf(row, &SpanTable::service); }
    [[nodiscard]] std::string peer(std::uint32_t row = 0) const { return textOf(row, &SpanTable::peer); }
    [[nodiscard]] TraceId trace(std::uint32_t at = 0) const { return table().traceId(row(at).trace); }

    /// Every note as "kind*count@place", in the order of the kinds.
    [[nodiscard]] std::vector<std::string> noted() const
    {
        std::vector<std::string> all;
        for (const Note& note : notes.notes())
            all.push_back(
                std::string(longspan::name(note.kind)) + "*" + std::to_string(note.count) + "@" + note.firstWhere);
        return all;
    }

    NoteCounter notes;
    Result<decode::DecodedTable> result;

private:
    [[nodiscard]] static SpanTablePtr emptyTable()
    {
        static const SpanTablePtr kEmpty = SpanTableBuilder().finish();
        return kEmpty;
    }
    [[nodiscard]] std::string textOf(std::uint32_t row, std::string_view (SpanTable::*text)(SpanIndex) const) const
    {
        EXPECT_LT(row, size());
        return row < size() ? std::string((table().*text)(SpanIndex{row})) : std::string();
    }
};

[[nodiscard]] inline std::string repeated(std::string_view text, std::size_t times)
{
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

} // namespace longspan::test
