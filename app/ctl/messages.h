// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/exit_code.h"
#include "app/ctl/terminal.h"
#include "model/base/call.h"
#include "model/base/note.h"
#include "model/encode/text_out.h"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace longspan::ctl {

/// The name before every line on standard error.
inline constexpr std::string_view kProgram = "longspanctl";

/// One line for people: what, where, what to do.
[[nodiscard]] std::string errorText(const Error& error);
/// What a kind of note means: "19 spans without a duration".
[[nodiscard]] std::string noteText(NoteKind kind, std::uint64_t count);
/// A sentence on why such records occur and what Longspan does with them.
[[nodiscard]] std::string_view noteMeaning(NoteKind kind);

/// Everything that goes to standard error: lines about errors and notes, and on a terminal how far the work has come.
class Messages final : public ProgressSink {
public:
    Messages(encode::TextOut& out, const Terminal& terminal);

    void line(std::string_view text);
    void error(const Error& error) { line(errorText(error)); }
    /// The same for a part of the input that was left out of an answer.
    void leftOut(const Error& error);
    /// Notes by kind, in the order of the enumeration; explained: each with its meaning. Files that leftOut() named one
    /// by one are not counted again.
    void notes(const NoteCounter& notes, bool explained);

    /// Drawn at most ten times a second, and not in the first moments: quick work stays silent.
    void progress(std::string_view stage, std::uint64_t done, std::uint64_t total) override;
    /// Takes the progress line away.
    void clearProgress();

private:
    void eraseProgress();
    [[nodiscard]] std::string listText(std::uint64_t done, std::uint64_t total) const;

    encode::TextOut* m_out;
    Terminal m_terminal;
    std::mutex m_mutex;
    Call::Clock::time_point m_began;
    Call::Clock::time_point m_nextDraw;
    bool m_drawn = false;
    bool m_leftOutTold = false;
};

} // namespace longspan::ctl
