// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/net/url.h"

#include <curl/curl.h>

#include <string>

namespace longspan::net {

/// What is known when a transfer has failed.
struct TransferFacts {
    CURLcode code = CURLE_OK;
    long verifyResult = 0; ///< of the server's certificate, as OpenSSL numbers it; 0 also when it was not checked yet
    long systemError = 0;  ///< errno of the last socket call
    bool nameResolved = true;
    std::string detail; ///< libcurl's own words: host names at most, never a header
};

/// The failure in our kinds, reasons and words.
[[nodiscard]] Error transferError(const TransferFacts& facts, const Url& url);

} // namespace longspan::net
