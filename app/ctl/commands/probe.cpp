// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/live_options.h"
#include "app/ctl/request.h"
#include "app/ctl/write_json.h"

#include <array>

namespace longspan::ctl {

namespace {

using source::SearchRules;
using source::ServerReport;

std::string_view subjectText(SearchRules::Subject subject)
{
    switch (subject) {
    case SearchRules::Subject::none: return "none";
    case SearchRules::Subject::span: return "span";
    case SearchRules::Subject::anySpan: return "any span";
    case SearchRules::Subject::trace: return "trace";
    case SearchRules::Subject::unknown: break;
    }
    return "unknown";
}

std::string_view keptText(SearchRules::Kept kept)
{
    switch (kept) {
    case SearchRules::Kept::newest: return "newest";
    case SearchRules::Kept::slowest: return "slowest";
    case SearchRules::Kept::arbitrary: break;
    }
    return "arbitrary";
}

void writeTexts(encode::JsonWriter& json, std::string_view key, const std::vector<std::string>& texts)
{
    json.key(key).beginArray();
    for (const std::string& text : texts)
        json.text(text);
    json.endArray();
}

void writeRules(encode::JsonWriter& json, const std::optional<SearchRules>& rules)
{
    json.key("rules");
    if (!rules) {
        json.null();
        return;
    }
    json.beginRow();
    json.key("limitCounts").text(rules->limitCounts == SearchRules::Unit::traces ? "traces" : "spans");
    json.key("kept").text(keptText(rules->kept));
    json.key("window").text(subjectText(rules->window));
    json.key("duration").text(subjectText(rules->duration));
    json.key("largestLimit").number(rules->largestLimit);
    json.key("fewerMeansAll").boolean(rules->fewerMeansAll);
    json.key("store").text(rules->store);
    json.endRow();
}

void printJson(Context& context, const ServerReport& report)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    json.key("schema").text("longspan.probe/1");
    json.key("kind").text(name(report.kind));
    json.key("url").text(report.url);
    json.key("version").text(report.version);
    json.key("api").text(report.api);
    writeTexts(json, "abilities", report.abilities);
    writeTexts(json, "limits", report.limits);
    writeTexts(json, "services", report.services);
    writeRules(json, report.capabilities.rules);
    json.key("trouble").beginArray();
    for (const Error& error : report.trouble) {
        json.beginRow();
        json.key("kind").text(name(error.kind));
        json.key("where").text(error.where);
        json.key("what").text(error.what);
        json.endRow();
    }
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void field(encode::TextOut& out, std::string_view title, std::string_view text)
{
    if (text.empty())
        return;
    out.add(title);
    out.add(12 - std::min<std::size_t>(11, title.size()), ' ');
    out.add(text);
    out.add('\n');
}

std::string joined(const std::vector<std::string>& texts)
{
    constexpr std::size_t kMost = 20;
    std::string text;
    for (std::size_t at = 0; at < texts.size() && at < kMost; ++at)
        text.append(text.empty() ? "" : ", ").append(texts[at]);
    if (texts.size() > kMost)
        text += ", and " + countText(texts.size() - kMost) + " more";
    return text;
}

std::string proofText(const ServerReport& report)
{
    if (!report.capabilities.rules)
        return "slowest calls come sorted";
    const SearchRules& rules = *report.capabilities.rules;
    return rules.fewerMeansAll ? "slowest calls can be proven"
                               : "slowest calls cannot be proven: the store may leave calls out of any answer";
}

void printText(Context& context, const ServerReport& report)
{
    encode::TextOut& out = context.out;
    field(out, "kind", name(report.kind));
    field(out, "address", report.url);
    field(out, "version", report.version);
    field(out, "API", report.api);
    field(out, "can", joined(report.abilities));
    field(out, "limits", joined(report.limits));
    field(out, "store", report.capabilities.rules ? report.capabilities.rules->store : std::string());
    field(out, "proof", proofText(report));
    field(out, "services", report.services.empty() ? std::string("none yet") : joined(report.services));
    for (const Error& error : report.trouble)
        context.messages.line("trouble: " + errorText(error));
}

Result<ExitCode> run(Context& context)
{
    const auto words = sourceWords(context.arguments, context.arguments.words());
    if (!words)
        return tl::unexpected(words.error());
    if (words->size() != 1)
        return fail(ErrorKind::malformed, "name one server: its URL, zipkin:URL or jaeger:URL", "command line");
    const auto access = liveAccess(context);
    if (!access)
        return tl::unexpected(access.error());
    const auto report = wiring::probeLive(words->front(), *access, context.call);
    if (!report)
        return tl::unexpected(report.error());
    context.messages.clearProgress();
    if (context.arguments.has(Option::json))
        printJson(context, *report);
    else
        printText(context, *report);
    return report->trouble.empty() ? ExitCode::ok : ExitCode::partly;
}

constexpr std::array kOptions{Option::source, Option::json};
constexpr std::array kExamples{
    Example{"probe http://localhost:9411", "what answers there, and what it can"},
    Example{"probe https://traces.example/jaeger --token-file token --json", "behind a gateway, for a script"},
};

} // namespace

const Command kProbeCommand{"probe", "URL", "tests the connection to a server, and says what it is",
    "Asks a Zipkin or Jaeger server what it is, which API and version it speaks, what it can and which limits it has,\n"
    "and whether its slowest calls can be proven. A server that answers some of it with errors makes the exit code 4.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
