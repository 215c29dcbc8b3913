// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/encode/json_writer.h"
#include "model/encode/span_facts.h"

namespace longspan::encode {

/// Jaeger's JSON as its UI downloads it: {"data": [trace, ...]}, each with the processes that sent its spans.
class JaegerWriter final : public TraceWriter {
public:
    explicit JaegerWriter(TextOut& out) : m_json(out, 1) {}

    void begin() override;
    [[nodiscard]] Result<> add(const SpanTable& table, std::span<const TraceNo> traces, const Call& call) override;
    void end() override;

private:
    void writeTrace(const SpanTable& table, TraceNo trace, SpanFactsReader& reader);
    void writeSpan(const SpanTable& table, const SpanFacts& facts);
    void writeTimes(const SpanTable& table, SpanIndex span);
    void writeReferences(const SpanTable& table, const SpanFacts& facts);
    void writeReference(std::string_view type, TraceId trace, SpanId span);
    void writeTags(const SpanTable& table, const SpanFacts& facts);
    void writeRemote(const Endpoint& remote);
    void writeLogs(const SpanDetail& detail);
    void writeProcesses(const SpanTable& table, TraceNo trace, SpanFactsReader& reader);
    void writeProcess(const SpanTable& table, SpanIndex span, const ResourceDetail& resource);
    void tag(std::string_view key, const Value& value);

    JsonWriter m_json;
};

} // namespace longspan::encode
