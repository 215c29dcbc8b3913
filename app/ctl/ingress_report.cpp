// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ingress_report.h"

#include "app/ctl/format.h"
#include "app/ctl/ingress_words.h"
#include "app/ctl/text_width.h"
#include "model/encode/json_writer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace longspan::ctl {

namespace {

using namespace longspan::ingress;

/// A text of the ConfigMap as it may be shown.
std::string shown(const Context& context, const std::string& text)
{
    return context.arguments.has(Option::showTokens) ? text : withoutToken(text);
}

std::string titleOf(const IngressSubject& subject)
{
    const ConfigMapDocument& map = subject.map;
    std::string name = map.nameSpace.empty() ? map.name : map.nameSpace + '/' + map.name;
    if (name.empty())
        name = subject.path;
    return name + ", controller " + subject.version.text() + (subject.version.alibaba ? " of Alibaba Cloud" : "");
}

/// Without anything that a terminal would take for a command.
std::string clean(const Context& context, std::string_view text)
{
    return printable(text, context.terminal.unicode);
}

void styled(Context& context, std::string_view text, Style style)
{
    if (context.terminal.color)
        context.out.add(beginStyle(style));
    context.out.add(text);
    if (context.terminal.color && style != Style::plain)
        context.out.add(endStyle());
}

Style styleOf(Severity severity)
{
    switch (severity) {
    case Severity::error: return Style::bad;
    case Severity::warning: return Style::warn;
    case Severity::note: break;
    }
    return Style::dim;
}

std::string editText(const Context& context, const Edit& edit)
{
    if (!edit.value)
        return "remove " + edit.key;
    return edit.key + ": \"" + clean(context, shown(context, *edit.value)) + '"';
}

void addLine(Context& context, std::string_view label, std::string_view text)
{
    context.out.add("         ");
    styled(context, label, Style::dim);
    context.out.add(clean(context, text));
    context.out.add('\n');
}

void printFinding(Context& context, const Finding& finding)
{
    const FindingWords words = wordsFor(finding.kind);
    std::string severity(name(finding.severity));
    severity.resize(9, ' ');
    styled(context, severity, styleOf(finding.severity));
    if (!finding.key.empty()) {
        styled(context, clean(context, finding.key), Style::accent);
        context.out.add(": ");
    }
    context.out.add(words.what);
    styled(context, " [" + std::string(ruleName(finding.kind)) + "]", Style::dim);
    context.out.add('\n');
    addLine(context, "", words.effect);
    if (!finding.evidence.empty())
        addLine(context, "seen: ", finding.evidence);
    for (const Edit& edit : finding.fix)
        addLine(context, "fix:  ", editText(context, edit));
}

void writeHead(encode::JsonWriter& json, std::string_view schema, const IngressSubject& subject)
{
    json.key("schema").text(schema);
    json.key("file").text(subject.path);
    json.key("namespace").text(subject.map.nameSpace);
    json.key("configMap").text(subject.map.name);
    json.key("controller").text(subject.version.text());
    json.key("alibaba").boolean(subject.version.alibaba);
}

void writeEdits(encode::JsonWriter& json, const Context& context, const std::vector<Edit>& edits)
{
    json.beginArray();
    for (const Edit& edit : edits) {
        json.beginRow();
        json.key("key").text(edit.key);
        json.key("value");
        if (edit.value)
            json.text(shown(context, *edit.value));
        else
            json.null();
        json.endRow();
    }
    json.endArray();
}

void writeFindings(Context& context, const IngressSubject& subject, const std::vector<Finding>& found)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    writeHead(json, "longspan.ingress-check/1", subject);
    json.key("findings").beginArray();
    for (const Finding& finding : found) {
        json.beginObject();
        json.key("rule").text(ruleName(finding.kind));
        json.key("severity").text(name(finding.severity));
        json.key("key").text(finding.key);
        json.key("what").text(wordsFor(finding.kind).what);
        json.key("effect").text(wordsFor(finding.kind).effect);
        json.key("evidence").text(finding.evidence);
        json.key("fix");
        writeEdits(json, context, finding.fix);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void writeSarifRules(encode::JsonWriter& json, const std::vector<Finding>& found)
{
    std::array<bool, kFindingKinds> written{};
    json.key("rules").beginArray();
    for (const Finding& finding : found) {
        if (std::exchange(written[static_cast<std::size_t>(finding.kind)], true))
            continue;
        const FindingWords words = wordsFor(finding.kind);
        json.beginObject();
        json.key("id").text(ruleName(finding.kind));
        json.key("shortDescription").beginRow();
        json.key("text").text(words.what);
        json.endRow();
        json.key("fullDescription").beginRow();
        json.key("text").text(words.effect);
        json.endRow();
        json.endObject();
    }
    json.endArray();
}

void writeSarifResult(encode::JsonWriter& json, const IngressSubject& subject, const Finding& finding)
{
    const FindingWords words = wordsFor(finding.kind);
    std::string message = finding.key.empty() ? std::string() : finding.key + ": ";
    message.append(words.what).append(". ").append(words.effect);
    json.beginObject();
    json.key("ruleId").text(ruleName(finding.kind));
    json.key("level").text(name(finding.severity));
    json.key("message").beginRow();
    json.key("text").text(message);
    json.endRow();
    json.key("locations").beginArray();
    json.beginObject();
    json.key("physicalLocation").beginObject();
    json.key("artifactLocation").beginRow();
    json.key("uri").text(subject.path == "-" ? "stdin" : subject.path);
    json.endRow();
    const auto line = subject.map.lines.find(finding.key);
    json.key("region").beginRow();
    json.key("startLine").number(line == subject.map.lines.end() ? 1 : line->second);
    json.endRow();
    json.endObject();
    json.endObject();
    json.endArray();
    json.endObject();
}

void writeSarif(Context& context, const IngressSubject& subject, const std::vector<Finding>& found)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    json.key("version").text("2.1.0");
    json.key("runs").beginArray();
    json.beginObject();
    json.key("tool").beginObject();
    json.key("driver").beginObject();
    json.key("name").text("longspanctl ingress check");
    writeSarifRules(json, found);
    json.endObject();
    json.endObject();
    json.key("results").beginArray();
    for (const Finding& finding : found)
        writeSarifResult(json, subject, finding);
    json.endArray();
    json.endObject();
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void printFile(Context& context, std::string_view title, const std::string& text)
{
    styled(context, title, Style::bold);
    context.out.add('\n');
    const std::string whole = shown(context, text);
    std::string_view rest = whole;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        // Tabs are part of the file; terminals know them.
        std::string_view line = rest.substr(0, end);
        for (; line.starts_with('\t'); line.remove_prefix(1))
            context.out.add('\t');
        context.out.add(clean(context, line));
        context.out.add('\n');
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    context.out.add('\n');
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    return text;
}

void writePreview(Context& context, const IngressSubject& subject, const Rendered& made)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    writeHead(json, "longspan.ingress-preview/1", subject);
    const auto text = [&](std::string_view key, const std::optional<std::string>& value) {
        json.key(key);
        if (value)
            json.text(shown(context, *value));
        else
            json.null();
    };
    text("openTracingJson", made.openTracingJson);
    text("openTelemetryToml", made.openTelemetryToml);
    text("nginxMain", joined(made.mainLines));
    text("nginxLocation", joined(made.locationLines));
    text("spansGoTo", made.zipkin ? std::optional(made.zipkin->url) : std::nullopt);
    text("failure", made.failure);
    json.endObject();
    context.out.add('\n');
}

} // namespace

