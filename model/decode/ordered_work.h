// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstddef>
#include <functional>

namespace longspan::decode {

/// Work that is cut into numbered parts: each is prepared by some worker and finished in the order of the numbers.
/// take() is called by one thread at a time, and so is finish(), but both at once; worker: 0 to workers - 1.
struct OrderedWork {
    /// Gives the worker its next part; false when there is none. Numbers follow the order of these calls.
    std::function<bool(unsigned worker)> take;
    /// In parallel with the other workers.
    std::function<void(unsigned worker)> prepare;
    /// In order. An error ends the work; false means that no later part is wanted.
    std::function<Result<bool>(unsigned worker)> finish;
};

/// Runs it on that many threads, the caller's being one. Errors: what finish() gave; tooLarge when memory ran out.
[[nodiscard]] Result<> runInOrder(const OrderedWork& work, unsigned workers);

/// threads as an option means it (0: one a core), but no more than there are parts of partBytes.
[[nodiscard]] unsigned workersFor(unsigned threads, std::size_t bytes, std::size_t partBytes);

} // namespace longspan::decode
