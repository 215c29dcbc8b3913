// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/trace_report.h"

#include "app/ctl/format.h"

#include <set>

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

Result<std::vector<CriticalStretch>> criticalStretches(const TraceTree& /*tree*/, const Call& call)
{
    return call.check().map([] { return std::vector<CriticalStretch>(); });
}

void printTraceReport(Context& context, const TraceTree& tree, std::span<const CriticalStretch> path)
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
