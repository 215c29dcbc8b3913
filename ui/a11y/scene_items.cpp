// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/a11y/scene_items.h"

#include <QCoreApplication>
#include <QStringList>

namespace longspan::a11y {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(longspan::a11y)
};

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void addOddities(QStringList& parts, NodeFlags flags)
{
    if (flags.has(NodeFlag::cycle))
        parts.append(Text::tr("its parents go round in a circle"));
    else if (flags.has(NodeFlag::orphan))
        parts.append(Text::tr("its parent is missing"));
    if (flags.has(NodeFlag::conflicting))
        parts.append(Text::tr("another span has the same id"));
}

QString describe(const scene::ShownTrace& trace, const scene::WaterfallRows& rows, NodeNo node)
{
    const TraceTree& tree = trace.tree();
    QStringList parts;
    if (tree.startKnown(node))
        parts.append(Text::tr("starts after %1")
                         .arg(shown(durationText(subtractClamped(trace.start(node), trace.extent().from)))));
    else
        parts.append(Text::tr("start unknown"));
    if (tree.durationKnown(node))
        parts.append(Text::tr("self time %1").arg(shown(durationText(trace.self(node)))));
    if (trace.delta(node) != 0)
        parts.append(Text::tr("clock corrected by %1").arg(shown(durationText(trace.delta(node)))));
    addOddities(parts, tree.flags(node));
    if (rows.folded(node))
        parts.append(Text::tr("%n row(s) hidden", nullptr, static_cast<int>(rows.hiddenBelow(node))));
    if (rows.folded(node) && trace.errorBelow(node))
        parts.append(Text::tr("an error below"));
    return parts.join(QStringLiteral(", "));
}

} // namespace

PaintedItems::Item waterfallItem(const scene::ShownTrace& trace, const scene::WaterfallRows& rows,
    const scene::WaterfallScene& scene, std::size_t row)
{
    const TraceTree& tree = trace.tree();
    const NodeNo node = rows.node(row);
    PaintedItems::Item item;
    QStringList name{shown(tree.service(node)) + QLatin1Char(' ') + shown(tree.name(node)),
        tree.durationKnown(node) ? shown(durationText(tree.duration(node))) : Text::tr("duration unknown")};
    if (tree.isError(node))
        name.append(Text::tr("error"));
    item.name = name.join(QStringLiteral(", "));
    item.description = describe(trace, rows, node);
    item.level = static_cast<int>(tree.depth(node)) + 1;
    item.expandable = rows.expandable(node);
    item.expanded = item.expandable && !rows.folded(node);
    if (!scene.rows.empty() && row >= scene.rows.front().number && row <= scene.rows.back().number) {
        const scene::WaterfallScene::Row& painted = scene.rows[row - scene.rows.front().number];
        item.rect = painted.rect.intersected(scene.view).toAlignedRect();
        item.selected = painted.selected;
    }
    return item;
}

int waterfallItemAt(const scene::WaterfallScene& scene, const QPoint& point)
{
    const std::optional<scene::WaterfallHit> hit = hitTest(scene, scene::TimeScale(), point);
    return hit ? static_cast<int>(scene.rows[hit->row].number) : -1;
}

PaintedItems::Item topologyItem(const scene::TopologyScene& scene, const scene::TopologyView& view, std::uint32_t node)
{
    using Health = scene::TopologyScene::Health;
    const scene::TopologyScene::Node& painted = scene.nodes[node];
    PaintedItems::Item item;
    item.name = shown(painted.name);
    if (!painted.numbers.empty())
        item.name += QStringLiteral(", ") + shown(painted.numbers);
    if (painted.health == Health::someErrors)
        item.description = Text::tr("some errors");
    else if (painted.health == Health::manyErrors)
        item.description = Text::tr("many errors");
    item.rect = QRectF(view.toWindow(painted.box.topLeft()), painted.box.size() * view.zoom).toAlignedRect();
    return item;
}

int topologyItemAt(const scene::TopologyScene& scene, const scene::TopologyView& view, const QPoint& point)
{
    const scene::TopologyHit hit = hitTest(scene, view.toScene(point), view.zoom);
    return hit.node == scene::TopologyScene::kNone ? -1 : static_cast<int>(hit.node);
}

} // namespace longspan::a11y
