// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/probe.h"

#include "app/desktop/probe_application.h"
#include "app/desktop/window_state.h"
#include "ui/items/call_model.h"
#include "ui/panels/context.h"
#include "ui/panels/reports.h"
#include "ui/panels/slowest/slowest_panel.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/panels/trace/waterfall_view.h"
#include "ui/widgets/table_view.h"
#include "ui/window/main_window.h"

#include <QJsonDocument>
#include <chrono>

namespace longspan::desktop {
namespace {

constexpr std::chrono::milliseconds kRest{30};

/// Of this process, mapped files not counted.
double anonymousBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray label = "RssAnon:";
    for (QByteArray line = status.readLine(); !line.isEmpty(); line = status.readLine()) {
        if (line.startsWith(label))
            return line.mid(label.size()).trimmed().split(' ').front().toDouble() * 1024;
    }
    return 0;
}

} // namespace

bool Probe::wanted()
{
    return qEnvironmentVariableIsSet("LONGSPAN_PROBE");
}

Probe::Probe(ProbeApplication& application, window::MainWindow& window)
    : m_application(application), m_window(window), m_file(qEnvironmentVariable("LONGSPAN_PROBE"))
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return;
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &Probe::lookForRest);
    const panels::Reports& reports = window.context().reports;
    connect(&reports, &panels::Reports::changed, this, [this, &reports] {
        if (!reports.busy())
            m_busyUntil = ProbeApplication::sinceStart();
    });
    application.setHandled([this](const QObjectList& painted, double ms) { handled(painted, ms); });
}

Probe::~Probe()
{
    m_application.setHandled({});
}

void Probe::handled(const QObjectList& painted, double milliseconds)
{
    m_longestEvent = std::max(m_longestEvent, milliseconds);
    if (!m_rest.isActive())
        m_rest.start();
    if (painted.isEmpty())
        return;
    paintedFirst("window");
    if (!m_stalls)
        m_stalls.emplace();
    if (painted.contains(m_window.slowest().table().viewport()) && m_window.slowest().model().rowCount() > 0)
        paintedFirst("rows");
    panels::WaterfallView& waterfall = m_window.currentTrace().waterfall();
    if (painted.contains(waterfall.viewport()) && waterfall.trace())
        paintedFirst("waterfall");
}

void Probe::paintedFirst(const char* what)
{
    if (m_painted.insert(what).second)
        write({{QStringLiteral("event"), QLatin1String(what)}});
}

void Probe::lookForRest()
{
    // One answer may start the next question in the turn after.
    constexpr double kQuiet = 30;
    if (m_window.context().reports.busy() || ProbeApplication::sinceStart() - m_busyUntil < kQuiet)
        return;
    QJsonObject state = windowState(m_window);
    if (state == m_told)
        return;
    m_told = state;
    const StallWatch::Stall stall = m_stalls ? m_stalls->longest() : StallWatch::Stall{};
    write({{QStringLiteral("event"), QStringLiteral("rest")}, {QStringLiteral("busyUntil"), m_busyUntil},
        {QStringLiteral("stall"), stall.milliseconds}, {QStringLiteral("stallAt"), stall.at},
        {QStringLiteral("longestEvent"), m_longestEvent}, {QStringLiteral("anonymous"), anonymousBytes()},
        {QStringLiteral("state"), std::move(state)}});
}

void Probe::write(QJsonObject line)
{
    line.insert(QStringLiteral("ms"), ProbeApplication::sinceStart());
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

} // namespace longspan::desktop
