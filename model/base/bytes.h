// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/base/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace longspan {

/// Read-only bytes that stay where they are: a mapped file, a received body, an unpacked stream. At least kPadding
/// readable bytes follow the last one (their value is not promised), so that decoders may read whole vector registers.
class Bytes {
public:
    static constexpr std::size_t kPadding = 64;

    virtual ~Bytes() = default;
    [[nodiscard]] virtual std::string_view view() const = 0;
};
using BytesPtr = std::shared_ptr<const Bytes>;

/// Maps a regular file. Errors: notFound, refused (permission, a directory, a FIFO or another thing that is no regular
/// file), with the path as place. The file must not be truncated by others while it is mapped.
[[nodiscard]] Result<BytesPtr> mapFile(const std::string& path);

/// Takes over a string.
[[nodiscard]] BytesPtr ownBytes(std::string text);

/// Reads a stream (a pipe, standard input) to its end; passing limit gives tooLarge. name is used in errors. Waits for
/// the other side as long as the call allows; tells its progress.
[[nodiscard]] Result<BytesPtr> readStream(
    int descriptor, std::size_t limit, const std::string& name, const Call& call = {});

} // namespace longspan
