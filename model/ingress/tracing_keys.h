// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingress/controller_version.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace longspan::ingress {

/// The two generations of tracing in ingress-nginx. They have keys of their own and may both be on (1.7 to 1.9).
enum class Generation : std::uint8_t { openTracing, openTelemetry };

/// For which tracer a key is. all: for the generation as a whole.
enum class Tracer : std::uint8_t { all, zipkin, jaeger, datadog, otlp };

/// How the controller reads a value.
enum class KeyType : std::uint8_t {
    boolean,
    integer,      ///< 64 bits
    integer32,    ///< 32 bits
    number,       ///< float32
    maybeNumber,  ///< float32 that may be absent: what cannot be read leaves it unset
    text,         ///< taken as it is
    textOfNumber, ///< taken as it is, and written without quotes where a number is expected
};

/// A key of the controller's ConfigMap that has to do with tracing.
struct TracingKey {
    std::string_view name;
    Generation generation = Generation::openTracing;
    Tracer tracer = Tracer::all;
    KeyType type = KeyType::text;
    std::string_view byDefault; ///< as text; of the newest version that has the key
    ControllerVersion since;
    ControllerVersion until; ///< the first version without it; all 0 while it is there

    [[nodiscard]] constexpr bool knownIn(const ControllerVersion& version) const
    {
        return version >= since && (until == ControllerVersion() || version < until);
    }
};

/// The first version in which OpenTracing is gone, and the first with OpenTelemetry; Alibaba Cloud's images have the
/// latter later.
inline constexpr ControllerVersion kOpenTracingGone{1, 10, 0};
inline constexpr ControllerVersion kOpenTelemetryCame{1, 7, 0};
inline constexpr ControllerVersion kOpenTelemetryCameToAlibaba{1, 8, 2};
/// Up to here the OpenTelemetry module is a file that the installation has to add.
inline constexpr ControllerVersion kOpenTelemetryBuiltIn{1, 10, 0};

/// Whether a controller of this version can trace that way at all.
[[nodiscard]] bool offers(const ControllerVersion& version, Generation generation);

/// All keys, those of OpenTracing first, in the order people set them. The source of every row: the struct and the
/// defaults of internal/ingress/controller/config/config.go of kubernetes/ingress-nginx at the tags named.
[[nodiscard]] std::span<const TracingKey> tracingKeys();
/// By its exact name; nothing when it is no tracing key.
[[nodiscard]] const TracingKey* findKey(std::string_view name);
/// By its name in any case, as the controller takes it.
[[nodiscard]] const TracingKey* findKeyInAnyCase(std::string_view name);
/// What a key counts as when it is not set, in this version.
[[nodiscard]] std::string_view defaultOf(const TracingKey& key, const ControllerVersion& version);

/// The annotations of an Ingress that switch tracing for its locations; behind "nginx.ingress.kubernetes.io/".
struct TracingAnnotation {
    std::string_view name;
    Generation generation = Generation::openTracing;
    KeyType type = KeyType::boolean;
    ControllerVersion since;
    ControllerVersion until;  ///< as in TracingKey
    bool needsSwitch = false; ///< only counts beside the annotation that enables its generation
};
[[nodiscard]] std::span<const TracingAnnotation> tracingAnnotations();

} // namespace longspan::ingress
