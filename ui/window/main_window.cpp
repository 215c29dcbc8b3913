// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/items/texts.h"
#include "ui/panels/interfaces/interfaces_panel.h"
#include "ui/panels/messages.h"
#include "ui/panels/overview/overview_panel.h"
#include "ui/panels/reports.h"
#include "ui/panels/selector/choices.h"
#include "ui/panels/selector/selector_bar.h"
#include "ui/panels/slowest/slowest_panel.h"
#include "ui/panels/topology/topology_panel.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/session/settings.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icons.h"
#include "ui/window/actions.h"
#include "ui/window/command_palette.h"
#include "ui/window/navigation.h"
#include "ui/window/status_line.h"

#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace longspan::window {

namespace {

constexpr int kDockWidth = 380;
constexpr int kIcon = 16;

QToolButton* buttonFor(QAction& action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(&action);
    button->setIconSize({kIcon, kIcon});
    button->setAccessibleName(action.text());
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    button->setToolTip(keys.isEmpty() ? action.text() : QStringLiteral("%1 (%2)").arg(action.text(), keys));
    return button;
}

} // namespace

MainWindow::MainWindow(const panels::Context& context, OpenSource open, QWidget* parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_actions(new Actions(this))
    , m_opener(new SourceOpener(m_context, std::move(open), this))
    , m_selectors(new panels::SelectorBar(m_context, this))
    , m_banner(new widgets::Banner(context.appearance, this))
    , m_tabs(new QTabWidget(this))
    , m_interfaces(new panels::InterfacesPanel(m_context, this))
    , m_dock(new QDockWidget(tr("Interfaces"), this))
    , m_slowest(new panels::SlowestPanel(m_context, this))
    , m_topology(new panels::TopologyPanel(m_context, this))
    , m_overview(new panels::OverviewPanel(m_context, this))
    , m_preview(new panels::TracePanel(m_context, this))
    , m_status(new StatusLine(m_context, this))
    , m_palette(new CommandPalette(context.appearance, this))
    , m_navigation(new Navigation(*this, this))
{
    setObjectName(QStringLiteral("longspan"));
    setWindowIcon(widgets::programIcon());
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    resize(1280, 800);
    buildBar();
    buildDock();
    buildCentre();
    auto* bar = new QStatusBar(this);
    bar->setSizeGripEnabled(false);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_status, 1);
    setStatusBar(bar);
    connectActions();
    connectViews();
    connectSession();
    refreshIcons();
    showTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildBar()
{
    auto* bar = new QToolBar(tr("Selection"), this);
    bar->setObjectName(QStringLiteral("selectors"));
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->toggleViewAction()->setEnabled(false);
    bar->toggleViewAction()->setVisible(false);
    auto* content = new QWidget(bar);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(4);
    auto* menu = new QToolButton(content);
    menu->setObjectName(QStringLiteral("menu"));
    menu->setMenu(m_actions->menu);
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setAccessibleName(tr("Menu"));
    menu->setToolTip(tr("Menu"));
    menu->setIconSize({kIcon, kIcon});
    row->addWidget(menu);
    row->addWidget(buttonFor(*m_actions->back, content));
    row->addWidget(buttonFor(*m_actions->forward, content));
    row->addSpacing(4);
    row->addWidget(m_selectors);
    row->addWidget(buttonFor(*m_actions->refresh, content));
    row->addStretch(1);
    auto* palette = buttonFor(*m_actions->palette, content);
    palette->setProperty("part", QStringLiteral("field"));
    palette->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(palette);
    bar->addWidget(content);
    addToolBar(Qt::TopToolBarArea, bar);
    setContextMenuPolicy(Qt::NoContextMenu);
    connect(&m_context.appearance, &widgets::Appearance::changed, menu,
        [this, menu] { menu->setIcon(widgets::icon(QStringLiteral("menu"), m_context.appearance.theme())); });
    menu->setIcon(widgets::icon(QStringLiteral("menu"), m_context.appearance.theme()));
}

void MainWindow::buildDock()
{
    m_dock->setObjectName(QStringLiteral("interfaces"));
    m_dock->setWidget(m_interfaces);
    m_dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
    addDockWidget(Qt::LeftDockWidgetArea, m_dock);
    resizeDocks({m_dock}, {kDockWidth}, Qt::Horizontal);
}

void MainWindow::buildCentre()
{
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(false);
    // A closed trace leads back to the list it was opened from.
    m_tabs->tabBar()->setSelectionBehaviorOnRemove(QTabBar::SelectPreviousTab);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setAccessibleName(tr("Views"));
    QWidget* slowest = buildSlowestPage();
    m_tabs->addTab(slowest, tr("Slowest calls"));
    m_pages[slowest] = QStringLiteral("slowest");
    m_tabs->addTab(m_topology, tr("Topology"));
    m_pages[m_topology] = QStringLiteral("topology");
    m_tabs->insertTab(0, m_overview, tr("Overview"));
    m_pages[m_overview] = QStringLiteral("overview");
    m_tabs->setCurrentWidget(slowest);
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->tabBar()->setTabButton(tab, QTabBar::RightSide, nullptr);
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_tabs, 1);
    setCentralWidget(centre);
}

