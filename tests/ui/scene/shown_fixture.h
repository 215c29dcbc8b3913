// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/trace_fixture.h"
#include "tests/support/tree_shape.h"
#include "ui/scene/shown_trace.h"

#include <memory>

namespace longspan::scene {

inline ShownTracePtr shown(test::TraceFixture& fixture, const ShownTrace::Options& options = {})
{
    auto tree = std::make_shared<const TraceTree>(TraceTree::build(fixture.trace()).value());
    return ShownTrace::make(std::move(tree), options).value();
}

/// Counts how often somebody asks for the details of a span; there are none.
class CountingReader final : public DetailReader {
public:
    [[nodiscard]] Result<> visitSpan(const SpanTable&, SpanIndex, DetailSink&) const override
    {
        ++visits;
        return {};
    }
    [[nodiscard]] Result<> visitResource(const SpanTable&, ResourceNo, ResourceSink&) const override { return {}; }
    [[nodiscard]] std::string_view raw(const SpanTable&, SpanIndex) const override { return {}; }

    mutable std::size_t visits = 0;
};

/// A trace of many spans, a microsecond each: parentOf(i) < i tells whose child span i is; span 0 is the root and lasts
/// as long as all of them.
template <class ParentOf>
ShownTracePtr manyShown(std::uint32_t count, const ParentOf& parentOf, const std::shared_ptr<CountingReader>& reader)
{
    SpanTableBuilder builder;
    builder.addDocument("many", "test", count, reader);
    SpanRow row;
    row.trace = builder.trace(test::traceId("many"));
    row.interface = builder.interface(builder.intern("service"), builder.intern("name"));
    row.resource = builder.addResource({});
    for (std::uint32_t i = 0; i < count; ++i) {
        row.id = SpanId{i + 1};
        row.parent = i == 0 ? SpanId::none : SpanId{parentOf(i) + 1};
        row.start = Nanos{i} * kMicrosecond;
        row.duration = i == 0 ? count * kMicrosecond : kMicrosecond;
        row.place = i;
        builder.append(row);
    }
    auto tree = std::make_shared<const TraceTree>(TraceTree::build(Trace(builder.finish(), TraceNo{0})).value());
    return ShownTrace::make(std::move(tree), {}).value();
}

} // namespace longspan::scene
