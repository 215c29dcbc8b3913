// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/transfer.h"

namespace longspan::net {

/// A status of 301, 302, 303, 307 or 308 with a Location.
[[nodiscard]] bool isRedirect(const Response& response);

/// Credentials may go from one place to the other: the same host, port and scheme, or from a host's port 80 to the very
/// same host with https. Never to another host, never from https to http.
[[nodiscard]] bool sharesCredentials(const Url& from, const Url& to);

/// The attempt that a redirect asks for. Elsewhere only headers go along that say nothing of who asks; user and
/// password of a Location are not taken. Errors: malformed (no URL), refused (not http or https; a body that would have
/// to go to another host).
[[nodiscard]] Result<Attempt> redirected(const Attempt& from, const Response& response);

} // namespace longspan::net
