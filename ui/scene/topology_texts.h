// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"

#include <optional>
#include <string>

namespace longspan::scene {

/// What is known of calls, on an edge or into a node.
struct CallNumbers {
    std::uint64_t calls = 0;
    std::uint64_t errors = 0;
    bool errorsKnown = true;
    std::optional<Nanos> p95;
};

/// "950", "1.2k", "34k", "1.2M": two digits at least, four characters at most up to a billion billions.
[[nodiscard]] std::string countText(std::uint64_t count);

/// "0 %", "<0.1 %", "0.4 %", "12 %". Never 0 or 100 for a share that is not.
[[nodiscard]] std::string shareText(std::uint64_t part, std::uint64_t whole);

/// Calls, share of errors if there are any, p95 if it is known: "1.2k  0.8 %  340 ms".
[[nodiscard]] std::string numbersText(const CallNumbers& numbers);

} // namespace longspan::scene
