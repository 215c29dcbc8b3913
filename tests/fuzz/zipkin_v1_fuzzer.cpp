// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_reader.h"
#include "model/decode/zipkin_v1.h"
#include "tests/fuzz/fuzz_decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace longspan;
    const auto decoder = [](const decode::DocumentInput& input, SpanTableBuilder& builder,
                             const decode::Options& options, const Call& call) {
        return decode::readJson(input, decode::zipkinV1Format(), builder, options, call);
    };
    test::fuzzDecoder(decoder, data, size);
    return 0;
}
