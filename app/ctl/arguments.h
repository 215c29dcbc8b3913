// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/options.h"
#include "model/base/result.h"
#include "model/base/time.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace longspan::ctl {

/// What stands on the command line after the command's name.
class Arguments {
public:
    /// "--name value", "--name=value", "-n value", "-nvalue"; "--" ends the options; "-" is a word. Options of other
    /// commands, unknown ones (with the nearest known name), missing and superfluous values are malformed; where is
    /// the word.
    [[nodiscard]] static Result<Arguments> parse(std::span<const std::string> words, std::span<const Option> known);

    [[nodiscard]] bool has(Option option) const;
    /// The last value given; nothing when the option is absent.
    [[nodiscard]] std::optional<std::string> value(Option option) const;
    [[nodiscard]] std::vector<std::string> values(Option option) const;
    [[nodiscard]] const std::vector<std::string>& words() const { return m_words; }
    /// Values of one option that fit become values of another.
    void move(Option from, Option to, bool fits(const std::string& value));

    /// Values as what they stand for; malformed with the option as place.
    [[nodiscard]] Result<std::uint64_t> count(Option option, std::uint64_t otherwise) const;
    [[nodiscard]] Result<std::optional<Nanos>> duration(Option option) const;
    [[nodiscard]] Result<std::optional<Nanos>> time(Option option) const;

private:
    std::vector<std::pair<Option, std::string>> m_options;
    std::vector<std::string> m_words;
};

/// The candidate that is least edits away (at most three, and fewer than half of its letters), or nothing.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace longspan::ctl
