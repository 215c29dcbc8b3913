// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace longspan::test {

/// One run of a program, as a shell would start it.
struct ProgramRun {
    std::vector<std::string> words;                               ///< the program's path first
    std::string input;                                            ///< standard input; a pipe
    std::string folder;                                           ///< working directory; empty: as it is
    std::vector<std::pair<std::string, std::string>> environment; ///< besides PATH, TZ=UTC and LC_ALL=C.UTF-8
    /// Standard output is a terminal of that width; standard error stays a pipe.
    std::optional<unsigned> terminalColumns;
    bool closeOutput = false; ///< nobody reads standard output
    bool keepInput = false;   ///< standard input does not end
    /// Sent when all of the input was taken. A pipe holds 64 KiB, so with more the program has begun to read by then.
    int signalAfterInput = 0;
    std::uint64_t memory = 0; ///< address space it may take, in bytes; 0: as much as it likes
};

struct ProgramResult {
    std::string out;
    std::string err;
    int code = -1;               ///< exit code; 128 + the signal that ended it
    std::uint64_t peakBytes = 0; ///< most memory it held at once, mapped files included
};

/// Ends the program when it has not ended by itself after half a minute; code is then 128 + SIGKILL.
[[nodiscard]] ProgramResult run(const ProgramRun& run);

} // namespace longspan::test
