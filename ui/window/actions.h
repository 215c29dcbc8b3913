// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>

class QAction;
class QMenu;
class QWidget;

namespace longspan::scene {
struct Theme;
}

namespace longspan::window {

/// Everything a person can do by menu, key or palette. Owned by the window.
struct Actions {
    Q_DECLARE_TR_FUNCTIONS(longspan::window::Actions)

public:
    explicit Actions(QWidget* window);

    QAction* openFile;
    QAction* openDemo;
    QAction* exportRows;
    QAction* exportPicture;
    QAction* exportTrace;
    QAction* compare;
    QAction* copyLink;
    QAction* quit;

    QAction* back;
    QAction* forward;
    QAction* refresh;
    QAction* cancel;
    QAction* palette;
    QAction* find;
    QAction* filterInterfaces;
    QAction* nextError;
    QAction* previousError;
    QAction* closeTab;
    QAction* showInterfaces;
    QAction* groupInterfaces;

    QAction* waterfall;
    QAction* flame;
    QAction* table;
    QAction* statistics;
    QAction* expandAll;
    QAction* collapseAll;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* zoomAll;

    QAction* systemTheme;
    QAction* lightTheme;
    QAction* darkTheme;
    QAction* shortcuts;
    QAction* about;

    QMenu* menu;   ///< all of it, behind one button
    QMenu* recent; ///< filled by the window

    /// Those that a palette offers, in order.
    [[nodiscard]] QList<QAction*> all() const { return m_all; }
    void refreshIcons(const scene::Theme& theme);

private:
    QAction* add(const QString& text, const QString& keys = {}, const QString& icon = {});
    void makeMenu();

    QWidget* m_window;
    QList<QAction*> m_all;
};

} // namespace longspan::window
