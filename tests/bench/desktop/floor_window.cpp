// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/probe_application.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenuBar>
#include <QTreeWidget>
#include <cstdio>

/// The least that a Qt program with a window does: menus, a dock, two trees with rows. Prints the milliseconds from the
/// start of the process to the end of its first painting, and ends.
namespace longspan::bench {
namespace {

constexpr int kRows = 40;

QTreeWidget* makeTree(QWidget* parent)
{
    auto* tree = new QTreeWidget(parent);
    tree->setHeaderLabels({QStringLiteral("Name"), QStringLiteral("Duration"), QStringLiteral("Status")});
    for (int row = 0; row < kRows; ++row) {
        const QString number = QString::number(row);
        tree->addTopLevelItem(
            new QTreeWidgetItem({QStringLiteral("GET /cart/%1").arg(number), number, QStringLiteral("OK")}));
    }
    return tree;
}

void fill(QMainWindow& window)
{
    for (const char* title : {"File", "Edit", "View", "Help"}) {
        QMenu* menu = window.menuBar()->addMenu(QString::fromLatin1(title));
        for (const char* action : {"One", "Two", "Three", "Four"})
            menu->addAction(QString::fromLatin1(action));
    }
    auto* dock = new QDockWidget(QStringLiteral("Dock"), &window);
    dock->setWidget(makeTree(dock));
    window.addDockWidget(Qt::LeftDockWidgetArea, dock);
    window.setCentralWidget(makeTree(&window));
    window.resize(1280, 800);
}

int run(int argc, char** argv)
{
    desktop::ProbeApplication application(argc, argv);
    QMainWindow window;
    fill(window);
    application.setHandled([&application](const QObjectList& painted, double) {
        if (painted.isEmpty())
            return;
        application.setHandled({});
        std::printf("{\"ms\": %f}\n", desktop::ProbeApplication::sinceStart());
        QCoreApplication::quit();
    });
    window.show();
    return QCoreApplication::exec();
}

} // namespace
} // namespace longspan::bench

int main(int argc, char** argv)
{
    return longspan::bench::run(argc, argv);
}
