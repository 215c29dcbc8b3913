// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/client_options.h"
#include "model/net/http_client.h"

namespace longspan::net {

/// A client over libcurl: HTTP/1.1 and HTTP/2, connections kept open between calls, gzip and zstd, proxies of the
/// environment, TLS 1.2 and up. One a profile, as trust and limits are a profile's. It has no thread of its own: each
/// call drives its requests on the thread that calls.
///
/// Redirects are followed, at most options.redirects; credentials stay with the host they were meant for. Credentials
/// are every header but Accept, Accept-Language and Content-Type.
[[nodiscard]] HttpClientPtr makeHttpClient(ClientOptions options = {});

} // namespace longspan::net
