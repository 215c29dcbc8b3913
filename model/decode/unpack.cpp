// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/unpack.h"

#include "model/decode/unpack_streams.h"

#include <new>

namespace longspan::decode {

namespace {

constexpr std::string_view kGzip = "gzip";
constexpr std::string_view kZstd = "zstd";

std::string whereOf(const std::string& name, std::size_t offset)
{
    return name + ":" + std::to_string(offset);
}

/// One layer of packing on its way off.
class Unpacking {
public:
    Unpacking(std::string_view packed, std::string_view packing, const std::string& name, const Limits& limits)
        : m_packed(packed)
        , m_rest(packed)
        , m_name(name)
        , m_limit(limits.unpackedBytes)
        , m_buffer(m_limit)
        , m_unpacker(packing == kGzip ? makeGzipUnpacker() : makeZstdUnpacker())
    {
        m_buffer.expect(packing == kGzip ? storedSizeOfGzip(packed) : storedSizeOfZstd(packed));
    }

    Result<> run(const Call& call)
    {
        while (!m_over) {
            if (Result<> go = call.check(); !go)
                return go;
            call.progress("unpack", place(), m_packed.size());
            step(call);
        }
        return {};
    }

    [[nodiscard]] std::optional<Error>& stopped() { return m_stopped; }
    [[nodiscard]] BytesPtr bytes() { return UnpackBuffer::finish(std::move(m_buffer)); }

private:
    void step(const Call& call)
    {
        const std::span<char> room = m_buffer.room();
        const std::size_t before = m_rest.size();
        std::size_t produced = 0;
        const Unpacker::Status status = m_unpacker->feed(m_rest, room, produced);
        m_buffer.took(produced);
        const bool stuck = produced == 0 && m_rest.size() == before;
        if (m_buffer.passedLimit()) {
            m_buffer.shorten(m_limit);
            stop(ErrorKind::tooLarge, "more than " + std::to_string(m_limit) + " bytes when unpacked");
        } else if (status == Unpacker::Status::done) {
            m_over = true;
            // Archives are padded with zeros on some media; anything else behind them is worth a word.
            if (m_rest.find_first_not_of('\0') != std::string_view::npos)
                call.note(NoteKind::badRecord, whereOf(m_name, place()));
        } else if (status == Unpacker::Status::tooLarge) {
            stop(ErrorKind::tooLarge, "needs more memory to be unpacked than is given for that");
        } else if (status == Unpacker::Status::damaged || (stuck && !m_rest.empty())) {
            stop(ErrorKind::malformed, "the packed data is damaged from here on");
        } else if (m_rest.empty() && produced < room.size()) {
            m_over = true;
            if (!m_unpacker->betweenStreams())
                stop(ErrorKind::malformed, "the packed data ends too early", ErrorReason::incomplete);
        }
    }

    void stop(ErrorKind kind, std::string what, ErrorReason reason = ErrorReason::unsaid)
    {
        m_over = true;
        m_stopped = Error{kind, std::move(what), whereOf(m_name, place()), reason};
    }

    /// In the packed bytes.
    [[nodiscard]] std::size_t place() const { return m_packed.size() - m_rest.size(); }

    std::string_view m_packed;
    std::string_view m_rest;
    const std::string& m_name;
    std::uint64_t m_limit;
    UnpackBuffer m_buffer;
    std::unique_ptr<Unpacker> m_unpacker;
    std::optional<Error> m_stopped;
    bool m_over = false;
};

/// Takes one layer off.
Result<> unpackOnce(Unpacked& unpacked, const std::string& name, const Limits& limits, const Call& call)
{
    const std::string_view packing = packingOf(unpacked.bytes->view());
    Unpacking unpacking(unpacked.bytes->view(), packing, name, limits);
    if (Result<> run = unpacking.run(call); !run)
        return run;
    unpacked.bytes = unpacking.bytes();
    unpacked.packing += unpacked.packing.empty() ? std::string(packing) : "+" + std::string(packing);
    if (!unpacked.stopped)
        unpacked.stopped = std::move(unpacking.stopped());
    return {};
}

} // namespace

std::string_view packingOf(std::string_view bytes)
{
    if (bytes.starts_with("\x1f\x8b\x08"))
        return kGzip;
    if (bytes.starts_with("\x28\xb5\x2f\xfd"))
        return kZstd;
    // Some writers of zstd begin with a frame to be skipped.
    const bool skippable = bytes.size() >= 4 && (static_cast<unsigned char>(bytes[0]) & 0xf0U) == 0x50U &&
        bytes.substr(1, 3) == "\x2a\x4d\x18";
    return skippable ? kZstd : std::string_view();
}

Result<Unpacked> unpack(const BytesPtr& bytes, const std::string& name, const Limits& limits, const Call& call)
{
    constexpr int kMostLayers = 2;
    Unpacked unpacked{bytes, {}, {}};
    try {
        for (int layer = 0; layer < kMostLayers && !packingOf(unpacked.bytes->view()).empty(); ++layer)
            if (Result<> once = unpackOnce(unpacked, name, limits, call); !once)
                return failWith(std::move(once));
    } catch (const std::bad_alloc&) {
        return fail(ErrorKind::tooLarge, "not enough memory to unpack it", name);
    }
    if (unpacked.stopped && unpacked.bytes->view().empty())
        return tl::unexpected<Error>(*unpacked.stopped);
    return unpacked;
}

} // namespace longspan::decode
