// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

namespace longspan::bench {

/// The value, or the end of the program with what went wrong: a measurement without its subject has no meaning.
template <class T>
[[nodiscard]] T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s: %s\n", result.error().where.c_str(), result.error().what.c_str());
        std::exit(1);
    }
    return std::move(*result);
}

/// A store's file with what SQLite keeps beside it.
inline void removeStore(const std::string& path)
{
    for (const char* ending : {"", "-wal", "-shm"})
        std::filesystem::remove(path + ending);
}

} // namespace longspan::bench
