// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/call.h"

namespace longspan {

Result<> Call::check() const
{
    if (stop.stop_requested())
        return fail(ErrorKind::cancelled, "stopped on request");
    if (deadline != Clock::time_point::max() && Clock::now() >= deadline)
        return fail(ErrorKind::deadline, "the time given to this call has run out");
    return {};
}

} // namespace longspan
