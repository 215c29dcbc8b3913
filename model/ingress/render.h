// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingress/effective.h"
#include "model/ingress/zipkin_address.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::ingress {

/// Variables of the controller's container. Only an empty optional says that they are not known.
using Variables = std::map<std::string, std::string, std::less<>>;

/// Which library the controller loads for OpenTracing; all: none.
[[nodiscard]] Tracer loadedLibrary(const Effective& config);
/// For which tracer it writes opentracing.json; all: for none, the file is "{}".
[[nodiscard]] Tracer writtenFor(const Effective& config);

/// What a controller of this version makes of a configuration, byte for byte.
struct Rendered {
    /// /etc/nginx/opentracing.json; nothing where this version writes none, or fails to.
    std::optional<std::string> openTracingJson;
    /// The file named by opentelemetry-config; nothing where this version writes none.
    std::optional<std::string> openTelemetryToml;
    std::vector<std::string> mainLines;     ///< of nginx.conf, outside of locations
    std::vector<std::string> locationLines; ///< of nginx.conf, in every location that is traced
    std::vector<std::string> placeholders;  ///< variables of the environment that stand as ${NAME}, being unknown
    std::optional<ZipkinTarget> zipkin;     ///< where spans go, when Zipkin's library is loaded
    std::string failure; ///< why the controller cannot write its files at all, in its own words; empty when it can
};

/// Pure: reads nothing but its arguments. Versions before 0.16 wrote directives instead of files and get only those
/// lines of nginx.conf that later ones share.
[[nodiscard]] Rendered render(const Effective& config, const std::optional<Variables>& variables);

} // namespace longspan::ingress
