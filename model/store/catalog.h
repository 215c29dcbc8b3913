// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/columns_encoder.h"
#include "model/store/sqlite.h"
#include "model/store/text_dictionary.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace longspan::store {

/// The names of a store as one state of it knows them: texts and interfaces by their numbers. Immutable; a later state
/// may know more, never other ones. Views of texts live as long as the catalog.
class Catalog {
public:
    struct Interface {
        std::uint32_t service = 0; ///< texts
        std::uint32_t name = 0;
        bool used = false;
    };

    /// Empty for numbers that are not there, which only damaged segments have.
    [[nodiscard]] std::string_view text(std::uint32_t id) const { return id < m_texts.size() ? m_texts[id] : ""; }
    [[nodiscard]] Interface interface(std::uint32_t id) const
    {
        return id < m_interfaces.size() ? m_interfaces[id] : Interface{};
    }
    [[nodiscard]] std::string_view service(std::uint32_t interface) const
    {
        return text(this->interface(interface).service);
    }
    [[nodiscard]] std::string_view name(std::uint32_t interface) const { return text(this->interface(interface).name); }
    /// Above all numbers.
    [[nodiscard]] std::uint32_t textEnd() const { return static_cast<std::uint32_t>(m_texts.size()); }
    [[nodiscard]] std::uint32_t interfaceEnd() const { return static_cast<std::uint32_t>(m_interfaces.size()); }

private:
    friend class CatalogCache;
    [[nodiscard]] Result<> readTexts(sqlite::Database& database);
    [[nodiscard]] Result<> readInterfaces(sqlite::Database& database);

    std::int64_t m_generation = 0;
    std::shared_ptr<TextArena> m_arena = std::make_shared<TextArena>();
    std::vector<std::string_view> m_texts = {""};
    std::vector<Interface> m_interfaces;
};
using CatalogPtr = std::shared_ptr<const Catalog>;

/// Keeps the latest catalog that was read.
class CatalogCache {
public:
    /// One that knows all names of the state that the database shows.
    [[nodiscard]] Result<CatalogPtr> read(sqlite::Database& database);

private:
    std::mutex m_mutex;
    CatalogPtr m_latest;
};

/// Gives the names of a table their numbers in the store, and writes those that are new.
class NameWriter {
public:
    NameWriter(sqlite::Database& database, const Catalog& catalog);

    /// Those that the table's rows use.
    [[nodiscard]] Result<StoreNames> write(const SpanTable& table);

private:
    [[nodiscard]] Result<> writeText(const SpanTable& table, StringId text);
    [[nodiscard]] Result<> writeInterface(const SpanTable& table, InterfaceNo interface);

    sqlite::Database& m_database;
    std::unordered_map<std::string_view, std::uint32_t> m_texts;
    std::unordered_map<std::uint64_t, std::uint32_t> m_interfaces;
    std::uint32_t m_nextText = 1;
    std::uint32_t m_nextInterface = 1;
    StoreNames m_names;
};

} // namespace longspan::store
