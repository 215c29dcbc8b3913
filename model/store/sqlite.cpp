// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace longspan::store::sqlite {

namespace {

constexpr int kStepsBetweenChecks = 4000;
constexpr int kWaitMilliseconds = 10;

ErrorKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::conflict;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT: return ErrorKind::malformed;
    case SQLITE_TOOBIG: return ErrorKind::tooLarge;
    case SQLITE_INTERRUPT: return ErrorKind::cancelled;
    case SQLITE_NOTADB:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH: return ErrorKind::refused;
    default: return ErrorKind::internal;
    }
}

int flagsOf(Mode mode)
{
    constexpr int kCommon = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case Mode::read: return kCommon | SQLITE_OPEN_READONLY;
    case Mode::readUnchanging: return kCommon | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Mode::write: return kCommon | SQLITE_OPEN_READWRITE;
    case Mode::create: return kCommon | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return kCommon;
}

std::string unchangingUri(const std::string& path)
{
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            uri.push_back('%');
            uri.push_back("0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4U]);
            uri.push_back("0123456789ABCDEF"[static_cast<unsigned char>(c) & 15U]);
        } else {
            uri.push_back(c);
        }
    }
    return uri + "?immutable=1";
}

Error errorOf(sqlite3* handle, int code, const std::string& path)
{
    std::string what = (code & 0xff) == SQLITE_NOTADB ? "not a Longspan store: " : "";
    what += handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    what += " (SQLite code " + std::to_string(code) + ")";
    return {kindOf(code), std::move(what), path};
}

} // namespace

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement::~Statement()
{
    if (m_statement)
        reset();
}

Statement& Statement::bind(int parameter, std::int64_t value)
{
    sqlite3_bind_int64(m_statement, parameter, value);
    return *this;
}

Statement& Statement::bindText(int parameter, std::string_view text)
{
    sqlite3_bind_text64(
        m_statement, parameter, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindBlob(int parameter, std::string_view bytes)
{
    sqlite3_bind_blob64(m_statement, parameter, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return code == SQLITE_ROW;
    return tl::unexpected<Error>(m_database->error(code));
}

Result<> Statement::run()
{
    const Result<bool> row = step();
    reset();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::bytes(int column) const
{
    const void* data = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Blob::Blob(Blob&& other) noexcept : m_database(other.m_database), m_blob(std::exchange(other.m_blob, nullptr)) {}

Blob& Blob::operator=(Blob&& other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_blob, other.m_blob);
    return *this;
}

Blob::~Blob()
{
    sqlite3_blob_close(m_blob);
}

Result<> Blob::move(std::int64_t row)
{
    const int code = sqlite3_blob_reopen(m_blob, row);
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(m_database->error(code));
    return {};
}

std::size_t Blob::size() const
{
    return static_cast<std::size_t>(sqlite3_blob_bytes(m_blob));
}

Result<> Blob::read(std::span<char> to, std::size_t from) const
{
    if (from > size() || to.size() > size() - from)
        return fail(ErrorKind::malformed, "a value that is cut off", m_database->path());
    const int code = sqlite3_blob_read(m_blob, to.data(), static_cast<int>(to.size()), static_cast<int>(from));
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(m_database->error(code));
    return {};
}

Database::Database(std::string path, sqlite3* handle) : m_path(std::move(path)), m_handle(handle) {}

Database::~Database()
{
    for (const auto& [sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode)
{
    sqlite3* handle = nullptr;
    const std::string name = mode == Mode::readUnchanging ? unchangingUri(path) : path;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flagsOf(mode), nullptr);
    if (code != SQLITE_OK) {
        Error error = errorOf(handle, code, path);
        sqlite3_close_v2(handle);
        return tl::unexpected<Error>(std::move(error));
    }
    return std::unique_ptr<Database>(new Database(path, handle));
}

bool Database::readOnly() const
{
    return sqlite3_db_readonly(m_handle, "main") != 0;
}

Error Database::error(int code) const
{
    // A stop asked for through the call shows as an interrupted or a busy database.
    if (m_watch && ((code & 0xff) == SQLITE_INTERRUPT || (code & 0xff) == SQLITE_BUSY))
        if (const Result<> asked = m_watch->m_call.check(); !asked && asked.error().kind == ErrorKind::cancelled)
            return {asked.error().kind, asked.error().what, m_path};
    if ((code & 0xff) == SQLITE_INTERRUPT)
        return {ErrorKind::deadline, "the time given to this call has run out", m_path};
    if ((code & 0xff) == SQLITE_BUSY)
        return {ErrorKind::conflict, "another program is writing to this store", m_path};
    return errorOf(m_handle, code, m_path);
}

Result<> Database::run(const std::string& sql)
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(error(code));
    return {};
}

Result<Statement> Database::prepare(const std::string& sql)
{
    sqlite3_stmt*& statement = m_statements[sql];
    if (!statement) {
        const int code = sqlite3_prepare_v3(
            m_handle, sql.c_str(), static_cast<int>(sql.size()) + 1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK)
            return tl::unexpected<Error>(error(code));
    }
    return Statement(*this, statement);
}

Result<std::int64_t> Database::integer(const std::string& sql)
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return failWith(std::move(statement));
    const Result<bool> row = statement->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::notFound, "no row", m_path);
    return statement->integer(0);
}

Result<Blob> Database::blob(const std::string& table, std::int64_t row)
{
    sqlite3_blob* blob = nullptr;
    const int code = sqlite3_blob_open(m_handle, "main", table.c_str(), "data", row, 0, &blob);
    Blob result(*this, blob);
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(error(code));
    return result;
}

std::int64_t Database::lastRow() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

Database::Watch::Watch(Database& database, const Call& call, std::chrono::milliseconds patience)
    : m_database(database)
    , m_outer(database.m_watch)
    , m_call(call)
    , m_until(std::min(call.deadline, Call::Clock::now() + patience))
{
    database.m_watch = this;
    sqlite3_busy_handler(
        database.m_handle, [](void* self, int) { return static_cast<Watch*>(self)->wait() ? 1 : 0; }, this);
    sqlite3_progress_handler(
        database.m_handle, kStepsBetweenChecks,
        [](void* self) { return static_cast<Watch*>(self)->m_call.check() ? 0 : 1; }, this);
}

Database::Watch::~Watch()
{
    m_database.m_watch = m_outer;
    sqlite3_busy_handler(m_database.m_handle, nullptr, nullptr);
    sqlite3_progress_handler(m_database.m_handle, 0, nullptr, nullptr);
}

bool Database::Watch::wait()
{
    if (m_call.stop.stop_requested() || Call::Clock::now() >= m_until)
        return false;
    sqlite3_sleep(kWaitMilliseconds);
    return true;
}

Result<Transaction> Transaction::begin(Database& database, bool write)
{
    if (Result<> begun = database.run(write ? "BEGIN IMMEDIATE" : "BEGIN"); !begun)
        return failWith(std::move(begun));
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        static_cast<void>(m_database->run("ROLLBACK"));
}

Result<> Transaction::commit()
{
    Result<> done = m_database->run("COMMIT");
    if (done)
        m_database = nullptr;
    return done;
}

} // namespace longspan::store::sqlite
