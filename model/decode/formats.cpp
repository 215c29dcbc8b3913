// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"

#include <array>

namespace longspan::decode {

namespace {

constexpr std::array<FormatInfo, 10> kFormats{{
    {Format::zipkinV2Json, "zipkin-v2-json", "Zipkin JSON v2",
        "list of objects with traceId and id, or list of such lists"},
    {Format::zipkinV1Json, "zipkin-v1-json", "Zipkin JSON v1",
        "the same with binaryAnnotations or annotations with endpoints"},
    {Format::zipkinProto, "zipkin-proto", "Zipkin protobuf", "proto3 ListOfSpans"},
    {Format::jaegerJson, "jaeger-json", "Jaeger JSON",
        "object with traceID and spans, a list of them, or {\"data\": [...]}"},
    {Format::otlpJson, "otlp-json", "OTLP JSON",
        "object with resourceSpans; also Jaeger v3 (result) and Tempo (batches, trace)"},
    {Format::otlpJsonLines, "otlp-json-lines", "OTLP JSON Lines",
        "an OTLP JSON object a line; metrics and logs are skipped"},
    {Format::otlpProto, "otlp-proto", "OTLP protobuf", "TracesData or an export request"},
    {Format::otlpFramed, "otlp-framed", "OTLP collector file",
        "records behind a 32-bit big-endian length, plain or zstd"},
    {Format::tempoSearch, "tempo-search", "Tempo search answer",
        "object with traces that have rootServiceName or spanSets"},
    {Format::dependencyLinks, "dependency-links", "Dependency links",
        "list of objects with parent, child and callCount"},
}};

} // namespace

std::span<const FormatInfo> formats()
{
    return kFormats;
}

const FormatInfo& info(Format format)
{
    return kFormats[static_cast<std::size_t>(format)];
}

} // namespace longspan::decode
