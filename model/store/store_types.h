// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/interface_stats.h"
#include "model/trace/call_row.h"
#include "model/trace/span_table.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::store {

/// The usual ending of a store's file name.
inline constexpr std::string_view kExtension = ".longspan";
/// How many of the slowest calls of every interface lie ready.
inline constexpr std::size_t kReadyCalls = 100;
/// Most spans of a segment; smaller imports make smaller segments.
inline constexpr std::size_t kSegmentSpans = 65'536;

enum class Access : std::uint8_t {
    read,   ///< the file must exist; it is never written
    write,  ///< the file must exist
    create, ///< makes the file when there is none
};

struct OpenOptions {
    Access access = Access::create;
    /// How long to wait for another program that writes; a call's deadline may end it earlier.
    std::chrono::milliseconds patience{5000};
};

struct ImportOptions {
    std::string origin;                       ///< where the spans came from, for people; empty: the documents' names
    unsigned threads = 0;                     ///< for packing; 0: one a core
    std::optional<Nanos> now;                 ///< the time of the import; nothing: the system's
    std::size_t segmentSpans = kSegmentSpans; ///< at most kSegmentSpans; smaller ones are for tests
};

struct Imported {
    std::uint64_t spans = 0;    ///< added
    std::uint64_t known = 0;    ///< left out because they are stored already, or stand twice in the table
    std::uint64_t parts = 0;    ///< of those added: tell more, or other things, of a span that was stored before
    std::uint64_t segments = 0; ///< added
    std::uint64_t bytes = 0;    ///< packed size of what was added

    friend bool operator==(const Imported&, const Imported&) = default;
};

struct Overview {
    std::uint64_t spans = 0; ///< rows; a span told in two ways counts twice
    std::uint64_t traces = 0;
    std::uint64_t segments = 0;
    std::uint64_t bytes = 0;               ///< of the file, its write-ahead log included
    std::optional<TimeRange> extent;       ///< first start to just after the last one; nothing without a known start
    std::vector<std::string> origins;      ///< of the segments, each once, the newest first; at most kMaxOrigins
    std::vector<std::uint64_t> unreadable; ///< ids of segments that were found damaged so far
};
inline constexpr std::size_t kMaxOrigins = 1000;

/// Values that the resources of a service give for one attribute key.
struct ResourceFact {
    std::string key;
    std::vector<std::string> values; ///< each once, sorted; at most kMaxFactValues

    friend bool operator==(const ResourceFact&, const ResourceFact&) = default;
};
inline constexpr std::size_t kMaxFactValues = 64;

/// Resource attributes that say where a service runs, in the order of Application::facts (OpenTelemetry's names).
inline constexpr std::string_view kFactKeys[] = {"cloud.region", "cloud.availability_zone", "cloud.account.id",
    "k8s.cluster.name", "k8s.namespace.name", "service.namespace", "deployment.environment",
    "deployment.environment.name"};

/// A service that sent spans.
struct Application {
    std::string name;
    std::uint64_t spans = 0; ///< that count
    std::uint64_t errors = 0;
    std::uint64_t interfaces = 0;
    analysis::Histogram durations;   ///< of all its spans
    std::vector<ResourceFact> facts; ///< only keys that occur; of all times
};

/// A span name of a service with its figures.
struct Interface {
    std::string service;
    std::string name;
    SpanKind kind = SpanKind::unspecified; ///< of most of its spans
    analysis::CallStats stats;
    TraceId slowestTrace; ///< where the longest duration was seen; invalid when no duration is known
};

/// A condition on the attributes of a span or of its resource. Values are compared as text (see toText()).
struct AttributeTerm {
    std::string key;                  ///< empty: any key
    std::optional<std::string> value; ///< nothing: the key is there
};

/// Which calls, in what order, how many. All conditions must hold.
struct CallQuery {
    enum class Order : std::uint8_t {
        newestFirst,         ///< by start; unknown starts last
        slowestFirst,        ///< in the order of analysis::slower(); spans without a duration are left out
        slowestPerInterface, ///< limit for each interface; grouped by interface, sorted by service and name
    };

    std::string service;             ///< empty: all
    std::optional<std::string> name; ///< exact span name
    TimeRange range;
    Nanos minDuration = 0;            ///< above 0 spans without a duration do not fit
    std::optional<Nanos> maxDuration; ///< likewise
    bool onlyErrors = false;
    std::vector<AttributeTerm> attributes; ///< all must hold
    Order order = Order::slowestFirst;
    std::size_t limit = kReadyCalls;

    /// Nothing but service and name restricts the spans.
    [[nodiscard]] bool plain() const
    {
        return range.everything() && minDuration <= 0 && !maxDuration && !onlyErrors && attributes.empty();
    }
};

using longspan::CallRow;
using longspan::InterfaceName;

struct CallPage {
    std::vector<CallRow> rows;
    std::vector<InterfaceName> interfaces; ///< those that rows name
    bool cut = false;                      ///< more calls fit than limit let through
    std::uint64_t spansSeen = 0;           ///< looked at, or stood for by a ready list
    std::shared_ptr<const void> texts;     ///< keeps the texts alive
};

struct LoadQuery {
    TimeRange range = {};
    bool wholeTraces = false; ///< traces that began in the range, whole; else the spans that did
    std::string service = {}; ///< empty: all. With wholeTraces: traces in which the service sent a span
};

/// What to remove. Both may be given.
struct Retention {
    std::optional<Nanos> before = {}; ///< spans that ended before this time; unknown times count as import time
    std::optional<std::uint64_t> maxBytes = {}; ///< packed size that may stay
};

struct Removed {
    std::uint64_t segments = 0;
    std::uint64_t spans = 0;
    std::uint64_t bytes = 0;
};

/// A part of the file that cannot be read.
struct Damage {
    std::uint64_t segment = 0; ///< 0: not a segment but the file around them
    std::string what;
};

} // namespace longspan::store
