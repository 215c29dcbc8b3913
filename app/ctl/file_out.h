// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/encode/text_out.h"

#include <cstdio>
#include <memory>
#include <string>

namespace longspan::ctl {

/// Into an open stream. A closed pipe is remembered apart from other failures: it ends the program quietly.
class StreamOut final : public encode::TextOut {
public:
    explicit StreamOut(std::FILE* stream) : m_stream(stream) {}

    [[nodiscard]] bool pipeClosed() const { return m_pipeClosed; }
    /// The system's words for what failed, empty when nothing did.
    [[nodiscard]] const std::string& failure() const { return m_failure; }

private:
    bool drain(std::string_view text) override;

    std::FILE* m_stream;
    bool m_pipeClosed = false;
    std::string m_failure;
};

/// Into a new file beside the named one, which it replaces when everything is written: an interrupted run leaves what
/// was there before.
class FileOut final : public encode::TextOut {
public:
    /// refused: the file cannot be made.
    [[nodiscard]] static Result<std::unique_ptr<FileOut>> create(const std::string& path);
    ~FileOut() override;

    /// Writes the rest and puts the file into its place. refused with the system's words.
    [[nodiscard]] Result<> finish();

private:
    FileOut(std::FILE* file, std::string path, std::string temporary);
    bool drain(std::string_view text) override;

    std::FILE* m_file;
    std::string m_path;
    std::string m_temporary;
    std::string m_failure;
};

} // namespace longspan::ctl
