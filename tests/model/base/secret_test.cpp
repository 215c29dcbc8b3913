// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/result.h"
#include "model/base/secret.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <type_traits>

namespace longspan {
namespace {

template <class T, class = void>
constexpr bool kStreams = false;
template <class T>
constexpr bool kStreams<T, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<T>())>> = true;

TEST(Secret, showsOnlyWhereItIsRevealed)
{
    static_assert(kStreams<std::string>);
    static_assert(!kStreams<Secret>);
    static_assert(!std::is_convertible_v<Secret, std::string>);
    static_assert(!std::is_convertible_v<Secret, std::string_view>);
    EXPECT_EQ(Secret("abc").reveal(), "abc");
}

TEST(Secret, leavesNothingBehindWhenItMoves)
{
    for (const std::size_t size : {std::size_t{3}, std::size_t{300}}) {
        Secret from(std::string(size, 'x'));
        const Secret to(std::move(from));
        EXPECT_EQ(to.reveal(), std::string(size, 'x'));
        EXPECT_TRUE(from.empty()); // NOLINT(bugprone-use-after-move): what is promised
        Secret assigned("another");
        Secret again(std::string(size, 'y'));
        assigned = std::move(again);
        EXPECT_EQ(assigned.reveal(), std::string(size, 'y'));
        EXPECT_TRUE(again.empty()); // NOLINT(bugprone-use-after-move)
    }
}

TEST(Secret, keepsItsTextWhenItIsAssignedToItself)
{
    Secret secret("kept");
    const Secret& same = secret;
    secret = same;
    EXPECT_EQ(secret, Secret("kept"));
}

TEST(ErrorReason, hasANameOfItsOwnForEach)
{
    std::set<std::string_view> names;
    for (std::size_t at = 0; at < kErrorReasons; ++at)
        names.insert(name(static_cast<ErrorReason>(at)));
    EXPECT_EQ(names.size(), kErrorReasons);
    EXPECT_EQ(name(ErrorReason::unsaid), "unsaid");
    EXPECT_EQ(name(ErrorReason::expired), "expired");
}

} // namespace
} // namespace longspan
