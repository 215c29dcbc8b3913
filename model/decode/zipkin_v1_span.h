// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_cursor.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace longspan::decode {

/// An endpoint object of a Zipkin v1 span as it stands in the text; empty when absent.
struct ZipkinV1Endpoint {
    std::string_view raw;         ///< the whole object
    std::string_view serviceName; ///< between its quotes
    std::size_t offset = 0;       ///< of raw

    [[nodiscard]] bool known() const { return !raw.empty(); }
};

struct ZipkinV1Annotation {
    std::optional<std::int64_t> timestamp; ///< microseconds
    std::string_view value;                ///< between its quotes
    ZipkinV1Endpoint endpoint;
};

struct ZipkinV1Binary {
    std::string_view key;
    std::string_view value; ///< between its quotes, or a number or word as it stands; empty for other types
    ZipkinV1Endpoint endpoint;
};

/// A span of Zipkin v1 JSON: views of the text, nothing interpreted. Texts are raw: escapes as they stand.
struct ZipkinV1Span {
    std::string_view traceId;
    std::string_view id;
    std::string_view parentId;
    std::string_view name;
    std::optional<std::int64_t> timestamp; ///< microseconds
    std::optional<std::int64_t> duration;
    bool debug = false;
    std::vector<ZipkinV1Annotation> annotations;
    std::vector<ZipkinV1Binary> binary;
    std::uint32_t oddFields = 0; ///< members of a type that they cannot have

    /// Makes it empty but keeps its memory.
    void clear();
};

/// Reads the object at the cursor ('{'); the cursor ends behind it.
[[nodiscard]] Step readZipkinV1Span(JsonCursor& cursor, std::size_t depthLimit, ZipkinV1Span& span);

} // namespace longspan::decode
