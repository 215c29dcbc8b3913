// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/request.h"

#include "app/ctl/format.h"
#include "app/ctl/live_options.h"
#include "app/wiring/open_source.h"

#include <algorithm>
#include <array>
#include <limits>

namespace longspan::ctl {

namespace {

constexpr std::uint64_t kMostCalls = 10'000'000;

Result<source::SourcePtr> openNamed(Context& context, const std::vector<std::string>& words)
{
    if (words.empty())
        return fail(ErrorKind::malformed,
            "no source given: name a file, a directory, - for standard input, a .longspan store, a server's URL or "
            "demo",
            "command line");
    auto options = openOptions(context);
    if (!options)
        return failWith(std::move(options));
    auto opened = wiring::openSource(words, *options, context.call);
    if (!opened && opened.error().kind == ErrorKind::malformed && wiring::isDemo(words.front()))
        return fail(ErrorKind::malformed, words.front() + ": " + opened.error().what, "command line");
    return opened;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : " ").append(word);
    return text;
}

/// What can be said of the time range before any source is read.
Result<> checkTimes(const Arguments& arguments)
{
    const auto from = arguments.time(Option::from);
    const auto to = arguments.time(Option::to);
    const auto last = arguments.duration(Option::last);
    if (!from || !to || !last)
        return tl::unexpected(!from ? from.error() : !to ? to.error() : last.error());
    if (*last && *from)
        return fail(ErrorKind::malformed, "--last and --from contradict each other", "command line");
    if (*from && *to && **from >= **to)
        return fail(
            ErrorKind::malformed, "the time range ends before it begins: --from must be below --to", "command line");
    return {};
}

Result<std::vector<source::AttributeFilter>> readAttributes(const Arguments& arguments)
{
    constexpr std::size_t kMost = 64;
    std::vector<source::AttributeFilter> filters;
    for (const std::string& word : arguments.values(Option::attribute)) {
        const std::size_t equals = word.find('=');
        if (equals == 0 || word.empty())
            return fail(ErrorKind::malformed, "an attribute is KEY or KEY=VALUE", "--attribute " + word);
        source::AttributeFilter filter{word.substr(0, equals), std::nullopt};
        if (equals != std::string::npos)
            filter.value = word.substr(equals + 1);
        filters.push_back(std::move(filter));
    }
    if (filters.size() > kMost)
        return fail(ErrorKind::malformed, "at most 64 attributes can be asked for at once", "--attribute");
    return filters;
}

Result<> readConditions(Context& context, Request& request)
{
    const Arguments& given = context.arguments;
    source::SpanQuery& query = request.query;
    query.application = {given.value(Option::region).value_or(""), given.value(Option::service).value_or("")};
    query.interface = given.value(Option::interface);
    query.onlyErrors = given.has(Option::errors);
    const auto shortest = given.duration(Option::minDuration);
    if (!shortest)
        return tl::unexpected(shortest.error());
    query.minDuration = shortest->value_or(0);
    const auto longest = given.duration(Option::maxDuration);
    if (!longest)
        return tl::unexpected(longest.error());
    query.maxDuration = *longest;
    const auto limit = given.count(Option::limit, 100);
    if (!limit)
        return tl::unexpected(limit.error());
    if (*limit == 0 || *limit > kMostCalls)
        return fail(ErrorKind::malformed, "a limit lies between 1 and 10000000", "--limit");
    query.limit = *limit;
    request.limited = given.has(Option::limit);
    auto attributes = readAttributes(given);
    if (!attributes)
        return failWith(std::move(attributes));
    query.attributes = std::move(*attributes);
    return {};
}

} // namespace

Result<Request> readRequest(Context& context)
{
    return readRequest(context, context.arguments.words());
}

