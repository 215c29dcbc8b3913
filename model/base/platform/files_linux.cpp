// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/bytes.h"
#include "model/base/platform/pages.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>

namespace longspan {

namespace {

class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    [[nodiscard]] int get() const { return m_value; }

private:
    int m_value;
};

/// A file mapped over an anonymous area that is larger by the padding, so that reading past the end is always legal.
class MappedBytes final : public Bytes {
public:
    MappedBytes(void* area, std::size_t areaBytes, std::size_t size)
        : m_area(area), m_areaBytes(areaBytes), m_size(size)
    {
    }
    MappedBytes(const MappedBytes&) = delete;
    MappedBytes& operator=(const MappedBytes&) = delete;
    ~MappedBytes() override { ::munmap(m_area, m_areaBytes); }
    [[nodiscard]] std::string_view view() const override { return {static_cast<const char*>(m_area), m_size}; }

private:
    void* m_area;
    std::size_t m_areaBytes;
    std::size_t m_size;
};

tl::unexpected<Error> systemError(int code, const std::string& place)
{
    const ErrorKind kind = code == ENOENT || code == ENOTDIR ? ErrorKind::notFound
        : code == ENOMEM                                     ? ErrorKind::tooLarge
                                                             : ErrorKind::refused;
    const bool closed = code == EACCES || code == EPERM;
    return fail(kind, closed ? ErrorReason::noPermission : ErrorReason::unsaid, std::strerror(code), place);
}

Result<std::size_t> regularFileSize(int descriptor, const std::string& path)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return systemError(errno, path);
    if (S_ISDIR(status.st_mode))
        return fail(ErrorKind::refused, "is a directory", path);
    if (!S_ISREG(status.st_mode))
        return fail(ErrorKind::refused, "is not a regular file", path);
    return static_cast<std::size_t>(status.st_size);
}

} // namespace

Result<BytesPtr> mapFile(const std::string& path)
{
    // O_NONBLOCK: opening a FIFO without a writer must not hang.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0)
        return systemError(errno, path);
    const Result<std::size_t> size = regularFileSize(file.get(), path);
    if (!size)
        return fail(size.error().kind, size.error().what, size.error().where);
    if (*size == 0)
        return ownBytes({});
    const std::size_t areaBytes = platform::roundToPages(*size + Bytes::kPadding);
    void* area = ::mmap(nullptr, areaBytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (area == MAP_FAILED)
        return systemError(errno, path);
    void* mapped = ::mmap(area, *size, PROT_READ, MAP_SHARED | MAP_FIXED, file.get(), 0);
    if (mapped == MAP_FAILED) {
        const int code = errno;
        ::munmap(area, areaBytes);
        return systemError(code, path);
    }
    return std::make_shared<MappedBytes>(area, areaBytes, *size);
}

namespace {

/// Until there is something to read, or the call has to end.
Result<> waitForInput(int descriptor, const Call& call)
{
    constexpr int kLookMillis = 50;
    pollfd input{descriptor, POLLIN, 0};
    for (;;) {
        if (auto good = call.check(); !good)
            return good;
        const int ready = ::poll(&input, 1, kLookMillis);
        if (ready > 0 || (ready < 0 && errno != EINTR))
            return {};
    }
}

bool grow(std::string& text, std::size_t size)
{
    try {
        text.resize(size);
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

} // namespace

Result<BytesPtr> readStream(int descriptor, std::size_t limit, const std::string& name, const Call& call)
{
    constexpr std::size_t kStep = 1U << 20U;
    std::string text;
    std::size_t used = 0;
    for (;;) {
        if (auto ready = waitForInput(descriptor, call); !ready)
            return failWith(std::move(ready));
        if (text.size() - used < kStep && !grow(text, std::max(text.size() * 2, text.size() + kStep)))
            return fail(ErrorKind::tooLarge, "not enough memory to hold it", name);
        const ssize_t got = ::read(descriptor, text.data() + used, text.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError(errno, name);
        if (got == 0)
            break;
        used += static_cast<std::size_t>(got);
        if (used > limit)
            return fail(ErrorKind::tooLarge, "more than " + std::to_string(limit) + " bytes", name);
        call.progress("read", used, 0);
    }
    text.resize(used);
    return ownBytes(std::move(text));
}

} // namespace longspan
