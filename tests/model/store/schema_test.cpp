// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/schema.h"
#include "tests/model/store/store_folder.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace longspan::store {

namespace {

using test::StoreFolder;
using test::valueOf;

Error openError(const std::string& path, Access access = Access::create)
{
    const Result<LocalStore> opened = LocalStore::open(path, {.access = access});
    EXPECT_FALSE(opened);
    return opened ? Error{} : opened.error();
}

void importOne(LocalStore store)
{
    valueOf(store.import(*test::TraceFixture({{.id = "a", .start = 1, .duration = 2}}).table()));
}

void write(const std::string& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Migrations of a test: each leaves a table behind.
std::vector<schema::Migration> migrationsUpTo(std::int64_t version, std::int64_t failing = 0)
{
    std::vector<schema::Migration> steps;
    for (std::int64_t step = 1; step <= version; ++step)
        steps.push_back({step, [step, failing](sqlite::Database& database) {
                             Result<> made = database.run("CREATE TABLE step" + std::to_string(step) + "(x)");
                             return step == failing ? Result<>(fail(ErrorKind::internal, "on purpose")) : made;
                         }});
    return steps;
}

Result<> prepare(const std::string& path, Access access, const std::vector<schema::Migration>& migrations)
{
    const auto database = valueOf(sqlite::Database::open(path, sqlite::Mode::create));
    return schema::prepare(*database, access, migrations);
}

} // namespace

TEST(Schema, aNewFileSaysWhatItIs)
{
    const StoreFolder folder;
    importOne(folder.open());
    EXPECT_EQ(test::sqlNumber(folder.path(), "PRAGMA application_id"), 0x4c53504e);
    EXPECT_EQ(test::sqlNumber(folder.path(), "PRAGMA user_version"), schema::version(schema::migrations()));
    EXPECT_EQ(test::sqlNumber(folder.path(), "PRAGMA page_size"), schema::kPageBytes);
    std::string mark(4, ' ');
    std::ifstream file(folder.path(), std::ios::binary);
    file.seekg(68);
    file.read(mark.data(), 4);
    EXPECT_EQ(mark, "LSPN");
}

TEST(Schema, anEmptyFileBecomesAStore)
{
    const StoreFolder folder;
    write(folder.path(), "");
    importOne(folder.open());
    EXPECT_EQ(valueOf(folder.open().overview()).spans, 1U);
}

TEST(Schema, aFileOfOurNumberWithoutAVersionIsMigrated)
{
    const StoreFolder folder;
    test::runSql(folder.path(), "PRAGMA application_id=1280528462; CREATE TABLE leftover(x)");
    importOne(folder.open());
    EXPECT_EQ(valueOf(folder.open().overview()).spans, 1U);
}

TEST(Schema, migrationsRunInOrderAndOnlyThoseThatAreMissing)
{
    const StoreFolder folder;
    ASSERT_TRUE(prepare(folder.path(), Access::create, migrationsUpTo(2)));
    EXPECT_EQ(test::sqlNumber(folder.path(), "PRAGMA user_version"), 2);
    ASSERT_TRUE(prepare(folder.path(), Access::write, migrationsUpTo(4)));
    EXPECT_EQ(test::sqlNumber(folder.path(), "PRAGMA user_version"), 4);
    EXPECT_EQ(test::sqlNumber(folder.path(), "SELECT count(*) FROM sqlite_master WHERE name LIKE 'step%'"), 4);
}

TEST(Schema, aMigrationThatFailsLeavesTheFileAsItWas)
{
    const StoreFolder folder;
    ASSERT_TRUE(prepare(folder.path(), Access::create, migrationsUpTo(1)));
    EXPECT_FALSE(prepare(folder.path(), Access::write, migrationsUpTo(3, 3)));
    EXPECT_EQ(test::sqlNumber(folder.path(), "PRAGMA user_version"), 1);
    EXPECT_EQ(test::sqlNumber(folder.path(), "SELECT count(*) FROM sqlite_master WHERE name LIKE 'step%'"), 1);
}

TEST(Schema, anOlderFileIsNotChangedByReading)
{
    const StoreFolder folder;
    ASSERT_TRUE(prepare(folder.path(), Access::create, migrationsUpTo(1)));
    const Result<> read = prepare(folder.path(), Access::read, migrationsUpTo(2));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::refused);
    EXPECT_EQ(test::sqlNumber(folder.path(), "PRAGMA user_version"), 1);
}

