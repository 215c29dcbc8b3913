// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/window_state.h"

#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/topology/topology_canvas.h"
#include "ui/panels/topology/topology_panel.h"
#include "ui/panels/trace/trace_finder.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/panels/trace/waterfall_view.h"
#include "ui/session/session.h"
#include "ui/widgets/banner.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>

namespace longspan::desktop {
namespace {

constexpr int kRows = 12;

QString nameOf(const QWidget& widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button != nullptr ? button->text() : QString();
}

/// x, y, width, height on the screen.
QJsonArray placeOf(const QWidget& widget, const QRect& rect)
{
    const QPoint corner = widget.mapToGlobal(rect.topLeft());
    return {corner.x(), corner.y(), rect.width(), rect.height()};
}

QJsonArray rowsOf(const QAbstractItemView& view)
{
    QJsonArray rows;
    const QAbstractItemModel* model = view.model();
    const int count = model == nullptr ? 0 : std::min(kRows, model->rowCount(view.rootIndex()));
    for (int row = 0; row < count; ++row) {
        const QModelIndex index = model->index(row, 0, view.rootIndex());
        const QRect rect = view.visualRect(index) & view.viewport()->rect();
        if (!rect.isEmpty())
            rows.append(QJsonObject{{QStringLiteral("text"), index.data().toString()},
                {QStringLiteral("place"), placeOf(*view.viewport(), rect)}});
    }
    return rows;
}

QJsonObject describe(const QWidget& widget)
{
    QJsonObject control{
        {QStringLiteral("place"), placeOf(widget, widget.rect())}, {QStringLiteral("enabled"), widget.isEnabled()}};
    if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget))
        control.insert(QStringLiteral("rows"), rowsOf(*view));
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        control.insert(QStringLiteral("text"), field->text());
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        control.insert(QStringLiteral("text"), box->currentText());
    if (const auto* area = qobject_cast<const QAbstractScrollArea*>(&widget))
        control.insert(QStringLiteral("inside"), placeOf(*area->viewport(), area->viewport()->rect()));
    return control;
}

/// A button may be called like the list that it opens and like the view that it shows: the one in a popup is called
/// "popup NAME", and a view goes before a button.
QJsonObject controls()
{
    QJsonObject found;
    const QWidgetList all = QApplication::allWidgets();
    for (const QWidget* widget : all) {
        QString name = nameOf(*widget);
        if (name.isEmpty() || !widget->isVisible())
            continue;
        if (widget->window()->windowType() == Qt::Popup)
            name.prepend(QLatin1String("popup "));
        if (!found.contains(name) || qobject_cast<const QAbstractScrollArea*>(widget) != nullptr)
            found.insert(name, describe(*widget));
    }
    return found;
}

QJsonObject tabsOf(const QTabWidget& tabs)
{
    QJsonObject found;
    for (int tab = 0; tab < tabs.count(); ++tab)
        found.insert(tabs.tabText(tab), placeOf(*tabs.tabBar(), tabs.tabBar()->tabRect(tab)));
    return found;
}

QJsonObject topologyOf(panels::TopologyPanel& panel)
{
    const panels::TopologyCanvas& canvas = panel.canvas();
    if (!canvas.isVisible() || !canvas.shown())
        return {};
    QJsonObject state{{QStringLiteral("nodes"), static_cast<int>(canvas.shown()->scene.nodes.size())}};
    if (const auto node = canvas.selectedNode())
        state.insert(QStringLiteral("selected"), items::toQString(canvas.shown()->graph->nodes[*node].name));
    return state;
}

QJsonObject selectionOf(const session::Session& session)
{
    const session::Selection& selected = session.selection();
    QJsonObject state{{QStringLiteral("source"), QString::fromStdString(selected.source)},
        {QStringLiteral("opened"), session.source() != nullptr},
        {QStringLiteral("region"), items::toQString(selected.region)},
        {QStringLiteral("application"), items::toQString(selected.application)},
        {QStringLiteral("tabs"), static_cast<int>(session.openTraces().size())}};
    if (selected.interface)
        state.insert(QStringLiteral("interface"), items::toQString(selected.interface->name));
    if (selected.call)
        state.insert(QStringLiteral("call"), QString::fromStdString(toHex(selected.call->trace)));
    if (const auto current = session.currentTrace())
        state.insert(QStringLiteral("trace"), QString::fromStdString(toHex(*current)));
    return state;
}

QJsonObject waterfallOf(panels::TracePanel& panel)
{
    const panels::WaterfallView& view = panel.waterfall();
    if (!view.trace())
        return {};
    const TimeRange seen = view.visible();
    const NodeNo selected = view.selected();
    QJsonObject state{{QStringLiteral("title"), panel.title()},
        {QStringLiteral("from"), static_cast<double>(seen.from - view.extent().from)},
        {QStringLiteral("length"), static_cast<double>(seen.to - seen.from)},
        {QStringLiteral("rows"), static_cast<double>(view.rows().size())}, {QStringLiteral("tree"), view.treeWidth()}};
    if (selected != NodeNo::none)
        state.insert(QStringLiteral("selected"), static_cast<double>(index(selected)));
    if (const auto& matches = panel.finder().matches())
        state.insert(QStringLiteral("matches"), static_cast<double>(matches->count()));
    return state;
}

} // namespace

QJsonObject windowState(window::MainWindow& window)
{
    const QWidget* focus = QApplication::focusWidget();
    const QWidget* dialog = QApplication::activeModalWidget();
    return {{QStringLiteral("title"), window.windowTitle()}, {QStringLiteral("page"), window.page()},
        {QStringLiteral("active"), QApplication::activeWindow() != nullptr},
        {QStringLiteral("focus"), focus != nullptr ? nameOf(*focus) : QString()},
        {QStringLiteral("popup"), QApplication::activePopupWidget() != nullptr},
        {QStringLiteral("dialog"), dialog != nullptr ? dialog->windowTitle() : QString()},
        {QStringLiteral("banner"), window.banner().isVisible() ? window.banner().message().text : QString()},
        {QStringLiteral("selection"), selectionOf(window.context().session)},
        {QStringLiteral("waterfall"), waterfallOf(window.currentTrace())},
        {QStringLiteral("topology"), topologyOf(window.topology())}, {QStringLiteral("tabs"), tabsOf(window.tabs())},
        {QStringLiteral("controls"), controls()}};
}

} // namespace longspan::desktop
