// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"
#include "ui/session/time_choice.h"

#include <optional>
#include <string>
#include <vector>

namespace longspan::session {

/// A span name of a service.
struct InterfaceRef {
    std::string service;
    std::string name;

    friend bool operator==(const InterfaceRef&, const InterfaceRef&) = default;
};

/// A call: one span of one trace.
struct CallRef {
    TraceId trace;
    SpanId span = SpanId::none; ///< none: the trace as a whole

    friend bool operator==(const CallRef&, const CallRef&) = default;
};

/// What a person looks at, from the outside in. What is further in belongs to what is further out: an application to
/// its region, an interface to its application.
struct Selection {
    std::string source = {};      ///< id of its profile; empty: none yet
    std::string region = {};      ///< empty: the source's first, or it has none
    std::string application = {}; ///< empty: all of the region
    std::optional<InterfaceRef> interface = {};
    std::optional<CallRef> call = {};
    TimeChoice time = {};

    friend bool operator==(const Selection&, const Selection&) = default;
};

} // namespace longspan::session
