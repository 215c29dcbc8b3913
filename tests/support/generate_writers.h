// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/byte_sink.h"
#include "tests/support/generate.h"
#include "tests/support/generate_model.h"

#include <memory>

namespace longspan::test {

[[nodiscard]] std::unique_ptr<SpanWriter> makeWriter(Format format, bool commonFactsOnly, ByteSink& sink);

[[nodiscard]] std::unique_ptr<SpanWriter> makeJaegerWriter(bool commonFactsOnly, ByteSink& sink);
[[nodiscard]] std::unique_ptr<SpanWriter> makeZipkinWriter(bool commonFactsOnly, ByteSink& sink);
[[nodiscard]] std::unique_ptr<SpanWriter> makeOtlpJsonWriter(bool lines, bool commonFactsOnly, ByteSink& sink);
[[nodiscard]] std::unique_ptr<SpanWriter> makeOtlpProtoWriter(bool prefixed, bool commonFactsOnly, ByteSink& sink);
[[nodiscard]] std::unique_ptr<SpanWriter> makeZipkinProtoWriter(bool commonFactsOnly, ByteSink& sink);

} // namespace longspan::test