QWidget* MainWindow::buildSlowestPage()
{
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_slowest);
    splitter->addWidget(m_preview);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({270, 430});
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

void MainWindow::connectViews()
{
    connect(m_selectors, &panels::SelectorBar::openFileWanted, this, &MainWindow::chooseFile);
    connect(m_selectors, &panels::SelectorBar::customTimeWanted, this, &MainWindow::chooseTime);
    connect(m_selectors, &panels::SelectorBar::failed, this,
        [this](const QString& what, const Error& error) { m_banner->say(panels::Messages::error(what, error)); });
    connect(m_interfaces, &panels::InterfacesPanel::exportWanted, this, &MainWindow::exportRows);
    connect(m_interfaces, &panels::InterfacesPanel::topologyWanted, this, [this] {
        m_topology->showInterface();
        setPage(QStringLiteral("topology"));
    });
    connect(m_slowest, &panels::SlowestPanel::exportWanted, this, &MainWindow::exportRows);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::tabChanged);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, [this](int index) {
        if (const auto* panel = qobject_cast<panels::TracePanel*>(m_tabs->widget(index)); panel && panel->call())
            m_context.session.closeTrace(panel->call()->trace);
        else
            closeCompare();
    });
    connect(&m_context.appearance, &widgets::Appearance::changed, this, &MainWindow::refreshIcons);
    connectTrace(*m_preview);
}

void MainWindow::connectSession()
{
    const session::Session& session = m_context.session;
    using session::Session;
    connect(&session, &Session::sourceChanged, this, [this] {
        m_banner->clear();
        m_preview->clear();
        closeCompare();
        const std::vector<session::CallRef> open = m_context.session.openTraces();
        for (const session::CallRef& call : open)
            m_context.session.closeTrace(call.trace);
        showTitle();
    });
    connect(&session, &Session::callChanged, this, &MainWindow::showCall);
    connect(&session, &Session::sourceOpened, this, &MainWindow::showCall);
    connect(&session, &Session::openTracesChanged, this, &MainWindow::showTabs);
    connect(&session, &Session::currentTraceChanged, this, &MainWindow::showCurrentTrace);
    for (const auto signal : {&Session::regionChanged, &Session::applicationChanged, &Session::interfaceChanged})
        connect(&session, signal, this, &MainWindow::showTitle);
    connect(m_opener, &SourceOpener::failed, this, &MainWindow::openFailed);
    connect(m_opener, &SourceOpener::opened, this, &MainWindow::sourceOpened);
}

void MainWindow::refreshIcons()
{
    m_actions->refreshIcons(m_context.appearance.theme());
    const widgets::ThemeMode mode = m_context.appearance.mode();
    m_actions->systemTheme->setChecked(mode == widgets::ThemeMode::system);
    m_actions->lightTheme->setChecked(mode == widgets::ThemeMode::light);
    m_actions->darkTheme->setChecked(mode == widgets::ThemeMode::dark);
}

void MainWindow::showCall()
{
    const auto& call = m_context.session.selection().call;
    if (call && m_context.session.source())
        m_preview->showCall(*call);
    else if (!call)
        m_preview->clear();
}

void MainWindow::showTitle()
{
    const session::Selection& selected = m_context.session.selection();
    const auto profile = m_context.profiles.find(selected.source);
    QStringList parts;
    if (selected.interface)
        parts.append(items::toQString(selected.interface->name));
    if (!selected.application.empty())
        parts.append(items::toQString(selected.application));
    if (profile)
        parts.append(panels::Choices::titleOf(*profile));
    parts.append(QStringLiteral("Longspan"));
    setWindowTitle(parts.join(QStringLiteral(" – ")));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    session::Settings& settings = m_context.settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/state"), saveState());
    settings.setValue(QStringLiteral("window/colours"), static_cast<int>(m_context.appearance.mode()));
    const session::Selection& selected = m_context.session.selection();
    settings.setValue(QStringLiteral("last/source"), QString::fromStdString(selected.source));
    settings.setValue(QStringLiteral("last/region"), items::toQString(selected.region));
    settings.setValue(QStringLiteral("last/application"), items::toQString(selected.application));
    settings.setValue(QStringLiteral("last/time"), items::toQString(session::name(selected.time.kind)));
    settings.setValue(QStringLiteral("last/zone"), m_context.session.timeZone().id());
    m_context.reports.cancelAll();
    event->accept();
}

void MainWindow::restore()
{
    const session::Settings& settings = m_context.settings;
    restoreGeometry(settings.get<QByteArray>(QStringLiteral("window/geometry"), {}));
    restoreState(settings.get<QByteArray>(QStringLiteral("window/state"), {}));
    const int colours = settings.get<int>(QStringLiteral("window/colours"), 0);
    if (colours >= 0 && colours <= static_cast<int>(widgets::ThemeMode::dark))
        m_context.appearance.setMode(static_cast<widgets::ThemeMode>(colours));
    const QByteArray zone = settings.get<QByteArray>(QStringLiteral("last/zone"), {});
    if (QTimeZone(zone).isValid())
        m_context.session.setTimeZone(QTimeZone(zone));
    refreshIcons();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_palette->place();
}

} // namespace longspan::window
