// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/snapshot.h"

#include "ui/panels/context.h"
#include "ui/panels/reports.h"
#include "ui/panels/slowest/slowest_panel.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/widgets/appearance.h"
#include "ui/window/main_window.h"
#include "ui/window/picture.h"

#include <QDir>
#include <QTabWidget>
#include <QTimer>

namespace longspan::window {
namespace {

/// Answers come through the event loop; one may start the next question in the turn after.
constexpr int kQuietTurns = 4;

} // namespace

Snapshot::Snapshot(MainWindow& window, const QString& folder, QObject* parent)
    : QObject(parent), m_window(window), m_folder(folder)
{
    addSteps();
    connect(&m_window.context().reports, &panels::Reports::changed, this, &Snapshot::wait);
}

void Snapshot::addSteps()
{
    const auto whole = [this]() -> QWidget* { return &m_window; };
    const auto trace = [this]() -> QWidget* { return &m_window.currentTrace(); };
    const auto layout = [this](const QString& name) {
        return [this, name] { m_window.currentTrace().setLayoutName(name); };
    };
    m_steps.push_back({QStringLiteral("window"), [] {}, whole});
    m_steps.push_back({QStringLiteral("groups"), [this] { m_window.slowest().setGrouped(true); }, whole});
    m_steps.push_back({QString(), [this] { m_window.slowest().setGrouped(false); }, whole});
    m_steps.push_back({QStringLiteral("trace"),
        [this] {
            if (const auto& call = m_window.context().session.selection().call)
                m_window.context().session.openTrace(*call);
        },
        whole});
    m_steps.push_back({QStringLiteral("waterfall"), layout(QStringLiteral("waterfall")), trace});
    m_steps.push_back({QStringLiteral("flame"), layout(QStringLiteral("flame")), trace});
    m_steps.push_back({QStringLiteral("table"), layout(QStringLiteral("table")), trace});
    m_steps.push_back({QStringLiteral("statistics"), layout(QStringLiteral("statistics")), trace});
    for (const QString& page : {QStringLiteral("overview"), QStringLiteral("topology")})
        m_steps.push_back({page, [this, page] { m_window.setPage(page); }, whole});
    m_steps.push_back({QStringLiteral("window-dark"),
        [this] {
            m_window.setPage(QStringLiteral("slowest"));
            m_window.context().appearance.setMode(widgets::ThemeMode::dark);
        },
        whole});
}

void Snapshot::start()
{
    if (!QDir().mkpath(m_folder)) {
        m_failed.append(m_folder);
        QTimer::singleShot(0, this, &Snapshot::finished);
        return;
    }
    wait();
}

void Snapshot::wait()
{
    m_quiet = 0;
    if (!std::exchange(m_waiting, true))
        QTimer::singleShot(0, this, &Snapshot::settled);
}

void Snapshot::settled()
{
    m_waiting = false;
    if (m_at == m_steps.size() || m_window.context().reports.busy())
        return;
    if (++m_quiet < kQuietTurns) {
        m_waiting = true;
        QTimer::singleShot(0, this, &Snapshot::settled);
        return;
    }
    if (!std::exchange(m_shown, true)) {
        m_steps[m_at].show();
        wait();
        return;
    }
    take(m_steps[m_at]);
    m_shown = false;
    if (++m_at == m_steps.size())
        Q_EMIT finished();
    else
        wait();
}

void Snapshot::take(const Step& step)
{
    if (step.name.isEmpty())
        return;
    const QStringList suffixes = step.name == QLatin1String("window") || step.name.startsWith(QLatin1String("window-"))
        ? QStringList{QStringLiteral("png")}
        : QStringList{QStringLiteral("png"), QStringLiteral("svg")};
    for (const QString& suffix : suffixes) {
        const QString path = QDir(m_folder).filePath(step.name + QLatin1Char('.') + suffix);
        if (savePicture(*step.of(), path)) {
            m_written.append(path);
            Q_EMIT wrote(path);
        } else {
            m_failed.append(path);
        }
    }
}

} // namespace longspan::window
