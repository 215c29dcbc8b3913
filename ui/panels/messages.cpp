// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/messages.h"

#include "ui/items/texts.h"

#include <QLocale>
#include <QStringList>

namespace longspan::panels {
namespace {

using query::Completeness;

/// What tr() takes as a number; what is beyond is the same plural form.
int countFor(std::uint64_t count)
{
    return static_cast<int>(std::min<std::uint64_t>(count, 1'000'000'000));
}

} // namespace

QString Messages::advice(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::malformed:
        return tr("Longspan reads Zipkin, Jaeger, OpenTelemetry and Tempo traces as JSON or protobuf, also packed.");
    case ErrorKind::tooLarge: return tr("Split it, or import it into a local store piece by piece.");
    case ErrorKind::deadline: return tr("Try again, or choose a shorter time range.");
    case ErrorKind::conflict: return tr("Try again when the other program has finished.");
    case ErrorKind::offline: return tr("Check the address and the network, then refresh.");
    case ErrorKind::throttled: return tr("The server asks for patience. Try again later.");
    case ErrorKind::unauthorised: return tr("Check the credentials of this source.");
    case ErrorKind::notFound: return tr("Check the name, or choose another one above.");
    case ErrorKind::refused: return tr("Check its permissions.");
    case ErrorKind::internal: return tr("This is a defect of Longspan; please report it.");
    case ErrorKind::cancelled: break;
    }
    return {};
}

widgets::Banner::Message Messages::error(const QString& failed, const Error& error)
{
    using items::toQString;
    QString text = failed + QStringLiteral(": ") + toQString(error.what);
    if (!error.where.empty())
        text += QStringLiteral(" (%1)").arg(toQString(error.where));
    const QChar last = text.back();
    if (last != QLatin1Char('.'))
        text += QLatin1Char('.');
    return {.level = widgets::Banner::Level::error, .text = text, .advice = advice(error)};
}

// One case a kind: a table of numbered forms would hide the texts from the translators' tools.
QString Messages::note(const Note& note)
{
    const int n = countFor(note.count);
    switch (note.kind) {
    case NoteKind::startUnknown: return tr("%Ln span(s) without a start time", nullptr, n);
    case NoteKind::durationUnknown: return tr("%Ln span(s) without a duration", nullptr, n);
    case NoteKind::negativeDuration: return tr("%Ln span(s) that end before they start", nullptr, n);
    case NoteKind::missingSpanId: return tr("%Ln span(s) without an id", nullptr, n);
    case NoteKind::missingTraceId: return tr("%Ln span(s) without a trace id", nullptr, n);
    case NoteKind::badId: return tr("%Ln id(s) that are neither hex nor base64", nullptr, n);
    case NoteKind::selfParent: return tr("%Ln span(s) that name themselves as their parent", nullptr, n);
    case NoteKind::missingProcess: return tr("%Ln span(s) whose process is not listed", nullptr, n);
    case NoteKind::invalidUtf8: return tr("%Ln text(s) that are not UTF-8", nullptr, n);
    case NoteKind::skippedRecord: return tr("%Ln record(s) that are no spans", nullptr, n);
    case NoteKind::badRecord: return tr("%Ln record(s) that make no sense", nullptr, n);
    case NoteKind::truncatedTail: return tr("%Ln input(s) that end in the middle of a record", nullptr, n);
    case NoteKind::tooLargeValue: return tr("%Ln attribute(s) past the size limit", nullptr, n);
    case NoteKind::droppedBySender: return tr("%Ln span(s) with details their sender dropped", nullptr, n);
    case NoteKind::duplicateSpan: return tr("%Ln span(s) that were sent twice", nullptr, n);
    case NoteKind::conflictingSpan: return tr("%Ln span id(s) used for different spans", nullptr, n);
    case NoteKind::orphan: return tr("%Ln span(s) whose parents are not in the trace", nullptr, n);
    case NoteKind::cycle: return tr("%Ln circle(s) of parents", nullptr, n);
    case NoteKind::damagedSegment: return tr("%Ln damaged segment(s) of the store", nullptr, n);
    case NoteKind::partialAnswer: return tr("%Ln partial answer(s) of the source", nullptr, n);
    case NoteKind::unreadableFile: return tr("%Ln unreadable file(s)", nullptr, n);
    case NoteKind::notTraceFile: return tr("%Ln file(s) without traces", nullptr, n);
    }
    return {};
}

QString Messages::completeness(const Completeness& completeness)
{
    switch (completeness.kind) {
    case Completeness::Kind::exact: return tr("exact");
    case Completeness::Kind::exactUpToTies: return tr("exact up to ties");
    case Completeness::Kind::completeAbove:
        return tr("complete above %1").arg(items::durationCell(completeness.threshold));
    case Completeness::Kind::lowerBound: return tr("lower bound");
    case Completeness::Kind::settling: return tr("settling");
    }
    return {};
}

QString Messages::evidence(const query::Evidence& evidence)
{
    return QStringList{tr("%Ln request(s)", nullptr, countFor(evidence.requests)),
        tr("%Ln span(s)", nullptr, countFor(evidence.spansSeen)), items::durationCell(evidence.elapsed)}
        .join(QStringLiteral(", "));
}

QString Messages::explanation(const Completeness& completeness, const query::Evidence& evidence)
{
    QString text;
    switch (completeness.kind) {
    case Completeness::Kind::exact: text = tr("Proven: nothing that belongs here is missing."); break;
    case Completeness::Kind::exactUpToTies:
        text = tr("The durations are exact. Which of several equally long calls fill the end is not decided.");
        break;
    case Completeness::Kind::completeAbove:
        text = tr("Every call longer than %1 is here; shorter ones may lack.")
                   .arg(items::durationCell(completeness.threshold));
        break;
    case Completeness::Kind::lowerBound:
        text = tr("What is here is true, but slower calls may be missing. Choose a shorter time range to know more.");
        break;
    case Completeness::Kind::settling:
        text = tr("The time range is so young that spans may still arrive. Refresh in a moment.");
        break;
    }
    if (!completeness.why.empty())
        text += QLatin1Char('\n') + items::toQString(completeness.why);
    text += QLatin1Char('\n') + tr("Made from %1.").arg(Messages::evidence(evidence));
    for (const Error& error : evidence.leftOut)
        text += QLatin1Char('\n') +
            tr("Left out: %1 (%2)").arg(items::toQString(error.what), items::toQString(error.where));
    return text;
}

QString Messages::progress(const session::Progress& progress)
{
    if (progress.done == 0)
        return {};
    const QLocale locale;
    const auto size = [&locale](std::uint64_t bytes) {
        return locale.formattedDataSize(static_cast<qint64>(bytes), 0, QLocale::DataSizeTraditionalFormat);
    };
    const bool bytes = progress.stage == "read" || progress.stage == "decode";
    const QString done = bytes ? size(progress.done) : items::countCell(progress.done);
    if (progress.total == 0)
        return done;
    return tr("%1 of %2").arg(done, bytes ? size(progress.total) : items::countCell(progress.total));
}

} // namespace longspan::panels
