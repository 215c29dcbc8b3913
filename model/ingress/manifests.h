// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingress/findings.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::ingress {

/// A ConfigMap as it stands in a file or an answer of the API server.
struct ConfigMapDocument {
    std::string nameSpace;
    std::string name;
    std::string resourceVersion;
    bool immutable = false;
    ConfigData data;
    std::map<std::string, int, std::less<>> lines; ///< where each key stands in the text, from 1
    std::vector<std::string> notTexts;             ///< keys whose values are bare booleans or numbers
    std::vector<std::string> managedBy;            ///< "Helm release ingress-nginx", "Argo CD", ...

    [[nodiscard]] bool holdsTracingKeys() const;
};

/// A workload that runs an ingress controller.
struct ControllerDocument {
    enum class Product : std::uint8_t {
        ingressNginx,
        f5, ///< nginx/kubernetes-ingress: another product with other keys, which is not ours to judge
    };

    Product product = Product::ingressNginx;
    std::string workload; ///< "Deployment kube-system/nginx-ingress-controller"
    std::string image;
    std::string configMap; ///< "namespace/name"; empty: the controller reads none
    std::optional<ControllerVersion> version;
    Variables variables; ///< with their values where those stand in the document
    std::optional<bool> moduleMounted;
};

struct Manifests {
    std::vector<ConfigMapDocument> configMaps;
    std::vector<ControllerDocument> controllers;
};

/// Reads ConfigMaps and controllers out of YAML or JSON: one object, several documents, or the List that
/// "kubectl get -o yaml" prints. Other objects are passed over. name is used as place in errors.
/// Errors: malformed (no YAML, with the line; no ConfigMap and no controller in it), tooLarge.
[[nodiscard]] Result<Manifests> readManifests(std::string_view text, const std::string& name);

/// The ConfigMap a person means: the one the controller names, else the one with tracing keys, else the only one.
/// Nothing: several could be meant.
[[nodiscard]] const ConfigMapDocument* chooseConfigMap(const Manifests& manifests);

/// What the documents tell about the surroundings of a ConfigMap.
[[nodiscard]] Surroundings surroundingsOf(const Manifests& manifests, const ConfigMapDocument& map);

} // namespace longspan::ingress
