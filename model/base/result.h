// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace longspan {

/// What went wrong, as far as a caller can act on it. Wording for people is made in ui/ and app/ctl.
enum class ErrorKind {
    cancelled,    ///< the caller asked to stop; neither success nor failure
    deadline,     ///< the time given to the call ran out
    offline,      ///< the other side could not be reached
    refused,      ///< the system or the other side said no (permission, not a regular file, busy)
    unauthorised, ///< credentials are missing or wrong
    notFound,     ///< the thing named does not exist
    malformed,    ///< the bytes are not what they claim to be
    tooLarge,     ///< a named limit was passed; what was read so far may come with it
    conflict,     ///< somebody else changed it in between
    throttled,    ///< the other side asks for patience
    internal,     ///< a defect of ours or of a library
};

/// The kind's name as it stands in the enumeration, for logs, goldens and --json.
[[nodiscard]] std::string_view name(ErrorKind kind);

/// Which of the cases of a kind it is, where people are advised differently. The words of an error are for reading;
/// whoever has to decide looks here.
enum class ErrorReason {
    unsaid,         ///< the kind says it all
    incomplete,     ///< malformed: the input is empty or ends too early
    webPage,        ///< malformed, unauthorised: a page for people (a login, a proxy's notice) where data should be
    noFiles,        ///< malformed: a folder without files
    tooDeep,        ///< tooLarge: values nested past the limit
    recordTooLong,  ///< tooLarge: one record past the limit
    noRegions,      ///< notFound: a region was named, but the source has none
    noSuchRegion,   ///< notFound
    noSuchService,  ///< notFound: no application of that name
    noPermission,   ///< refused: by the file system
    dns,            ///< offline: the host's name could not be resolved
    unreachable,    ///< offline: nobody listens there, or no way leads there
    connectionLost, ///< offline: reset or closed in the middle of an answer
    certificate,    ///< offline: TLS failed, by name, age, issuer or protocol
    stalled,        ///< deadline: the other side fell silent or crawls
    serverFault,    ///< refused: the server failed (a status of 500 and above)
    notOffered,     ///< refused: this server does not know the question
    clockDiffers,   ///< unauthorised: the clocks of the two sides are too far apart for a signature
    expired,        ///< unauthorised: the credentials were good once
};
inline constexpr std::size_t kErrorReasons = static_cast<std::size_t>(ErrorReason::expired) + 1;

/// The reason's name as it stands in the enumeration, for logs, goldens and --json.
[[nodiscard]] std::string_view name(ErrorReason reason);

/// kind: what a caller can do about it; what: the facts, one line, no secrets;
/// where: URL, file, file:offset, JSON pointer or key; empty when there is no place.
struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string what;
    std::string where;
    ErrorReason reason = ErrorReason::unsaid;

    friend bool operator==(const Error&, const Error&) = default;
};

/// The one result type of the model. An alias, so that std::expected can take over when the toolchain allows it.
template <class T = void>
using Result = tl::expected<T, Error>;

/// An error ready to be returned from any function with a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string what, std::string where = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(what), std::move(where)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(
    ErrorKind kind, ErrorReason reason, std::string what, std::string where = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(what), std::move(where), reason});
}

/// Hands an error on from a function with another value type.
template <class T>
[[nodiscard]] tl::unexpected<Error> failWith(Result<T>&& result)
{
    return tl::unexpected<Error>(std::move(result).error());
}

} // namespace longspan
