// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/zipkin_v1_span.h"
#include "model/trace/span.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace longspan::decode {

/// One side of a Zipkin v1 span, as version 2 would tell it. Pointers and views are of the span it was made from.
struct ZipkinV1Half {
    ZipkinV1Endpoint local;
    ZipkinV1Endpoint remote;
    bool remoteUnnamed = false; ///< the remote's service name is the local one's and means nothing
    SpanKind kind = SpanKind::unspecified;
    bool shared = false;
    bool error = false;                    ///< has a tag "error"
    std::optional<std::int64_t> timestamp; ///< microseconds
    std::optional<std::int64_t> duration;
    std::vector<const ZipkinV1Annotation*> annotations; ///< those that stay events
    std::vector<const ZipkinV1Binary*> tags;
};

/// Splits a v1 span into its sides, by the rules of Zipkin's own conversion to version 2:
/// cs and cr make a client, sr and ss a server, ms and ws a producer, mr and wr a consumer; annotations of another
/// service make a side of their own; a server beside its client is shared and keeps its own times; sa, ca and ma are
/// addresses of the other side; core annotations without their pair stay events. At least one side.
[[nodiscard]] std::vector<ZipkinV1Half> convertZipkinV1(const ZipkinV1Span& span);

} // namespace longspan::decode
