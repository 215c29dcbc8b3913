// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"

#include "model/decode/dependency_links.h"
#include "model/decode/document.h"
#include "model/decode/jaeger.h"
#include "model/decode/json_reader.h"
#include "model/decode/otlp_framed.h"
#include "model/decode/otlp_json.h"
#include "model/decode/otlp_proto.h"
#include "model/decode/tempo_search.h"
#include "model/decode/unpack.h"
#include "model/decode/zipkin_proto.h"
#include "model/decode/zipkin_v1.h"
#include "model/decode/zipkin_v2.h"

#include <unistd.h>

namespace longspan::decode {

namespace {

using Reader = Result<Decoded> (*)(const DocumentInput&, SpanTableBuilder&, const Options&, const Call&);

template <const JsonFormat& (*format)()>
Result<Decoded> json(const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call)
{
    return readJson(input, format(), builder, options, call);
}

Reader readerOf(Format format)
{
    switch (format) {
    case Format::zipkinV2Json: return json<zipkinV2Format>;
    case Format::zipkinV1Json: return json<zipkinV1Format>;
    case Format::zipkinProto: return decodeZipkinProto;
    case Format::jaegerJson: return json<jaegerFormat>;
    case Format::otlpJson: return json<otlpJsonFormat>;
    case Format::otlpJsonLines: return json<otlpJsonLinesFormat>;
    case Format::otlpProto: return decodeOtlpProto;
    case Format::otlpFramed: return decodeOtlpFramed;
    case Format::tempoSearch: return decodeTempoSearch;
    case Format::dependencyLinks: return decodeDependencyLinks;
    }
    return json<zipkinV2Format>;
}

Result<Decoded> decodeUnpacked(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call)
{
    const Result<Format> format = sniff(input.text);
    if (!format)
        return fail(format.error().kind, format.error().reason, format.error().what, input.name);
    Result<Decoded> decoded = readerOf(*format)(input, builder, options, call);
    if (decoded)
        decoded->format = *format;
    return decoded;
}

} // namespace

Result<Decoded> decode(
    const BytesPtr& bytes, const std::string& name, SpanTableBuilder& builder, const Options& options, const Call& call)
{
    if (Result<> go = call.check(); !go)
        return failWith(std::move(go));
    Result<Unpacked> unpacked = unpack(bytes, name, options.limits, call);
    if (!unpacked)
        return failWith(std::move(unpacked));
    Result<Decoded> decoded = decodeUnpacked(DocumentInput::whole(unpacked->bytes, name), builder, options, call);
    if (!unpacked->packing.empty() && decoded)
        decoded->packing = unpacked->packing;
    // Text that ends too early because unpacking did is not the text's fault.
    if (unpacked->stopped && decoded)
        decoded->stopped = unpacked->stopped;
    else if (unpacked->stopped)
        return tl::unexpected<Error>(*unpacked->stopped);
    return decoded;
}

Result<DecodedTable> decodeBytes(
    const BytesPtr& bytes, const std::string& name, const Options& options, const Call& call)
{
    SpanTableBuilder builder;
    Result<Decoded> decoded = decode(bytes, name, builder, options, call);
    if (!decoded)
        return failWith(std::move(decoded));
    return DecodedTable{builder.finish(), std::move(*decoded)};
}

Result<DecodedTable> decodeFile(const std::string& path, const Options& options, const Call& call)
{
    const bool input = path == "-";
    Result<BytesPtr> bytes =
        input ? readStream(STDIN_FILENO, options.limits.unpackedBytes, "standard input") : mapFile(path);
    if (!bytes)
        return failWith(std::move(bytes));
    return decodeBytes(*bytes, input ? "standard input" : path, options, call);
}

Result<DecodedTable> decodeText(std::string text, const std::string& name, const Options& options, const Call& call)
{
    return decodeBytes(ownBytes(std::move(text)), name, options, call);
}

} // namespace longspan::decode
