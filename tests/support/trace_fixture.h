// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table_builder.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::test {

/// A span of a test, told by name. Whatever is left out is unknown or empty. Times in nanoseconds.
struct SpanSpec {
    std::string_view id;          ///< a label of up to 8 characters; "" makes a span without an id of its own
    std::string_view parent = {}; ///< a label
    std::optional<Nanos> start = {};
    std::optional<Nanos> duration = {};
    SpanKind kind = SpanKind::unspecified;
    bool error = false;
    std::string_view service = "service";
    std::string_view name = "name";
    std::string_view address = {}; ///< of the sender; also the host when that is empty
    std::string_view host = {};
    std::string_view peer = {};
    bool shared = false;
    bool followsFrom = false;
    std::string_view trace = "trace"; ///< a label
    SpanDetail detail = {};           ///< what DetailReader gives for it
};

/// Labels as ids: equal labels are equal ids, and ids of equally long labels sort as the labels do.
[[nodiscard]] SpanId spanId(std::string_view label);
[[nodiscard]] TraceId traceId(std::string_view label);
/// The label of an id made by spanId().
[[nodiscard]] std::string label(SpanId id);

/// Tables and traces for tests, made from specs; rows stand in the order they were added.
class TraceFixture {
public:
    TraceFixture();
    TraceFixture(std::initializer_list<SpanSpec> spans);

    SpanIndex add(const SpanSpec& spec);
    /// For what SpanSpec cannot say; texts must be interned here.
    [[nodiscard]] SpanTableBuilder& builder() { return *m_builder; }
    /// A row as add() would append it, to be changed first.
    [[nodiscard]] SpanRow row(const SpanSpec& spec);

    /// The table; nothing can be added afterwards.
    [[nodiscard]] SpanTablePtr table();
    [[nodiscard]] Trace trace(std::string_view label = "trace");

private:
    [[nodiscard]] ResourceNo resource(const SpanSpec& spec);

    class Details;
    std::unique_ptr<SpanTableBuilder> m_builder = std::make_unique<SpanTableBuilder>();
    std::shared_ptr<Details> m_details;
    std::vector<ResourceNo> m_plain; ///< resources without details of their own
    SpanTablePtr m_table;
};

} // namespace longspan::test
