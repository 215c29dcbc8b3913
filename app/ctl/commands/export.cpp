// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/request.h"
#include "model/encode/trace_writer.h"

#include <array>

namespace longspan::ctl {

namespace {

using encode::ExportFormat;

Result<ExportFormat> readFormat(const Arguments& arguments)
{
    const auto name = arguments.value(Option::format);
    if (name) {
        if (const auto format = encode::exportFormatByName(*name))
            return *format;
        return fail(ErrorKind::malformed, "'" + *name + "' is not zipkin-v2, jaeger, otlp-json or csv", "--format");
    }
    return ExportFormat::otlpJson;
}

Result<std::vector<TraceId>> readIds(const Arguments& arguments)
{
    std::vector<TraceId> ids;
    for (const std::string& word : arguments.values(Option::trace)) {
        const auto id = traceIdFromHex(word);
        if (!id)
            return fail(ErrorKind::malformed, "'" + word + "' is no trace id: up to 32 hex digits", "--trace");
        ids.push_back(*id);
    }
    return ids;
}

void tellLoss(Messages& messages, std::uint64_t count, std::string_view what)
{
    if (count > 0)
        messages.line("note: " + countText(count) + " " + std::string(what));
}

void tellLosses(Messages& messages, const encode::Losses& losses)
{
    tellLoss(messages, losses.nanoseconds, "times rounded: the format counts in microseconds");
    tellLoss(messages, losses.links, "links have no equal in the format");
    tellLoss(messages, losses.eventAttributes, "events lost their attributes: the format has none");
    tellLoss(messages, losses.errorAttributes, "'error' attributes left out: their spans did not fail");
    tellLoss(messages, losses.references, "parents that do not wait are written as ordinary parents");
    tellLoss(messages, losses.durations, "durations left out: their spans have no start, and the format wants one");
    tellLoss(messages, losses.unreadable, "spans are written without details that could not be read");
}

Result<ExitCode> write(Context& context)
{
    const auto format = readFormat(context.arguments);
    if (!format)
        return tl::unexpected(format.error());
    auto ids = readIds(context.arguments);
    if (!ids)
        return failWith(std::move(ids));
    auto request = readRequest(context);
    if (!request)
        return failWith(std::move(request));
    const source::TraceQuery query{request->query.application, request->query.range, std::move(*ids)};
    const auto writer = encode::makeTraceWriter(*format, context.out);
    std::uint64_t traces = 0;
    writer->begin();
    const auto add = [&](const source::TraceBatch& batch) -> Result<> {
        traces += batch.traces.size();
        return writer->add(*batch.table, batch.traces, context.call);
    };
    if (auto visited = request->source->visitTraces(query, add, context.call); !visited)
        return failWith(std::move(visited));
    writer->end();
    if (*format != ExportFormat::csv)
        context.out.add('\n');
    const auto facts = request->source->facts(context.call);
    if (!facts)
        return tl::unexpected(facts.error());
    tellLosses(context.messages, writer->losses());
    query::Evidence evidence;
    evidence.leftOut = facts->leftOut;
    return conclude(context, evidence, traces == 0);
}

/// "--to jaeger" is a format, "--to 2026-05-01" a time.
Result<ExitCode> run(Context& context)
{
    Arguments arguments = context.arguments;
    arguments.move(Option::to, Option::format,
        [](const std::string& value) { return encode::exportFormatByName(value).has_value(); });
    Context read{arguments, context.terminal, context.out, context.messages, context.call, context.now};
    return write(read);
}

constexpr std::array kOptions{Option::source, Option::region, Option::service, Option::last, Option::from, Option::to,
    Option::trace, Option::format};

constexpr std::array kExamples{
    Example{"export traces.json --format otlp-json -o otlp.json", "a file in another format"},
    Example{"export shop.longspan --last 1h --format jaeger | gzip > last-hour.json.gz", "an hour for Jaeger's UI"},
    Example{"export demo --trace 4861db0cd20b0677823497530178d441 --format zipkin-v2", "one trace"},
};

} // namespace

const Command kExportCommand{"export", "[SOURCE...]", "traces as Zipkin v2, Jaeger or OTLP JSON, or CSV",
    "Writes whole traces: all of them, those named by --trace, or those that began in a time range or in which a "
    "service\n"
    "took part. What a format has no place for is counted on standard error. CSV is for spreadsheets and cannot be "
    "read\n"
    "back.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
