// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/compare/load_compared.h"
#include "ui/session/latest.h"
#include "ui/session/selection.h"
#include "ui/widgets/choice_button.h"

#include <QWidget>
#include <optional>
#include <vector>

class QAbstractItemModel;
class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStackedLayout;
class QToolButton;

namespace longspan::items {
class CompareModel;
class CompareTotalsModel;
} // namespace longspan::items
namespace longspan::widgets {
class Banner;
class ElidedLabel;
class EmptyState;
class TableView;
class TreeView;
} // namespace longspan::widgets

namespace longspan::panels {

struct Context;

/// Two traces laid over each other: one tree with the durations of both, and sums by service and by operation. A is
/// given from outside, B is chosen here: from a list, by its id, or from a file.
class ComparePanel final : public QWidget {
    Q_OBJECT

public:
    explicit ComparePanel(const Context& context, QWidget* parent = nullptr);
    ~ComparePanel() override;

    struct First {
        TraceId id;
        items::SpansOfTrace spans;
        QString title;
    };
    /// The trace that others are compared with. candidates: what is offered as the other one; ids are trace ids.
    void setFirst(First first, std::vector<widgets::ChoiceButton::Choice> candidates);
    /// Loads the other trace from the session's source.
    void compareWith(TraceId second);
    void compareWithFile(const QString& path);
    void swapSides();
    void clear();

    void setOnlyDifferences(bool only);
    /// "tree", "services" or "operations".
    void setLayoutName(const QString& name);
    [[nodiscard]] const items::CompareModel& model() const { return *m_model; }
    [[nodiscard]] widgets::ChoiceButton& second() { return *m_second; }
    [[nodiscard]] widgets::TreeView& tree() { return *m_tree; }
    [[nodiscard]] widgets::Banner& banner() { return *m_banner; }
    [[nodiscard]] bool comparing() const { return m_compare.busy(); }

Q_SIGNALS:
    void compared();
    /// A span was opened.
    void targetWanted(const longspan::session::CallRef& call);
    void exportWanted(const QAbstractItemModel* model, const QString& title);

private:
    void build();
    QToolButton* buttonFor(const QString& icon, const QString& text, QWidget* parent);
    QWidget* buildSides();
    QWidget* buildBar();
    void addLayouts(QHBoxLayout& row);
    void buildTree();
    void buildTotals(widgets::TableView& view, items::CompareTotalsModel& model, const QString& name);
    void choose(const QString& id);
    void chooseFile();
    void askForId();
    void start(SecondTrace second, const QString& title);
    void take(Result<LoadedComparison> loaded);
    void show(const LoadedComparison& loaded);
    void openAt(const QModelIndex& index);
    void exportShown();
    void unfold();
    void refreshIcons();

    const Context& m_context;
    items::CompareModel* m_model;
    items::CompareTotalsModel* m_services;
    items::CompareTotalsModel* m_operations;
    widgets::ElidedLabel* m_first;
    widgets::ChoiceButton* m_second;
    QLineEdit* m_id;
    QLabel* m_summary;
    QButtonGroup* m_layouts;
    std::vector<QToolButton*> m_drawn; ///< buttons with an icon of the theme's colours
    widgets::Banner* m_banner;
    widgets::TreeView* m_tree;
    widgets::TableView* m_serviceTable;
    widgets::TableView* m_operationTable;
    widgets::EmptyState* m_empty;
    QStackedLayout* m_pages;
    First m_shown;
    QString m_secondTitle;
    std::optional<LoadedComparison> m_loaded;
    session::Latest<LoadedComparison> m_compare;
};

} // namespace longspan::panels
