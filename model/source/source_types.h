// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/histogram.h"
#include "model/base/result.h"
#include "model/base/time.h"
#include "model/trace/call_row.h"
#include "model/trace/span_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::source {

/// How a source that cannot sort chooses what it answers, for whoever has to prove an answer complete. What is not
/// known keeps the value that promises least. Rows that search() gives fulfil the whole SpanQuery whatever is said
/// here: every condition is checked again on the spans themselves.
struct SearchRules {
    /// What SpanQuery::limit counts at the server. A page never holds more rows than the limit: of the spans of that
    /// many traces the best by the query's order are kept (Truncation::byLimit then).
    enum class Unit : std::uint8_t { spans, traces };
    /// What a server that reached the limit kept.
    enum class Kept : std::uint8_t { arbitrary, newest, slowest };
    /// Whose start the server compares with the window, whose duration with minDuration and maxDuration.
    enum class Subject : std::uint8_t {
        none,    ///< the server cannot do it; only checked again here
        span,    ///< of one span that also fulfils the other conditions
        anySpan, ///< of some span of the application, not always the one that fulfils the other conditions
        trace,   ///< the trace's first start, or its whole duration
        unknown, ///< depends on a store that nobody tells of
    };

    Unit limitCounts = Unit::spans;
    Kept kept = Kept::arbitrary;
    Subject window = Subject::unknown;
    Subject duration = Subject::unknown;
    Nanos timeStep = 1;     ///< to which the server rounds the window; asked for wider, never narrower
    Nanos durationStep = 1; ///< the same for durations; bounds are inclusive on both sides
    /// The largest limit worth asking for: a larger one is lowered to it. 0: none known.
    std::size_t largestLimit = 0;
    /// Fewer than the limit came back: were they all? Where this is false, no answer is ever Truncation::complete.
    bool fewerMeansAll = false;
    /// An empty application name, or no interface, is answered too, by one request.
    bool anyApplication = false;
    bool anyInterface = true;
    bool filtersDuration = true; ///< minDuration reaches the server; where false, raising it narrows nothing there
    bool filtersErrors = false;
    bool filtersAttributes = false;
    /// The trace of a row may be larger than what search() saw of it (SpanPage::table); trace() fetches the whole.
    bool partialTraces = false;
    /// In words for people: "Elasticsearch", "memory"; empty when nobody told.
    std::string store;
};

/// What a source can do by itself; a caller works around the rest or says that it is not offered.
struct Capabilities {
    bool regions = false;         ///< regions() answers more than nothing
    bool sortsByDuration = false; ///< slowest first over all that matches: cut after the sort, hence exact
    bool statistics = false;      ///< interfaces() counts calls and knows percentiles
    bool attributeSearch = false; ///< SpanQuery::attributes is honoured
    bool topology = false;
    bool metrics = false;
    bool live = false;  ///< more spans may come; times count back from now, not from the last span
    Nanos settling = 0; ///< spans younger than that may still be missing (ingest delay)
    /// Set by sources that do not sort by duration. Servers are asked at the first contact: before facts() or any
    /// other answer these are what holds for the kind of server at least.
    std::optional<SearchRules> rules;
};

/// What a source is, for people and for --json.
struct Facts {
    std::string kind;  ///< "file", "store", "demo"
    std::string title; ///< a path, an address, a name
    std::optional<std::uint64_t> spans;
    std::optional<std::uint64_t> traces;
    std::optional<TimeRange> extent;   ///< of the starts, where it is known
    std::vector<std::string> contents; ///< what was read: "shop.json: Zipkin JSON v2, 31204 spans"
    std::vector<Error> leftOut;        ///< files or segments that are missing in every answer, and why
};

struct Region {
    std::string id;          ///< "cn-hangzhou"
    std::string name;        ///< "China (Hangzhou)"
    std::string chineseName; ///< in simplified Chinese
};

/// Names an application. An empty name stands for all of the region, an empty region for the source's first.
struct ApplicationRef {
    std::string region;
    std::string name;

    friend bool operator==(const ApplicationRef&, const ApplicationRef&) = default;
};

/// What a back end counted by itself, without percentiles.
struct CountedCalls {
    std::uint64_t requests = 0;
    std::uint64_t errors = 0;
    Nanos meanDuration = 0;      ///< 0 without requests
    std::optional<double> apdex; ///< health from 0 to 1, where the back end's console shows one
};

/// An application is a service: what sends spans under one name. Figures are absent where the source does not count.
struct Application {
    ApplicationRef ref;
    std::optional<std::uint64_t> spans;
    std::optional<std::uint64_t> errors;
    std::optional<std::uint64_t> interfaces;
    std::optional<Nanos> p99; ///< of all its spans
    std::optional<CountedCalls> counted = std::nullopt;
};

