// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

class QWidget;

namespace longspan::session {
class Session;
}

namespace longspan::panels {

/// For panels that are costly to fill and often hidden: what they show goes stale with the selection, and is loaded
/// when somebody looks at it; at once while somebody does.
class LoadWhenShown final : public QObject {
    Q_OBJECT

public:
    /// The panel owns this. load is called on its thread. Nothing is loaded before the panel is shown for the first
    /// time.
    LoadWhenShown(QWidget& panel, std::function<void()> load);

    /// Stale with every change of the source, region, application or time, and when everybody is to ask again.
    void follow(const session::Session& session);
    void markStale();
    [[nodiscard]] bool stale() const { return m_stale; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void load();

    QWidget& m_panel;
    std::function<void()> m_load;
    bool m_stale = true;
};

} // namespace longspan::panels
