// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/ids_part.h"
#include "model/store/ready_interface.h"
#include "model/store/sqlite.h"

#include <optional>

namespace longspan::store {

/// Reads the ids of single rows without unpacking their segments. Fastest for rows sorted by segment and row.
class CallIds {
public:
    explicit CallIds(sqlite::Database& database) : m_database(database) {}
    CallIds(const CallIds&) = delete;
    CallIds& operator=(const CallIds&) = delete;

    /// malformed: the segment's ids are damaged.
    [[nodiscard]] Result<> identify(ReadyCall& call);

private:
    [[nodiscard]] Result<> open(SegmentId segment);

    sqlite::Database& m_database;
    std::optional<sqlite::Blob> m_blob;
    std::optional<IdsWords> m_words;
    SegmentId m_segment = 0;
};

} // namespace longspan::store
