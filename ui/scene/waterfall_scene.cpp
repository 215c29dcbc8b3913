// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/waterfall_scene.h"

#include <algorithm>
#include <cmath>

namespace longspan::scene {
namespace {

using Row = WaterfallScene::Row;
using Piece = WaterfallScene::Piece;
using BarKind = WaterfallScene::BarKind;

constexpr double kExpander = 14;
constexpr double kChip = 4;
constexpr double kSign = 14;
constexpr double kGap = 6;
/// What fades out behind the mark of an unknown duration.
constexpr double kFade = 16;
/// Of the tree's column that levels may take at most.
constexpr double kIndentShare = 0.5;

/// "1204331" as "1,204,331".
std::string grouped(std::size_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

double indentOf(const WaterfallInput& input, std::uint32_t depth)
{
    const double room = input.style.treeWidth * kIndentShare;
    const double levels = std::max<double>(1, input.trace.maxDepth());
    constexpr double kLeast = 2;
    const double step = std::clamp(room / levels, kLeast, input.style.indent);
    return std::min(room, step * depth);
}

/// Lays the rows of one scene out.
class Layout {
public:
    explicit Layout(const WaterfallInput& input) : m_input(input), m_style(input.style)
    {
        m_scene.view = QRectF(0, 0, m_style.treeWidth + input.scale.width(), input.height);
        m_scene.timeline = QRectF(m_style.treeWidth, 0, input.scale.width(), input.height);
        m_scene.contentHeight = static_cast<double>(input.rows.size()) * m_style.rowHeight;
    }

    WaterfallScene make()
    {
        const std::size_t count = m_input.rows.size();
        const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(m_input.scrollY / m_style.rowHeight)));
        const auto end =
            static_cast<std::size_t>(std::max(0.0, std::ceil((m_input.scrollY + m_input.height) / m_style.rowHeight)));
        for (std::size_t row = first; row < std::min(end, count); ++row)
            addRow(row);
        addGuides();
        for (const Ruler::Tick& tick : layOutRuler(m_input.scale, m_input.trace.extent().from, m_input.widths).ticks)
            m_scene.grid.push_back(m_style.treeWidth + tick.x);
        return std::move(m_scene);
    }

private:
    void addRow(std::size_t number)
    {
        const TraceTree& tree = m_input.trace.tree();
        Row row;
        row.number = number;
        row.node = m_input.rows.node(number);
        row.rect = QRectF(0, static_cast<double>(number) * m_style.rowHeight - m_input.scrollY, m_scene.view.width(),
            m_style.rowHeight);
        row.depth = tree.depth(row.node);
        row.colour = m_input.trace.colour(row.node);
        row.service = tree.service(row.node);
        row.name = tree.name(row.node);
        row.error = tree.isError(row.node);
        row.selected = row.node == m_input.selected;
        row.hovered = row.node == m_input.hovered;
        row.match = m_input.matches && m_input.matches->contains(row.node);
        addFolding(row);
        addTreeColumn(row);
        addBar(row);
        m_scene.rows.push_back(std::move(row));
    }

    void addFolding(Row& row) const
    {
        if (!m_input.rows.expandable(row.node))
            return;
        const bool folded = m_input.rows.folded(row.node);
        row.expanderState = folded ? WaterfallScene::Expander::folded : WaterfallScene::Expander::open;
        if (folded) {
            row.hidden = "+" + grouped(m_input.rows.hiddenBelow(row.node));
            row.errorBelow = m_input.trace.errorBelow(row.node);
        }
    }

    void addTreeColumn(Row& row) const
    {
        const double middle = row.rect.center().y();
        double x = m_style.margin + indentOf(m_input, row.depth);
        row.expander = QRectF(x, middle - kExpander / 2, kExpander, kExpander);
        x += kExpander + 2;
        row.chip = QRectF(x, row.rect.top() + 3, kChip, row.rect.height() - 6);
        x += kChip + kGap;
        row.oddity = oddityOf(row.node);
        if (row.error || row.oddity != WaterfallScene::Sign::none) {
            row.sign = QRectF(x, middle - kSign / 2, kSign, kSign);
            x += kSign + kGap;
        }
        row.names = QRectF(x, row.rect.top(), std::max(0.0, m_style.treeWidth - m_style.margin - x), row.rect.height());
    }

