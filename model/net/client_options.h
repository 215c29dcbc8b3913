// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/base/secret.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace longspan::net {

/// Time and chance as a client sees them, so that tests need not wait.
class Pacing {
public:
    virtual ~Pacing() = default;
    [[nodiscard]] virtual Call::Clock::time_point now() const = 0;
    /// From 0 up to, but not including, 1.
    [[nodiscard]] virtual double jitter() = 0;
    /// Nothing is under way, and nothing will be before that time. The client waits for it after this call, for as
    /// long as now() says that it has not come.
    virtual void idle(Call::Clock::time_point until) = 0;
};

/// The steady clock, a random seed, and no hurry.
[[nodiscard]] std::shared_ptr<Pacing> systemPacing();

/// Who is believed, and who we are. Texts are PEM; empty: the system's certificates, and none of our own. There is no
/// way to turn verification off.
struct TlsOptions {
    std::string authorities; ///< when given, the only ones that are believed
    std::string clientCertificate;
    Secret clientKey;
    Secret clientKeyPassword;
};

/// How often and when a repeatable request is sent again.
struct RetryPolicy {
    int retries = 3;
    std::chrono::milliseconds firstPause{250}; ///< doubles each time, then shortened by chance to no less than half
    std::chrono::milliseconds longestPause{8000};
    std::chrono::seconds longestWish{60}; ///< a server that wishes to be left alone for longer gets its way: we give up
};

/// What one server is asked to bear.
struct HostLimits {
    std::size_t atOnce = 8;
    double perSecond = 0; ///< requests begun; 0: not limited
    double burst = 10;    ///< that may begin at once after silence
};

/// What may come from a server before it is cut with tooLarge; bytes, unpacked.
struct SizeLimits {
    std::uint64_t body = 1ULL << 30U;      ///< kept in memory
    std::uint64_t stream = 16ULL << 30U;   ///< through a sink
    std::uint64_t errorBody = 256U * 1024; ///< of an answer that is no success: cut without an error
    std::uint64_t headers = 256U * 1024;
};

/// How long silence is borne. The deadline of the call holds besides.
struct Patience {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds firstByte{120'000}; ///< from the request to the first byte of its answer
    std::chrono::milliseconds stall{30'000};      ///< in which at least stallBytes must come, once it has begun
    std::uint64_t stallBytes = 512;
};

struct ClientOptions {
    TlsOptions tls;
    RetryPolicy retry;
    HostLimits host;
    SizeLimits size;
    Patience patience;
    int redirects = 5;
    std::string userAgent = "longspan";
    std::optional<std::string> proxy; ///< none given: the environment's; empty: no proxy. Loopback never takes one.
    std::shared_ptr<Pacing> pacing;   ///< none given: systemPacing()
};

} // namespace longspan::net
