// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

namespace longspan::ctl {

/// What the program tells its caller; the list of "longspanctl help exit-codes" is made from this.
enum class ExitCode : int {
    ok = 0,           ///< an answer was printed
    nothingFound = 1, ///< the question was understood and answered by nothing
    usage = 2,        ///< the command line makes no sense
    malformed = 3,    ///< the input is not what it should be, or is too large; nothing could be read
    partly = 4,       ///< an answer was printed, but part of the input could not be read
    refused = 5,      ///< a file or server is missing, closed to us or busy
    cancelled = 6,    ///< stopped by Ctrl-C, a signal or --timeout
    internal = 70,    ///< a defect of the program
};

[[nodiscard]] ExitCode exitCodeOf(ErrorKind kind);

} // namespace longspan::ctl
