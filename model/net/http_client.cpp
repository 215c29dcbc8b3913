// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/http_client.h"

#include <algorithm>

namespace longspan::net {

std::string_view Response::header(std::string_view name) const
{
    const auto named = [name](const auto& header) { return header.first == name; };
    const auto found = std::find_if(headers.begin(), headers.end(), named);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Response::text() const
{
    return body ? body->view() : std::string_view();
}

} // namespace longspan::net
