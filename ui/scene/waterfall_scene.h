// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/ruler.h"
#include "ui/scene/shown_trace.h"
#include "ui/scene/span_parts.h"
#include "ui/scene/text_widths.h"
#include "ui/scene/time_scale.h"
#include "ui/scene/waterfall_rows.h"

#include <QRectF>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::scene {

/// Sizes in pixels.
struct WaterfallStyle {
    double rowHeight = 22;
    double barHeight = 12;
    double treeWidth = 380; ///< of the column with the tree; the timeline has the rest
    double indent = 14;     ///< a level; deep traces have less
    double margin = 8;
};

/// What of a trace is shown how. Everything a layout depends on.
struct WaterfallInput {
    const ShownTrace& trace;
    const WaterfallRows& rows;
    SpanPartsCache& parts;
    const TextWidths& widths;
    TimeScale scale;    ///< of the timeline alone
    double scrollY = 0; ///< pixels of rows above the view
    double height = 0;  ///< of the view
    WaterfallStyle style = {};
    NodeNo selected = NodeNo::none;
    NodeNo hovered = NodeNo::none;
    const NodeSet* matches = nullptr; ///< rows to be marked as found
    bool criticalPath = true;
};

/// The rows in view, as values: what is painted, what the pointer hits, what a screen reader reads. Coordinates begin
/// at the view's upper left corner. Texts live as long as the trace.
struct WaterfallScene {
    /// What is known of a row's times.
    enum class BarKind : unsigned char {
        none,            ///< no start: there is nothing to draw
        whole,           ///< start and duration
        unknownDuration, ///< a mark at the start
        left,            ///< ends before what is visible; an arrow at the edge
        right,           ///< begins after what is visible
    };
    enum class Expander : unsigned char { none, open, folded };
    /// Something odd about a span, shown as a sign beside its name.
    enum class Sign : unsigned char { none, missingParent, cycle, conflicting };
    /// A part of a bar, from x to x + width.
    struct Piece {
        enum class Kind : unsigned char { self, critical, event };
        double x = 0;
        double width = 0;
        Kind kind = Kind::self;

        friend bool operator==(const Piece&, const Piece&) = default;
    };
    struct Row {
        NodeNo node = NodeNo::none;
        std::size_t number = 0; ///< in WaterfallRows
        QRectF rect;            ///< across the whole view
        QRectF expander;
        QRectF chip; ///< in the service's colour
        QRectF sign;
        QRectF names; ///< service and name
        std::string_view service;
        std::string_view name;
        std::string hidden; ///< how many rows a folded one hides: "+1,204"; else empty
        QRectF bar;         ///< cut to the view; at least a pixel wide
        QRectF ghost;       ///< where the bar would be without the corrected clock; null when it was not moved
        QRectF labelRect;
        std::string label; ///< the duration
        std::uint32_t firstPiece = 0;
        std::uint32_t pieces = 0;
        std::uint32_t depth = 0;
        std::uint8_t colour = 0;
        BarKind barKind = BarKind::none;
        Expander expanderState = Expander::none;
        Sign oddity = Sign::none;
        bool error = false;
        bool errorBelow = false; ///< hidden by folding
        bool selected = false;
        bool hovered = false;
        bool match = false;
        bool labelInside = false; ///< on the bar instead of beside it
    };
    /// A line of the tree, down from a parent.
    struct Guide {
        double x = 0;
        double top = 0;
        double bottom = 0;

        friend bool operator==(const Guide&, const Guide&) = default;
    };

    QRectF view;
    QRectF timeline;
    std::vector<Row> rows;
    std::vector<Piece> pieces; ///< of all rows
    std::vector<Guide> guides;
    std::vector<double> grid; ///< x of vertical lines
    double contentHeight = 0; ///< of all rows

    [[nodiscard]] std::span<const Piece> piecesOf(const Row& row) const
    {
        return {pieces.data() + row.firstPiece, row.pieces};
    }
};

/// Pure: equal inputs give equal scenes. Touches the rows in view only.
[[nodiscard]] WaterfallScene layOutWaterfall(const WaterfallInput& input);

/// What is under the pointer.
struct WaterfallHit {
    enum class Part : unsigned char { row, expander, names, sign, bar, event, ghost, timeline };
    NodeNo node = NodeNo::none;
    std::size_t row = 0; ///< in WaterfallScene::rows
    Part part = Part::row;
    Nanos time = 0; ///< under the pointer; in the timeline only
};
/// Nothing below the last row and outside of the view. scale: the one the scene was laid out with.
[[nodiscard]] std::optional<WaterfallHit> hitTest(
    const WaterfallScene& scene, const TimeScale& scale, const QPointF& point);

/// scrollY that brings a row into view with as little motion as possible; unchanged when it is in view.
[[nodiscard]] double scrollTo(std::size_t row, double scrollY, double height, const WaterfallStyle& style);

} // namespace longspan::scene
