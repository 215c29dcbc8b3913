// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/a11y/painted_items.h"
#include "ui/panels/trace/loaded_trace.h"
#include "ui/scene/text_cache.h"
#include "ui/scene/theme.h"
#include "ui/scene/waterfall_scene.h"

#include <QAbstractScrollArea>
#include <optional>

namespace longspan::widgets {
class Appearance;
}

namespace longspan::panels {

class TimeHeader;

/// The rows of a trace, painted; only what is in view is laid out. Times are zoomed by Ctrl+wheel, dragged to and fro,
/// and follow the keyboard; rows fold and unfold.
class WaterfallView final : public QAbstractScrollArea, public a11y::PaintedItems {
    Q_OBJECT

public:
    explicit WaterfallView(const widgets::Appearance& appearance, QWidget* parent = nullptr);
    ~WaterfallView() override;

    void setTrace(const LoadedTrace& loaded, const QString& summary);
    void clear();
    [[nodiscard]] const scene::ShownTracePtr& trace() const { return m_trace; }
    [[nodiscard]] const scene::WaterfallRows& rows() const { return *m_rows; }
    [[nodiscard]] const scene::WaterfallScene& scene() const { return m_scene; }

    [[nodiscard]] NodeNo selected() const { return m_selected; }
    /// Selects, unfolds what hides it, and scrolls to it.
    void select(NodeNo node);

    [[nodiscard]] const scene::TimeScale& scale() const { return m_scale; }
    [[nodiscard]] const TimeRange& extent() const { return m_extent; }
    [[nodiscard]] TimeRange visible() const { return m_scale.visible(); }
    void zoomTo(const TimeRange& range);
    void zoomBy(double factor);
    void zoomOut() { zoomTo(m_extent); }
    void zoomToSelected();
    void panBy(double pixels);
    /// The same length of time, beginning there.
    void panTo(Nanos from);
    /// A drag is over.
    void settle() { Q_EMIT settled(); }

    void toggleSubtree();
    void foldAll();
    void unfoldAll();
    void foldFrom(std::uint32_t depth);
    void setFilter(const scene::RowFilter& filter);
    void setMatches(scene::NodeSetPtr matches);
    void setCriticalPath(bool shown);

    [[nodiscard]] double treeWidth() const { return m_style.treeWidth; }
    [[nodiscard]] const scene::Theme& theme() const;
    [[nodiscard]] scene::TextCache& texts() { return *m_texts; }
    [[nodiscard]] QString describe(NodeNo node) const;

    [[nodiscard]] const QWidget& surface() const override { return *viewport(); }
    [[nodiscard]] bool isTree() const override { return true; }
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] Item item(int number) const override;
    [[nodiscard]] int itemAt(const QPoint& point) const override;
    [[nodiscard]] int currentItem() const override;
    void selectItem(int number) override;
    void toggleItem(int number) override;

Q_SIGNALS:
    void selectedChanged(longspan::NodeNo node);
    void settled();
    void visibleChanged(); ///< zoomed or moved along the time

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Drag : unsigned char { none, pan, divider };

    void layOut();
    void arrange();
    void changed();
    void rowsMoved();
    void setScale(const scene::TimeScale& scale);
    void setTreeWidth(double width);
    void updateScrollBar();
    void keepInView(NodeNo node);
    void toggle(NodeNo node, Qt::KeyboardModifiers modifiers);
    void moveTo(std::size_t row);
    bool moveByKey(int key);
    bool timeByKey(const QKeyEvent& event);
    void goLeft();
    void goRight();
    [[nodiscard]] std::size_t currentRow() const;
    [[nodiscard]] bool onDivider(const QPointF& point) const;
    [[nodiscard]] std::optional<scene::WaterfallHit> hit(const QPointF& point) const;
    void setHovered(NodeNo node);

    const widgets::Appearance& m_appearance;
    TimeHeader* m_header;
    std::unique_ptr<scene::TextCache> m_texts;
    scene::WaterfallStyle m_style;
    double m_wantedTree = 0; ///< width of the tree as a person chose it; 0: nobody did
    scene::ShownTracePtr m_trace;
    std::shared_ptr<scene::WaterfallRows> m_rows;
    std::unique_ptr<scene::SpanPartsCache> m_parts;
    scene::WaterfallScene m_scene;
    scene::TimeScale m_scale;
    TimeRange m_extent;
    NodeNo m_selected = NodeNo::none;
    NodeNo m_hovered = NodeNo::none;
    scene::NodeSetPtr m_matches;
    bool m_critical = true;
    Drag m_drag = Drag::none;
    QPointF m_last; ///< of a drag
    double m_wheel = 0;
};

} // namespace longspan::panels
