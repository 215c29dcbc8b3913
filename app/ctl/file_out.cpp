// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/file_out.h"

#include <cerrno>
#include <cstring>

namespace longspan::ctl {

bool StreamOut::drain(std::string_view text)
{
    // A buffer in front of a buffer helps nobody: what is collected goes out at once.
    if (std::fwrite(text.data(), 1, text.size(), m_stream) == text.size() && std::fflush(m_stream) == 0)
        return true;
    m_pipeClosed = errno == EPIPE;
    m_failure = std::strerror(errno);
    return false;
}

Result<std::unique_ptr<FileOut>> FileOut::create(const std::string& path)
{
    std::string temporary = path + ".part";
    std::FILE* file = std::fopen(temporary.c_str(), "wb");
    if (!file)
        return fail(ErrorKind::refused, "cannot write: " + std::string(std::strerror(errno)), path);
    return std::unique_ptr<FileOut>(new FileOut(file, path, std::move(temporary)));
}

FileOut::FileOut(std::FILE* file, std::string path, std::string temporary)
    : m_file(file), m_path(std::move(path)), m_temporary(std::move(temporary))
{
}

FileOut::~FileOut()
{
    if (!m_file)
        return;
    std::fclose(m_file);
    std::remove(m_temporary.c_str());
}

bool FileOut::drain(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), m_file) == text.size())
        return true;
    m_failure = std::strerror(errno);
    return false;
}

Result<> FileOut::finish()
{
    flush();
    const bool closed = std::fclose(m_file) == 0;
    m_file = nullptr;
    if (!failed() && closed && std::rename(m_temporary.c_str(), m_path.c_str()) == 0)
        return {};
    const std::string why = m_failure.empty() ? std::strerror(errno) : m_failure;
    std::remove(m_temporary.c_str());
    return fail(ErrorKind::refused, "cannot write: " + why, m_path);
}

} // namespace longspan::ctl
