// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/private_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace longspan::bench {

PrivateFile::PrivateFile(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    struct stat status {};
    if (::fstat(file, &status) == 0 && status.st_size > 0) {
        m_size = static_cast<std::size_t>(status.st_size);
        m_area = (m_size + kPadding + 4095) & ~std::size_t{4095};
        void* area =
            ::mmap(nullptr, m_area, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        // Pages come as they are read, a few dozen at a fault, which costs less here than MAP_POPULATE; populating a
        // writable private mapping would even copy every page.
        if (area != MAP_FAILED &&
            ::mmap(area, m_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE, file, 0) !=
                MAP_FAILED)
            m_data = static_cast<char*>(area);
    }
    ::close(file);
}

PrivateFile::~PrivateFile()
{
    if (m_data)
        ::munmap(m_data, m_area);
}

} // namespace longspan::bench
