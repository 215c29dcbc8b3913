// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/controller_version.h"

#include <charconv>
#include <optional>

namespace longspan::ingress {

namespace {

/// Takes a number off the front; versions have no more than six digits in a place.
std::optional<int> takeNumber(std::string_view& text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto length = static_cast<std::size_t>(end - text.data());
    if (error != std::errc() || length == 0 || length > 6 || number < 0)
        return std::nullopt;
    text.remove_prefix(length);
    return number;
}

bool takeWord(std::string_view& text, std::string_view word)
{
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

/// The part behind the last colon that does not belong to a port of the registry; the whole text when it is a tag.
std::string_view tagOf(std::string_view image)
{
    image = image.substr(0, image.find('@'));
    const std::size_t slash = image.rfind('/');
    const std::size_t colon = image.rfind(':');
    if (colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash))
        return image.substr(colon + 1);
    return slash == std::string_view::npos ? image : std::string_view();
}

bool builtByAlibaba(std::string_view image, std::string_view rest)
{
    return rest.find("aliyun") != std::string_view::npos || rest.find("-release.") != std::string_view::npos ||
        image.find("/acs/") != std::string_view::npos;
}

} // namespace

std::string ControllerVersion::text() const
{
    std::string text = std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
    if (beta != kRelease)
        text += "-beta." + std::to_string(beta);
    return text;
}

Result<ControllerVersion> parseVersion(std::string_view image)
{
    const std::string_view tag = tagOf(image);
    std::string_view rest = tag;
    if (!takeWord(rest, "controller-"))
        takeWord(rest, "nginx-");
    takeWord(rest, "v");
    ControllerVersion version;
    const auto major = takeNumber(rest);
    const auto minor = major && takeWord(rest, ".") ? takeNumber(rest) : std::nullopt;
    if (!minor)
        return fail(ErrorKind::malformed, "no version in it", std::string(image));
    version.major = *major;
    version.minor = *minor;
    if (takeWord(rest, ".")) {
        const auto patch = takeNumber(rest);
        if (!patch)
            return fail(ErrorKind::malformed, "no version in it", std::string(image));
        version.patch = *patch;
    }
    if (takeWord(rest, "-beta.") || takeWord(rest, "-beta"))
        version.beta = takeNumber(rest).value_or(0);
    version.alibaba = builtByAlibaba(image, rest);
    return version;
}

} // namespace longspan::ingress
