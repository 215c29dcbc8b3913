// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/request.h"
#include "model/ingress/manifests.h"

#include <string>
#include <vector>

namespace longspan::ctl {

/// A ConfigMap and what counts for judging it.
struct IngressSubject {
    std::string path;
    ingress::ConfigMapDocument map;
    ingress::ControllerVersion version;
    ingress::Surroundings around;
};

/// Findings for people, as JSON, or with --sarif as SARIF 2.1.0 for code scanning. Tokens show with --show-tokens only.
void printFindings(
    Context& context, const IngressSubject& subject, const std::vector<ingress::Finding>& found, Print print);
/// What the controller writes.
void printPreview(Context& context, const IngressSubject& subject, Print print);
/// The edits that take OpenTracing to OpenTelemetry.
void printConversion(Context& context, const IngressSubject& subject, Print print);

} // namespace longspan::ctl
