// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/span.h"

namespace longspan {

std::string_view name(SpanKind kind)
{
    switch (kind) {
    case SpanKind::unspecified: return "unspecified";
    case SpanKind::internal: return "internal";
    case SpanKind::server: return "server";
    case SpanKind::client: return "client";
    case SpanKind::producer: return "producer";
    case SpanKind::consumer: return "consumer";
    }
    return "unspecified";
}

std::string_view name(SpanStatus status)
{
    switch (status) {
    case SpanStatus::unset: return "unset";
    case SpanStatus::ok: return "ok";
    case SpanStatus::error: return "error";
    }
    return "unset";
}

} // namespace longspan
