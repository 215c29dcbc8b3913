// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_blob;

/// A thin wrapper: owning handles, results instead of codes. An error's kind follows from SQLite's code, its text is
/// SQLite's own with the extended code, its place is the file's path.
namespace longspan::store::sqlite {

class Database;

/// A prepared statement, lent by its database and reset when it goes. Columns count from 0, parameters from 1.
class Statement {
public:
    Statement(Database& database, sqlite3_stmt* statement) : m_database(&database), m_statement(statement) {}
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(int parameter, std::int64_t value);
    /// The text or bytes must live until the next reset.
    Statement& bindText(int parameter, std::string_view text);
    Statement& bindBlob(int parameter, std::string_view bytes);

    /// True while there is a row.
    [[nodiscard]] Result<bool> step();
    /// For statements without rows; can be bound again afterwards.
    [[nodiscard]] Result<> run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    /// Valid until the next step().
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    Database* m_database;
    sqlite3_stmt* m_statement;
};

/// An open value of a table's column "data", read in pieces. Ends its transaction's use of the row when it goes.
class Blob {
public:
    Blob(Database& database, sqlite3_blob* blob) : m_database(&database), m_blob(blob) {}
    Blob(Blob&& other) noexcept;
    Blob& operator=(Blob&& other) noexcept;
    ~Blob();

    /// The same column of another row. notFound: no such row.
    [[nodiscard]] Result<> move(std::int64_t row);
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Result<> read(std::span<char> to, std::size_t from) const;

private:
    Database* m_database;
    sqlite3_blob* m_blob;
};

enum class Mode : std::uint8_t {
    read,
    readUnchanging, ///< nobody writes and there is no log: works where no file can be made
    write,
    create,
};

/// A connection; for one thread at a time.
class Database {
public:
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] bool readOnly() const;

    /// Statements without parameters and rows.
    [[nodiscard]] Result<> run(const std::string& sql);
    /// Prepared once a text; two uses at the same time are not possible.
    [[nodiscard]] Result<Statement> prepare(const std::string& sql);
    /// The first column of the first row; notFound without one.
    [[nodiscard]] Result<std::int64_t> integer(const std::string& sql);
    [[nodiscard]] Result<Blob> blob(const std::string& table, std::int64_t row);
    [[nodiscard]] std::int64_t lastRow() const;

    /// Whom SQLite asks while it waits or works for long; patience ends waiting for locks.
    class Watch {
    public:
        Watch(Database& database, const Call& call, std::chrono::milliseconds patience);
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;
        ~Watch();

    private:
        friend class Database;
        [[nodiscard]] bool wait();

        Database& m_database;
        Watch* m_outer;
        const Call& m_call;
        Call::Clock::time_point m_until;
    };

    /// The error for a code, with what SQLite says of it.
    [[nodiscard]] Error error(int code) const;

private:
    Database(std::string path, sqlite3* handle);

    std::string m_path;
    sqlite3* m_handle;
    std::unordered_map<std::string, sqlite3_stmt*> m_statements;
    Watch* m_watch = nullptr;
};

/// Rolls back what was not committed.
class Transaction {
public:
    /// write: takes the write lock at once. conflict: somebody else held it too long.
    [[nodiscard]] static Result<Transaction> begin(Database& database, bool write);
    Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    [[nodiscard]] Result<> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

} // namespace longspan::store::sqlite
