// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/catalog.h"
#include "model/store/connections.h"
#include "model/store/detail_cache.h"
#include "model/store/local_store.h"

#include <memory>
#include <mutex>
#include <set>

namespace longspan::store {

/// What all copies of a handle and all tables that came from it share.
class LocalStore::Impl : public std::enable_shared_from_this<LocalStore::Impl> {
public:
    explicit Impl(std::unique_ptr<Connections> opened) : connections(std::move(opened)), details(*connections) {}

    std::unique_ptr<Connections> connections;
    CatalogCache catalogs;
    DetailCache details;
};

} // namespace longspan::store
