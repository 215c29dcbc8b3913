// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include "ui/scene/theme.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMenu>
#include <QWidget>

namespace longspan::window {

Actions::Actions(QWidget* window)
    : menu(new QMenu(window)), recent(new QMenu(tr("Recent files"), menu)), m_window(window)
{
    openFile = add(tr("Open a file…"), QStringLiteral("Ctrl+O"), QStringLiteral("open"));
    openDemo = add(tr("Open the demo shop"));
    exportRows = add(tr("Export the list…"), QStringLiteral("Ctrl+E"), QStringLiteral("export"));
    exportPicture = add(tr("Export a picture…"), QStringLiteral("Ctrl+Shift+E"));
    exportTrace = add(tr("Export the trace…"), QStringLiteral("Ctrl+Shift+S"));
    compare = add(tr("Compare the trace with…"), QStringLiteral("Ctrl+D"));
    copyLink = add(tr("Copy link"), QStringLiteral("Ctrl+Shift+C"), QStringLiteral("link"));
    quit = add(tr("Quit"), QStringLiteral("Ctrl+Q"));
    back = add(tr("Back"), QStringLiteral("Alt+Left"), QStringLiteral("back"));
    forward = add(tr("Forward"), QStringLiteral("Alt+Right"), QStringLiteral("forward"));
    refresh = add(tr("Refresh"), QStringLiteral("F5"), QStringLiteral("refresh"));
    cancel = add(tr("Cancel what is running"), QStringLiteral("Ctrl+."));
    palette = add(tr("Search traces, commands…"), QStringLiteral("Ctrl+K"), QStringLiteral("search"));
    find = add(tr("Find in this view"), QStringLiteral("Ctrl+F"));
    filterInterfaces = add(tr("Filter interfaces"), QStringLiteral("Ctrl+I"));
    nextError = add(tr("Next error"), QStringLiteral("F8"), QStringLiteral("error"));
    previousError = add(tr("Previous error"), QStringLiteral("Shift+F8"));
    closeTab = add(tr("Close the trace"), QStringLiteral("Ctrl+W"));
    showInterfaces = add(tr("Interfaces"), QStringLiteral("Ctrl+B"));
    showInterfaces->setCheckable(true);
    groupInterfaces = add(tr("Slowest calls of every interface"), QStringLiteral("Ctrl+G"), QStringLiteral("group"));
    waterfall = add(tr("Waterfall"), QStringLiteral("Alt+1"), QStringLiteral("waterfall"));
    flame = add(tr("Flame graph"), QStringLiteral("Alt+2"), QStringLiteral("flame"));
    table = add(tr("Table"), QStringLiteral("Alt+3"), QStringLiteral("table"));
    statistics = add(tr("Statistics"), QStringLiteral("Alt+4"), QStringLiteral("statistics"));
    expandAll = add(tr("Expand everything"), QStringLiteral("Ctrl+Shift+Down"), QStringLiteral("unfold"));
    collapseAll = add(tr("Collapse everything"), QStringLiteral("Ctrl+Shift+Up"), QStringLiteral("fold"));
    zoomIn = add(tr("Zoom in"), QStringLiteral("Ctrl++"));
    zoomOut = add(tr("Zoom out"), QStringLiteral("Ctrl+-"));
    zoomAll = add(tr("Show the whole time"), QStringLiteral("Ctrl+0"), QStringLiteral("fit"));
    systemTheme = add(tr("Colours of the system"));
    lightTheme = add(tr("Light colours"));
    darkTheme = add(tr("Dark colours"));
    shortcuts = add(tr("Keyboard shortcuts"), QStringLiteral("F1"));
    about = add(tr("About Longspan"));
    makeMenu();
}

QAction* Actions::add(const QString& text, const QString& keys, const QString& icon)
{
    auto* action = new QAction(text, m_window);
    if (!keys.isEmpty())
        action->setShortcut(QKeySequence(keys));
    action->setProperty("drawing", icon);
    m_window->addAction(action);
    m_all.append(action);
    return action;
}

void Actions::makeMenu()
{
    menu->addActions({openFile});
    menu->addMenu(recent);
    menu->addActions({openDemo});
    menu->addSeparator();
    menu->addActions({exportRows, exportPicture, exportTrace, compare, copyLink});
    menu->addSeparator();
    QMenu* trace = menu->addMenu(tr("Trace"));
    trace->addActions({waterfall, flame, table, statistics});
    trace->addSeparator();
    trace->addActions({expandAll, collapseAll, zoomIn, zoomOut, zoomAll});
    trace->addSeparator();
    trace->addActions({find, nextError, previousError, closeTab});
    QMenu* view = menu->addMenu(tr("View"));
    view->addActions({showInterfaces, groupInterfaces, refresh, cancel});
    QMenu* colours = menu->addMenu(tr("Colours"));
    auto* modes = new QActionGroup(menu);
    for (QAction* mode : {systemTheme, lightTheme, darkTheme}) {
        mode->setCheckable(true);
        modes->addAction(mode);
        colours->addAction(mode);
    }
    menu->addSeparator();
    menu->addActions({palette, shortcuts, about});
    menu->addSeparator();
    menu->addAction(quit);
}

void Actions::refreshIcons(const scene::Theme& theme)
{
    for (QAction* action : m_all) {
        if (const QString drawing = action->property("drawing").toString(); !drawing.isEmpty())
            action->setIcon(widgets::icon(drawing, theme));
    }
}

} // namespace longspan::window
