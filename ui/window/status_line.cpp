// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_line.h"

#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/messages.h"
#include "ui/panels/reports.h"
#include "ui/panels/selector/choices.h"
#include "ui/session/session.h"
#include "ui/session/source_profiles.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>

namespace longspan::window {

using panels::Messages;

StatusLine::StatusLine(const panels::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_running(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_notes(new QToolButton(this))
    , m_said(new QLabel(this))
    , m_source(new QLabel(this))
    , m_zone(new QLabel(this))
{
    build();
    refreshIcons();
    connect(m_cancel, &QToolButton::clicked, &context.reports, &panels::Reports::cancelAll);
    connect(m_notes, &QToolButton::clicked, this, &StatusLine::listNotes);
    connect(&context.reports, &panels::Reports::changed, this, &StatusLine::showRunning);
    connect(&context.reports, &panels::Reports::notesChanged, this, &StatusLine::showNotes);
    connect(&context.session, &session::Session::sourceOpened, this, &StatusLine::showSource);
    connect(&context.session, &session::Session::timeZoneChanged, this, &StatusLine::showZone);
    connect(&context.appearance, &widgets::Appearance::changed, this, &StatusLine::refreshIcons);
    showRunning();
    showNotes();
    showSource();
    showZone();
}

void StatusLine::build()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    m_progress->setFixedWidth(120);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel what is running"));
    m_notes->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_notes->setAccessibleName(tr("Notes about the data"));
    for (QLabel* label : {m_running, m_said, m_source, m_zone})
        label->setProperty("part", QStringLiteral("dim"));
    m_source->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_source->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_running);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_notes);
    row->addWidget(m_said);
    row->addWidget(m_source, 1);
    row->addWidget(m_zone);
    setFixedHeight(28);
}

void StatusLine::refreshIcons()
{
    m_notes->setIcon(widgets::icon(QStringLiteral("info"), m_context.appearance.theme()));
}

void StatusLine::showRunning()
{
    const std::vector<panels::Reports::Running> running = m_context.reports.running();
    const bool busy = !running.empty();
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    if (!busy) {
        m_running->setText(tr("Ready"));
        return;
    }
    const panels::Reports::Running& first = running.front();
    const QString far = Messages::progress(first.progress);
    m_running->setText(far.isEmpty() ? first.title + QStringLiteral(" …") : first.title + QStringLiteral(": ") + far);
    constexpr int kParts = 1000;
    m_progress->setRange(0, first.progress.total == 0 ? 0 : kParts);
    if (first.progress.total > 0)
        m_progress->setValue(static_cast<int>(
            kParts * static_cast<double>(first.progress.done) / static_cast<double>(first.progress.total)));
}

void StatusLine::showNotes()
{
    const std::vector<Note> notes = m_context.reports.notes();
    m_notes->setVisible(!notes.empty());
    if (notes.empty())
        return;
    QString text = tr("%Ln note(s)", nullptr, static_cast<int>(notes.size()));
    text += QStringLiteral(": ") + Messages::note(notes.front());
    m_notes->setText(notes.size() > 1 ? text + QStringLiteral(", …") : text);
    QStringList lines;
    for (const Note& note : notes) {
        const QString where = items::toQString(note.firstWhere);
        lines.append(where.isEmpty() ? Messages::note(note)
                                     : Messages::note(note) + QStringLiteral("  (") + where + QLatin1Char(')'));
    }
    m_notes->setToolTip(lines.join(QLatin1Char('\n')));
}

void StatusLine::listNotes()
{
    QToolTip::showText(m_notes->mapToGlobal(QPoint(0, -8)), m_notes->toolTip(), m_notes);
}

void StatusLine::showSource()
{
    const session::Session& session = m_context.session;
    if (!session.source()) {
        m_source->clear();
        return;
    }
    // What a source calls itself is the name of a file or a host, but the demo would do so in one language only.
    const auto profile = m_context.profiles.find(session.selection().source);
    const bool demo = profile && profile->kind == session::SourceKind::demo;
    QStringList parts{demo ? panels::Choices::titleOf(*profile) : items::toQString(session.facts().title)};
    if (session.facts().spans)
        parts.append(tr("%1 spans").arg(items::countCell(*session.facts().spans)));
    if (session.facts().traces)
        parts.append(tr("%1 traces").arg(items::countCell(*session.facts().traces)));
    m_source->setText(parts.join(QStringLiteral(" · ")));
    QStringList contents;
    for (const std::string& line : session.facts().contents)
        contents.append(items::toQString(line));
    m_source->setToolTip(contents.join(QLatin1Char('\n')));
}

void StatusLine::showZone()
{
    m_zone->setText(items::TimeTexts(m_context.session.timeZone()).offset(m_context.session.now()));
    m_zone->setToolTip(QString::fromLatin1(m_context.session.timeZone().id()));
}

void StatusLine::say(const QString& text)
{
    constexpr int kShown = 4000;
    m_said->setText(text);
    QTimer::singleShot(kShown, m_said, [label = m_said, text] {
        if (label->text() == text)
            label->clear();
    });
}

} // namespace longspan::window
