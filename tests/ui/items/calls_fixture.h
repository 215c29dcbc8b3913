// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"
#include "tests/support/trace_fixture.h"

#include <memory>

namespace longspan::items {

inline constexpr Nanos kMay = 1'777'600'000 * kSecond;

inline SpanDetail tagged(const Attribute& tag)
{
    SpanDetail detail;
    detail.attributes = {tag};
    return detail;
}

/// Rows of two interfaces: GET /cart 4.21 s, 600 ms (failed) and one that never ended; POST /pay 10 ms.
inline std::shared_ptr<source::SpanPage> somePage()
{
    const Attribute gateway{"http.status_code", Value{std::int64_t{504}}};
    const Attribute select{"db.statement", Value{std::string("select 1")}};
    test::TraceFixture fixture{
        {.id = "a", .start = kMay, .service = "web", .trace = "one"},
        {.id = "b", .start = kMay, .service = "web", .trace = "two", .detail = tagged(gateway)},
        {.id = "c", .start = kMay, .service = "web", .trace = "three"},
        {.id = "d", .start = kMay, .service = "bank", .trace = "one", .detail = tagged(select)},
    };
    auto page = std::make_shared<source::SpanPage>();
    page->table = fixture.table();
    page->interfaces = {{"web", "GET /cart"}, {"bank", "POST /pay"}};
    const auto add = [&](const char* id, const char* trace, Nanos duration,
                         std::uint32_t interface) -> source::CallRow& {
        source::CallRow row;
        row.trace = test::traceId(trace);
        row.span = test::spanId(id);
        row.start = kMay + static_cast<Nanos>(page->rows.size()) * kSecond;
        row.duration = duration;
        row.traceDuration = duration + 290 * kMillisecond;
        row.traceDurationKnown = true;
        row.interface = interface;
        row.row = SpanIndex{static_cast<std::uint32_t>(page->rows.size())};
        row.kind = SpanKind::server;
        page->rows.push_back(row);
        return page->rows.back();
    };
    add("a", "one", 4'210 * kMillisecond, 0).address = "10.0.0.7";
    add("b", "two", 600 * kMillisecond, 0).status = SpanStatus::error;
    source::CallRow& endless = add("c", "three", 0, 0);
    endless.flags.set(SpanFlag::durationUnknown);
    endless.flags.set(SpanFlag::startUnknown);
    endless.traceDurationKnown = false;
    add("d", "one", 10 * kMillisecond, 1);
    return page;
}

} // namespace longspan::items
