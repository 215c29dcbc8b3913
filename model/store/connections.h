// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/schema.h"
#include "model/store/sqlite.h"
#include "model/store/store_types.h"
#include "model/store/writer_gate.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace longspan::store {

class Connections;

/// A connection inside of a transaction, for one thread and one call. Goes back when it is destroyed; what was not
/// committed is rolled back.
class Session {
public:
    Session(Session&&) noexcept = default;
    Session& operator=(Session&&) = delete;
    ~Session();

    [[nodiscard]] sqlite::Database& database() const { return *m_database; }
    [[nodiscard]] Result<> commit() { return m_transaction->commit(); }

private:
    friend class Connections;
    Session(Connections& owner, std::unique_ptr<sqlite::Database> database, WriterGate::Pass pass);

    Connections* m_owner;
    WriterGate::Pass m_pass; ///< of the writer
    std::unique_ptr<sqlite::Database> m_database;
    std::unique_ptr<sqlite::Database::Watch> m_watch;
    std::optional<sqlite::Transaction> m_transaction;
};

/// The open connections of one store: any number that read, one that writes.
class Connections {
public:
    /// Opens the first connection, and makes or migrates the file. Errors as LocalStore::open().
    [[nodiscard]] static Result<std::unique_ptr<Connections>> open(
        const std::string& path, const OpenOptions& options, const Call& call);

    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Sees one state of the store until it goes. call must outlive the session, as below.
    [[nodiscard]] Result<Session> read(const Call& call);
    /// Holds the write lock. conflict: another import held it too long.
    [[nodiscard]] Result<Session> write(const Call& call);
    /// A connection outside of any transaction, for what cannot run inside of one.
    [[nodiscard]] Result<> maintain(const std::vector<std::string>& statements, const Call& call);

private:
    friend class Session;
    Connections(std::string path, const OpenOptions& options) : m_path(std::move(path)), m_options(options) {}
    [[nodiscard]] Result<std::unique_ptr<sqlite::Database>> connectFirst(const Call& call) const;
    [[nodiscard]] Result<std::unique_ptr<sqlite::Database>> connect() const;
    [[nodiscard]] Result<std::unique_ptr<sqlite::Database>> take();
    void giveBack(std::unique_ptr<sqlite::Database> database);
    [[nodiscard]] Result<WriterGate::Pass> enterWriter(const Call& call);

    std::string m_path;
    OpenOptions m_options;
    sqlite::Mode m_mode = sqlite::Mode::read;
    WriterGate m_writing;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<sqlite::Database>> m_idle;
};

} // namespace longspan::store
