// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/encode/span_facts.h"

namespace longspan::encode {

/// Comma-separated values (RFC 4180 with plain line feeds), a span a line, for spreadsheets and scripts. Times are
/// nanoseconds since 1970, durations nanoseconds, attributes one JSON object. Not meant to be read back.
class CsvWriter final : public TraceWriter {
public:
    explicit CsvWriter(TextOut& out) : m_out(&out) {}

    void begin() override;
    [[nodiscard]] Result<> add(const SpanTable& table, std::span<const TraceNo> traces, const Call& call) override;
    void end() override {}

private:
    void write(const SpanTable& table, const SpanFacts& facts);
    void field(std::string_view text);

    TextOut* m_out;
};

/// A text as a field: in quotes when it holds a comma, a quote or a line break. Bytes that are not UTF-8 are repaired.
void addCsvField(TextOut& out, std::string_view text);

} // namespace longspan::encode
