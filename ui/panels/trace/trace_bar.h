// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstdint>

class QAction;
class QActionGroup;
class QButtonGroup;
class QLabel;
class QMenu;
class QToolButton;

namespace longspan::widgets {
class ElidedLabel;
class SearchField;
} // namespace longspan::widgets

namespace longspan::panels {

struct Context;

/// The line above a trace: what it is, how it is shown, and what is looked for in it.
class TraceBar final : public QWidget {
    Q_OBJECT

public:
    explicit TraceBar(const Context& context, QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& id);
    [[nodiscard]] QString layoutName() const;
    void setLayoutName(const QString& name);
    void showFound(int place, int total, bool stillLooking);
    void showWrong(const QString& why);
    /// What the menu shows; tells nobody.
    void setFilters(bool onlyMatches, qint64 minDuration);
    void focusFind();
    [[nodiscard]] widgets::SearchField& findField() { return *m_find; }

Q_SIGNALS:
    void layoutChosen(const QString& name);
    void findWanted(const QString& typed);
    void stepWanted(bool forward);
    void errorStepWanted(bool forward);
    void onlyMatchesWanted(bool only);
    void minDurationWanted(qint64 nanos);
    void unfoldAllWanted();
    void foldAllWanted();
    void depthWanted(std::uint32_t depth);
    void zoomOutWanted();
    void criticalPathWanted(bool shown);
    void fixClocksWanted(bool fix);
    void compareWanted();
    void exportWanted();
    void topologyWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Kind {
        const char* name;
        const char* icon;
        QString text;
    };

    QToolButton* addButton(const QString& icon, const QString& text);
    void addLayouts();
    void addFind();
    void addMenu();
    void addDurations(QMenu& menu);
    void refreshIcons();

    const Context& m_context;
    widgets::ElidedLabel* m_title;
    widgets::ElidedLabel* m_id;
    QButtonGroup* m_layouts;
    widgets::SearchField* m_find;
    QAction* m_onlyMatches = nullptr;
    QActionGroup* m_durations = nullptr;
    QLabel* m_found;
};

} // namespace longspan::panels