void printFindings(Context& context, const IngressSubject& subject, const std::vector<Finding>& found, Print print)
{
    if (context.arguments.has(Option::sarif))
        return writeSarif(context, subject, found);
    if (print == Print::json)
        return writeFindings(context, subject, found);
    const auto errors = static_cast<std::uint64_t>(std::count_if(
        found.begin(), found.end(), [](const Finding& finding) { return finding.severity == Severity::error; }));
    context.out.add(titleOf(subject) + ": " + countText(found.size(), "finding", "findings") + ", " +
        countText(errors, "error", "errors") + "\n");
    for (const Finding& finding : found)
        printFinding(context, finding);
}

void printPreview(Context& context, const IngressSubject& subject, Print print)
{
    const Rendered made = render(effective(subject.map.data, subject.version), subject.around.variables);
    if (print == Print::json)
        return writePreview(context, subject, made);
    context.out.add(titleOf(subject) + "\n\n");
    if (!made.failure.empty())
        context.out.add("The controller cannot write its files: " + made.failure + "\n\n");
    if (made.openTracingJson)
        printFile(context, "/etc/nginx/opentracing.json", *made.openTracingJson);
    if (made.openTelemetryToml)
        printFile(context, effective(subject.map.data, subject.version)["opentelemetry-config"].text(),
            *made.openTelemetryToml);
    if (!made.mainLines.empty())
        printFile(context, "nginx.conf", joined(made.mainLines));
    if (!made.locationLines.empty())
        printFile(context, "nginx.conf, in every location", joined(made.locationLines));
    if (made.zipkin)
        printFile(context, made.zipkin->usable ? "spans go to" : "spans go nowhere: the library refuses this address",
            made.zipkin->url);
}

void printConversion(Context& context, const IngressSubject& subject, Print print)
{
    const Conversion conversion = convertToOpenTelemetry(subject.map.data, subject.version);
    if (print == Print::json) {
        encode::JsonWriter json(context.out, 1);
        json.beginObject();
        writeHead(json, "longspan.ingress-convert/1", subject);
        json.key("edits");
        writeEdits(json, context, conversion.edits);
        json.key("notes").beginArray();
        for (const ConversionNote note : conversion.notes)
            json.text(wordsFor(note));
        json.endArray();
        json.endObject();
        context.out.add('\n');
        return;
    }
    context.out.add(titleOf(subject) + ": " + countText(conversion.edits.size(), "change", "changes") + "\n");
    for (const Edit& edit : conversion.edits)
        context.out.add("  " + editText(context, edit) + "\n");
    for (const ConversionNote note : conversion.notes)
        context.out.add("note: " + std::string(wordsFor(note)) + "\n");
}

} // namespace longspan::ctl
