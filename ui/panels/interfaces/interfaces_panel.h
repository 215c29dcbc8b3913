// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"
#include "ui/session/latest.h"

#include <QWidget>

class QAbstractItemModel;
class QComboBox;
class QStackedLayout;

namespace longspan::items {
class InterfaceModel;
}
namespace longspan::widgets {
class Banner;
class EmptyState;
class SearchField;
class TableView;
} // namespace longspan::widgets

namespace longspan::panels {

struct Context;

/// Requests to an interface over time.
struct InterfaceTrend {
    std::string service;
    std::string name;
    QList<double> requests;
};

/// Every interface of the application with its figures. Selects the one with the worst p99 when none is selected.
class InterfacesPanel final : public QWidget {
    Q_OBJECT

public:
    explicit InterfacesPanel(const Context& context, QWidget* parent = nullptr);
    ~InterfacesPanel() override;

    [[nodiscard]] const items::InterfaceModel& model() const { return *m_model; }
    [[nodiscard]] widgets::TableView& table() { return *m_table; }
    void focusFilter();

Q_SIGNALS:
    void loaded();
    void topologyWanted(); ///< of the interface that is selected now
    void exportWanted(const QAbstractItemModel* model, const QString& title);

private:
    void buildView();
    void buildHeader();
    void load();
    void take(Result<query::FoundInterfaces> found);
    void loadTrends();
    void showTrends(const std::vector<InterfaceTrend>& trends);
    void selectDefault();
    void showSelected();
    void choose(const QModelIndex& index);

    const Context& m_context;
    items::InterfaceModel* m_model;
    widgets::SearchField* m_filter;
    QComboBox* m_kind;
    widgets::TableView* m_table;
    widgets::EmptyState* m_empty;
    widgets::Banner* m_banner;
    QStackedLayout* m_pages;
    bool m_showing = false; ///< the selection is being shown, not made
    session::Latest<query::FoundInterfaces> m_list;
    session::Latest<std::vector<InterfaceTrend>> m_trends;
};

} // namespace longspan::panels
