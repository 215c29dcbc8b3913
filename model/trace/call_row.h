// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"
#include "model/base/time.h"
#include "model/trace/span.h"

#include <cstdint>
#include <string_view>

namespace longspan {

/// One call in a page of calls, whoever answers: the store and every source use the same rows, so that a page is handed
/// on without copying. Texts live as long as the page.
struct CallRow {
    TraceId trace;
    SpanId span = SpanId::none;
    Nanos start = 0;
    Nanos duration = 0;
    Nanos traceDuration = 0;         ///< first start to last end of the whole trace, wherever its parts lie
    std::string_view address;        ///< of the host that sent it, empty when unknown
    std::uint32_t interface = 0;     ///< in the page's interfaces
    SpanIndex row = SpanIndex::none; ///< in the page's table, where there is one
    SpanFlags flags;
    SpanKind kind = SpanKind::unspecified;
    SpanStatus status = SpanStatus::unset;
    bool traceDurationKnown = false; ///< false when no span of the trace has a start

    [[nodiscard]] bool startKnown() const { return !flags.has(SpanFlag::startUnknown); }
    [[nodiscard]] bool durationKnown() const { return !flags.has(SpanFlag::durationUnknown); }
};

/// An interface that rows of a page name.
struct InterfaceName {
    std::string_view service;
    std::string_view name;
};

} // namespace longspan
