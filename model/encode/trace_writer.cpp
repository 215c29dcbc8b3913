// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/trace_writer.h"

#include "model/encode/csv_writer.h"
#include "model/encode/jaeger_writer.h"
#include "model/encode/otlp_writer.h"
#include "model/encode/zipkin_writer.h"

#include <array>

namespace longspan::encode {

namespace {

constexpr std::array<std::string_view, 4> kNames{"zipkin-v2", "jaeger", "otlp-json", "csv"};

} // namespace

std::string_view name(ExportFormat format)
{
    return kNames[static_cast<std::size_t>(format)];
}

std::optional<ExportFormat> exportFormatByName(std::string_view name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name)
            return static_cast<ExportFormat>(i);
    return std::nullopt;
}

std::unique_ptr<TraceWriter> makeTraceWriter(ExportFormat format, TextOut& out)
{
    switch (format) {
    case ExportFormat::zipkinV2: return std::make_unique<ZipkinWriter>(out);
    case ExportFormat::jaeger: return std::make_unique<JaegerWriter>(out);
    case ExportFormat::otlpJson: return std::make_unique<OtlpWriter>(out);
    case ExportFormat::csv: return std::make_unique<CsvWriter>(out);
    }
    return nullptr;
}

} // namespace longspan::encode
