// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/help_text.h"

#include <array>

namespace longspan::ctl {

namespace {

constexpr std::string_view kExitCodes =
    "Exit codes\n"
    "\n"
    "   0  an answer was printed\n"
    "   1  nothing was found: the question was understood, the answer is empty\n"
    "   2  usage: the command line makes no sense\n"
    "   3  malformed: the input is no trace data, is damaged from its first record on, or is too large\n"
    "   4  partly: an answer was printed, but part of the input could not be read (see standard error)\n"
    "   5  refused: a file or server is missing, closed to us, or busy\n"
    "   6  cancelled: stopped by Ctrl-C, by a signal or by --timeout; what was found until then is printed and says "
    "so\n"
    "  70  internal: a defect of the program\n"
    "\n"
    "A reader that closes the pipe early (longspanctl ... | head) ends the program quietly.\n"
    "Messages and counted notes about odd records go to standard error, answers to standard output.\n";

constexpr std::string_view kSources =
    "Sources\n"
    "\n"
    "  PATH, file:PATH       a trace file; the format is found by content: longspanctl formats\n"
    "  PATH PATH ...         several files are one source: spans of one trace may lie in different files\n"
    "  DIRECTORY             every file in it (not below), in the order of their names\n"
    "  -                     standard input\n"
    "  store:PATH            a local store; *.longspan files are recognised without the prefix\n"
    "  demo                  a made-up shop with five regions; its last half hour ends now\n"
    "  demo:seed=7           another shop; demo:seed=7,now=2026-05-01T10:00:00Z ends at that time\n"
    "  URL                   a server; whether it is Zipkin or Jaeger is found out. zipkin:URL, jaeger:URL say it\n"
    "  aliyun, aliyun:REGION an account of Alibaba Cloud Tracing Analysis\n"
    "  demo-cloud            the demo shop as such an account, on this machine; demo-cloud:seed=7 as above\n"
    "\n"
    "Credentials never stand on the command line, where everybody could read them. For servers: the environment\n"
    "variables LONGSPAN_TOKEN (bearer), LONGSPAN_USER and LONGSPAN_PASSWORD (basic), or --token-file and\n"
    "--header-file. For aliyun, in this order: ALIBABA_CLOUD_ACCESS_KEY_ID, _ACCESS_KEY_SECRET and _SECURITY_TOKEN,\n"
    "~/.aliyun/config.json, ~/.alibabacloud/credentials (--profile names one of their profiles). LONGSPAN_ECS_ROLE=1\n"
    "asks the ECS machine it runs on for its role. Proxies: https_proxy, no_proxy.\n"
    "\n"
    "Servers cut their answers before they sort them. The slowest calls are proven by several questions; the answer\n"
    "says how far (completeness). Ctrl-C or --timeout keep what was found until then: exit code 6.\n"
    "\n"
    "Sources may stand as words or behind --source. Files that cannot be read among several are left out, told on\n"
    "standard error, and make the exit code 4.\n";

constexpr std::string_view kTimes =
    "Times and durations\n"
    "\n"
    "  DURATION  250ms, 1.5s, 30m, 2h, 7d, 1h30m; units ns, us, ms, s, m, h, d\n"
    "  TIME      2026-05-01T10:00:00Z, 2026-05-01T18:00:00+08:00, 2026-05-01, @1777629600 (seconds since 1970), or a\n"
    "            number whose size tells seconds, milliseconds, microseconds or nanoseconds; without a zone: UTC\n"
    "\n"
    "A time range selects calls by their start: --from <= start < --to. --last 30m counts back from now for sources\n"
    "that still receive spans, and from the last span of a file or store.\n"
    "Tables for people show the local time zone and say which; --utc shows UTC. All other output is in UTC.\n";

constexpr std::string_view kJson =
    "JSON\n"
    "\n"
    "Every answer is one object that begins with \"schema\": \"longspan.NAME/VERSION\". Fields may be added within a\n"
    "version; a changed or removed field raises it. Common to all:\n"
    "\n"
    "  source            as typed\n"
    "  range             fromNanos, from, toNanos, to; null where open\n"
    "  completeness      kind (exact, exactUpToTies, completeAbove, lowerBound, settling), thresholdNanos, why\n"
    "  evidence          requests, spansSeen, tracesSeen, windows (parts of the range), threshold, elapsedNanos\n"
    "  leftOut           [{kind, where, what}] parts of the input that could not be read\n"
    "  stopped           cancelled or deadline: the answer is what was found until then; else null\n"
    "\n"
    "  longspan.slowest/1      limit, interfaces: [{service, interface, kind, statistics, completeness, calls: "
    "[call]}]\n"
    "  longspan.search/1       limit, truncated, calls: [call]\n"
    "  longspan.interfaces/1   interfaces: [{service, interface, kind, statistics}]\n"
    "  longspan.services/1     services: [{service, region, interfaces, spans, errors, p99}]\n"
    "  longspan.regions/1      regions: [{id, name, chineseName}]\n"
    "  longspan.probe/1        kind, url, version, api, abilities, limits, services, rules, trouble\n"
    "  longspan.access-points/1  region, tokenFrom, points: [{client, network, protocol, address, metadata}]\n"
    "  longspan.trace/1        traceId, spans: [span], criticalPath: [{spanId, fromNanos, toNanos}]\n"
    "  longspan.topology/1     traces, nodes: [{name, kind, spans, errors}],\n"
    "                          edges: [{from, to, messaging, calls, errors, latency}]\n"
    "  longspan.metrics/1      stepNanos, points: [{start, requests, errors, p50, p95, p99, max}]\n"
    "  longspan.import/1       store, added, known, bytes, parts: [{source, added, known}]\n"
    "  longspan.formats/1      formats: [{key, name, sign}]\n"
    "  longspan.ingress-check/1    findings: [{rule, severity, key, what, effect, evidence, fix: [{key, value}]}]\n"
    "  longspan.ingress-preview/1  openTracingJson, openTelemetryToml, nginxMain, nginxLocation, spansGoTo, failure\n"
    "  longspan.ingress-convert/1  edits: [{key, value}], notes\n"
    "\n"
    "  statistics  calls, errors, unknownDurations, p50, p95, p99, max, slowestTraceId\n"
    "  call        rank, duration, traceDuration, start, service, interface, kind, status, address, traceId, spanId\n"
    "\n"
    "Every duration and time comes twice: durationNanos is a number, duration a text for people (times: RFC 3339).\n"
    "Unknown values are null. Ids are lower-case hex texts. Text that is not UTF-8 has U+FFFD in place of bad bytes.\n";

constexpr std::array kTopics{
    HelpTopic{"sources", "what may stand as SOURCE", kSources},
    HelpTopic{"times", "how times and durations are written", kTimes},
    HelpTopic{"exit-codes", "what the exit code says", kExitCodes},
    HelpTopic{"json", "schemas of --json", kJson},
};

} // namespace

std::span<const HelpTopic> helpTopics()
{
    return kTopics;
}

} // namespace longspan::ctl
