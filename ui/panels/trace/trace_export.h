// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/encode/trace_writer.h"
#include "model/trace/span_table.h"
#include "ui/session/latest.h"

#include <QObject>
#include <QString>

class QWidget;

namespace longspan::widgets {
class Banner;
}

namespace longspan::panels {

struct Context;

/// A trace as a file that other tools read.
struct WrittenTrace {
    QString path;
    encode::Losses losses;
};

/// Blocking; for a worker. The file appears when all of it is written, or stays as it was. Errors: refused (what the
/// system says), cancelled, deadline.
[[nodiscard]] Result<WrittenTrace> writeTrace(
    const Trace& trace, encode::ExportFormat format, const QString& path, const Call& call);

/// Asks where a trace is to be written and in which format, writes it away from the event loop, and tells on a banner.
class TraceExport final : public QObject {
    Q_OBJECT

public:
    TraceExport(const Context& context, widgets::Banner& banner, QWidget* parent);

    void ask(const Trace& trace, const QString& name);
    void write(const Trace& trace, encode::ExportFormat format, const QString& path);

Q_SIGNALS:
    void written(const QString& path);

private:
    void take(Result<WrittenTrace> written);

    widgets::Banner& m_banner;
    QWidget* m_parent;
    session::Latest<WrittenTrace> m_write;
};

} // namespace longspan::panels
