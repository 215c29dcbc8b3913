// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/schema.h"

#include <array>
#include <string>

namespace longspan::store::schema {

namespace {

constexpr const char* kFirstVersion = R"sql(
CREATE TABLE text(id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE interface(id INTEGER PRIMARY KEY, service INTEGER NOT NULL, name INTEGER NOT NULL);
CREATE TABLE segment(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    spans INTEGER NOT NULL,
    traces INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    unknown_starts INTEGER NOT NULL, -- spans without a start
    min_start INTEGER,               -- nanoseconds since 1970; NULL when no span has a start
    max_start INTEGER,
    max_end INTEGER,
    bytes INTEGER NOT NULL,          -- of all parts
    imported_at INTEGER NOT NULL,    -- nanoseconds since 1970
    origin TEXT NOT NULL);
CREATE TABLE columns(segment INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE ids(segment INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE details(segment INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE filter(segment INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE repeated(segment INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE joined(
    low INTEGER NOT NULL,
    high INTEGER NOT NULL,
    segments BLOB NOT NULL,          -- ids, ascending, each as the difference to the one before
    first_start INTEGER,             -- NULL when no span has a start
    last_end INTEGER,
    PRIMARY KEY(low, high)) WITHOUT ROWID;
CREATE TABLE ready(interface INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE fact(
    service INTEGER NOT NULL,
    key INTEGER NOT NULL,            -- number in the list of known keys
    value TEXT NOT NULL,
    PRIMARY KEY(service, key, value)) WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES('generation', 0);
)sql";

tl::unexpected<Error> notOurs(const sqlite::Database& database, std::string what)
{
    return fail(ErrorKind::refused, std::move(what), database.path());
}

struct Versions {
    std::int64_t application = 0;
    std::int64_t schema = 0;
    bool empty = false; ///< no table at all
};

Result<Versions> readVersions(sqlite::Database& database)
{
    const Result<std::int64_t> application = database.integer("PRAGMA application_id");
    const Result<std::int64_t> schema = application ? database.integer("PRAGMA user_version") : application;
    const Result<std::int64_t> tables = schema ? database.integer("SELECT count(*) FROM sqlite_master") : schema;
    if (!tables)
        return tl::unexpected<Error>(tables.error());
    return Versions{*application, *schema, *tables == 0};
}

Result<> check(const sqlite::Database& database, const Versions& found, std::int64_t wanted)
{
    const bool fresh = found.empty && found.application == 0 && found.schema == 0;
    if (!fresh && found.application != kApplicationId)
        return notOurs(database, "an SQLite file, but not a Longspan store");
    if (found.schema > wanted)
        return notOurs(database,
            "written by a newer version of Longspan: schema " + std::to_string(found.schema) + ", this one knows " +
                std::to_string(wanted));
    return {};
}

Result<> migrate(sqlite::Database& database, std::span<const Migration> migrations)
{
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(database, true);
    if (!transaction)
        return failWith(std::move(transaction));
    // Another program may have been faster.
    const Result<Versions> found = readVersions(database);
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (Result<> ours = check(database, *found, version(migrations)); !ours)
        return ours;
    for (const Migration& migration : migrations) {
        if (migration.version <= found->schema)
            continue;
        if (Result<> applied = migration.apply(database); !applied)
            return applied;
    }
    const std::string pragmas = "PRAGMA application_id=" + std::to_string(kApplicationId) +
        "; PRAGMA user_version=" + std::to_string(version(migrations));
    if (Result<> set = database.run(pragmas); !set)
        return set;
    return transaction->commit();
}

} // namespace

std::span<const Migration> migrations()
{
    static const std::array<Migration, 1> kMigrations = {
        {{1, [](sqlite::Database& database) { return database.run(kFirstVersion); }}}};
    return kMigrations;
}

std::int64_t version(std::span<const Migration> migrations)
{
    return migrations.empty() ? 0 : migrations.back().version;
}

Result<> configure(sqlite::Database& database)
{
    // FULL: with a write-ahead log a commit is on the disk only then. Debian's SQLite overwrites what is deleted with
    // zeros unless told otherwise. The page cache bounds what a large import holds in memory.
    return database.run("PRAGMA synchronous=FULL; PRAGMA secure_delete=OFF; PRAGMA cache_size=-16384;"
                        "PRAGMA mmap_size=2147418112; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;"
                        "PRAGMA trusted_schema=OFF");
}

Result<> prepare(sqlite::Database& database, Access access, std::span<const Migration> migrations)
{
    const Result<Versions> found = readVersions(database);
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (Result<> ours = check(database, *found, version(migrations)); !ours)
        return ours;
    const bool current = found->application == kApplicationId && found->schema == version(migrations);
    if (access == Access::read)
        return current ? Result<>() : notOurs(database, "written by an older version, and opened for reading only");
    if (database.readOnly())
        return notOurs(database, "the file may not be written");
    if (found->empty && found->application == 0)
        if (Result<> set =
                database.run("PRAGMA page_size=" + std::to_string(kPageBytes) + "; PRAGMA auto_vacuum=INCREMENTAL");
            !set)
            return set;
    if (Result<> set = database.run("PRAGMA journal_mode=WAL"); !set)
        return set;
    return current ? Result<>() : migrate(database, migrations);
}

} // namespace longspan::store::schema
