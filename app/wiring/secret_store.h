// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/base/secret.h"

#include <optional>
#include <string>

namespace longspan::wiring {

/// Where the desktop keeps what must not lie in its settings. Keys are "PROFILE/NAME" ("staging/token"). Blocking; from
/// any thread but the one that paints. Errors: refused (there is no keyring, or it stays locked), cancelled, deadline.
class SecretStore {
public:
    virtual ~SecretStore() = default;

    /// Nothing: none is kept under that key.
    [[nodiscard]] virtual Result<std::optional<Secret>> read(const std::string& key, const Call& call) = 0;
    [[nodiscard]] virtual Result<> write(const std::string& key, const Secret& secret, const Call& call) = 0;
    /// Also when there is none.
    [[nodiscard]] virtual Result<> remove(const std::string& key, const Call& call) = 0;
};

} // namespace longspan::wiring
