// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/manifests.h"

#include "model/ingress/go_values.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace longspan::ingress {

namespace {

/// A ConfigMap may have 1 MiB; a listing some of them.
constexpr std::size_t kMostBytes = std::size_t{16} << 20U;
/// Lists of lists of kubectl do not exist; one level is what it prints.
constexpr std::size_t kMostObjects = 10'000;

std::string textOf(const YAML::Node& node)
{
    return node.IsDefined() && node.IsScalar() ? node.Scalar() : std::string();
}

/// A child that is there, or a node that is not defined. Never makes one, and never gives a node that throws.
YAML::Node child(const YAML::Node& node, const char* key)
{
    if (node.IsDefined() && node.IsMap())
        if (const YAML::Node found = node[key]; found.IsDefined())
            return found;
    return YAML::Node(YAML::NodeType::Undefined);
}

/// Text under a path of keys; empty when a part of it is missing.
std::string textAt(const YAML::Node& node, std::initializer_list<const char*> path)
{
    // Assigning to a node writes into its tree, so each step gets a place of its own.
    std::vector<YAML::Node> steps{node};
    for (const char* key : path)
        steps.push_back(child(steps.back(), key));
    return textOf(steps.back());
}

/// Whole numbers of every base, and decimal fractions.
bool isNumber(std::string text)
{
    text.erase(std::remove(text.begin(), text.end(), '_'), text.end());
    const bool digits = text.find_first_not_of("0123456789.eE+-") == std::string::npos;
    return go::parseInt(text, 64).fault != go::NumberFault::syntax ||
        (digits && go::parseFloat(text).fault != go::NumberFault::syntax);
}

/// What YAML 1.1, which kubectl reads, takes for something else than a text.
bool isBareValue(const YAML::Node& value)
{
    static constexpr std::array<std::string_view, 22> kWords{"true", "True", "TRUE", "false", "False", "FALSE", "yes",
        "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N"};
    if (value.Tag() != "?")
        return false;
    const std::string& text = value.Scalar();
    return isNumber(text) || std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

void readManagers(const YAML::Node& metadata, ConfigMapDocument& map)
{
    const std::string helm = textAt(metadata, {"annotations", "meta.helm.sh/release-name"});
    if (!helm.empty())
        map.managedBy.push_back("Helm release " + helm);
    else if (textAt(metadata, {"labels", "app.kubernetes.io/managed-by"}) == "Helm")
        map.managedBy.emplace_back("Helm");
    const auto marked = [&metadata](const char* part, std::string_view prefix) {
        const YAML::Node entries = child(metadata, part);
        return entries.IsDefined() && entries.IsMap() &&
            std::any_of(entries.begin(), entries.end(),
                [prefix](const auto& entry) { return textOf(entry.first).starts_with(prefix); });
    };
    if (marked("annotations", "argocd.argoproj.io/") || marked("labels", "argocd.argoproj.io/"))
        map.managedBy.emplace_back("Argo CD");
    if (marked("labels", "kustomize.toolkit.fluxcd.io/") || marked("labels", "helm.toolkit.fluxcd.io/"))
        map.managedBy.emplace_back("Flux");
}

ConfigMapDocument readConfigMap(const YAML::Node& object)
{
    ConfigMapDocument map;
    const YAML::Node metadata = child(object, "metadata");
    map.nameSpace = textAt(metadata, {"namespace"});
    map.name = textAt(metadata, {"name"});
    map.resourceVersion = textAt(metadata, {"resourceVersion"});
    map.immutable = textAt(object, {"immutable"}) == "true";
    const YAML::Node data = child(object, "data");
    if (data.IsDefined() && data.IsMap()) {
        for (const auto& entry : data) {
            const std::string key = textOf(entry.first);
            map.data[key] = textOf(entry.second);
            map.lines[key] = entry.first.Mark().line + 1;
            if (!entry.second.IsScalar() ? !entry.second.IsNull() : isBareValue(entry.second))
                map.notTexts.push_back(key);
        }
    }
    readManagers(metadata, map);
    return map;
}

/// The value of --NAME=VALUE or -NAME=VALUE among a container's command and arguments.
std::optional<std::string> argumentOf(const YAML::Node& container, std::string_view name)
{
    for (const char* part : {"command", "args"}) {
        const YAML::Node list = child(container, part);
        if (!list.IsDefined() || !list.IsSequence())
            continue;
        for (const auto& entry : list) {
            std::string_view word = entry.IsScalar() ? std::string_view(entry.Scalar()) : std::string_view();
            while (word.starts_with('-'))
                word.remove_prefix(1);
            if (word.starts_with(name) && word.substr(name.size()).starts_with('='))
                return std::string(word.substr(name.size() + 1));
        }
    }
    return std::nullopt;
}

bool runs(const YAML::Node& container, std::string_view program)
{
    for (const char* part : {"command", "args"}) {
        const YAML::Node list = child(container, part);
        if (!list.IsDefined() || !list.IsSequence())
            continue;
        for (const auto& entry : list)
            if (entry.IsScalar() && entry.Scalar().find(program) != std::string::npos)
                return true;
    }
    return false;
}

Variables readVariables(const YAML::Node& container, const std::string& nameSpace)
{
    Variables variables;
    const YAML::Node list = child(container, "env");
    if (!list.IsDefined() || !list.IsSequence())
        return variables;
    for (const auto& entry : list) {
        const std::string name = textAt(entry, {"name"});
        const bool itsNamespace = textAt(entry, {"valueFrom", "fieldRef", "fieldPath"}) == "metadata.namespace";
        if (!name.empty())
            variables[name] = itsNamespace ? nameSpace : textAt(entry, {"value"});
    }
    return variables;
}

/// $(NAME) in an argument stands for a variable of the container.
std::string withVariables(std::string text, const Variables& variables)
{
    for (const auto& [name, value] : variables) {
        const std::string mark = "$(" + name + ")";
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
            text.replace(at, mark.size(), value);
    }
    return text;
}

bool mountsModules(const YAML::Node& container)
{
    const YAML::Node mounts = child(container, "volumeMounts");
    return mounts.IsDefined() && mounts.IsSequence() &&
        std::any_of(mounts.begin(), mounts.end(),
            [](const auto& mount) { return textAt(mount, {"mountPath"}).starts_with("/modules_mount"); });
}

std::optional<ControllerDocument> readContainer(
    const YAML::Node& container, const std::string& nameSpace, const std::string& workload)
{
    ControllerDocument controller;
    controller.workload = workload;
    controller.image = textAt(container, {"image"});
    if (argumentOf(container, "nginx-configmaps") ||
        controller.image.find("nginx/nginx-ingress") != std::string::npos) {
        controller.product = ControllerDocument::Product::f5;
        return controller;
    }
    const auto map = argumentOf(container, "configmap");
    if (!map && !runs(container, "/nginx-ingress-controller"))
        return std::nullopt;
    controller.variables = readVariables(container, nameSpace);
    controller.configMap = withVariables(map.value_or(""), controller.variables);
    if (const auto version = parseVersion(controller.image))
        controller.version = *version;
    controller.moduleMounted = mountsModules(container);
    return controller;
}

void readWorkload(const YAML::Node& object, const std::string& kind, Manifests& result)
{
    const std::string nameSpace = textAt(object, {"metadata", "namespace"});
    const std::string workload = kind + ' ' + nameSpace + '/' + textAt(object, {"metadata", "name"});
    const YAML::Node pod = child(child(child(object, "spec"), "template"), "spec");
    const YAML::Node containers = child(pod, "containers");
    if (!containers.IsDefined() || !containers.IsSequence())
        return;
    for (const auto& container : containers)
        if (auto controller = readContainer(container, nameSpace, workload))
            result.controllers.push_back(std::move(*controller));
}

void readObject(const YAML::Node& object, Manifests& result)
{
    const std::string kind = textAt(object, {"kind"});
    if (kind == "ConfigMap")
        result.configMaps.push_back(readConfigMap(object));
    else if (kind == "Deployment" || kind == "DaemonSet")
        readWorkload(object, kind, result);
}

void readDocument(const YAML::Node& document, Manifests& result)
{
    const YAML::Node items = child(document, "items");
    if (!items.IsDefined() || !items.IsSequence()) {
        readObject(document, result);
        return;
    }
    std::size_t read = 0;
    for (const auto& item : items)
        if (++read <= kMostObjects)
            readObject(item, result);
}

} // namespace

bool ConfigMapDocument::holdsTracingKeys() const
{
    return std::any_of(
        data.begin(), data.end(), [](const auto& entry) { return findKeyInAnyCase(entry.first) != nullptr; });
}

Result<Manifests> readManifests(std::string_view text, const std::string& name)
{
    if (text.size() > kMostBytes)
        return fail(ErrorKind::tooLarge, "more than 16 MiB of objects", name);
    Manifests result;
    try {
        for (const YAML::Node& document : YAML::LoadAll(std::string(text)))
            readDocument(document, result);
    } catch (const YAML::Exception& error) {
        const std::string line = error.mark.is_null() ? std::string() : ", line " + std::to_string(error.mark.line + 1);
        return fail(ErrorKind::malformed, "not YAML: " + error.msg, name + line);
    }
    if (result.configMaps.empty() && result.controllers.empty())
        return fail(ErrorKind::malformed, "neither a ConfigMap nor an ingress controller in it", name);
    return result;
}

const ConfigMapDocument* chooseConfigMap(const Manifests& manifests)
{
    const auto& maps = manifests.configMaps;
    for (const ControllerDocument& controller : manifests.controllers) {
        const auto named = std::find_if(maps.begin(), maps.end(), [&controller](const ConfigMapDocument& map) {
            return map.nameSpace + '/' + map.name == controller.configMap;
        });
        if (named != maps.end())
            return &*named;
    }
    const auto tracing = [](const ConfigMapDocument& map) { return map.holdsTracingKeys(); };
    if (std::count_if(maps.begin(), maps.end(), tracing) == 1)
        return &*std::find_if(maps.begin(), maps.end(), tracing);
    return maps.size() == 1 ? &maps.front() : nullptr;
}

Surroundings surroundingsOf(const Manifests& manifests, const ConfigMapDocument& map)
{
    Surroundings around;
    around.notTexts = map.notTexts;
    around.managedBy = map.managedBy;
    for (const ControllerDocument& controller : manifests.controllers) {
        if (controller.product != ControllerDocument::Product::ingressNginx ||
            controller.configMap != map.nameSpace + '/' + map.name)
            continue;
        around.variables = controller.variables;
        around.moduleMounted = controller.moduleMounted;
    }
    return around;
}

} // namespace longspan::ingress
