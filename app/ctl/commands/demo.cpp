// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/call_rows.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/file_out.h"
#include "app/ctl/graph_rows.h"
#include "app/ctl/interface_rows.h"
#include "app/ctl/request.h"
#include "app/ctl/trace_report.h"
#include "app/wiring/import_into.h"
#include "model/encode/trace_writer.h"
#include "model/query/queries.h"

#include <algorithm>
#include <array>
#include <set>

namespace longspan::ctl {

namespace {

constexpr std::size_t kInterfacesShown = 14;
constexpr std::size_t kGroupsShown = 3;
constexpr std::size_t kCallsShown = 5;
constexpr std::size_t kEdgesShown = 14;

/// A walk through the shop: what a person would look at, one after the other.
class Tour {
public:
    Tour(Context& context, source::TraceSource& shop, std::string words)
        : m_context(context), m_out(context.out), m_shop(shop), m_words(std::move(words))
    {
        m_query.application.region = context.arguments.value(Option::region).value_or("");
        m_query.limit = kCallsShown;
    }

    Result<> walk()
    {
        const auto found = query::slowestByInterface(m_shop, m_query, m_context.call);
        if (!found)
            return tl::unexpected(found.error());
        welcome(*found);
        interfaces(*found);
        const TraceId slowest = groups(*found);
        return trace(slowest).and_then([this] { return topology(); }).map([this, slowest] { whatNext(slowest); });
    }

private:
    void heading(std::string_view text)
    {
        const bool color = m_context.terminal.color;
        m_out.add('\n');
        m_out.add(color ? beginStyle(Style::bold) : std::string_view());
        m_out.add(text);
        m_out.add(color ? endStyle() : std::string_view());
        m_out.add("\n\n");
    }

    void welcome(const query::SlowestByInterface& found);
    void interfaces(const query::SlowestByInterface& found);
    [[nodiscard]] TraceId groups(const query::SlowestByInterface& found);
    [[nodiscard]] Result<> trace(TraceId id);
    [[nodiscard]] Result<> topology();
    void whatNext(TraceId slowest);

