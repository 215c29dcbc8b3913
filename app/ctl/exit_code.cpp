// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/exit_code.h"

namespace longspan::ctl {

ExitCode exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::cancelled:
    case ErrorKind::deadline: return ExitCode::cancelled;
    case ErrorKind::malformed:
    case ErrorKind::tooLarge: return ExitCode::malformed;
    case ErrorKind::offline:
    case ErrorKind::refused:
    case ErrorKind::unauthorised:
    case ErrorKind::notFound:
    case ErrorKind::conflict:
    case ErrorKind::throttled: return ExitCode::refused;
    case ErrorKind::internal: break;
    }
    return ExitCode::internal;
}

} // namespace longspan::ctl
