// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/options.h"

#include <array>

namespace longspan::ctl {

namespace {

using O = Option;
using V = OptionInfo::Values;

constexpr std::array<OptionInfo, kOptionCount> kInfos{{
    {O::source, "source", 's', "SOURCE", V::source,
        "where the traces are: a file, a directory, - for standard input, a .longspan store, demo; may be repeated"},
    {O::region, "region", 'r', "REGION", V::region, "of a source with regions; the first one if left out"},
    {O::service, "service", 0, "NAME", V::service, "only this application (service)"},
    {O::interface, "interface", 'i', "NAME", V::interface, "only this interface (span name), written exactly"},
    {O::last, "last", 0, "DURATION", V::text, "only calls that began in the last 30m, 2h, 7d ... of the data"},
    {O::from, "from", 0, "TIME", V::text,
        "only calls that began at or after a time (2026-05-01T10:00:00Z, @1777629600)"},
    {O::to, "to", 0, "TIME", V::text, "only calls that began before a time"},
    {O::limit, "limit", 'n', "COUNT", V::text, "how many calls of each interface, or in all (100)"},
    {O::minDuration, "min-duration", 0, "DURATION", V::text, "only calls at least that long: 250ms, 1.5s"},
    {O::maxDuration, "max-duration", 0, "DURATION", V::text, "only calls at most that long"},
    {O::errors, "errors", 'e', "", V::none, "only calls that failed"},
    {O::attribute, "attribute", 'a', "KEY[=VALUE]", V::text,
        "only calls with this attribute, their own or their resource's; may be repeated, all must hold"},
    {O::sort, "sort", 0, "COLUMN", V::sort, "what comes first; which columns there are stands above"},
    {O::points, "points", 0, "COUNT", V::text, "how many intervals the time range is cut into (30)"},
    {O::trace, "trace", 't', "ID", V::text, "only this trace; may be repeated"},
    {O::format, "format", 'f', "FORMAT", V::format,
        "zipkin-v2, jaeger, otlp-json (the default) or csv; --to FORMAT means the same"},
    {O::canonical, "canonical", 0, "", V::none, "the trace in the canonical text form, for comparing"},
    {O::dot, "dot", 0, "", V::none, "print the graph for Graphviz"},
    {O::into, "into", 0, "STORE", V::file, "the .longspan store; made when it is not there"},
    {O::write, "write", 'w', "FILE", V::file, "write the demo's traces to a file or a .longspan store"},
    {O::seed, "seed", 0, "NUMBER", V::text, "another demo shop; equal seeds give equal shops (1)"},
    {O::json, "json", 'j', "", V::none, "print JSON (schema names and versions: longspanctl help json)"},
    {O::csv, "csv", 0, "", V::none, "print comma-separated values"},
    {O::output, "output", 'o', "FILE", V::file, "print to a file; it only appears when it is complete"},
    {O::color, "color", 0, "", V::none, "use colours although the output is no terminal"},
    {O::noColor, "no-color", 0, "", V::none, "use no colours (so does the environment variable NO_COLOR)"},
    {O::utc, "utc", 0, "", V::none, "show times in UTC instead of the local time zone"},
    {O::notes, "notes", 0, "", V::none, "say what every kind of note about odd records means"},
    {O::url, "url", 'u', "URL", V::text, "a Zipkin or Jaeger server; which kind it is is found out"},
    {O::profile, "profile", 'p', "NAME", V::text,
        "a source saved in the desktop program; with aliyun: a profile of the credential files"},
    {O::demoCloud, "demo-cloud", 0, "", V::none, "the demo shop as an Alibaba Cloud account on this machine"},
    {O::user, "user", 0, "NAME", V::text, "for basic authentication; the password comes from LONGSPAN_PASSWORD"},
    {O::tokenFile, "token-file", 0, "FILE", V::file, "a bearer token, alone in a file (or in LONGSPAN_TOKEN)"},
    {O::headerFile, "header-file", 0, "FILE", V::file, "more headers for the server, one 'Name: value' a line"},
    {O::caFile, "ca-file", 0, "FILE", V::file, "certificates (PEM) to believe instead of the system's"},
    {O::showTokens, "show-tokens", 0, "", V::none, "print the token of access points; who has it can send spans"},
    {O::controller, "controller", 0, "VERSION", V::text,
        "the version of the ingress controller, or its image: v1.9.3-aliyun.1"},
    {O::sarif, "sarif", 0, "", V::none, "print findings as SARIF 2.1.0, for code scanning"},
    {O::threads, "threads", 0, "COUNT", V::text, "threads for reading (one a core)"},
    {O::timeout, "timeout", 0, "DURATION", V::text, "give up after that time"},
    {O::help, "help", 'h', "", V::none, "explain a command, with examples"},
    {O::version, "version", 'V', "", V::none, "print the version"},
}};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kOptionCount; ++i)
        if (static_cast<std::size_t>(kInfos[i].option) != i)
            return false;
    return true;
}
static_assert(inOrder(), "the table stands in the order of the enumeration");

} // namespace

std::span<const OptionInfo> allOptions()
{
    return kInfos;
}

const OptionInfo& info(Option option)
{
    return kInfos[static_cast<std::size_t>(option)];
}

} // namespace longspan::ctl
