// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/encode/json_writer.h"
#include "model/encode/span_facts.h"

namespace longspan::encode {

/// Zipkin v2 JSON: one list of spans, a line each. Resource attributes and the scope become tags, as OpenTelemetry's
/// exporter has it.
class ZipkinWriter final : public TraceWriter {
public:
    explicit ZipkinWriter(TextOut& out) : m_json(out, 1) {}

    void begin() override { m_json.beginArray(); }
    [[nodiscard]] Result<> add(const SpanTable& table, std::span<const TraceNo> traces, const Call& call) override;
    void end() override { m_json.endArray(); }

private:
    void write(const SpanTable& table, const SpanFacts& facts);
    void writeTimes(const SpanTable& table, SpanIndex span);
    void writeEndpoint(std::string_view key, const Endpoint& endpoint);
    void writeAnnotations(const SpanDetail& detail);
    void writeTags(const SpanTable& table, const SpanFacts& facts);
    void tag(std::string_view key, const std::string& text);

    JsonWriter m_json;
};

/// Nanoseconds in whole microseconds, rounded; lost is raised when digits went away.
[[nodiscard]] std::int64_t toMicros(Nanos time, bool& lost);

/// The sender's endpoint: Zipkin's own, or service and address of the columns.
[[nodiscard]] Endpoint localEndpoint(const SpanTable& table, const SpanFacts& facts);

/// Whether a resource attribute is said elsewhere in formats that know services and addresses.
[[nodiscard]] bool saidByEndpoint(std::string_view resourceKey);

} // namespace longspan::encode
