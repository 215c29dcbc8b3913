// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/context.h"
#include "ui/session/deep_link.h"
#include "ui/window/source_opener.h"

#include <QMainWindow>
#include <map>

class QAbstractItemModel;
class QDockWidget;
class QTabWidget;

namespace longspan::panels {
class ComparePanel;
class InterfacesPanel;
class OverviewPanel;
class SelectorBar;
class SlowestPanel;
class TopologyPanel;
class TracePanel;
} // namespace longspan::panels
namespace longspan::widgets {
class Banner;
}

namespace longspan::window {

struct Actions;
class CommandPalette;
class Navigation;
class StatusLine;

/// The window: selectors above, interfaces at the left, tabs in the middle, what is running below.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(const panels::Context& context, OpenSource open, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows what the link names; without a source the one of the last time, or the demo.
    void open(const session::DeepLink& link);
    void openFiles(const QStringList& paths);
    /// Of what is shown now; for "copy link".
    [[nodiscard]] session::DeepLink link() const;
    /// Size, docks and choices as the last time.
    void restore();

    /// "overview", "slowest", "topology" or "trace".
    [[nodiscard]] QString page() const;
    void setPage(const QString& name);

    [[nodiscard]] const panels::Context& context() const { return m_context; }
    [[nodiscard]] panels::SelectorBar& selectors() { return *m_selectors; }
    [[nodiscard]] panels::InterfacesPanel& interfaces() { return *m_interfaces; }
    [[nodiscard]] panels::SlowestPanel& slowest() { return *m_slowest; }
    [[nodiscard]] panels::TopologyPanel& topology() { return *m_topology; }
    [[nodiscard]] panels::TracePanel& preview() { return *m_preview; }
    /// The trace in the current tab, or the one below the slowest calls.
    [[nodiscard]] panels::TracePanel& currentTrace();
    /// Two traces laid over each other, in a tab of their own from the first time on; null before.
    [[nodiscard]] panels::ComparePanel* compare() { return m_compare; }
    /// A trace becomes the one that others are compared with.
    void compareTrace(panels::TracePanel& panel);
    [[nodiscard]] widgets::Banner& banner() { return *m_banner; }
    [[nodiscard]] StatusLine& status() { return *m_status; }
    [[nodiscard]] QTabWidget& tabs() { return *m_tabs; }
    [[nodiscard]] CommandPalette& palette() { return *m_palette; }
    [[nodiscard]] Actions& actions() { return *m_actions; }

Q_SIGNALS:
    void pageChanged();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBar();
    void buildDock();
    void buildCentre();
    QWidget* buildSlowestPage();
    void connectActions();
    void connectViewActions();
    void connectViews();
    void connectSession();
    void refreshIcons();
    void showTabs();
    void addTrace(const session::CallRef& call);
    void connectTrace(panels::TracePanel& panel);
    void showTabTitle(panels::TracePanel& panel);
    panels::ComparePanel& openCompare();
    void closeCompare();
    void showCurrentTrace();
    void tabChanged(int index);
    void showCall();
    void showTitle();
    void openFailed(const std::string& profile, const Error& error);
    void sourceOpened(const std::string& profile);
    void chooseFile();
    void chooseTime();
    void showPalette();
    void fillRecent();
    void copyLink();
    void exportRows(const QAbstractItemModel* model, const QString& title);
    void exportPicture();

    const panels::Context m_context;
    Actions* m_actions;
    SourceOpener* m_opener;
    panels::SelectorBar* m_selectors;
    widgets::Banner* m_banner;
    QTabWidget* m_tabs;
    panels::InterfacesPanel* m_interfaces;
    QDockWidget* m_dock;
    panels::SlowestPanel* m_slowest;
    panels::TopologyPanel* m_topology;
    panels::OverviewPanel* m_overview;
    panels::TracePanel* m_preview;
    panels::ComparePanel* m_compare = nullptr;
    StatusLine* m_status;
    CommandPalette* m_palette;
    Navigation* m_navigation;
    std::map<std::string, panels::TracePanel*> m_traces; ///< tabs, by trace id in hex
    std::map<QWidget*, QString> m_pages;                 ///< tabs that stay
};

} // namespace longspan::window
