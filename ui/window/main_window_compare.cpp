// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/call_model.h"
#include "ui/items/texts.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/slowest/slowest_panel.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/window/main_window.h"

#include <QTabWidget>

/// The tab that compares two traces.
namespace longspan::window {
namespace {

/// The slowest calls in the list, but for the trace itself.
std::vector<widgets::ChoiceButton::Choice> candidates(const items::CallModel& model, TraceId without)
{
    std::vector<widgets::ChoiceButton::Choice> found;
    using Column = items::CallColumn;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto cell = [&](int column) { return model.index(row, column).data().toString(); };
        const source::CallRow* call = model.callAt(model.index(row, 0));
        if (call == nullptr || call->trace == without)
            continue;
        const QString id = QString::fromStdString(toHex(call->trace));
        found.push_back({id, cell(Column::duration) + QStringLiteral("  ") + cell(Column::interface),
            cell(Column::start), id + QLatin1Char(' ') + cell(Column::tags)});
    }
    return found;
}

} // namespace

panels::ComparePanel& MainWindow::openCompare()
{
    if (m_compare == nullptr) {
        m_compare = new panels::ComparePanel(m_context, m_tabs);
        connect(m_compare, &panels::ComparePanel::exportWanted, this, &MainWindow::exportRows);
        connect(m_compare, &panels::ComparePanel::targetWanted, this,
            [this](const session::CallRef& call) { m_context.session.openTrace(call); });
        m_pages[m_compare] = QStringLiteral("compare");
        m_tabs->addTab(m_compare, tr("Compare"));
    }
    return *m_compare;
}

void MainWindow::closeCompare()
{
    if (m_compare == nullptr)
        return;
    m_tabs->removeTab(m_tabs->indexOf(m_compare));
    m_pages.erase(m_compare);
    m_compare->deleteLater();
    m_compare = nullptr;
}

void MainWindow::compareTrace(panels::TracePanel& panel)
{
    if (!panel.trace())
        return;
    panels::ComparePanel& compare = openCompare();
    const TraceId id = panel.trace()->id;
    const TraceTree& tree = panel.trace()->shown->tree();
    const QString length = items::durationCell(panel.trace()->shown->extent().to - panel.trace()->shown->extent().from);
    const QString title =
        tree.empty() ? QString::fromStdString(toHex(id)) : length + QStringLiteral("  ") + panel.title();
    compare.setFirst({id, panel.trace()->spans(), title}, candidates(m_slowest->model(), id));
    m_tabs->setCurrentWidget(&compare);
}

} // namespace longspan::window
