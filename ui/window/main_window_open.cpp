// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/texts.h"
#include "ui/panels/messages.h"
#include "ui/panels/selector/choices.h"
#include "ui/panels/topology/topology_panel.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/session/settings.h"
#include "ui/widgets/banner.h"
#include "ui/window/main_window.h"
#include "ui/window/navigation.h"
#include "ui/window/status_line.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QTabWidget>
#include <QUrl>

/// What is opened: files, links, traces in tabs.
namespace longspan::window {
namespace {

const std::string kFilePrefix = "file-";

/// The same files have the same id, so that opening them twice is one source.
std::string idOf(const QStringList& paths)
{
    return kFilePrefix + std::to_string(qHash(paths.join(QLatin1Char('\n')), 1));
}

QStringList pathsOf(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

void MainWindow::open(const session::DeepLink& link)
{
    session::Selection wanted = session::toSelection(link);
    if (!link.files.empty()) {
        QStringList paths;
        for (const std::string& file : link.files)
            paths.append(items::toQString(file));
        openFiles(paths);
        wanted.source = m_context.session.selection().source;
        if (!link.time)
            wanted.time.kind = session::TimeChoice::Kind::all;
    } else if (wanted.source.empty()) {
        const session::Settings& settings = m_context.settings;
        const auto last = [&settings](const char* key) {
            return settings.get<QString>(QStringLiteral("last/") + QLatin1String(key), {}).toStdString();
        };
        wanted.source = m_context.profiles.find(last("source")) ? last("source") : std::string("demo");
        const bool same = wanted.region.empty() && wanted.application.empty() && !wanted.interface;
        if (same && wanted.source == last("source")) {
            wanted.region = last("region");
            wanted.application = last("application");
        }
        if (const auto kind = session::timeChoiceByName(last("time")); kind && !link.time)
            wanted.time.kind = *kind == session::TimeChoice::Kind::custom ? wanted.time.kind : *kind;
    }
    m_context.session.select(std::move(wanted));
    if (link.trace.valid())
        m_context.session.openTrace({link.trace, link.span});
}

void MainWindow::openFiles(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    session::SourceProfile profile;
    for (const QString& path : paths)
        profile.places.push_back(
            (path == QLatin1String("-") ? path : QFileInfo(path).absoluteFilePath()).toStdString());
    QStringList whole;
    for (const std::string& place : profile.places)
        whole.append(items::toQString(place));
    profile.id = idOf(whole);
    profile.kind = whole.size() == 1 && whole.front().endsWith(QLatin1String(".longspan")) ? session::SourceKind::store
                                                                                           : session::SourceKind::file;
    m_context.profiles.put(profile);
    if (m_context.session.selection().source == profile.id) {
        m_opener->open();
        return;
    }
    m_context.session.select({.source = profile.id, .time = {.kind = session::TimeChoice::Kind::all}});
}

void MainWindow::openFailed(const std::string& profile, const Error& error)
{
    const auto known = m_context.profiles.find(profile);
    const QString name = known ? panels::Choices::titleOf(*known) : items::toQString(profile);
    widgets::Banner::Message message = panels::Messages::error(tr("%1 could not be opened").arg(name), error);
    message.action = tr("Open the demo shop");
    message.run = [this] { m_context.session.select({.source = "demo"}); };
    m_banner->say(std::move(message));
    if (profile.starts_with(kFilePrefix))
        m_context.profiles.remove(profile);
}

void MainWindow::sourceOpened(const std::string& profile)
{
    m_banner->clear();
    const auto known = m_context.profiles.find(profile);
    if (known && profile.starts_with(kFilePrefix)) {
        for (const std::string& place : known->places)
            m_context.profiles.addRecentFile(place);
        const std::vector<session::SourceProfile> all = m_context.profiles.all();
        for (const session::SourceProfile& each : all) {
            if (each.id.starts_with(kFilePrefix) && each.id != profile)
                m_context.profiles.remove(each.id);
        }
    }
    const source::Facts& facts = m_context.session.facts();
    if (facts.leftOut.empty())
        return;
    widgets::Banner::Message message = panels::Messages::error(
        tr("%Ln part(s) of the source could not be read", nullptr, static_cast<int>(facts.leftOut.size())),
        facts.leftOut.front());
    message.level = widgets::Banner::Level::warning;
    m_banner->say(std::move(message));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!pathsOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    openFiles(pathsOf(event->mimeData()));
}

session::DeepLink MainWindow::link() const
{
    const session::Selection& selected = m_context.session.selection();
    session::DeepLink link;
    const auto profile = m_context.profiles.find(selected.source);
    if (profile && profile->id.starts_with(kFilePrefix))
        link.files = profile->places;
    else
        link.source = selected.source;
    link.region = selected.region;
    link.service = selected.application;
    if (selected.interface) {
        link.service = selected.interface->service;
        link.interface = selected.interface->name;
    }
    if (selected.call) {
        link.trace = selected.call->trace;
        link.span = selected.call->span;
    }
    if (const TimeRange range = m_context.session.timeRange(); !range.everything())
        link.time = range;
    return link;
}

QString MainWindow::page() const
{
    const auto known = m_pages.find(m_tabs->currentWidget());
    return known == m_pages.end() ? QStringLiteral("trace") : known->second;
}

void MainWindow::setPage(const QString& name)
{
    for (const auto& [widget, page] : m_pages) {
        if (page == name)
            m_tabs->setCurrentWidget(widget);
    }
}

panels::TracePanel& MainWindow::currentTrace()
{
    auto* panel = qobject_cast<panels::TracePanel*>(m_tabs->currentWidget());
    return panel != nullptr ? *panel : *m_preview;
}

void MainWindow::showTabs()
{
    const std::vector<session::CallRef>& open = m_context.session.openTraces();
    for (auto at = m_traces.begin(); at != m_traces.end();) {
        const bool stays = std::any_of(
            open.begin(), open.end(), [&](const session::CallRef& call) { return toHex32(call.trace) == at->first; });
        if (stays) {
            ++at;
            continue;
        }
        m_tabs->removeTab(m_tabs->indexOf(at->second));
        at->second->deleteLater();
        at = m_traces.erase(at);
    }
    for (const session::CallRef& call : open)
        addTrace(call);
}

void MainWindow::addTrace(const session::CallRef& call)
{
    panels::TracePanel*& panel = m_traces[toHex32(call.trace)];
    if (panel == nullptr) {
        panel = new panels::TracePanel(m_context, m_tabs);
        connectTrace(*panel);
        m_tabs->addTab(panel, tr("Trace %1").arg(QString::fromStdString(toHex(call.trace)).left(8)));
    }
    panel->showCall(call);
}

void MainWindow::connectTrace(panels::TracePanel& panel)
{
    connect(&panel, &panels::TracePanel::targetWanted, this,
        [this](const session::CallRef& call) { m_context.session.openTrace(call); });
    connect(&panel, &panels::TracePanel::exportWanted, this, &MainWindow::exportRows);
    connect(&panel, &panels::TracePanel::topologyWanted, this, [this, &panel] {
        if (!panel.call())
            return;
        m_topology->showTrace(panel.call()->trace);
        setPage(QStringLiteral("topology"));
    });
    connect(&panel, &panels::TracePanel::compareWanted, this, [this, &panel] { compareTrace(panel); });
    connect(&panel, &panels::TracePanel::viewChanged, this, [this, &panel](session::ViewStep step) {
        if (&panel == &currentTrace())
            m_navigation->recordView(step);
    });
    connect(&panel, &panels::TracePanel::viewSettled, m_navigation, &Navigation::settle);
    connect(&panel, &panels::TracePanel::loaded, this, [this, &panel] { showTabTitle(panel); });
}

void MainWindow::showTabTitle(panels::TracePanel& panel)
{
    const int tab = m_tabs->indexOf(&panel);
    if (tab < 0 || !panel.call())
        return;
    m_tabs->setTabToolTip(tab, panel.title());
}

void MainWindow::showCurrentTrace()
{
    const auto current = m_context.session.currentTrace();
    if (!current)
        return;
    if (const auto known = m_traces.find(toHex32(*current)); known != m_traces.end())
        m_tabs->setCurrentWidget(known->second);
}

void MainWindow::tabChanged(int index)
{
    const auto* panel = qobject_cast<panels::TracePanel*>(m_tabs->widget(index));
    if (panel != nullptr && panel->call())
        m_context.session.setCurrentTrace(panel->call()->trace);
    else
        m_context.session.setCurrentTrace(std::nullopt);
    Q_EMIT pageChanged();
}

} // namespace longspan::window
