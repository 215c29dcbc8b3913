// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <compare>
#include <limits>
#include <string>
#include <string_view>

namespace longspan::ingress {

/// The version of an ingress-nginx controller, which decides which keys it knows and what it writes. Ordered by its
/// numbers alone; builds by Alibaba Cloud compare with the community's versions they are made from.
struct ControllerVersion {
    static constexpr int kRelease = std::numeric_limits<int>::max();

    int major = 0;
    int minor = 0;
    int patch = 0;
    int beta = kRelease;  ///< the number of a pre-release, which comes before its release
    bool alibaba = false; ///< built by Alibaba Cloud, whose images offer other things than the community's

    friend constexpr bool operator==(const ControllerVersion&, const ControllerVersion&) = default;
    friend constexpr std::weak_ordering operator<=>(const ControllerVersion& a, const ControllerVersion& b)
    {
        if (const auto order = a.major <=> b.major; order != 0)
            return order;
        if (const auto order = a.minor <=> b.minor; order != 0)
            return order;
        if (const auto order = a.patch <=> b.patch; order != 0)
            return order;
        return a.beta <=> b.beta;
    }

    /// "1.9.3", "0.9.0-beta.14"; without the marks of the builder.
    [[nodiscard]] std::string text() const;
};

/// Reads the version out of a tag or a whole image name: "1.8.2", "v1.9.3-aliyun.1", "v1.12.6-release.1",
/// "v0.44.0.12-27ae67262-aliyun", "controller-v1.8.2", "host:5000/acs/aliyun-ingress-controller:v1.2.1-aliyun.1",
/// "nginx-0.9.0-beta.14". A digest behind an "@" is passed over. malformed: there is no version in it (an image named
/// by its digest alone, "latest").
[[nodiscard]] Result<ControllerVersion> parseVersion(std::string_view image);

} // namespace longspan::ingress
