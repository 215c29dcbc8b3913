// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/trace_export.h"

#include "ui/panels/context.h"
#include "ui/panels/messages.h"
#include "ui/panels/reports.h"
#include "ui/widgets/banner.h"

#include <QFileDialog>
#include <QSaveFile>
#include <array>

namespace longspan::panels {
namespace {

using encode::ExportFormat;

class SaveOut final : public encode::TextOut {
public:
    explicit SaveOut(QSaveFile& file) : m_file(file) {}

private:
    bool drain(std::string_view text) override
    {
        const auto size = static_cast<qsizetype>(text.size());
        return m_file.write(text.data(), size) == size;
    }
    QSaveFile& m_file;
};

struct Kind {
    ExportFormat format;
    QString filter;
};

std::array<Kind, 4> kinds()
{
    return {{{ExportFormat::zipkinV2, TraceExport::tr("Zipkin v2 JSON (*.json)")},
        {ExportFormat::jaeger, TraceExport::tr("Jaeger JSON (*.json)")},
        {ExportFormat::otlpJson, TraceExport::tr("OTLP JSON (*.json)")},
        {ExportFormat::csv, TraceExport::tr("CSV, a span a line (*.csv)")}}};
}

auto notWritten(const QSaveFile& file)
{
    return fail(ErrorKind::refused, file.errorString().toStdString(), file.fileName().toStdString());
}

bool lossless(const encode::Losses& losses)
{
    return losses.links + losses.eventAttributes + losses.errorAttributes + losses.references + losses.durations +
        losses.unreadable ==
        0;
}

} // namespace

Result<WrittenTrace> writeTrace(const Trace& trace, ExportFormat format, const QString& path, const Call& call)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    SaveOut out(file);
    const std::unique_ptr<encode::TraceWriter> writer = encode::makeTraceWriter(format, out);
    writer->begin();
    const std::array traces{trace.no()};
    if (Result<> added = writer->add(trace.table(), traces, call); !added)
        return failWith(std::move(added));
    writer->end();
    if (!out.flush() || !file.commit())
        return notWritten(file);
    return WrittenTrace{path, writer->losses()};
}

TraceExport::TraceExport(const Context& context, widgets::Banner& banner, QWidget* parent)
    : QObject(parent)
    , m_banner(banner)
    , m_parent(parent)
    , m_write(context.workers, [this](Result<WrittenTrace> written) { take(std::move(written)); })
{
    context.reports.watch(m_write, tr("Writing the trace"));
}

void TraceExport::ask(const Trace& trace, const QString& name)
{
    auto* dialog = new QFileDialog(m_parent, tr("Export the trace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const Kind& kind : kinds())
        filters.append(kind.filter);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(name + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const bool csv = filter == kinds().back().filter;
        dialog->setDefaultSuffix(csv ? QStringLiteral("csv") : QStringLiteral("json"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, trace](const QString& path) {
        for (const Kind& kind : kinds()) {
            if (kind.filter == dialog->selectedNameFilter())
                write(trace, kind.format, path);
        }
    });
    dialog->open();
}

void TraceExport::write(const Trace& trace, ExportFormat format, const QString& path)
{
    m_write.start([trace, format, path](const Call& call) { return writeTrace(trace, format, path, call); });
}

void TraceExport::take(Result<WrittenTrace> written)
{
    if (!written) {
        m_banner.say(Messages::error(tr("The trace could not be written"), written.error()));
        return;
    }
    widgets::Banner::Message message{.text = tr("Written: %1").arg(written->path)};
    if (!lossless(written->losses))
        message.advice = tr("The format has no place for some links, attributes of events or references.");
    m_banner.say(std::move(message));
    Q_EMIT this->written(written->path);
}

} // namespace longspan::panels
