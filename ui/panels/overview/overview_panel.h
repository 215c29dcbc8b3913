// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"
#include "ui/scene/heat_map.h"
#include "ui/session/latest.h"

#include <QWidget>

namespace longspan::widgets {
class Banner;
class ElidedLabel;
} // namespace longspan::widgets

namespace longspan::panels {

struct Context;
class HeatView;
class TimeChart;

/// Requests, errors and percentiles over time, and where the latencies lie. A drag chooses the time for everything.
class OverviewPanel final : public QWidget {
    Q_OBJECT

public:
    explicit OverviewPanel(const Context& context, QWidget* parent = nullptr);
    ~OverviewPanel() override;

    /// What is shown: requests and errors, percentiles, latencies.
    [[nodiscard]] TimeChart& requests() { return *m_requests; }
    [[nodiscard]] TimeChart& latencies() { return *m_latencies; }
    [[nodiscard]] HeatView& heat() { return *m_heat; }

private:
    struct Figures {
        source::MetricSeries series;
        std::shared_ptr<const scene::HeatGrid> heat;
        std::uint64_t heated = 0; ///< calls in the heat map
        std::uint64_t calls = 0;  ///< all there are
    };
    static Result<Figures> collect(source::TraceSource& source, const source::MetricQuery& metrics, const Call& call);
    static Result<> addNewest(
        Figures& figures, source::TraceSource& source, const source::MetricQuery& metrics, const Call& call);
    [[nodiscard]] static scene::HeatGrid gridFor(const source::MetricSeries& series);
    [[nodiscard]] QString heatTitle() const;

    void build();
    void load();
    void take(Result<Figures> figures);
    void draw();

    const Context& m_context;
    widgets::ElidedLabel* m_title;
    widgets::Banner* m_banner;
    TimeChart* m_requests;
    TimeChart* m_latencies;
    HeatView* m_heat;
    std::optional<Figures> m_figures;
    session::Latest<Figures> m_load;
};

} // namespace longspan::panels
