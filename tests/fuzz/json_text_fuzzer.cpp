// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_cursor.h"
#include "model/decode/json_detail.h"
#include "model/decode/json_repair.h"
#include "model/decode/json_text.h"
#include "tests/fuzz/fuzz_decode.h"

#include <simdjson.h>

namespace {

using namespace longspan;
using test::require;

bool isUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size()) && decode::validUtf8Prefix(text) == text.size();
}

void tryTexts(std::string_view text)
{
    std::string scratch;
    require(isUtf8(decode::cleanText(text, scratch)));
    const std::string repaired = decode::repairUtf8(text);
    require(isUtf8(repaired) && decode::repairUtf8(repaired) == repaired);
    require(!simdjson::validate_utf8(text.data(), text.size()) || repaired == text);
    const auto trace = decode::readTraceId(text);
    require(trace.id.valid() == (trace.quality != decode::ReadId<TraceId>::Quality::missing));
    const auto span = decode::readSpanId(text);
    require((span.id != SpanId::none) == (span.quality != decode::ReadId<SpanId>::Quality::missing));
    (void)decode::fromBase64(text);
    std::int64_t plain = 0;
    if (decode::plainInteger(text, plain))
        require(decode::integerOf(text) == plain);
}

/// Sound JSON means the same after a repair, and a repair of a repair changes nothing.
void tryRepair(const BytesPtr& bytes)
{
    const std::string repaired = decode::repairJson(bytes->view());
    require(isUtf8(repaired) && decode::repairJson(repaired) == repaired);
    simdjson::dom::parser parser;
    simdjson::dom::parser again;
    simdjson::dom::element before;
    simdjson::dom::element after;
    if (parser.parse(std::string(bytes->view())).get(before) != simdjson::SUCCESS)
        return;
    require(again.parse(repaired).get(after) == simdjson::SUCCESS);
    require(std::string(simdjson::minify(before)) == std::string(simdjson::minify(after)));
}

/// Walks every token, both of the vector index and of the byte-by-byte one.
void tryIndex(const BytesPtr& bytes)
{
    decode::StructuralIndex index;
    for (const bool lines : {false, true}) {
        require(index.build(bytes->view(), lines).has_value());
        std::size_t last = 0;
        for (decode::JsonCursor cursor(bytes->view(), index); !cursor.atEnd(); cursor.next()) {
            require(cursor.offset() >= last && cursor.offset() < bytes->view().size());
            last = cursor.offset();
            const std::string_view text = cursor.peek() == '"' ? cursor.rawString() : cursor.rawScalar();
            require(text.size() <= bytes->view().size() - cursor.offset());
        }
        decode::JsonCursor cursor(bytes->view(), index);
        (void)cursor.skipValue(100);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const BytesPtr bytes = test::fuzzBytes(data, size);
    tryTexts(bytes->view());
    tryIndex(bytes);
    tryRepair(bytes);
    if (const auto json = decode::parsePiece(bytes->view())) {
        Value hold;
        (void)decode::viewOfJson(*json, hold);
    }
    return 0;
}
