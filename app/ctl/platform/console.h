// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

/// What the command line asks of the system and other systems lack or spell otherwise.
namespace longspan::ctl::platform {

enum class Stream : std::uint8_t { out, err };
[[nodiscard]] bool isTerminal(Stream stream);
/// Width of standard output's terminal.
[[nodiscard]] std::optional<unsigned> terminalColumns();

/// Seconds east of UTC at a time, by the local time zone's rules.
[[nodiscard]] long localOffset(Nanos time);

/// While it lives, the first Ctrl-C or SIGTERM asks the source to stop, the second ends the program at once. Writing
/// into a closed pipe becomes an error instead of a signal.
class StopOnSignal {
public:
    StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;
    ~StopOnSignal();

    [[nodiscard]] std::stop_token token() const;

private:
    class Watch;
    std::unique_ptr<Watch> m_watch;
};

} // namespace longspan::ctl::platform
