// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/encode/json_writer.h"
#include "model/encode/span_facts.h"

namespace longspan::encode {

/// OTLP JSON: one object with resourceSpans, a group a resource and batch. Ids are hex, 64-bit numbers texts.
class OtlpWriter final : public TraceWriter {
public:
    explicit OtlpWriter(TextOut& out) : m_json(out, 1) {}

    void begin() override;
    [[nodiscard]] Result<> add(const SpanTable& table, std::span<const TraceNo> traces, const Call& call) override;
    void end() override;

private:
    void writeGroup(const SpanTable& table, std::span<const SpanIndex> spans, SpanFactsReader& reader);
    void writeResource(const SpanTable& table, SpanIndex span, const ResourceDetail& resource);
    void writeSpan(const SpanTable& table, const SpanFacts& facts);
    void writeTimes(const SpanTable& table, SpanIndex span);
    void writeStatus(const SpanTable& table, const SpanFacts& facts);
    void writeEvents(const SpanDetail& detail);
    void writeLinks(const SpanDetail& detail);
    void writeRemote(const Endpoint& remote);
    void attribute(std::string_view key, const Value& value);
    void any(const Value& value);
    void count(std::string_view key, std::uint32_t dropped);

    JsonWriter m_json;
};

} // namespace longspan::encode
