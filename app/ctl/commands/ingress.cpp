// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/ingress_report.h"
#include "app/ctl/request.h"
#include "model/base/bytes.h"
#include "model/ingress/manifests.h"

#include <unistd.h>

#include <array>

namespace longspan::ctl {

namespace {

using namespace longspan::ingress;

constexpr std::size_t kMostInput = std::size_t{16} << 20U;

Error misuse(std::string what)
{
    return {ErrorKind::malformed, std::move(what), "command line"};
}

Result<BytesPtr> readFile(const std::string& path, const Call& call)
{
    return path == "-" ? readStream(STDIN_FILENO, kMostInput, "standard input", call) : mapFile(path);
}

/// --controller, else the version of the one controller among the documents.
Result<ControllerVersion> versionOf(const Context& context, const Manifests& manifests)
{
    if (const auto given = context.arguments.value(Option::controller)) {
        auto version = parseVersion(*given);
        if (!version)
            return fail(ErrorKind::malformed, "no version of a controller: " + *given, "--controller");
        return *version;
    }
    std::optional<ControllerVersion> found;
    for (const ControllerDocument& controller : manifests.controllers) {
        if (controller.product != ControllerDocument::Product::ingressNginx || !controller.version)
            continue;
        if (found && *found != *controller.version)
            return tl::unexpected(misuse("controllers of several versions; --controller says which one counts"));
        found = controller.version;
    }
    if (!found)
        return tl::unexpected(misuse("name the controller's version: --controller v1.9.3-aliyun.1"));
    return *found;
}

/// What a run of the command looks at.
struct Subject {
    Manifests manifests;
    IngressSubject view;
};

Result<Subject> readSubject(const Context& context, const std::string& path)
{
    const auto bytes = readFile(path, context.call);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto manifests = readManifests((*bytes)->view(), path);
    if (!manifests)
        return failWith(std::move(manifests));
    const auto version = versionOf(context, *manifests);
    if (!version)
        return tl::unexpected(version.error());
    const ConfigMapDocument* map = chooseConfigMap(*manifests);
    if (!map && manifests->configMaps.empty())
        return fail(ErrorKind::malformed, "no ConfigMap in it", path);
    if (!map)
        return fail(ErrorKind::malformed, "several ConfigMaps, and no controller that names one of them", path);
    Subject subject{std::move(*manifests), {path, {}, *version, {}}};
    subject.view.map = *chooseConfigMap(subject.manifests);
    subject.view.around = surroundingsOf(subject.manifests, subject.view.map);
    return subject;
}

ExitCode check(Context& context, const IngressSubject& subject, Print print)
{
    const std::vector<Finding> found = findings(subject.map.data, subject.version, subject.around);
    printFindings(context, subject, found, print);
    const bool broken = !found.empty() && found.front().severity == Severity::error;
    return broken ? ExitCode::malformed : ExitCode::ok;
}

/// Advice about trace files is of no use for a manifest that makes no sense.
Result<ExitCode> refuse(Context& context, const Error& error)
{
    if (error.kind != ErrorKind::malformed || error.where == "command line" || error.where.starts_with("-"))
        return tl::unexpected(error);
    context.messages.line(error.where + ": " + error.what + "; save what kubectl get configmap NAME -o yaml prints");
    return ExitCode::malformed;
}

Result<ExitCode> run(Context& context)
{
    const auto print = printKind(context);
    if (!print)
        return tl::unexpected(print.error());
    const std::vector<std::string>& words = context.arguments.words();
    if (words.size() != 2)
        return tl::unexpected(misuse("say what to do and with which file: ingress check FILE"));
    const std::string& verb = words[0];
    if (verb != "check" && verb != "preview" && verb != "convert")
        return tl::unexpected(misuse("'" + verb + "' is none of check, preview and convert"));
    const auto subject = readSubject(context, words[1]);
    if (!subject)
        return refuse(context, subject.error());
    if (verb == "check")
        return check(context, subject->view, *print);
    if (verb == "preview")
        printPreview(context, subject->view, *print);
    else
        printConversion(context, subject->view, *print);
    return ExitCode::ok;
}

constexpr std::array kOptions{Option::controller, Option::sarif, Option::showTokens, Option::json};
constexpr std::array kExamples{
    Example{"ingress check nginx-configuration.yaml --controller v1.9.3-aliyun.1", "what is wrong with a ConfigMap"},
    Example{"ingress check - --sarif < all.yaml", "the same for code scanning, of what kubectl get -o yaml prints"},
    Example{"ingress preview nginx-configuration.yaml --controller 1.8.2", "the files the controller writes"},
    Example{"ingress convert nginx-configuration.yaml --controller 1.10.2", "from OpenTracing to OpenTelemetry"},
};

} // namespace

const Command kIngressCommand{"ingress", "check|preview|convert FILE", "tracing configuration of ingress-nginx",
    "Reads a ConfigMap of an ingress-nginx controller out of YAML or JSON: a file, or '-' for standard input.\n"
    "Deployments in it tell the version and the environment; else --controller names the version.\n"
    "\n"
    "check    what is wrong with it, what happens if it stays, and what would set it right.\n"
    "         Exit code 3 when there are errors, 0 when there are none.\n"
    "preview  what the controller makes of it: its files, and where spans really go.\n"
    "convert  the changes from OpenTracing's keys to OpenTelemetry's.\n"
    "\n"
    "Nothing here talks to a cluster. Tokens of access points are not shown without --show-tokens.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
