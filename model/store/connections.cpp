// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/connections.h"

#include <filesystem>

namespace longspan::store {

namespace {

constexpr std::size_t kIdle = 4;

Result<> checkPlace(const std::string& path, Access access)
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return access == Access::create ? Result<>() : fail(ErrorKind::notFound, "no such file", path);
    if (status.type() == std::filesystem::file_type::directory)
        return fail(ErrorKind::refused, "a directory", path);
    if (status.type() != std::filesystem::file_type::regular)
        return fail(ErrorKind::refused, error ? error.message() : "not a regular file", path);
    return {};
}

/// A store that nobody holds open has no log with anything in it.
bool hasLog(const std::string& path)
{
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(path + "-wal", error);
    return !error && bytes > 0;
}

} // namespace

Session::Session(Connections& owner, std::unique_ptr<sqlite::Database> database, WriterGate::Pass pass)
    : m_owner(&owner), m_pass(std::move(pass)), m_database(std::move(database))
{
}

Session::~Session()
{
    if (!m_database)
        return;
    m_transaction.reset();
    m_watch.reset();
    m_owner->giveBack(std::move(m_database));
}

Result<std::unique_ptr<Connections>> Connections::open(
    const std::string& path, const OpenOptions& options, const Call& call)
{
    if (Result<> fits = checkPlace(path, options.access); !fits)
        return failWith(std::move(fits));
    std::unique_ptr<Connections> made(new Connections(path, options));
    switch (options.access) {
    case Access::read: made->m_mode = sqlite::Mode::read; break;
    case Access::write: made->m_mode = sqlite::Mode::write; break;
    case Access::create: made->m_mode = sqlite::Mode::create; break;
    }
    Result<std::unique_ptr<sqlite::Database>> first = made->connectFirst(call);
    const bool cannot = !first && first.error().kind == ErrorKind::refused;
    if (cannot && options.access == Access::read && !hasLog(path)) {
        // Where no file can be made beside it, a store that nobody writes can still be read. The first error tells
        // more.
        const Error error = first.error();
        made->m_mode = sqlite::Mode::readUnchanging;
        first = made->connectFirst(call);
        if (!first)
            return tl::unexpected<Error>(error);
    }
    if (!first)
        return failWith(std::move(first));
    made->giveBack(std::move(*first));
    return made;
}

Result<std::unique_ptr<sqlite::Database>> Connections::connectFirst(const Call& call) const
{
    Result<std::unique_ptr<sqlite::Database>> database = connect();
    if (!database)
        return database;
    const sqlite::Database::Watch watch(**database, call, m_options.patience);
    if (Result<> prepared = schema::prepare(**database, m_options.access); !prepared)
        return failWith(std::move(prepared));
    return database;
}

Result<std::unique_ptr<sqlite::Database>> Connections::connect() const
{
    Result<std::unique_ptr<sqlite::Database>> database = sqlite::Database::open(m_path, m_mode);
    if (!database)
        return database;
    if (Result<> set = schema::configure(**database); !set)
        return failWith(std::move(set));
    return database;
}

Result<std::unique_ptr<sqlite::Database>> Connections::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            std::unique_ptr<sqlite::Database> database = std::move(m_idle.back());
            m_idle.pop_back();
            return database;
        }
    }
    return connect();
}

void Connections::giveBack(std::unique_ptr<sqlite::Database> database)
{
    const std::lock_guard lock(m_mutex);
    if (m_idle.size() < kIdle)
        m_idle.push_back(std::move(database));
}

Result<Session> Connections::read(const Call& call)
{
    if (Result<> allowed = call.check(); !allowed)
        return failWith(std::move(allowed));
    Result<std::unique_ptr<sqlite::Database>> database = take();
    if (!database)
        return failWith(std::move(database));
    Session session(*this, std::move(*database), {});
    session.m_watch = std::make_unique<sqlite::Database::Watch>(*session.m_database, call, m_options.patience);
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(*session.m_database, false);
    if (!transaction)
        return failWith(std::move(transaction));
    session.m_transaction.emplace(std::move(*transaction));
    return session;
}

Result<Session> Connections::write(const Call& call)
{
    if (m_options.access == Access::read)
        return fail(ErrorKind::refused, "opened for reading only", m_path);
    if (Result<> allowed = call.check(); !allowed)
        return failWith(std::move(allowed));
    Result<WriterGate::Pass> pass = enterWriter(call);
    if (!pass)
        return failWith(std::move(pass));
    Result<std::unique_ptr<sqlite::Database>> database = take();
    if (!database)
        return failWith(std::move(database));
    Session session(*this, std::move(*database), std::move(*pass));
    session.m_watch = std::make_unique<sqlite::Database::Watch>(*session.m_database, call, m_options.patience);
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(*session.m_database, true);
    if (!transaction)
        return failWith(std::move(transaction));
    session.m_transaction.emplace(std::move(*transaction));
    return session;
}

Result<WriterGate::Pass> Connections::enterWriter(const Call& call)
{
    WriterGate::Pass pass =
        m_writing.enter(call.stop, std::min(call.deadline, Call::Clock::now() + m_options.patience));
    if (pass)
        return pass;
    if (call.stop.stop_requested())
        return fail(ErrorKind::cancelled, "stopped on request", m_path);
    return fail(ErrorKind::conflict, "another import is writing to this store", m_path);
}

Result<> Connections::maintain(const std::vector<std::string>& statements, const Call& call)
{
    if (m_options.access == Access::read)
        return fail(ErrorKind::refused, "opened for reading only", m_path);
    const Result<WriterGate::Pass> pass = enterWriter(call);
    if (!pass)
        return tl::unexpected<Error>(pass.error());
    Result<std::unique_ptr<sqlite::Database>> database = take();
    if (!database)
        return failWith(std::move(database));
    Result<> done;
    {
        const sqlite::Database::Watch watch(**database, call, m_options.patience);
        for (std::size_t i = 0; i < statements.size() && done; ++i)
            done = (*database)->run(statements[i]);
    }
    giveBack(std::move(*database));
    return done;
}

} // namespace longspan::store