Result<Request> readRequest(Context& context, const std::vector<std::string>& words)
{
    Request request;
    if (auto read = readConditions(context, request).and_then([&] { return checkTimes(context.arguments); }); !read)
        return failWith(std::move(read));
    const auto named = sourceWords(context.arguments, words);
    if (!named)
        return tl::unexpected(named.error());
    const std::vector<std::string>& sources = *named;
    request.sourceName = joined(sources);
    auto opened = openNamed(context, sources);
    if (!opened)
        return failWith(std::move(opened));
    request.source = std::move(*opened);
    auto range = readTimeRange(context, *request.source);
    if (!range)
        return failWith(std::move(range));
    request.query.range = *range;
    return request;
}

Result<TimeRange> readTimeRange(Context& context, source::TraceSource& source)
{
    if (auto good = checkTimes(context.arguments); !good)
        return failWith(std::move(good));
    TimeRange range;
    const auto to = *context.arguments.time(Option::to);
    const auto last = *context.arguments.duration(Option::last);
    range.from = context.arguments.time(Option::from)->value_or(range.from);
    range.to = to.value_or(range.to);
    if (!last)
        return range;
    const auto facts = source.facts(context.call);
    if (!facts)
        return tl::unexpected(facts.error());
    const bool fixed = !source.capabilities().live && facts->extent;
    const Nanos end = to ? *to : fixed ? facts->extent->to : context.now;
    return TimeRange{addClamped(end, -*last), end};
}

namespace {

bool hasConditions(const Arguments& arguments)
{
    constexpr std::array kConditions{Option::service, Option::interface, Option::last, Option::from, Option::to,
        Option::minDuration, Option::maxDuration, Option::errors, Option::attribute, Option::trace};
    return std::any_of(
        kConditions.begin(), kConditions.end(), [&arguments](Option option) { return arguments.has(option); });
}

std::string nothingText(const Context& context, std::uint64_t spansSeen)
{
    if (hasConditions(context.arguments))
        return "nothing found that meets all conditions; 'longspanctl interfaces SOURCE' lists what there is";
    const auto words = sourceWords(context.arguments, context.arguments.words());
    const std::string from = words ? " in " + joined(*words) : std::string();
    return spansSeen == 0 ? "no spans" + from : "nothing found" + from;
}

} // namespace

ExitCode conclude(Context& context, const query::Evidence& evidence, bool empty)
{
    context.messages.clearProgress();
    for (const Error& error : evidence.leftOut)
        context.messages.leftOut(error);
    if (evidence.stopped) {
        context.messages.line(evidence.stopped->kind == ErrorKind::deadline
                ? "the time of --timeout is over; this is what was found until then"
                : "stopped; this is what was found until then");
        return ExitCode::cancelled;
    }
    if (empty)
        context.messages.line(nothingText(context, evidence.spansSeen));
    if (!evidence.leftOut.empty())
        return ExitCode::partly;
    return empty ? ExitCode::nothingFound : ExitCode::ok;
}

std::string trustText(
    const query::Completeness& completeness, const query::Evidence& evidence, const Terminal& terminal)
{
    using Kind = query::Completeness::Kind;
    std::string text;
    switch (completeness.kind) {
    case Kind::exact: text = "exact"; break;
    case Kind::exactUpToTies: text = "exact up to ties"; break;
    case Kind::completeAbove: text = "complete above " + durationText(completeness.threshold); break;
    case Kind::lowerBound: text = "lower bound"; break;
    case Kind::settling: text = "still settling"; break;
    }
    text +=
        ": " + countText(evidence.requests, "query", "queries") + ", " + countText(evidence.spansSeen, "span", "spans");
    if (evidence.tracesSeen > 0)
        text += " in " + countText(evidence.tracesSeen, "trace", "traces");
    if (terminal.outIsTerminal)
        text += ", " + durationText(evidence.elapsed);
    if (!completeness.why.empty())
        text += " (" + completeness.why + ")";
    return text;
}

Result<Print> printKind(const Context& context)
{
    const bool json = context.arguments.has(Option::json);
    const bool csv = context.arguments.has(Option::csv);
    if (json && csv)
        return fail(ErrorKind::malformed, "--json and --csv contradict each other", "command line");
    if (json)
        return Print::json;
    if (csv)
        return Print::csv;
    return context.terminal.outIsTerminal ? Print::table : Print::lines;
}

} // namespace longspan::ctl