    [[nodiscard]] WaterfallScene::Sign oddityOf(NodeNo node) const
    {
        const NodeFlags flags = m_input.trace.tree().flags(node);
        if (flags.has(NodeFlag::cycle))
            return WaterfallScene::Sign::cycle;
        if (flags.has(NodeFlag::orphan))
            return WaterfallScene::Sign::missingParent;
        return flags.has(NodeFlag::conflicting) ? WaterfallScene::Sign::conflicting : WaterfallScene::Sign::none;
    }

    void addBar(Row& row)
    {
        const ShownTrace& trace = m_input.trace;
        const TraceTree& tree = trace.tree();
        row.firstPiece = static_cast<std::uint32_t>(m_scene.pieces.size());
        row.label = tree.durationKnown(row.node) ? durationText(tree.duration(row.node)) : "?";
        if (!tree.startKnown(row.node))
            return;
        const double from = m_input.scale.x(trace.start(row.node));
        const double to = m_input.scale.x(trace.end(row.node));
        row.barKind = kindOf(row.node, from, to);
        row.bar = barRect(row, from, to);
        if (row.barKind == BarKind::whole)
            addPieces(row);
        if (trace.delta(row.node) != 0)
            addGhost(row);
        addLabel(row);
        row.pieces = static_cast<std::uint32_t>(m_scene.pieces.size()) - row.firstPiece;
    }

    [[nodiscard]] BarKind kindOf(NodeNo node, double from, double to) const
    {
        if (to < 0)
            return BarKind::left;
        if (from > m_input.scale.width())
            return BarKind::right;
        return m_input.trace.tree().durationKnown(node) ? BarKind::whole : BarKind::unknownDuration;
    }

    /// From x to x in the timeline, at least a pixel of it inside.
    [[nodiscard]] QRectF barRect(const Row& row, double from, double to) const
    {
        const double width = m_input.scale.width();
        const double left = std::clamp(from, 0.0, width - 1);
        const double right = std::max(left + 1, std::clamp(to, 0.0, width));
        return {
            m_style.treeWidth + left, row.rect.center().y() - m_style.barHeight / 2, right - left, m_style.barHeight};
    }

    void addGhost(Row& row) const
    {
        const TraceTree& tree = m_input.trace.tree();
        const double from = m_input.scale.x(tree.start(row.node));
        const double to = m_input.scale.x(tree.end(row.node));
        if (to >= 0 && from <= m_input.scale.width())
            row.ghost = barRect(row, from, to);
    }

    void addPieces(const Row& row)
    {
        const SpanParts& parts = m_input.parts.of(row.node);
        addStretches(parts.self, Piece::Kind::self);
        if (m_input.criticalPath)
            addStretches(parts.critical, Piece::Kind::critical);
        constexpr double kMark = 2;
        double last = -kMark;
        for (const Nanos event : parts.events) {
            const double x = m_input.scale.x(event);
            if (x < 0 || x > m_input.scale.width() || x < last + kMark)
                continue;
            m_scene.pieces.push_back({m_style.treeWidth + x, kMark, Piece::Kind::event});
            last = x;
        }
    }

    /// What begins on the pixel that the last piece ends on belongs to it.
    void addStretches(const std::vector<Stretch>& stretches, Piece::Kind kind)
    {
        const double width = m_input.scale.width();
        const std::size_t begin = m_scene.pieces.size();
        const Nanos visible = m_input.scale.visible().from;
        const auto first = std::partition_point(
            stretches.begin(), stretches.end(), [visible](const Stretch& stretch) { return stretch.to < visible; });
        for (auto each = first; each != stretches.end(); ++each) {
            const double from = std::max(0.0, m_input.scale.x(each->from));
            if (from > width)
                break;
            const double left = m_style.treeWidth + std::min(from, width - 1);
            const double right = std::max(left + 1, m_style.treeWidth + std::min(m_input.scale.x(each->to), width));
            Piece* last = m_scene.pieces.size() > begin ? &m_scene.pieces.back() : nullptr;
            if (last && left < last->x + last->width + 1)
                last->width = std::max(last->width, right - last->x);
            else
                m_scene.pieces.push_back({left, right - left, kind});
        }
    }

