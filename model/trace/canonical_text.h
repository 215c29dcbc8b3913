// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace_tree.h"

#include <functional>
#include <string>
#include <string_view>

namespace longspan {

/// How much the canonical text says.
struct CanonicalOptions {
    bool ids = true;       ///< trace and span ids
    bool details = true;   ///< scope, message, attributes, events, links
    bool resource = false; ///< resource attributes beyond service and address; these differ between formats
};

/// One trace as text, for goldens, for comparing formats and for reading. A line a node in tree order, two blanks a
/// level; below it, with "|", its details in sorted order:
///
///     trace 5982fe77008310cc80f1da5e10147517 spans=3 start=2016-03-23T03:09:08.467Z duration=386000us
///     frontend "get /" server +0us 386000us 10.0.0.1 id=90394f6bcffb5d13
///       frontend "get" client +40us 3000.5us 10.0.0.1 peer=backend/10.0.0.2:9000 error "refused" id=bd7a977555f6b982
///         | attribute http.path="/api"
///         | event +45us "ws" attempt="1"
///         | link followsFrom 5982fe77008310cc80f1da5e10147517/90394f6bcffb5d13
///
/// The Jaeger, Zipkin and OTLP files of one trace give the same text, because what formats say in different places is
/// said in one here, and what only some can say is left out:
///
///  - times relative to the trace's first start, exact in microseconds, "?" when unknown; order of rows and of
///    attributes does not show, nor do types: 5 and "5" are both "5", bytes are base64, arrays and maps JSON;
///  - the kinds internal and unspecified are both "local"; the states ok and unset are both silent;
///  - an error's message is the status message, the text of Zipkin's tag error or otel.status_description; the
///    attributes error (of a failed span), span.kind, otel.status_code, otel.status_description and
///    internal.span.format are not repeated;
///  - the sender is its service and address, of whatever resource, process or endpoint;
///  - the peer is the remote endpoint or the attributes peer.service, peer.ipv4, peer.ipv6, peer.port, peer.address;
///  - the scope is OTLP's or the attributes otel.scope.name/version, otel.library.name/version;
///  - marks in brackets: orphan (with the parent that is missing), cycle, shared, merged (with the number of rows),
///    conflicting, follows-from; "no-id" instead of an id that was made up; past 100 levels "(level n)".
///
/// write is called with one line at a time, the line break included. Errors: cancelled, deadline. Details that cannot
/// be decoded give a line "| unreadable: why" and no error.
[[nodiscard]] Result<> writeCanonicalText(const TraceTree& tree, const CanonicalOptions& options,
    const std::function<void(std::string_view line)>& write, const Call& call = {});

/// The same in one string.
[[nodiscard]] Result<std::string> canonicalText(
    const TraceTree& tree, const CanonicalOptions& options = {}, const Call& call = {});

} // namespace longspan
