// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/unpack.h"
#include "tests/fuzz/fuzz_decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace longspan;
    const decode::Limits limits = test::fuzzOptions().limits;
    const auto read = decode::unpack(test::fuzzBytes(data, size), "fuzz", limits, {});
    test::require(!read || read->bytes->view().size() <= limits.unpackedBytes || read->packing.empty());
    return 0;
}
