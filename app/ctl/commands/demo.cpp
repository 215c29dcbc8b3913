// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/call_rows.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/interface_rows.h"
#include "app/ctl/request.h"
#include "model/query/queries.h"
#include "model/source/demo_source.h"

#include <array>

namespace longspan::ctl {

namespace {

constexpr std::size_t kInterfacesShown = 12;
constexpr std::size_t kGroupsShown = 3;
constexpr std::size_t kCallsShown = 5;

Result<ExitCode> run(Context& context)
{
    const auto seed = context.arguments.count(Option::seed, 1);
    if (!seed)
        return tl::unexpected(seed.error());
    const source::SourcePtr shop = source::makeDemoSource({*seed, context.now});
    source::SpanQuery query;
    query.application.region = context.arguments.value(Option::region).value_or("");
    query.limit = kCallsShown;
    const auto found = query::slowestByInterface(*shop, query, context.call);
    if (!found)
        return tl::unexpected(found.error());
    encode::TextOut& out = context.out;
    out.add("Longspan demo: the last half hour of a made-up shop.\n\n");
    std::vector<source::Interface> worst;
    for (const query::InterfaceCalls& group : found->answer.interfaces)
        if (worst.size() < kInterfacesShown)
            worst.push_back(group.interface);
    printInterfaceTable(out, worst, context.terminal);
    for (std::size_t i = 0; i < std::min(kGroupsShown, found->answer.interfaces.size()); ++i) {
        const query::InterfaceCalls& group = found->answer.interfaces[i];
        out.add('\n');
        printInterfaceTitle(out, group.interface, context.terminal);
        printCallTable(out, found->answer.page, group.calls, context.terminal, false);
    }
    return ExitCode::ok;
}

constexpr std::array kOptions{Option::region, Option::seed};

constexpr std::array kExamples{
    Example{"demo", "a tour of the made-up shop"},
};

} // namespace

const Command kDemoCommand{"demo", "", "a tour of a made-up shop, without any data of your own",
    "Makes up the last half hour of a shop and shows what Longspan finds in it.", kOptions, kExamples, run};

} // namespace longspan::ctl
