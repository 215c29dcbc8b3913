// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_proto.h"
#include "tests/fuzz/fuzz_decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    longspan::test::fuzzDecoder(longspan::decode::decodeZipkinProto, data, size);
    static_cast<void>(longspan::decode::looksLikeZipkinProto({reinterpret_cast<const char*>(data), size}));
    return 0;
}
