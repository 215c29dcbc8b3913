// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/trace_report.h"

#include "app/ctl/format.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace longspan::ctl {

namespace {

std::string facts(const TraceTree& tree, bool utc)
{
    std::set<std::string_view> services;
    std::uint64_t errors = 0;
    for (std::uint32_t no = 0; no < tree.size(); ++no) {
        services.insert(tree.service(NodeNo{no}));
        errors += tree.isError(NodeNo{no}) ? 1U : 0U;
    }
    const TraceExtent& extent = tree.trace().extent();
    std::string text = countText(tree.size(), "span", "spans") + ", " +
        countText(services.size(), "service", "services") + ", " + countText(errors, "error", "errors");
    if (extent.known) {
        TimeWriter times;
        text += ", " + durationText(extent.duration()) + ", started " + times.forPeople(extent.start, utc) + " (" +
            TimeWriter::zoneName(extent.start, utc) + ")";
    }
    return text;
}

} // namespace

Result<std::vector<analysis::PathSection>> criticalSections(const TraceTree& tree, const Call& call)
{
    const auto paths = analysis::criticalPaths(tree, {}, call);
    if (!paths)
        return tl::unexpected(paths.error());
    std::vector<analysis::PathSection> sections;
    for (const analysis::CriticalPath& path : *paths)
        sections.insert(sections.end(), path.sections.begin(), path.sections.end());
    std::sort(sections.begin(), sections.end(), [](const analysis::PathSection& a, const analysis::PathSection& b) {
        return std::tie(a.node, a.from) < std::tie(b.node, b.from);
    });
    return sections;
}

void printTraceReport(Context& context, const TraceTree& tree, std::span<const analysis::PathSection> path)
{
    encode::TextOut& out = context.out;
    const bool color = context.terminal.color;
    out.add(color ? beginStyle(Style::bold) : std::string_view());
    out.add("trace " + toHex(tree.trace().id()));
    out.add(color ? endStyle() : std::string_view());
    out.add("\n" + facts(tree, context.terminal.utc) + "\n\n");
    TextWaterfall(tree, path, context.terminal).print(out);
}

} // namespace longspan::ctl
