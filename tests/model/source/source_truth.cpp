// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/source/source_truth.h"

#include <gtest/gtest.h>

#include <map>
#include <tuple>

namespace longspan::test {

namespace {

template <class Visit>
void eachSpan(source::TraceSource& from, Visit&& visit)
{
    const auto visited = from.visitTraces({},
        [&visit](const source::TraceBatch& batch) -> Result<> {
            for (const TraceNo no : batch.traces)
                for (const SpanIndex span : batch.table->spansOf(no))
                    visit(*batch.table, span);
            return {};
        },
        {});
    EXPECT_TRUE(visited) << (visited ? "" : visited.error().what);
}

} // namespace

std::vector<Seen> everySpan(source::TraceSource& from)
{
    std::vector<Seen> all;
    eachSpan(from, [&all](const SpanTable& table, SpanIndex span) {
        Seen seen;
        seen.trace = table.traceId(table.trace(span));
        seen.span = table.id(span);
        seen.service = table.service(span);
        seen.name = table.name(span);
        seen.start = table.start(span);
        seen.duration = table.duration(span);
        seen.traceDuration = table.extent(table.trace(span)).duration();
        seen.kind = table.kind(span);
        seen.status = table.status(span);
        seen.durationKnown = table.durationKnown(span);
        all.push_back(std::move(seen));
    });
    return all;
}

bool slowerSeen(const Seen& a, const Seen& b)
{
    if (a.duration != b.duration)
        return a.duration > b.duration;
    return std::tie(a.start, a.trace, a.span, a.kind, a.service) <
        std::tie(b.start, b.trace, b.span, b.kind, b.service);
}

std::set<std::pair<std::string, std::string>> interfacesOf(const std::vector<Seen>& spans)
{
    std::set<std::pair<std::string, std::string>> interfaces;
    for (const Seen& seen : spans)
        interfaces.emplace(seen.service, seen.name);
    return interfaces;
}

AttributeCount someAttribute(source::TraceSource& from)
{
    std::map<std::string, std::map<std::string, std::size_t>> counts;
    std::size_t spans = 0;
    eachSpan(from, [&](const SpanTable& table, SpanIndex span) {
        ++spans;
        const auto detail = table.detail(span);
        ASSERT_TRUE(detail);
        std::map<std::string, std::set<std::string>> own;
        for (const Attributes* attributes : {&detail->attributes, &detail->resource})
            for (const Attribute& attribute : *attributes)
                own[attribute.key].insert(toText(attribute.value));
        for (const auto& [key, values] : own) {
            ++counts[key][""];
            for (const std::string& value : values)
                ++counts[key]["=" + value];
        }
    });
    for (const auto& [key, values] : counts)
        for (const auto& [value, count] : values)
            if (values.at("") < spans && !value.empty() && count > 1 && count < values.at(""))
                return {key, value.substr(1), values.at(""), count};
    ADD_FAILURE() << "no attribute that tells spans apart";
    return {};
}

} // namespace longspan::test
