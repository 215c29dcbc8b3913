// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/messages.h"

#include "app/ctl/format.h"
#include "app/ctl/text_width.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace longspan::ctl {

namespace {

struct NoteWords {
    std::string_view one;
    std::string_view many;
    std::string_view meaning;
};

constexpr std::array<NoteWords, kNoteKinds> kNoteWords{{
    {"span without a start time", "spans without a start time",
        "They belong to no time range and stand first among their siblings."},
    {"span without a duration", "spans without a duration",
        "Often still running or never closed. They count as calls but cannot be ranked as slow ones."},
    {"span that ends before it starts", "spans that end before they start", "Their duration counts as unknown."},
    {"span without an id", "spans without an id", "A made-up id stands for it; its children cannot be found."},
    {"span without a trace id", "spans without a trace id", "Each stands in a trace of its own."},
    {"id that is neither hex nor base64", "ids that are neither hex nor base64", "A made-up id stands for it."},
    {"span that names itself as its parent", "spans that name themselves as their parent",
        "The parent is left out; the span counts as a root."},
    {"span whose process is not listed", "spans whose process is not listed", "Their service is unknown."},
    {"text that is not UTF-8", "texts that are not UTF-8", "Wrong bytes are shown as the replacement character."},
    {"record that is no span", "records that are no spans", "Metrics, logs, profiles and empty lines are skipped."},
    {"record that makes no sense", "records that make no sense", "They are left out."},
    {"input that ends in the middle of a record", "inputs that end in the middle of a record",
        "Everything before it was read. Ask for the file again if the last spans matter."},
    {"attribute past the size or depth limit", "attributes past the size or depth limit", "They are cut when shown."},
    {"span with details its sender dropped", "spans with details their sender dropped",
        "The sender's own limits on attributes, events or links."},
    {"span that was sent twice", "spans that were sent twice", "They count once."},
    {"span id used for different spans", "span ids used for different spans", "All of them are kept."},
    {"span whose parent is not in the trace", "spans whose parents are not in the trace",
        "Lost, not sampled, or not yet arrived. They stand as roots."},
    {"circle of parents", "circles of parents", "Broken at the earliest span."},
    {"damaged segment of the store", "damaged segments of the store",
        "Left out; the others still answer. longspanctl export saves what can be read."},
    {"partial answer of the source", "partial answers of the source", "The source says so itself."},
    {"unreadable file", "unreadable files", "Left out."},
    {"file without traces", "files without traces", "Left out."},
}};

std::string_view adviceForMissing(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::noRegions: return "leave --region out";
    case ErrorReason::noSuchRegion: return "'longspanctl regions SOURCE' lists them";
    case ErrorReason::noSuchService: return "'longspanctl services SOURCE' lists them";
    default: return "check the name";
    }
}

std::string_view adviceForMalformed(const Error& error)
{
    const bool server = error.where.find("://") != std::string::npos;
    switch (error.reason) {
    case ErrorReason::incomplete:
        return server ? "try again, the answer is not complete" : "get the file again, it is not complete";
    case ErrorReason::noFiles: return "name its files, or a folder below it: those are not looked into";
    case ErrorReason::webPage:
        return server ? "the address of the API is needed, and perhaps credentials: longspanctl help sources"
                      : "save the answer of the tracing system, not the page";
    default:
        return server ? "'longspanctl probe URL' says what answers there"
                      : "'longspanctl formats' lists what can be read";
    }
}

std::string_view adviceForTooLarge(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::tooDeep: return "no sender nests that deep, so take the value out of the file";
    case ErrorReason::recordTooLong: return "take the record out of the file";
    default: return "split it, or import it into a .longspan store piece by piece";
    }
}

std::string_view adviceForOffline(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::dns: return "check the host's name and the network";
    case ErrorReason::unreachable: return "check the address, the port and that the server runs";
    case ErrorReason::connectionLost: return "try again";
    case ErrorReason::certificate: return "check the address; --ca-file names certificates to believe";
    default: return "check the address and the network";
    }
}

std::string_view adviceForUnauthorised(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::clockDiffers: return "set this machine's clock";
    case ErrorReason::expired: return "get new credentials, these are too old";
    default: return "check the credentials: 'longspanctl help sources' says where they are looked for";
    }
}

std::string_view adviceForRefused(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::noPermission: return "check its permissions";
    case ErrorReason::serverFault: return "the server itself failed, its log says why";
    default: return {};
    }
}

/// "a.json, byte 17" for "a.json:17", which would be taken for a line. Ports of addresses stay as they are.
std::string placeText(const std::string& where)
{
    const std::size_t colon = where.rfind(':');
    const bool offset = colon != std::string::npos && colon > 0 && colon + 1 < where.size() &&
        where.find_first_not_of("0123456789", colon + 1) == std::string::npos;
    if (!offset || where.find("://") != std::string::npos)
        return where;
    return where.substr(0, colon) + ", byte " + where.substr(colon + 1);
}