TEST(Schema, aNewerFileIsRefusedWithBothVersions)
{
    const StoreFolder folder;
    importOne(folder.open());
    test::runSql(folder.path(), "PRAGMA user_version=99");
    const Error error = openError(folder.path());
    EXPECT_EQ(error.kind, ErrorKind::refused);
    EXPECT_THAT(error.what, testing::HasSubstr("99"));
    EXPECT_EQ(error.where, folder.path());
}

TEST(Schema, whatIsNotOursIsRefusedAndLeftAlone)
{
    const StoreFolder folder;
    test::runSql(folder.path("other.db"), "CREATE TABLE t(x); INSERT INTO t VALUES(1)");
    EXPECT_EQ(openError(folder.path("other.db")).kind, ErrorKind::refused);
    EXPECT_EQ(test::sqlNumber(folder.path("other.db"), "SELECT count(*) FROM sqlite_master"), 1);
    const std::string json = "[{\"traceId\":\"1\"}]" + std::string(5000, ' ');
    write(folder.path("spans.json"), json);
    const Error error = openError(folder.path("spans.json"));
    EXPECT_EQ(error.kind, ErrorKind::refused);
    EXPECT_THAT(error.what, testing::HasSubstr("not a Longspan store"));
    EXPECT_EQ(std::filesystem::file_size(folder.path("spans.json")), json.size());
    EXPECT_FALSE(std::filesystem::exists(folder.path("spans.json-wal")));
}

TEST(Schema, aDamagedHeaderIsToldAsSuch)
{
    const StoreFolder folder;
    importOne(folder.open());
    std::fstream file(folder.path(), std::ios::binary | std::ios::in | std::ios::out);
    file << "garbage garbage garbage";
    file.close();
    const Error error = openError(folder.path());
    EXPECT_EQ(error.kind, ErrorKind::refused);
    EXPECT_EQ(error.where, folder.path());
}

TEST(Schema, aFileThatIsCutOffIsToldAsSuch)
{
    const StoreFolder folder;
    importOne(folder.open());
    std::filesystem::resize_file(folder.path(), 3 * 32768);
    const Result<LocalStore> store = LocalStore::open(folder.path());
    const Result<SpanTablePtr> table = store ? store->load() : tl::unexpected<Error>(store.error());
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().kind, ErrorKind::malformed);
    EXPECT_EQ(table.error().where, folder.path());
}

TEST(Schema, placesThatAreNoFilesAreRefused)
{
    const StoreFolder folder;
    EXPECT_EQ(openError(folder.path("missing"), Access::read).kind, ErrorKind::notFound);
    EXPECT_EQ(openError(folder.path("missing"), Access::write).kind, ErrorKind::notFound);
    EXPECT_EQ(openError(folder.path(".")).kind, ErrorKind::refused);
    EXPECT_EQ(openError(folder.path("no/such/folder/x")).kind, ErrorKind::refused);
    EXPECT_FALSE(std::filesystem::exists(folder.path("missing")));
}

TEST(Schema, aStoreOpenedForReadingIsNeverWritten)
{
    const StoreFolder folder;
    importOne(folder.open());
    LocalStore store = valueOf(LocalStore::open(folder.path(), {.access = Access::read}));
    EXPECT_EQ(valueOf(store.load())->size(), 1U);
    const auto imported = store.import(*test::TraceFixture({{.id = "b", .start = 1}}).table());
    ASSERT_FALSE(imported);
    EXPECT_EQ(imported.error().kind, ErrorKind::refused);
    EXPECT_FALSE(store.vacuum());
    EXPECT_FALSE(store.remove({.maxBytes = 0}));
}

TEST(Schema, aFileWithoutPermissionToWriteCanBeReadAndNothingElse)
{
    const StoreFolder folder;
    importOne(folder.open());
    namespace fs = std::filesystem;
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(folder.path("."),
        fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    // Permissions do not bind the superuser, as whom tests may run.
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && (::setegid(65534) != 0 || ::seteuid(65534) != 0))
            ::_exit(9);
        const Result<LocalStore> writing = LocalStore::open(folder.path(), {.access = Access::write});
        const Result<LocalStore> reading = LocalStore::open(folder.path(), {.access = Access::read});
        const bool refused = !writing && writing.error().kind == ErrorKind::refused;
        const Result<SpanTablePtr> table = reading ? reading->load() : tl::unexpected<Error>(reading.error());
        ::_exit((refused ? 0 : 1) + (table && (*table)->size() == 1 ? 0 : 2));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    fs::permissions(folder.path("."), fs::perms::owner_all);
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

} // namespace longspan::store
