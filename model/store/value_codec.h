// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/wire.h"
#include "model/trace/span_detail.h"

#include <string_view>

namespace longspan::store {

/// A value as bytes: a type byte (the index in Value::data), then the value; arrays and maps behind their count.
void putValue(ByteWriter& out, const Value& value);
/// False for bytes that putValue() cannot have written; value is then undefined.
[[nodiscard]] bool takeValue(ByteReader& in, Value& value);

void putEndpoint(ByteWriter& out, const Endpoint& endpoint);
[[nodiscard]] Endpoint takeEndpoint(ByteReader& in);

/// Writes what a resource says as bytes, so that equal resources can be found by comparing them.
class ResourceRecord final : public ResourceSink {
public:
    void attribute(std::string_view key, const ValueView& value) override;
    void beginScope(std::string_view name, std::string_view version) override;
    void localEndpoint(const Endpoint& endpoint) override;

    [[nodiscard]] std::string_view view() const { return m_bytes.view(); }
    void clear() { m_bytes.clear(); }

private:
    ByteWriter m_bytes;
};

/// Tells a sink what a ResourceRecord was told. False for bytes that are no record.
[[nodiscard]] bool visitRecord(std::string_view record, ResourceSink& sink);

} // namespace longspan::store
