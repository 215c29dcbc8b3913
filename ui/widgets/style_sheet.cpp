// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style_sheet.h"

#include "ui/widgets/appearance.h"

namespace longspan::widgets {
namespace {

const char* const kRules = R"(
QWidget { outline: 0; }
QMainWindow, QDialog { background: @panel; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QSplitter::handle { background: @border; }
QSplitter::handle:hover { background: @accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolTip { background: @panel; color: @text; border: 1px solid @border; padding: 4px 6px; }

QWidget[part="bar"] { background: @panel; border: 0; border-bottom: 1px solid @border; }
QWidget[part="base"] { background: @base; }
QLabel[part="title"] { font-weight: 600; }
QLabel[part="dim"] { color: @dim; }
QLabel[part="big"] { font-size: 17px; font-weight: 600; }
QFrame[part="line"] { background: @border; border: 0; }
QFrame[part="frame"] { background: @base; border: 1px solid @border; border-radius: 6px; }

QToolBar { background: @panel; border: 0; border-bottom: 1px solid @border; spacing: 4px; padding: 0; }
QStatusBar { background: @panel; border-top: 1px solid @border; }
QStatusBar::item { border: 0; }

QToolButton, QPushButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; }
QToolButton:hover, QPushButton[part="flat"]:hover { background: @hoverButton; }
QToolButton:pressed, QPushButton[part="flat"]:pressed { background: @pressed; }
QToolButton:checked { background: @selection; color: @text; border-color: @checkedBorder; }
QToolButton:focus, QPushButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton { background: @base; border-color: @border; padding: 4px 12px; }
QPushButton:hover { background: @hoverButton; }
QPushButton[part="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[part="primary"]:hover { background: @accentHover; }
QPushButton[part="flat"] { background: transparent; border-color: transparent; padding: 2px 8px; }
QPushButton[part="link"] { background: transparent; border-color: transparent; color: @accent; padding: 2px 4px; text-align: left; }

QToolButton[part="segment"] { border: 1px solid @border; border-radius: 0; padding: 3px 8px; margin: 0 -1px 0 0; background: @base; }
QToolButton[part="segment"]:hover { background: @hoverButton; }
QToolButton[part="segment"]:checked { background: @selection; border: 1px solid @border; }

QToolButton[part="choice"] { border: 1px solid @border; background: @base; padding: 0; }
QToolButton[part="choice"]:hover { border-color: @accent; background: @base; }
QToolButton[part="field"] { border: 1px solid @border; background: @base; color: @dim; padding: 3px 8px; text-align: left; }
QToolButton[part="field"]:hover { border-color: @accent; }
QToolButton[part="badge"] { border: 1px solid @border; border-radius: 10px; padding: 1px 8px; background: @base; }
QToolButton[part="badge"]:hover { border-color: @accent; }

QLineEdit, QComboBox, QSpinBox, QDateTimeEdit { background: @base; color: @text; border: 1px solid @border; border-radius: 4px; padding: 3px 6px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateTimeEdit:focus { border-color: @accent; }
QLineEdit[wrong="true"] { border-color: @bad; }
QComboBox { padding: 3px 4px 3px 8px; }
QComboBox::drop-down { border: 0; width: 18px; }
QComboBox::down-arrow { image: url(:/icons/@arrow); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @base; border: 1px solid @border; padding: 2px; }
QCheckBox { spacing: 6px; }

QAbstractItemView { background: @base; color: @text; border: 0; selection-background-color: @selection; selection-color: @text; alternate-background-color: @base; }
QTreeView::item, QListView::item { height: 24px; border: 0; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected { background: @selection; color: @text; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section { background: @panel; color: @dim; border: 0; border-bottom: 1px solid @border; padding: 0 6px; height: 24px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; image: none; }
QTableCornerButton::section { background: @panel; border: 0; }

QTabWidget::pane { border: 0; }
QTabWidget { background: @base; }
QTabBar { background: @panel; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @dim; border: 0; border-bottom: 2px solid transparent; padding: 6px 12px 5px 12px; margin: 0; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }
QTabBar::close-button { image: url(:/icons/@cross); subcontrol-position: right; margin: 2px; border-radius: 3px; }
QTabBar::close-button:hover { background: @hoverButton; }
QDockWidget { titlebar-close-icon: url(:/icons/@cross); }
QDockWidget::close-button { border: 0; background: transparent; padding: 1px; }
QTabBar QToolButton { background: @panel; border: 0; }

QDockWidget { color: @text; font-weight: 600; }
QDockWidget::title { background: @panel; padding: 6px 8px; text-align: left; border-bottom: 1px solid @border; }

QScrollBar:vertical { background: @base; width: 11px; margin: 0; border-left: 1px solid @grid; }
QScrollBar:horizontal { background: @base; height: 11px; margin: 0; border-top: 1px solid @grid; }
QScrollBar::handle { background: @scroll; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px 2px 2px 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px 2px 2px 2px; }
QScrollBar::handle:hover { background: @dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: @base; border: 0; }

QMenu { background: @base; color: @text; border: 1px solid @border; padding: 4px 0; }
QMenu::item { padding: 5px 24px 5px 28px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @grid; margin: 4px 0; }
QMenu::icon { padding-left: 8px; }

QProgressBar { background: @grid; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QPlainTextEdit { background: @base; color: @text; border: 0; selection-background-color: @selection; selection-color: @text; }

QFrame[banner="error"] { background: @badGround; border: 0; border-bottom: 1px solid @badBorder; }
QFrame[banner="warning"] { background: @slowGround; border: 0; border-bottom: 1px solid @slowBorder; }
QFrame[banner="info"] { background: @infoGround; border: 0; border-bottom: 1px solid @infoBorder; }
)";

} // namespace

QString styleSheet(const scene::Theme& theme)
{
    const QColor black(theme.dark ? Qt::white : Qt::black);
    // Longer names first: "@base" would take the beginning of "@baseline".
    const std::pair<const char*, QColor> colours[] = {
        {"@checkedBorder", mixed(theme.selection, theme.accent, 0.35)},
        {"@hoverButton", mixed(theme.panel, black, 0.06)},
        {"@accentHover", mixed(theme.accent, black, 0.1)},
        {"@badGround", mixed(theme.base, theme.bad, 0.12)},
        {"@badBorder", mixed(theme.base, theme.bad, 0.4)},
        {"@slowGround", mixed(theme.base, theme.slow, 0.12)},
        {"@slowBorder", mixed(theme.base, theme.slow, 0.4)},
        {"@infoGround", mixed(theme.base, theme.accent, 0.1)},
        {"@infoBorder", mixed(theme.base, theme.accent, 0.35)},
        {"@selection", theme.selection},
        {"@onAccent", theme.onMark},
        {"@disabled", mixed(theme.dimText, theme.panel, 0.45)},
        {"@pressed", mixed(theme.panel, black, 0.11)},
        {"@accent", theme.accent},
        {"@border", theme.border},
        {"@scroll", mixed(theme.border, theme.dimText, 0.25)},
        {"@panel", theme.panel},
        {"@hover", theme.hover},
        {"@base", theme.base},
        {"@text", theme.text},
        {"@grid", theme.grid},
        {"@dim", theme.dimText},
        {"@bad", theme.bad},
    };
    QString rules = QString::fromLatin1(kRules);
    rules.replace(QLatin1String("@arrow"), theme.dark ? QLatin1String("down_dark.svg") : QLatin1String("down.svg"));
    rules.replace(QLatin1String("@cross"), theme.dark ? QLatin1String("close_dark.svg") : QLatin1String("close.svg"));
    for (const auto& [name, colour] : colours)
        rules.replace(QLatin1String(name), colour.name());
    return rules;
}

} // namespace longspan::widgets