    /// Beside the bar where there is room: to the right, else to the left, else on the bar.
    void addLabel(Row& row) const
    {
        const double room = m_input.widths.width(TextStyle::small, row.label) + 1;
        const QRectF& bar = row.bar;
        const double right = m_scene.timeline.right() - m_style.margin;
        double x = bar.right() + kGap;
        if (row.barKind == BarKind::unknownDuration)
            x += kFade;
        if (row.barKind == BarKind::left) {
            x = bar.left() + kGap * 2;
        } else if (row.barKind == BarKind::right || x + room > right) {
            x = bar.left() - kGap * (row.barKind == BarKind::right ? 2 : 1) - room;
            row.labelInside = x < m_scene.timeline.left() + kGap;
            if (row.labelInside)
                x = std::max(bar.left() + kGap, bar.right() - kGap - room);
        }
        row.labelRect = QRectF(x, row.rect.top(), room, row.rect.height());
    }

    /// One line for each run of rows below an ancestor that is in view or above it.
    void addGuides()
    {
        std::vector<double> open; // by level: where the line begins
        const auto close = [&](std::size_t level, double bottom) {
            while (open.size() > level) {
                const auto depth = static_cast<std::uint32_t>(open.size() - 1);
                const double x = m_style.margin + indentOf(m_input, depth) + kExpander / 2;
                // Levels that have no room of their own share a line.
                if (m_scene.guides.empty() || m_scene.guides.back() != WaterfallScene::Guide{x, open.back(), bottom})
                    m_scene.guides.push_back({x, open.back(), bottom});
                open.pop_back();
            }
        };
        constexpr std::size_t kMostLevels = 200;
        for (const Row& row : m_scene.rows) {
            const std::size_t levels = std::min<std::size_t>(row.depth, kMostLevels);
            close(levels, row.rect.top());
            while (open.size() < levels)
                open.push_back(row.rect.top());
        }
        if (!m_scene.rows.empty())
            close(0, m_scene.rows.back().rect.bottom());
    }

    const WaterfallInput& m_input;
    const WaterfallStyle& m_style;
    WaterfallScene m_scene;
};

WaterfallHit::Part partAt(const WaterfallScene& scene, const Row& row, const QPointF& point)
{
    using Part = WaterfallHit::Part;
    if (row.expanderState != WaterfallScene::Expander::none && row.expander.contains(point))
        return Part::expander;
    if (row.sign.contains(point))
        return Part::sign;
    if (!scene.timeline.contains(point))
        return row.names.contains(point) ? Part::names : Part::row;
    // Marks and thin bars are easier to hit than they are wide.
    constexpr double kReach = 3;
    const bool atBar =
        row.barKind != BarKind::none && row.bar.adjusted(-kReach, -kReach, kReach, kReach).contains(point);
    if (!atBar)
        return row.ghost.contains(point) ? Part::ghost : Part::timeline;
    for (const Piece& piece : scene.piecesOf(row)) {
        if (piece.kind == Piece::Kind::event && std::abs(point.x() - piece.x) <= kReach)
            return Part::event;
    }
    return Part::bar;
}

} // namespace

WaterfallScene layOutWaterfall(const WaterfallInput& input)
{
    return Layout(input).make();
}

std::optional<WaterfallHit> hitTest(const WaterfallScene& scene, const TimeScale& scale, const QPointF& point)
{
    if (!scene.view.contains(point))
        return std::nullopt;
    for (std::size_t at = 0; at < scene.rows.size(); ++at) {
        const Row& row = scene.rows[at];
        if (point.y() < row.rect.top() || point.y() >= row.rect.bottom())
            continue;
        const Nanos time = scene.timeline.contains(point) ? scale.timeAt(point.x() - scene.timeline.left()) : 0;
        return WaterfallHit{row.node, at, partAt(scene, row, point), time};
    }
    return std::nullopt;
}

double scrollTo(std::size_t row, double scrollY, double height, const WaterfallStyle& style)
{
    const double top = static_cast<double>(row) * style.rowHeight;
    if (top < scrollY)
        return top;
    return std::max(scrollY, top + style.rowHeight - height);
}

} // namespace longspan::scene
