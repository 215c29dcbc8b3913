// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/find_spans.h"
#include "ui/scene/waterfall_rows.h"
#include "ui/session/latest.h"

#include <QObject>

namespace longspan::panels {

struct Context;
class WaterfallView;

/// Finds spans of the shown trace: names at once, tags and events a little later.
class TraceFinder final : public QObject {
    Q_OBJECT

public:
    TraceFinder(const Context& context, WaterfallView& view, QObject* parent);

    void find(const QString& typed);
    /// To the next (or the one before) match below the selected span; around the end.
    void step(bool forward);
    void stepToError(bool forward);
    void setOnlyMatches(bool only);
    void setMinDuration(qint64 nanos);
    [[nodiscard]] bool onlyMatches() const { return m_onlyMatches; }
    [[nodiscard]] Nanos minDuration() const { return m_minDuration; }
    /// For another trace.
    void clear();
    [[nodiscard]] const scene::NodeSetPtr& matches() const { return m_matches; }

Q_SIGNALS:
    /// total -1: nothing is looked for. place: of the selected match, from 1; 0: none is selected.
    void found(int place, int total, bool stillLooking);
    void wrong(const QString& why);

private:
    void start(scene::FindDepth depth);
    void take(scene::NodeSet matches);
    void stepIn(const scene::NodeSet& nodes, bool forward);
    void filter();
    void tell();

    WaterfallView& m_view;
    scene::FindQuery m_query;
    scene::FindDepth m_depth = scene::FindDepth::names;
    scene::NodeSetPtr m_matches;
    bool m_onlyMatches = false;
    Nanos m_minDuration = 0;
    session::Latest<scene::NodeSet> m_find;
};

} // namespace longspan::panels