/// What a person can do about it, by what went wrong.
std::string_view adviceFor(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::malformed: return adviceForMalformed(error);
    case ErrorKind::tooLarge: return adviceForTooLarge(error.reason);
    case ErrorKind::deadline:
        return error.reason == ErrorReason::stalled ? "try again, or look at the server" : "give it a longer --timeout";
    case ErrorKind::conflict: return "try again when the other program has finished";
    case ErrorKind::offline: return adviceForOffline(error.reason);
    case ErrorKind::throttled: return "try again later";
    case ErrorKind::unauthorised: return adviceForUnauthorised(error.reason);
    case ErrorKind::internal: return "this is a defect of longspanctl; please report it";
    case ErrorKind::notFound: return adviceForMissing(error.reason);
    case ErrorKind::refused: return adviceForRefused(error.reason);
    case ErrorKind::cancelled: break;
    }
    return {};
}

} // namespace

std::string errorText(const Error& error)
{
    std::string text;
    if (!error.where.empty())
        text.append(placeText(error.where)).append(": ");
    text += error.what;
    const bool advised = error.what.find("longspanctl") != std::string::npos;
    if (const std::string_view advice = adviceFor(error); !advice.empty() && !advised)
        text.append("; ").append(advice);
    return text;
}

std::string noteText(NoteKind kind, std::uint64_t count)
{
    const NoteWords& words = kNoteWords[static_cast<std::size_t>(kind)];
    return countText(count, words.one, words.many);
}

std::string_view noteMeaning(NoteKind kind)
{
    return kNoteWords[static_cast<std::size_t>(kind)].meaning;
}

Messages::Messages(encode::TextOut& out, const Terminal& terminal)
    : m_out(&out)
    , m_terminal(terminal)
    , m_began(Call::Clock::now())
    , m_nextDraw(m_began + std::chrono::milliseconds(250))
{
}

void Messages::line(std::string_view text)
{
    const std::lock_guard lock(m_mutex);
    eraseProgress();
    m_out->add(kProgram);
    m_out->add(": ");
    m_out->add(printable(text, m_terminal.unicode));
    m_out->add('\n');
    m_out->flush();
}

void Messages::leftOut(const Error& error)
{
    m_leftOutTold = true;
    line("left out: " + errorText(error));
}

void Messages::notes(const NoteCounter& notes, bool explained)
{
    for (const Note& note : notes.notes()) {
        const bool file = note.kind == NoteKind::unreadableFile || note.kind == NoteKind::notTraceFile;
        if (file && m_leftOutTold)
            continue;
        std::string text = "note: " + noteText(note.kind, note.count);
        if (!note.firstWhere.empty())
            text.append(note.count == 1 ? " (" : " (first: ").append(placeText(note.firstWhere)).append(")");
        if (explained)
            text.append(". ").append(noteMeaning(note.kind));
        line(text);
    }
}

namespace {

std::string bytesDone(std::string_view stage, std::uint64_t done, std::uint64_t total)
{
    std::string text = std::string(stage) + " " + bytesText(done);
    if (total > 0)
        text += " of " + bytesText(total) + ", " + shareText(std::min(done, total), total);
    return text;
}

} // namespace

/// With what is left, by what it took so far; not before some are done.
std::string Messages::listText(std::uint64_t done, std::uint64_t total) const
{
    constexpr std::uint64_t kEnough = 3;
    std::string text = "interfaces " + countText(done) + " of " + countText(total);
    if (done < kEnough || done >= total)
        return text;
    const auto taken = std::chrono::duration_cast<std::chrono::nanoseconds>(Call::Clock::now() - m_began).count();
    const double left = static_cast<double>(taken) / static_cast<double>(done) * static_cast<double>(total - done);
    return text + ", about " + durationText(static_cast<Nanos>(left)) + " left";
}

void Messages::progress(std::string_view stage, std::uint64_t done, std::uint64_t total)
{
    if (!m_terminal.errIsTerminal)
        return;
    const std::lock_guard lock(m_mutex);
    const auto now = Call::Clock::now();
    if (now < m_nextDraw)
        return;
    m_nextDraw = now + std::chrono::milliseconds(100);
    const std::string text = "\r" + (stage == "interfaces" ? listText(done, total) : bytesDone(stage, done, total));
    m_out->add(text + "\x1b[K");
    m_out->flush();
    m_drawn = true;
}

void Messages::clearProgress()
{
    const std::lock_guard lock(m_mutex);
    eraseProgress();
    m_out->flush();
}

void Messages::eraseProgress()
{
    if (!m_drawn)
        return;
    m_out->add("\r\x1b[K");
    m_drawn = false;
}

} // namespace longspan::ctl
