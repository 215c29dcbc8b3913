// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"
#include "model/store/store_types.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace longspan::store {

/// The file: an SQLite database with pages of 32 KB, a write-ahead log, and this application_id; user_version is the
/// version of the schema.
///
///   text        names that segments refer to (services, interfaces, hosts, addresses); 0 is the empty text, in no row
///   interface   service and name as texts
///   segment     what a segment holds, for choosing: spans, traces, times, where from, when
///   columns, ids, details, filter    the parts of a segment, under the segment's id (see columns_format.h, ids_part.h,
///               detail_format.h, trace_filter.h). Parts are never changed, only added and removed
///   repeated    rows of a segment that do not count, because another row tells the same call better: numbers, each the
///               difference to the one before
///   joined      traces that have rows in several segments, under the low half of the id, with their whole extent
///   ready       of every interface its figures and slowest calls (see ready_interface.h), made from the segments
///   fact        what resources say of services (see kFactKeys), made from the segments
///   meta        "generation": goes up when rows of text or interface are removed
namespace schema {

inline constexpr std::int64_t kApplicationId = 0x4c53504e; ///< "LSPN"
inline constexpr std::int64_t kPageBytes = 32768;

/// Brings a file of the version before to its own version; runs inside of a transaction.
struct Migration {
    std::int64_t version = 0;
    std::function<Result<>(sqlite::Database&)> apply;
};

/// All of them, ascending by version; the last one's is the version of files that are written.
[[nodiscard]] std::span<const Migration> migrations();
[[nodiscard]] std::int64_t version(std::span<const Migration> migrations);

/// Sets what a connection must be set to, whatever the file.
[[nodiscard]] Result<> configure(sqlite::Database& database);

/// Makes a new file ours, checks that an old one is, and brings it up to date if access allows. refused: not ours,
/// newer than we are, or too old to be read without changing it.
[[nodiscard]] Result<> prepare(
    sqlite::Database& database, Access access, std::span<const Migration> migrations = schema::migrations());

} // namespace schema

} // namespace longspan::store
