// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/catalog.h"

namespace longspan::store {

namespace {

// Numbers are given out in order and never again, so that they stay near the count; far off ones are damage.
constexpr std::int64_t kMaxId = std::int64_t{1} << 26U;
constexpr std::uint32_t kUnnamed = LocalNumbers::kNone;

tl::unexpected<Error> damaged(const sqlite::Database& database, const char* what)
{
    return fail(ErrorKind::malformed, what, database.path());
}

} // namespace

Result<> Catalog::readTexts(sqlite::Database& database)
{
    Result<sqlite::Statement> rows = database.prepare("SELECT id, text FROM text WHERE id >= ? ORDER BY id");
    if (!rows)
        return failWith(std::move(rows));
    rows->bind(1, textEnd());
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        const std::int64_t id = rows->integer(0);
        if (id >= kMaxId)
            return damaged(database, "a text with a number that is too large");
        m_texts.resize(static_cast<std::size_t>(id), "");
        m_texts.push_back(m_arena->keep(rows->bytes(1)));
    }
    return row ? Result<>() : tl::unexpected<Error>(row.error());
}

Result<> Catalog::readInterfaces(sqlite::Database& database)
{
    Result<sqlite::Statement> rows =
        database.prepare("SELECT id, service, name FROM interface WHERE id >= ? ORDER BY id");
    if (!rows)
        return failWith(std::move(rows));
    rows->bind(1, interfaceEnd());
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        const std::int64_t id = rows->integer(0);
        if (id < 0 || id >= kMaxId)
            return damaged(database, "an interface with a number that cannot be");
        m_interfaces.resize(static_cast<std::size_t>(id));
        m_interfaces.push_back(
            {static_cast<std::uint32_t>(rows->integer(1)), static_cast<std::uint32_t>(rows->integer(2)), true});
    }
    return row ? Result<>() : tl::unexpected<Error>(row.error());
}

Result<CatalogPtr> CatalogCache::read(sqlite::Database& database)
{
    const Result<std::int64_t> generation = database.integer("SELECT value FROM meta WHERE key = 'generation'");
    const Result<std::int64_t> texts =
        generation ? database.integer("SELECT ifnull(max(id), 0) + 1 FROM text") : generation;
    const Result<std::int64_t> interfaces =
        texts ? database.integer("SELECT ifnull(max(id), -1) + 1 FROM interface") : texts;
    if (!interfaces)
        return tl::unexpected<Error>(interfaces.error());
    const std::lock_guard lock(m_mutex);
    const bool sameNames = m_latest && m_latest->m_generation == *generation;
    if (sameNames && m_latest->textEnd() >= *texts && m_latest->interfaceEnd() >= *interfaces)
        return m_latest;
    auto made = sameNames ? std::make_shared<Catalog>(*m_latest) : std::make_shared<Catalog>();
    made->m_generation = *generation;
    // The arena is shared with the older catalog, whose views stay good: only this cache adds to it, under its lock.
    if (Result<> read = made->readTexts(database); !read)
        return failWith(std::move(read));
    if (Result<> read = made->readInterfaces(database); !read)
        return failWith(std::move(read));
    m_latest = made;
    return CatalogPtr(made);
}

NameWriter::NameWriter(sqlite::Database& database, const Catalog& catalog)
    : m_database(database), m_nextText(catalog.textEnd()), m_nextInterface(std::max(1U, catalog.interfaceEnd()))
{
    m_texts.reserve(catalog.textEnd());
    m_texts.emplace("", 0);
    for (std::uint32_t id = 1; id < catalog.textEnd(); ++id)
        if (!catalog.text(id).empty())
            m_texts.emplace(catalog.text(id), id);
    for (std::uint32_t id = 0; id < catalog.interfaceEnd(); ++id)
        if (const Catalog::Interface interface = catalog.interface(id); interface.used)
            m_interfaces.emplace(static_cast<std::uint64_t>(interface.service) << 32U | interface.name, id);
}

Result<StoreNames> NameWriter::write(const SpanTable& table)
{
    m_names.texts.assign(table.strings().size(), kUnnamed);
    m_names.interfaces.assign(table.interfaces().size(), kUnnamed);
    std::vector<bool> resources(table.resources().size());
    for (std::uint32_t number = 0; number < table.size(); ++number) {
        const SpanIndex row{number};
        if (Result<> written = writeInterface(table, table.interface(row)); !written)
            return failWith(std::move(written));
        if (Result<> written = writeText(table, table.columns().peer[index(row)]); !written)
            return failWith(std::move(written));
        const std::size_t of = index(table.resourceNo(row));
        if (resources[of])
            continue;
        resources[of] = true;
        const Resource& resource = table.resources()[of];
        for (const StringId text : {resource.service, resource.host, resource.address})
            if (Result<> written = writeText(table, text); !written)
                return failWith(std::move(written));
    }
    return std::move(m_names);
}

Result<> NameWriter::writeText(const SpanTable& table, StringId number)
{
    std::uint32_t& name = m_names.texts[index(number)];
    if (name != kUnnamed)
        return {};
    const auto [known, fresh] = m_texts.emplace(table.text(number), m_nextText);
    name = known->second;
    if (!fresh)
        return {};
    ++m_nextText;
    Result<sqlite::Statement> insert = m_database.prepare("INSERT INTO text VALUES(?, ?)");
    if (!insert)
        return failWith(std::move(insert));
    return insert->bind(1, name).bindText(2, table.text(number)).run();
}

Result<> NameWriter::writeInterface(const SpanTable& table, InterfaceNo number)
{
    std::uint32_t& name = m_names.interfaces[index(number)];
    if (name != kUnnamed)
        return {};
    const InterfaceKey& interface = table.interfaces()[index(number)];
    for (const StringId text : {interface.service, interface.name})
        if (Result<> written = writeText(table, text); !written)
            return written;
    const std::uint32_t service = m_names.texts[index(interface.service)];
    const std::uint32_t text = m_names.texts[index(interface.name)];
    const auto [known, fresh] =
        m_interfaces.emplace(static_cast<std::uint64_t>(service) << 32U | text, m_nextInterface);
    name = known->second;
    if (!fresh)
        return {};
    ++m_nextInterface;
    Result<sqlite::Statement> insert = m_database.prepare("INSERT INTO interface VALUES(?, ?, ?)");
    if (!insert)
        return failWith(std::move(insert));
    return insert->bind(1, name).bind(2, service).bind(3, text).run();
}

} // namespace longspan::store
