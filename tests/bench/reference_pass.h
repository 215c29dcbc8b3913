// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/columns.h"

#include <optional>
#include <string>

/// Three ways to get the columns of a Jaeger (one trace) or Zipkin v2 file (one array). They are what our own decoding
/// is measured against, so they skip what a decoder for users must do: other formats, odd input, limits, errors by
/// place.
namespace longspan::bench {

struct PassOptions {
    /// Bytes that are indexed at a time.
    std::size_t window = std::size_t{1} << 19U;
};

/// The floor: the file is mapped, indexed by simdjson in windows that end at a span and walked on demand; keys are
/// compared raw and names interned by raw bytes. Empty when the file is not what the pass can read; error says why.
[[nodiscard]] std::optional<Parsed> referencePass(
    const std::string& path, const PassOptions& options, std::string& error);

/// What the documentation of simdjson suggests: the whole file in one padded string, fields by name, names in an
/// unordered_map of strings.
[[nodiscard]] std::optional<Parsed> textbookPass(const std::string& path, std::string& error);

/// A document tree first, then the columns.
[[nodiscard]] std::optional<Parsed> nlohmannPass(const std::string& path, std::string& error);

} // namespace longspan::bench
