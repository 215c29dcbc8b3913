// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"
#include "model/base/call.h"
#include "model/trace/service_graph.h"
#include "model/trace/span_table_builder.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace longspan::decode {

/// Every wire and file format that can be read. Found by content, never by name.
enum class Format : std::uint8_t {
    zipkinV2Json,    ///< array of spans, or array of arrays (an API answer)
    zipkinV1Json,    ///< the same with annotations and binaryAnnotations
    zipkinProto,     ///< proto3 ListOfSpans
    jaegerJson,      ///< one bare trace, an array of traces or the API envelope {"data": [...]}
    otlpJson,        ///< {"resourceSpans": ...}; Jaeger v3 {"result": ...} and Tempo {"batches"/"trace": ...} too
    otlpJsonLines,   ///< one OTLP JSON request a line; metrics and logs lines are skipped and counted
    otlpProto,       ///< TracesData, ExportTraceServiceRequest or Tempo's trace message
    otlpFramed,      ///< collector file exporter: records behind a 32-bit big-endian length, protobuf or zstd inside
    tempoSearch,     ///< answer of Tempo's /api/search: matched spans without their parents
    dependencyLinks, ///< [{"parent", "child", "callCount"}]: a service graph, no spans
};

struct FormatInfo {
    Format format = Format::zipkinV2Json;
    std::string_view key;  ///< stable, for --json and scripts: "zipkin-v2-json"
    std::string_view name; ///< for people
    std::string_view sign; ///< by what it is recognised, for "longspanctl formats"
};

/// All formats in the order of the enumeration.
[[nodiscard]] std::span<const FormatInfo> formats();
[[nodiscard]] const FormatInfo& info(Format format);

/// What the first bytes are (gzip and zstd must be taken off before). malformed with the facts when it is none of ours:
/// empty input, an HTML page, unknown JSON, binary.
[[nodiscard]] Result<Format> sniff(std::string_view bytes);

/// Named limits; passing one ends the reading with tooLarge and keeps what was read so far.
struct Limits {
    std::uint64_t unpackedBytes = 16ULL << 30U; ///< after gzip or zstd, and for streams that have to be held in memory
    std::uint64_t recordBytes = 256ULL << 20U;  ///< one span, one line, one length-prefixed record
    std::size_t depth = 1000;                   ///< nesting of JSON values
    std::size_t attributeBytes = 64U << 20U; ///< one attribute value; a longer one is cut with a note when it is read
    std::size_t spans = kMaxSpans;
};

struct Options {
    Limits limits;
    unsigned threads = 0; ///< 0: one a core
    /// How much JSON a worker walks at a time, at least. Large enough that the work at the seams does not show, small
    /// enough that the index of a window stays in the second-level cache. The rows are the same for every size.
    std::size_t windowBytes = std::size_t{1} << 20U;
};

/// What a document added to a builder.
struct Decoded {
    Format format = Format::zipkinV2Json;
    std::string packing;          ///< "", "gzip" or "zstd"
    std::uint64_t spans = 0;      ///< rows appended
    std::optional<Error> stopped; ///< why the reading ended early (malformed, tooLarge); the rows before it are there
    std::optional<ServiceGraph> links; ///< dependencyLinks only
};

/// Appends the spans of one document to the builder. name: the path or URL, used as place in errors and notes.
/// Odd records are counted in call's notes. Errors (nothing was appended): malformed, tooLarge, cancelled, deadline.
[[nodiscard]] Result<Decoded> decode(const BytesPtr& bytes, const std::string& name, SpanTableBuilder& builder,
    const Options& options, const Call& call);

/// A table of one document, and how it was read.
struct DecodedTable {
    SpanTablePtr table;
    Decoded facts;
};

/// Maps and decodes one file; "-" is standard input. Errors as decode() and mapFile().
[[nodiscard]] Result<DecodedTable> decodeFile(
    const std::string& path, const Options& options = {}, const Call& call = {});
/// Decodes bytes that are in memory already.
[[nodiscard]] Result<DecodedTable> decodeBytes(
    const BytesPtr& bytes, const std::string& name, const Options& options = {}, const Call& call = {});
[[nodiscard]] Result<DecodedTable> decodeText(
    std::string text, const std::string& name = "text", const Options& options = {}, const Call& call = {});

} // namespace longspan::decode