/// Figures of an interface; times are within the histograms' error bound, except max, which is exact.
struct Statistics {
    std::uint64_t calls = 0;
    std::uint64_t errors = 0;
    std::uint64_t unknownDurations = 0; ///< calls that are counted but have no duration
    Nanos p50 = 0;
    Nanos p95 = 0;
    Nanos p99 = 0;
    Nanos max = 0;
    TraceId slowestTrace; ///< where max was seen
};

/// What peers call operation or endpoint: a span name of a service.
struct Interface {
    std::string service;
    std::string name;
    SpanKind kind = SpanKind::unspecified; ///< of most of its spans
    std::optional<Statistics> statistics;
    std::optional<CountedCalls> counted = std::nullopt; ///< where the source counts, but knows no percentiles
};

/// key=value, or only the presence of a key. Values are compared as text.
struct AttributeFilter {
    std::string key;
    std::optional<std::string> value;
};

/// Which calls, in what order, how many. All conditions hold for the span itself.
struct SpanQuery {
    enum class Order : std::uint8_t {
        newestFirst,
        slowestFirst,        ///< by span duration; unknown durations last
        slowestPerInterface, ///< limit for each interface; rows grouped by interface, slowest first within
    };

    ApplicationRef application;
    std::optional<std::string> interface; ///< exact span name; nothing: all
    TimeRange range;
    Nanos minDuration = 0;
    std::optional<Nanos> maxDuration;
    bool onlyErrors = false;
    std::vector<AttributeFilter> attributes; ///< all must hold
    Order order = Order::newestFirst;
    std::size_t limit = 100;
    /// The part of the range that a server is asked for, where an answer is put together from several; rows of the
    /// whole range are given. Of a server that compares the starts of traces (SearchRules::Subject::trace) a part gives
    /// the calls of traces that began in it, wherever in the range the calls lie. Nothing: the range. Sources that sort
    /// pass over it.
    std::optional<TimeRange> part;

    /// Nothing but application, interface and range restricts the spans.
    [[nodiscard]] bool plain() const { return minDuration <= 0 && !maxDuration && !onlyErrors && attributes.empty(); }
};

using longspan::CallRow;
using longspan::InterfaceName;

/// Part of an answer.
struct SpanPage {
    enum class Truncation : std::uint8_t {
        complete, ///< every matching call is here
        byLimit,  ///< the limit cut the list after it was sorted
        unsorted, ///< cut before it was sorted: slower calls may be missing
    };

    std::vector<CallRow> rows;
    std::vector<InterfaceName> interfaces;
    SpanTablePtr table;                ///< the spans themselves, when they are at hand
    std::shared_ptr<const void> texts; ///< keeps texts alive that are not the table's
    Truncation truncation = Truncation::complete;
    std::uint64_t spansSeen = 0; ///< looked at for this answer
    std::uint64_t tracesSeen = 0;
    std::uint64_t requests = 1;
};

/// Which traces: those that began in the range and in which the application sent a span, or those named.
struct TraceQuery {
    ApplicationRef application;
    TimeRange range;
    std::vector<TraceId> ids; ///< when there are any, nothing else counts
};

/// Whole traces of one table.
struct TraceBatch {
    SpanTablePtr table;
    std::vector<TraceNo> traces;
};

/// Figures over time. points: into how many buckets the range may be cut at most (1 to kMaxPoints).
struct MetricQuery {
    static constexpr std::uint32_t kMaxPoints = 10'000;

    ApplicationRef application;
    std::optional<std::string> interface;
    TimeRange range; ///< all times: from the first to the last span
    std::uint32_t points = 60;
    bool durations = false; ///< the points' histograms are wanted, too
};

struct MetricPoint {
    std::uint64_t requests = 0;
    std::uint64_t errors = 0;
    Nanos p50 = 0; ///< 0 without requests, as the others
    Nanos p95 = 0;
    Nanos p99 = 0;
    Nanos max = 0;
    std::optional<Nanos> mean = std::nullopt; ///< where the source knows that and no percentiles
    analysis::Histogram durations;            ///< of all requests whose duration is known, when they were asked for
    analysis::Histogram failedDurations;      ///< of those among them that failed
};

/// Buckets of equal width, a round one (see roundStep()); the first begins at start, a multiple of the step. Requests
/// are all spans of the interface; without one they are the application's entries (server and consumer spans, and spans
/// without a parent), or all its spans if it has no entries.
struct MetricSeries {
    Nanos start = 0;
    Nanos step = 0;
    std::vector<MetricPoint> points;
    std::uint64_t spansSeen = 0;
    std::string origin;     ///< who counted, for people ("Jaeger's metrics"); empty: Longspan, from the spans
    bool sample = false;    ///< made from some of the spans only, under a budget
    bool durations = false; ///< the points have histograms; sources that count elsewhere may have none
};

/// The smallest step of 1, 2 or 5 times a power of ten nanoseconds, from a second on of 1, 2, 5, 10, 15, 20 or 30
/// seconds or minutes, 1, 2, 3, 4, 6 or 12 hours, or whole days, with which count steps cover the width.
[[nodiscard]] Nanos roundStep(Nanos width, std::uint32_t count);

} // namespace longspan::source
