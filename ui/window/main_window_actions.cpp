// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/interface_model.h"
#include "ui/items/table_text.h"
#include "ui/items/texts.h"
#include "ui/panels/interfaces/interfaces_panel.h"
#include "ui/panels/reports.h"
#include "ui/panels/selector/choices.h"
#include "ui/panels/selector/selector_bar.h"
#include "ui/panels/slowest/slowest_panel.h"
#include "ui/panels/topology/topology_panel.h"
#include "ui/panels/trace/trace_bar.h"
#include "ui/panels/trace/trace_finder.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/panels/trace/waterfall_view.h"
#include "ui/session/deep_link.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/table_view.h"
#include "ui/window/actions.h"
#include "ui/window/command_palette.h"
#include "ui/window/dialogs.h"
#include "ui/window/main_window.h"
#include "ui/window/navigation.h"
#include "ui/window/picture.h"
#include "ui/window/status_line.h"

#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>
#include <QTabWidget>

/// What the actions do.
namespace longspan::window {
namespace {

constexpr double kZoom = 1.5;

} // namespace

void MainWindow::connectActions()
{
    const auto on = [this](QAction* action, auto what) { connect(action, &QAction::triggered, this, what); };
    on(m_actions->openFile, [this] { chooseFile(); });
    on(m_actions->openDemo, [this] { m_context.session.select({.source = "demo"}); });
    on(m_actions->exportRows, [this] { m_slowest->exportShown(); });
    on(m_actions->exportPicture, [this] { exportPicture(); });
    on(m_actions->exportTrace, [this] { currentTrace().exportTrace(); });
    on(m_actions->compare, [this] { compareTrace(currentTrace()); });
    on(m_actions->copyLink, [this] { copyLink(); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->back, [this] { m_navigation->goBack(); });
    on(m_actions->forward, [this] { m_navigation->goForward(); });
    on(m_actions->refresh, [this] { m_context.session.refresh(); });
    on(m_actions->cancel, [this] { m_context.reports.cancelAll(); });
    on(m_actions->palette, [this] { showPalette(); });
    on(m_actions->find, [this] {
        if (page() == QLatin1String("topology"))
            m_topology->focusFind();
        else
            currentTrace().bar().focusFind();
    });
    on(m_actions->filterInterfaces, [this] { m_interfaces->focusFilter(); });
    on(m_actions->nextError, [this] { currentTrace().finder().stepToError(true); });
    on(m_actions->previousError, [this] { currentTrace().finder().stepToError(false); });
    on(m_actions->groupInterfaces, [this] {
        setPage(QStringLiteral("slowest"));
        m_slowest->setGrouped(!m_slowest->grouped());
    });
    on(m_actions->closeTab, [this] {
        if (const auto current = m_context.session.currentTrace())
            m_context.session.closeTrace(*current);
    });
    m_actions->showInterfaces->setChecked(true);
    connect(m_actions->showInterfaces, &QAction::toggled, m_dock, &QWidget::setVisible);
    connect(m_dock, &QDockWidget::visibilityChanged, m_actions->showInterfaces, &QAction::setChecked);
    connectViewActions();
}

void MainWindow::connectViewActions()
{
    const auto on = [this](QAction* action, auto what) { connect(action, &QAction::triggered, this, what); };
    const std::pair<QAction*, QString> layouts[] = {{m_actions->waterfall, QStringLiteral("waterfall")},
        {m_actions->flame, QStringLiteral("flame")}, {m_actions->table, QStringLiteral("table")},
        {m_actions->statistics, QStringLiteral("statistics")}};
    for (const auto& [action, name] : layouts)
        on(action, [this, name = name] { currentTrace().setLayoutName(name); });
    on(m_actions->expandAll, [this] { currentTrace().waterfall().unfoldAll(); });
    on(m_actions->collapseAll, [this] { currentTrace().waterfall().foldAll(); });
    on(m_actions->zoomIn, [this] { currentTrace().waterfall().zoomBy(kZoom); });
    on(m_actions->zoomOut, [this] { currentTrace().waterfall().zoomBy(1 / kZoom); });
    on(m_actions->zoomAll, [this] { currentTrace().waterfall().zoomOut(); });
    const std::pair<QAction*, widgets::ThemeMode> modes[] = {{m_actions->systemTheme, widgets::ThemeMode::system},
        {m_actions->lightTheme, widgets::ThemeMode::light}, {m_actions->darkTheme, widgets::ThemeMode::dark}};
    for (const auto& [action, mode] : modes)
        on(action, [this, mode = mode] { m_context.appearance.setMode(mode); });
    on(m_actions->shortcuts, [this] { showShortcuts(*m_actions, this); });
    on(m_actions->about, [this] { showAbout(this); });
    connect(m_actions->recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
}

void MainWindow::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Open trace files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openFiles);
    dialog->open();
}

void MainWindow::chooseTime()
{
    askForTime(m_context.session.timeRange(), m_context.session.timeZone(), this,
        [this](const TimeRange& range) { m_context.session.setTime(session::TimeChoice::between(range)); });
}

void MainWindow::fillRecent()
{
    m_actions->recent->clear();
    const std::vector<std::string> files = m_context.profiles.recentFiles();
    for (const std::string& file : files) {
        const QString path = items::toQString(file);
        m_actions->recent->addAction(path, this, [this, path] { openFiles({path}); });
    }
    if (files.empty()) {
        m_actions->recent->addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    m_actions->recent->addSeparator();
    m_actions->recent->addAction(tr("Forget them"), &m_context.profiles, &session::SourceProfiles::clearRecentFiles);
}

void MainWindow::showPalette()
{
    std::vector<PaletteEntry> entries;
    for (QAction* action : m_actions->all()) {
        if (action != m_actions->palette && action->isEnabled())
            entries.push_back({action->text(), action->shortcut().toString(QKeySequence::NativeText), tr("command"),
                [action] { action->trigger(); }});
    }
    for (const widgets::ChoiceButton::Choice& choice : m_selectors->applications().choices())
        entries.push_back({choice.text, choice.detail, tr("application"),
            [this, id = choice.id.toStdString()] { m_context.session.setApplication(id); }});
    for (const source::Interface& each : m_interfaces->model().interfaces())
        entries.push_back({items::toQString(each.name), items::toQString(each.service), tr("interface"),
            [this, ref = session::InterfaceRef{each.service, each.name}] {
                setPage(QStringLiteral("slowest"));
                m_context.session.setInterface(ref);
            }});
    m_palette->open(std::move(entries), [this](const QString& typed) -> std::optional<PaletteEntry> {
        const auto id = traceIdFromHex(typed.trimmed().toStdString());
        constexpr int kLeastDigits = 8;
        if (!id || typed.trimmed().size() < kLeastDigits)
            return std::nullopt;
        return PaletteEntry{tr("Open trace %1").arg(typed.trimmed()), {}, tr("trace"), [this, trace = *id] {
                                m_context.session.openTrace({trace, SpanId::none});
                            }};
    });
}

void MainWindow::copyLink()
{
    QGuiApplication::clipboard()->setText(items::toQString(session::toCommandLine("longspan", link())));
    m_status->say(tr("Link copied"));
}

void MainWindow::exportRows(const QAbstractItemModel* model, const QString& title)
{
    auto* dialog = new QFileDialog(this, tr("Export as CSV"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(title + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, model](const QString& path) {
        QSaveFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) &&
            file.write(items::toText(*model, items::TextForm::csv).toUtf8()) >= 0 && file.commit();
        if (written)
            m_status->say(tr("Written: %1").arg(path));
        else
            m_banner->say({.level = widgets::Banner::Level::error,
                .text = tr("%1 could not be written: %2.").arg(path, file.errorString())});
    });
    dialog->open();
}

void MainWindow::exportPicture()
{
    auto* dialog = new QFileDialog(this, tr("Export a picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(QStringLiteral("longspan.png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (savePicture(*m_tabs->currentWidget(), path))
            m_status->say(tr("Written: %1").arg(path));
        else
            m_banner->say({.level = widgets::Banner::Level::error, .text = tr("%1 could not be written.").arg(path)});
    });
    dialog->open();
}

} // namespace longspan::window
