// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/table.h"
#include "model/encode/json_writer.h"
#include "model/source/source_types.h"

#include <span>

namespace longspan::ctl {

/// Service and name, and below them the interface's figures.
void printInterfaceTitle(encode::TextOut& out, const source::Interface& interface, const Terminal& terminal);

void printInterfaceTable(encode::TextOut& out, std::span<const source::Interface> interfaces, const Terminal& terminal);

/// service, interface, kind and statistics as fields of the open object.
void writeInterface(encode::JsonWriter& json, const source::Interface& interface);

/// A name for people; spans without one have to be called something.
[[nodiscard]] std::string_view shownName(std::string_view name);

} // namespace longspan::ctl
