// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/jaeger.h"
#include "tests/fuzz/json_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    longspan::test::fuzzJson(longspan::decode::jaegerFormat(), data, size);
    return 0;
}
