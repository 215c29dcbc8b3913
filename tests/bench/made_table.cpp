// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/made_table.h"

#include "model/trace/span_table_builder.h"
#include "tests/support/generate_random.h"

namespace longspan::bench {

namespace {

constexpr std::uint32_t kServices = 200;
constexpr std::size_t kSpansPerTrace = 10;
constexpr Nanos kFirstStart = 1793664000000000000;
constexpr Nanos kStep = 100000000;

} // namespace

SpanTablePtr makeTable(const CallColumns& columns)
{
    SpanTableBuilder builder;
    for (std::uint32_t i = 0; i < columns.interfaces; ++i)
        builder.interface(builder.intern("service-" + std::to_string(i % kServices)),
            builder.intern("operation-" + std::to_string(i / kServices)));
    const ResourceNo resource = builder.addResource({});
    const std::size_t calls = columns.interface.size();
    builder.columns().reserve(calls);
    SpanRow row;
    row.resource = resource;
    row.kind = SpanKind::server;
    for (std::size_t i = 0; i < calls; ++i) {
        if (i % kSpansPerTrace == 0) {
            row.trace = builder.trace({test::mix(i), test::mix(i + 1)});
            row.start = kFirstStart + static_cast<Nanos>(i) * kStep;
        }
        row.id = SpanId{test::mix(~i)};
        row.duration = columns.duration[i];
        row.interface = InterfaceNo{columns.interface[i]};
        builder.append(row);
    }
    return builder.finish();
}

} // namespace longspan::bench
