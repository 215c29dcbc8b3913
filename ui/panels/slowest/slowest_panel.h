// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"
#include "ui/session/latest.h"

#include <QWidget>
#include <memory>

class QAbstractItemModel;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace longspan::items {
class CallModel;
class GroupedCallModel;
} // namespace longspan::items
namespace longspan::widgets {
class Banner;
class ElidedLabel;
class EmptyState;
class SearchField;
class TableView;
class TreeView;
} // namespace longspan::widgets

namespace longspan::panels {

struct Context;

/// The slowest calls of the selected interface, or of every interface in groups, and how far the list can be trusted.
class SlowestPanel final : public QWidget {
    Q_OBJECT

public:
    explicit SlowestPanel(const Context& context, QWidget* parent = nullptr);
    ~SlowestPanel() override;

    [[nodiscard]] const items::CallModel& model() const { return *m_model; }
    [[nodiscard]] widgets::TableView& table() { return *m_table; }
    [[nodiscard]] bool grouped() const;
    void setGrouped(bool grouped);
    /// Asks for an export of the list in view.
    void exportShown();
    [[nodiscard]] QToolButton& badge() { return *m_badge; }

Q_SIGNALS:
    void loaded();
    void exportWanted(const QAbstractItemModel* model, const QString& title);

private:
    void buildHeader();
    void buildTables();
    void buildLayout();
    void refreshIcons();
    void load();
    void loadFlat();
    void loadGroups();
    void take(Result<query::SlowestCalls> found);
    void takeGroups(Result<query::SlowestByInterface> found);
    void showAnswer(const query::Completeness& completeness, const query::Evidence& evidence);
    void showTitle();
    void applyFilter();
    void showSelected();
    void select(const source::CallRow* call);
    void open(const source::CallRow* call);
    void explain();
    void showEmpty();

    const Context& m_context;
    items::CallModel* m_model;
    items::GroupedCallModel* m_groups;
    widgets::ElidedLabel* m_title;
    QToolButton* m_badge;
    QLabel* m_evidence;
    QToolButton* m_groupButton;
    QToolButton* m_errorsOnly;
    widgets::SearchField* m_filter;
    widgets::Banner* m_banner;
    widgets::TableView* m_table;
    widgets::TreeView* m_tree;
    widgets::EmptyState* m_empty;
    QStackedLayout* m_pages;
    bool m_showing = false;
    query::Completeness m_completeness;
    query::Evidence m_lastEvidence;
    session::Latest<query::SlowestCalls> m_calls;
    session::Latest<query::SlowestByInterface> m_groupedCalls;
};

} // namespace longspan::panels
