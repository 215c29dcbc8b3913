// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/encode/text_out.h"
#include "model/trace/span_table.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace longspan::encode {

enum class ExportFormat : std::uint8_t { zipkinV2, jaeger, otlpJson, csv };

/// "zipkin-v2", "jaeger", "otlp-json", "csv".
[[nodiscard]] std::string_view name(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormatByName(std::string_view name);

/// What a format had no place for, counted in spans.
struct Losses {
    std::uint64_t nanoseconds = 0;     ///< times rounded to microseconds (Zipkin, Jaeger)
    std::uint64_t links = 0;           ///< links left out (Zipkin), or turned into references (Jaeger)
    std::uint64_t eventAttributes = 0; ///< attributes of events left out (Zipkin)
    std::uint64_t errorAttributes = 0; ///< "error" attributes of spans that did not fail, left out
    std::uint64_t references = 0;      ///< parents that do not wait, written as ordinary ones (Zipkin, OTLP)
    std::uint64_t durations = 0;       ///< durations of spans without a start (OTLP)
    std::uint64_t unreadable = 0;      ///< spans whose details could not be decoded; written without them
};

/// Writes whole traces in a format that other tools read, as they come; nothing is held but the trace at hand (OTLP:
/// the order of a batch's rows). What Longspan reads back has the same canonical text, losses() apart. Text that is not
/// UTF-8 comes out repaired.
class TraceWriter {
public:
    virtual ~TraceWriter() = default;

    virtual void begin() = 0;
    /// Errors: cancelled, deadline.
    [[nodiscard]] virtual Result<> add(const SpanTable& table, std::span<const TraceNo> traces, const Call& call) = 0;
    virtual void end() = 0;
    [[nodiscard]] const Losses& losses() const { return m_losses; }

protected:
    Losses m_losses;
};

[[nodiscard]] std::unique_ptr<TraceWriter> makeTraceWriter(ExportFormat format, TextOut& out);

} // namespace longspan::encode
