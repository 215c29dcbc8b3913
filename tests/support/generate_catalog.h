// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/generate_model.h"
#include "tests/support/generate_random.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace longspan::test {

/// Services, their operations and the vocabulary of their attributes.
class Catalog {
public:
    static constexpr std::uint32_t kServices = 200;
    static constexpr std::uint32_t kOperations = 20;

    struct Service {
        std::string name;
        std::string host;
        std::string database;
        std::string version;
        std::array<std::string, kOperations> operations;
        /// Path of a server operation, with a gap for an id after it.
        std::array<std::string, kOperations> paths;
        std::string table;
    };

    Catalog();

    [[nodiscard]] const Service& service(std::uint32_t number) const { return m_services[number]; }
    /// An operation that fits the role of a span; some are far more frequent than others.
    [[nodiscard]] std::uint32_t drawOperation(Kind kind, bool database, Random& random) const;

private:
    void nameOperations(Service& service, std::uint32_t number);

    std::vector<Service> m_services;
    Zipf m_serverOperations;
    Zipf m_otherOperations;
};

} // namespace longspan::test