    Context& m_context;
    encode::TextOut& m_out;
    source::TraceSource& m_shop;
    std::string m_words; ///< how to name this shop on the command line
    source::SpanQuery m_query;
};

void Tour::welcome(const query::SlowestByInterface& found)
{
    m_out.add("Longspan finds slow calls in distributed traces and says how far its answer can be trusted.\n"
              "This is a made-up shop behind an nginx ingress: 16 services, databases, caches, a queue. Its last half\n"
              "hour has retries, time-outs, a flash sale, and a slow tail with a cause. None of it is real.\n\n");
    m_out.add(trustText(found.completeness, found.evidence, m_context.terminal) + "\n");
}

void Tour::interfaces(const query::SlowestByInterface& found)
{
    heading("1. The slowest interfaces, by the 99th percentile");
    std::vector<source::Interface> worst;
    for (const query::InterfaceCalls& group : found.answer.interfaces)
        if (worst.size() < kInterfacesShown)
            worst.push_back(group.interface);
    printInterfaceTable(m_out, worst, m_context.terminal);
    if (const std::size_t all = found.answer.interfaces.size(); all > worst.size())
        m_out.add("... and " + countText(all - worst.size()) + " more\n");
}

/// A slow call shows in every interface above it; each trace is told once.
TraceId Tour::groups(const query::SlowestByInterface& found)
{
    heading("2. Their slowest calls");
    std::set<TraceId> told;
    for (const query::InterfaceCalls& group : found.answer.interfaces) {
        if (told.size() == kGroupsShown || !told.insert(group.calls.front().trace).second)
            continue;
        if (told.size() > 1)
            m_out.add('\n');
        printInterfaceTitle(m_out, group.interface, m_context.terminal);
        printCallTable(m_out, found.answer.page, group.calls, m_context.terminal, false);
    }
    return found.answer.interfaces.empty() ? TraceId{} : found.answer.interfaces.front().calls.front().trace;
}

Result<> Tour::trace(TraceId id)
{
    heading("3. The slowest of them as a waterfall; solid bars are on the critical path");
    const auto opened = query::openTrace(m_shop, id, m_context.call);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto tree = TraceTree::build(opened->answer, m_context.call);
    if (!tree)
        return tl::unexpected(tree.error());
    const auto path = criticalSections(*tree, m_context.call);
    if (!path)
        return tl::unexpected(path.error());
    printTraceReport(m_context, *tree, *path);
    return {};
}

Result<> Tour::topology()
{
    auto found = query::topology(m_shop, m_query, m_context.call);
    if (!found)
        return failWith(std::move(found));
    ServiceGraph& graph = found->answer;
    sortEdges(graph);
    const std::size_t all = graph.edges.size();
    graph.edges.resize(std::min(all, kEdgesShown));
    heading("4. Who calls whom, the busiest first");
    printGraphTable(m_out, graph, m_context.terminal);
    if (all > graph.edges.size())
        m_out.add("... and " + countText(all - graph.edges.size()) + " more\n");
    return {};
}

void Tour::whatNext(TraceId slowest)
{
    heading("Try next");
    const std::array lines{
        "longspanctl slowest " + m_words + "                       # the 100 slowest calls of every interface",
        "longspanctl trace " + toHex(slowest) + " " + m_words + " --json",
        "longspanctl search " + m_words + " --service inventory --sort slowest -a service.version=2.4.1",
        "longspanctl metrics " + m_words + " --service payment     # requests, errors, percentiles over time",
        "longspanctl regions " + m_words + "                       # four more regions: --region cn-shanghai",
        std::string("longspanctl slowest YOUR-TRACES.json           # Zipkin, Jaeger, OpenTelemetry, Tempo"),
    };
    for (const std::string& line : lines)
        m_out.add("  " + line + "\n");
}

/// "demo", or with what makes it another shop.
std::string shopWords(const Context& context)
{
    std::string words = "demo";
    if (const auto seed = context.arguments.value(Option::seed))
        words += ":seed=" + *seed;
    if (const auto now = context.arguments.value(Option::to))
        words += (words == "demo" ? ":now=" : ",now=") + *now;
    return words;
}

Result<ExitCode> writeStore(Context& context, const std::string& words, const std::string& path)
{
    wiring::OpenOptions options;
    options.now = context.now;
    const auto report = wiring::importInto(path, {words}, options, context.call);
    if (!report)
        return tl::unexpected(report.error());
    context.out.add(path + ": " + countText(report->total.spans, "span", "spans") + " of the made-up shop\n");
    return ExitCode::ok;
}

Result<ExitCode> writeFile(Context& context, source::TraceSource& shop, const std::string& path)
{
    const std::string name = context.arguments.value(Option::format).value_or("otlp-json");
    const auto format = encode::exportFormatByName(name);
    if (!format)
        return fail(ErrorKind::malformed, "'" + name + "' is not zipkin-v2, jaeger, otlp-json or csv", "--format");
    auto file = FileOut::create(path);
    if (!file)
        return failWith(std::move(file));
    const auto writer = encode::makeTraceWriter(*format, **file);
    source::TraceQuery query;
    query.application.region = context.arguments.value(Option::region).value_or("");
    std::uint64_t spans = 0;
    writer->begin();
    const auto add = [&](const source::TraceBatch& batch) {
        spans += batch.table->size();
        return writer->add(*batch.table, batch.traces, context.call);
    };
    if (auto visited = shop.visitTraces(query, add, context.call); !visited)
        return failWith(std::move(visited));
    writer->end();
    if (auto done = (*file)->finish(); !done)
        return failWith(std::move(done));
    context.out.add(path + ": " + countText(spans, "span", "spans") + " of the made-up shop, as " + name + "\n");
    return ExitCode::ok;
}

Result<ExitCode> run(Context& context)
{
    const auto seed = context.arguments.count(Option::seed, 1);
    const auto now = context.arguments.time(Option::to);
    if (!seed || !now)
        return tl::unexpected(seed ? now.error() : seed.error());
    const std::string words = shopWords(context);
    wiring::OpenOptions options;
    options.now = context.now;
    const auto shop = wiring::openSource({words}, options, context.call);
    if (!shop)
        return tl::unexpected(shop.error());
    const auto path = context.arguments.value(Option::write);
    if (!path)
        return Tour(context, **shop, words).walk().map([] { return ExitCode::ok; });
    return path->ends_with(store::kExtension) ? writeStore(context, words, *path) : writeFile(context, **shop, *path);
}

constexpr std::array kOptions{Option::region, Option::seed, Option::to, Option::write, Option::format};

constexpr std::array kExamples{
    Example{"demo", "a tour of the made-up shop"},
    Example{"demo --write shop.longspan", "all its regions as a local store, to play with"},
    Example{"demo --write shop.json --format jaeger --region cn-shanghai", "one region as a file for another tool"},
};

} // namespace

const Command kDemoCommand{"demo", "", "a tour of a made-up shop, without any data of your own",
    "Makes up the last half hour of a shop and shows what Longspan finds in it: the slowest interfaces, their slowest\n"
    "calls, one trace, and who calls whom. --to lets the half hour end at another time.\n"
    "\n"
    "--write writes the shop's traces instead: a name that ends in .longspan makes a local store of all regions, any\n"
    "other a file of one region.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
